// Written by Cuttings. Style, scripts and search files come from what was kept, and are refreshed in the background; pages come from
// the network, and from what was kept where there is none. Nothing of other sites is touched.
"use strict";
var VERSION = "@VERSION@";
var scope = new URL(self.registration.scope);
var ASSETS = "cuttings-assets " + scope.pathname + " " + VERSION;
var PAGES = "cuttings-pages " + scope.pathname;
var MOST_PAGES = 300;

function isAsset(path) {
  return path.indexOf("static/") === 0 || (path.indexOf("search/") === 0 && /\.js$/.test(path));
}

self.addEventListener("install", function (event) {
  event.waitUntil(
    caches.open(ASSETS).then(function (cache) {
      return cache.addAll(["static/style.css", "static/icon.svg", "static/offline.js"].map(function (path) { return new URL(path, scope).href; }));
    }).then(function () { return self.skipWaiting(); })
  );
});

self.addEventListener("activate", function (event) {
  event.waitUntil(
    caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf("cuttings-assets " + scope.pathname + " ") === 0 && name !== ASSETS;
      }).map(function (name) { return caches.delete(name); }));
    }).then(function () { return self.clients.claim(); })
  );
});

function fetchAndKeep(request, name) {
  return fetch(request).then(function (response) {
    if (!response.ok || response.type !== "basic") { return response; }
    var copy = response.clone();
    return caches.open(name).then(function (cache) {
      return cache.put(request, copy).then(function () { return name === PAGES ? forget(cache) : undefined; });
    }).then(function () { return response; }, function () { return response; });
  });
}

// The pages that were kept first go first.
function forget(cache) {
  return cache.keys().then(function (keys) {
    return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map(function (key) { return cache.delete(key); }));
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request;
  var url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || url.pathname.indexOf(scope.pathname) !== 0) { return; }
  var path = url.pathname.slice(scope.pathname.length);
  if (isAsset(path)) {
    event.respondWith(caches.open(ASSETS).then(function (cache) {
      return cache.match(request).then(function (kept) {
        var fresh = fetchAndKeep(request, ASSETS);
        if (!kept) { return fresh; }
        event.waitUntil(fresh.catch(function () {}));
        return kept;
      });
    }));
    return;
  }
  event.respondWith(fetchAndKeep(request, PAGES).catch(function (error) {
    return caches.open(PAGES).then(function (cache) {
      return cache.match(request, { ignoreSearch: request.mode === "navigate" });
    }).then(function (kept) {
      if (kept) { return kept; }
      throw error;
    });
  }));
});
