// Pages of the archive in a frame of another site. The page in the frame tells its height; the page around it, which has this script too,
// gives the frame that height. A height is no secret, so it is told to whoever shows the frame; it is believed only when it comes from a
// frame that shows the archive this script comes from.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) { return; }
  if (script.hasAttribute("data-frame")) {
    var theme = new URLSearchParams(location.search).get("theme");
    if (theme === "dark" || theme === "auto") { document.documentElement.setAttribute("data-theme", theme); }
    if (window.parent === window) { return; }
    var told = 0;
    var tell = function () {
      var height = Math.ceil(document.body.getBoundingClientRect().height);
      if (height !== told) {
        told = height;
        window.parent.postMessage({ cuttings: "height", height: height }, "*");
      }
    };
    window.addEventListener("load", tell);
    if ("ResizeObserver" in window) { new ResizeObserver(tell).observe(document.body); } else { window.addEventListener("resize", tell); }
    tell();
    return;
  }
  // The script may stand on a page once for each frame.
  var base = new URL("../", script.src);
  var known = window.cuttingsFrames = window.cuttingsFrames || {};
  if (known[base.href]) { return; }
  known[base.href] = true;
  window.addEventListener("message", function (message) {
    var data = message.data;
    if (message.origin !== base.origin || !data || data.cuttings !== "height" || !(data.height > 0)) { return; }
    var frames = document.getElementsByTagName("iframe");
    for (var i = 0; i < frames.length; i += 1) {
      if (frames[i].contentWindow === message.source && frames[i].src.indexOf(base.href) === 0) {
        frames[i].height = String(Math.min(Math.ceil(data.height), 5000));
      }
    }
  });
})();
