// Search in the browser. Classic scripts register the index here, so that it works from a folder as from a server:
// cuttingsSearch.letters, .index, .terms and .entries are called by the files in search/.
(function () {
  "use strict";

  var letters = null;
  var index = null;
  var terms = {};
  var entries = {};
  var waiting = {};
  var SHOWN = 100;

  // Romanises and folds one word exactly as the program did when it made the index.
  function fold(word) {
    var roman = "";
    Array.from(word).forEach(function (letter) {
      var code = letter.codePointAt(0);
      roman += code < 128 ? letter.toLowerCase() : letters.roman.get(code) || "";
    });
    var out = "";
    while (roman) {
      var start = out === "" || out.endsWith(" ");
      var found = letters.substitutions.find(function (pair) {
        return roman.startsWith(pair[0]) && !(start && letters.iotations.has(pair[0]));
      });
      var used = found ? found[0].length : 1;
      var letter = roman[0];
      var add = "";
      if (found) add = found[1];
      else if (/[a-z0-9]/.test(letter)) add = letter;
      else if (/[\s.-]/.test(letter) && out) add = " ";
      Array.from(add).forEach(function (one) {
        if (!out.endsWith(one)) out += one;
      });
      roman = roman.slice(used);
    }
    // An h that is hardly heard goes; what then stands doubled is one letter.
    var heard = "";
    Array.from(out.trim()).forEach(function (one, at, all) {
      var silent = one === "h" && !/[aeiou]/.test(all[at + 1] || "") && heard && !heard.endsWith(" ");
      if (!silent && !heard.endsWith(one)) heard += one;
    });
    return heard;
  }

  // Words and numbers of a query; scripts without spaces go character by character, as in the index.
  function words(query) {
    var found = query.normalize("NFC").match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{M}\u02bb\u02bc]+(?:['’‘`·][\p{L}\p{M}]+)*|\p{N}+/gu) || [];
    return found.map(fold).filter(function (word) { return word.length > 1; });
  }

  // The number of edits between two words, or limit + 1 when there are more.
  function edits(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var row = [];
    for (var j = 0; j <= b.length; j++) row[j] = j;
    for (var i = 1; i <= a.length; i++) {
      var corner = row[0];
      var least = row[0] = i;
      for (j = 1; j <= b.length; j++) {
        var above = row[j];
        row[j] = Math.min(above + 1, row[j - 1] + 1, corner + (a[i - 1] === b[j - 1] ? 0 : 1));
        corner = above;
        least = Math.min(least, row[j]);
      }
      if (least > limit) return limit + 1;
    }
    return row[b.length];
  }

  // Loads search/NAME.js once; done(false) when that fails.
  function load(name, done) {
    if (waiting[name] === true) return done(true);
    if (waiting[name]) return waiting[name].push(done);
    waiting[name] = [done];
    var script = document.createElement("script");
    var settle = function (good) {
      var list = waiting[name];
      waiting[name] = good ? true : null;
      list.forEach(function (call) { call(good); });
    };
    script.onload = function () { settle(true); };
    script.onerror = function () { settle(false); };
    script.src = page.root + "search/" + name + ".js";
    document.head.appendChild(script);
  }

  function loadAll(names, done) {
    var left = names.length;
    var good = true;
    if (!left) return done(true);
    names.forEach(function (name) {
      load(name, function (one) {
        good = good && one;
        if (--left === 0) done(good);
      });
    });
  }

  // Numbers of the shards that may hold words with this beginning.
  function shards(word) {
    var firsts = index.first_words;
    var low = 0;
    var high = firsts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (firsts[middle] <= word) low = middle + 1;
      else high = middle;
    }
    var out = [];
    for (var at = Math.max(0, low - 1); at < firsts.length; at++) {
      if (at >= low && !firsts[at].startsWith(word)) break;
      out.push(at);
      if (out.length === 4) break;
    }
    return out;
  }

  // The words of people's names that are the query's word but for an edit or two: inflected forms, other transliterations, slips.
  function variants(word) {
    var limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    if (!limit) return [];
    return Object.keys(index.names).map(function (name) {
      return { name: name, distance: name === word ? 0 : edits(word, name, limit) };
    }).filter(function (variant) { return variant.distance <= limit; });
  }

  // The word without what may be an ending.
  function stem(word) {
    return word.length < 6 ? word : word.slice(0, Math.max(5, word.length - 3));
  }

  // What one word of the query leads to: entry number -> score.
  function hits(word, alike) {
    var scores = new Map();
    var keep = function (entry, score) {
      if (score > (scores.get(entry) || 0)) scores.set(entry, score);
    };
    var collect = function (beginning, closeness) {
      shards(beginning).forEach(function (number) {
        var shard = terms[number] || {};
        Object.keys(shard).forEach(function (term) {
          var factor = closeness(term);
          if (!factor) return;
          var at = 0;
          shard[term].forEach(function (step) {
            at += step;
            keep(at >> 2, (at & 3) * factor);
          });
        });
      });
    };
    collect(word, function (term) {
      if (term === word) return 3;
      return term.startsWith(word) ? (word.length > 2 ? 1.5 : 0.5) : 0;
    });
    alike.forEach(function (variant) {
      collect(variant.name, function (term) { return term === variant.name ? 2.5 - 0.7 * variant.distance : 0; });
      index.names[variant.name].forEach(function (entry) { keep(entry, 9 - 2 * variant.distance); });
    });
    if (!scores.size && stem(word) !== word) {
      collect(stem(word), function (term) {
        return term.startsWith(stem(word)) && Math.abs(term.length - word.length) < 4 ? 0.7 : 0;
      });
    }
    return scores;
  }

  var ORDER = { person: 4, topic: 3, organisation: 3, place: 3, event: 2, document: 1 };

  function find(query, done) {
    var asked = words(query);
    if (!asked.length) return done([], true);
    var alike = asked.map(variants);
    var needed = new Set();
    asked.forEach(function (word, at) {
      [word, stem(word)].concat(alike[at].map(function (variant) { return variant.name; })).forEach(function (beginning) {
        shards(beginning).forEach(function (number) { needed.add("terms-" + number); });
      });
    });
    loadAll(Array.from(needed), function (good) {
      var all = asked.map(function (word, at) { return hits(word, alike[at]); });
      var found = [];
      all[0].forEach(function (score, entry) {
        for (var i = 1; i < all.length; i++) {
          if (!all[i].has(entry)) return;
          score += all[i].get(entry);
        }
        found.push([entry, score / all.length]);
      });
      found.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
      var top = found.slice(0, SHOWN);
      var chunks = new Set(top.map(function (hit) {
        return "entries-" + Math.floor(hit[0] / index.entries_to_a_shard);
      }));
      loadAll(Array.from(chunks), function (more) {
        var results = top.map(function (hit) {
          var chunk = entries[Math.floor(hit[0] / index.entries_to_a_shard)] || [];
          return { entry: chunk[hit[0] % index.entries_to_a_shard], score: hit[1], number: hit[0] };
        }).filter(function (result) { return result.entry; });
        results.sort(function (a, b) {
          return b.score + ORDER[b.entry[0]] - a.score - ORDER[a.entry[0]] || a.number - b.number;
        });
        done(results, good && more, found.length);
      });
    });
  }

  var page = null;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // The full stop and what follows it are the language's; a sentence that has its full stop gets no second one.
  function twoSentences(first, second) {
    var stop = page.words["two-sentences"].replace("{first}", "").replace("{second}", "");
    return first + (first.slice(-1) === stop.charAt(0) ? stop.slice(1) : stop) + second;
  }

  function show(results, good, count) {
    var list = document.getElementById("search-results");
    var status = document.getElementById("search-status");
    list.textContent = "";
    results.forEach(function (result) {
      var entry = result.entry;
      var titles = entry[2];
      var title = titles[titles.length > 1 ? page.place : 0];
      var item = element("li", "card");
      var heading = element("p", "card-title");
      var link = element("a", "", "");
      link.href = page.edition + entry[1];
      var text = element("bdi", "", title[0]);
      text.lang = title[1];
      if (title[2]) text.dir = "rtl";
      link.appendChild(text);
      heading.appendChild(link);
      item.appendChild(heading);
      var about = [page.words["kind-" + entry[0]]];
      if (entry[0] === "document" || entry[0] === "event") about.push(page.languages[title[1]] || title[1]);
      if (entry[3]) about.push(entry[3]);
      var meta = element("p", "meta", about.filter(Boolean).join(" · "));
      if (entry[4]) {
        meta.appendChild(document.createTextNode(" · "));
        meta.appendChild(element("bdi", "", entry[4]));
      }
      item.appendChild(meta);
      list.appendChild(item);
    });
    var message = page.words["search-results"].replace("{count}", String(count));
    if (!results.length) message = page.words["search-nothing"];
    else if (count > results.length) message = twoSentences(message, page.words["search-more"].replace("{shown}", String(results.length)));
    if (!good) message = twoSentences(message, page.words["search-failed"]);
    status.textContent = message;
  }

  function start() {
    var form = document.getElementById("search");
    var field = document.getElementById("query");
    var status = document.getElementById("search-status");
    if (!form || !field) return;
    page = {
      root: form.dataset.root,
      edition: form.dataset.edition,
      place: Number(form.dataset.place),
      words: JSON.parse(form.dataset.words),
      languages: JSON.parse(form.dataset.languages)
    };
    if (!letters || !index) {
      status.textContent = page.words["search-failed"];
      return;
    }
    var latest = 0;
    var timer = 0;
    var search = function () {
      var query = field.value.trim();
      var mine = ++latest;
      // From a folder some browsers refuse to change the address; the search works all the same.
      try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname); } catch (error) { /* not needed */ }
      if (!query) {
        document.getElementById("search-results").textContent = "";
        status.textContent = "";
        return;
      }
      status.textContent = page.words["search-loading"];
      find(query, function (results, good, count) {
        if (mine === latest) show(results, good, count || results.length);
      });
    };
    field.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(search, 120);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      search();
    });
    field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value) search();
    else field.focus();
  }

  window.cuttingsSearch = {
    letters: function (table) {
      var roman = new Map();
      table.ranges.forEach(function (range) {
        range[1].split("|").forEach(function (text, at) { if (text) roman.set(range[0] + at, text); });
      });
      letters = { roman: roman, substitutions: table.substitutions, iotations: new Set(table.iotations) };
    },
    index: function (table) { index = table; },
    terms: function (number, shard) { terms[number] = shard; },
    entries: function (number, list) { entries[number] = list; },
    words: words
  };

  document.addEventListener("DOMContentLoaded", start);
})();
