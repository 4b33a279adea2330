// Who signs out may be on the way to the login service and back: what a page that asks by itself is told
// meanwhile ("nobody is signed in") must not lead the browser elsewhere.
(function () {
  'use strict';
  var leaving = false;
  function drop(event) { if (leaving) { event.preventDefault(); } }
  document.addEventListener('submit', function (event) {
    if (event.target.getAttribute('action') === '/logout') { leaving = true; }
  });
  document.addEventListener('htmx:beforeRequest', drop);
  document.addEventListener('htmx:beforeOnLoad', drop);
}());
