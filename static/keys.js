// The key "/" leads to the search box, wherever nothing is being typed.
document.addEventListener("keydown", function (event) {
  "use strict";
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) { return; }
  var at = document.activeElement;
  if (at && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName))) { return; }
  var box = document.getElementById("query") || document.getElementById("quick-search");
  if (!box) { return; }
  event.preventDefault();
  box.focus();
});
