// Asks for what is live when the node says that there is something new, and says when it can't be heard.
(function () {
  'use strict';
  var state = document.getElementById('live-state');
  var asking = false;
  function say(word) {
    var text = state.getAttribute('data-' + word);
    if (state.textContent !== text) {
      state.textContent = text;
      state.className = 'tag ' + (word === 'on' ? 'ok' : 'warn');
    }
  }
  function asked() { asking = false; }
  function take() {
    say('on');
    if (asking || document.hidden) { return; }
    asking = true;
    window.htmx.ajax('GET', '/', {
      target: '#live', select: '#live', swap: 'outerHTML', headers: { 'X-Live': '1' }
    }).then(asked, asked);
  }
  var source = new EventSource(state.getAttribute('data-from'));
  source.onopen = function () { say('on'); };
  source.addEventListener('tick', take);
  source.addEventListener('same', function () { say('on'); });
  source.onerror = function () { say(source.readyState === EventSource.CLOSED ? 'off' : 'lost'); };
}());
