// Part of `cuttings serve` only: asks whether the site has changed since this page came, and reloads it then.
(function () {
  "use strict";
  var version = document.currentScript.getAttribute("data-version");
  var asking = null;
  function ask() {
    // A page that nobody sees keeps no connection; browsers have few for one server.
    if (asking || document.hidden) return;
    asking = new AbortController();
    fetch("/__cuttings/changes?version=" + encodeURIComponent(version), { cache: "no-store", signal: asking.signal })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      })
      .then(function (current) {
        asking = null;
        if (current === version) ask();
        else location.reload();
      })
      .catch(function () {
        asking = null;
        setTimeout(ask, 1000);
      });
  }
  document.addEventListener("visibilitychange", function () {
    if (document.hidden && asking) asking.abort();
    else ask();
  });
  ask();
})();
