// Keeps what was read for reading without a connection. A site opened from a folder needs none of this; neither does one that is being worked on
// with `cuttings serve`, which marks its pages.
(function () {
  "use strict";
  var script = document.currentScript;
  var served = location.protocol === "https:" || location.protocol === "http:";
  if (!script || !served || !("serviceWorker" in navigator) || document.querySelector("script[src^='/__cuttings/']")) { return; }
  window.addEventListener("load", function () {
    // Where the browser refuses (plain http on a network, private windows), the site works as before.
    navigator.serviceWorker.register(new URL("../offline-worker.js", script.src).href).catch(function () {});
  });
})();
