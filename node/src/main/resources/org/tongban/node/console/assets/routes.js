// Makes an editor of the text, and leads from a problem to its place. Without it the text is one to type in.
(function () {
  'use strict';
  var text = document.querySelector('textarea[data-editor]');
  if (!text || !window.CodeMirror) { return; }
  var editor = window.CodeMirror.fromTextArea(text, {
    mode: 'yaml', lineNumbers: true, lineWrapping: false, indentUnit: 2, viewportMargin: 40,
    screenReaderLabel: text.getAttribute('data-label'),
    extraKeys: { Tab: false, 'Shift-Tab': false }
  });
  // who has no mouse scrolls it too
  editor.getScrollerElement().setAttribute('tabindex', '0');
  editor.on('change', function () { editor.save(); });
  document.addEventListener('click', function (event) {
    var place = event.target;
    if (!place.classList || !place.classList.contains('place')) { return; }
    event.preventDefault();
    editor.setCursor(Number(place.getAttribute('data-line')) - 1, Math.max(0, Number(place.getAttribute('data-column')) - 1));
    editor.focus();
  });
}());
