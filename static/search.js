// Search in the browser. Classic scripts register the index here, so that it works from a folder as from a server:
// cuttingsSearch.letters, .index, .terms, .names, .entries and .text are called by the files in search/. A query loads only what it needs.
(function () {
  "use strict";

  var letters = null;
  var index = null;
  var terms = {};
  var names = {};
  var entries = {};
  var texts = {};
  var waiting = {};
  // So many results at a time: each may need a file of its own.
  var SHOWN = 10;
  // Words that begin with what was typed are looked for in so many files.
  var NEIGHBOURS = 2;
  var LEAST_STEM = 4;
  // A text is listed under every form of the names in it, so that the texts of the nearest forms are enough.
  var NEAREST = 3;

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

  var UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  var TOKENS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{L}\p{M}\u02bb\u02bc]+(?:['’‘`·][\p{L}\p{M}]+)*|\p{N}+/gu;

  // Words and numbers of a text as the index has them, with where they stand: folded; a character of a script without spaces stands together with
  // the next one.
  function tokens(text) {
    var found = Array.from(text.matchAll(TOKENS));
    return found.map(function (match, at) {
      var word = fold(match[0]);
      var end = match.index + match[0].length;
      var next = found[at + 1];
      var last = true;
      if (UNSPACED.test(match[0]) && next && next.index === end && UNSPACED.test(next[0])) {
        word += fold(next[0]);
        end += next[0].length;
        last = false;
      }
      return { word: word, start: match.index, end: end, unspaced: UNSPACED.test(match[0]), last: last };
    }).filter(function (token) { return token.word.length > 1; });
  }

  // The words of a query. The last character of a run says nothing that the pair before it does not.
  function words(query) {
    var found = tokens(query.normalize("NFC"));
    return found.filter(function (token, at) {
      var before = found[at - 1];
      return !(token.unspaced && token.last && before && before.unspaced && !before.last);
    }).map(function (token) { return token.word; });
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

  // The file whose range a key falls into; -1 where it comes before all.
  function fileOf(firsts, key) {
    var low = 0;
    var high = firsts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // The files that may hold words with this beginning, at most so many.
  function filesFrom(firsts, beginning, most) {
    var out = [];
    for (var at = Math.max(0, fileOf(firsts, beginning)); at < firsts.length && out.length < most; at++) {
      if (firsts[at] > beginning && !firsts[at].startsWith(beginning)) break;
      out.push(at);
    }
    return out;
  }

  // Calls with every number of a packed list: differences, five bits a letter, lowest first.
  function unpack(list, call) {
    var value = 0;
    var shift = 0;
    var number = 0;
    for (var at = 0; at < list.length; at++) {
      var code = list.charCodeAt(at);
      var bits = code >= 97 ? code - 71 : code >= 65 ? code - 65 : code >= 48 ? code + 4 : code === 43 ? 62 : 63;
      value += (bits & 31) * Math.pow(2, shift);
      shift += 5;
      if (bits & 32) continue;
      number += value;
      call(number);
      value = 0;
      shift = 0;
    }
  }

  function listOf(key) {
    var shard = terms[fileOf(index.first_words, key)];
    return shard && Object.prototype.hasOwnProperty.call(shard, key) ? shard[key] : null;
  }

  // The files with words of people's names that may be the query's word: all of them where there are few, else those with its first letters.
  function nameFiles(word) {
    if (word.length < LEAST_STEM) return [];
    if (index.first_names.length <= 2) return index.first_names.map(function (first, at) { return at; });
    return filesFrom(index.first_names, word.slice(0, 2), NEIGHBOURS);
  }

  // The words of people's names that are the query's word but for an edit or two: inflected forms, other transliterations, slips.
  function variants(word) {
    var limit = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    var out = [];
    nameFiles(word).forEach(function (number) {
      var shard = names[number] || {};
      Object.keys(shard).forEach(function (name) {
        var distance = name === word ? 0 : edits(word, name, limit);
        if (limit && distance <= limit) out.push({ name: name, distance: distance, people: shard[name] });
      });
    });
    out.sort(function (a, b) { return a.distance - b.distance || (a.name < b.name ? -1 : 1); });
    out.forEach(function (variant, at) { variant.near = at < NEAREST && variant.distance === out[0].distance; });
    return out.slice(0, 8);
  }

  // Stems that the word may have, longest first.
  function stems(word) {
    var out = [];
    for (var length = word.length; length >= Math.max(LEAST_STEM, word.length - 6); length--) out.push(word.slice(0, length));
    return out;
  }

  function loadKeys(keys, done) {
    var numbers = keys.map(function (key) { return fileOf(index.first_words, key); });
    loadAll(numbers.filter(function (number) { return number >= 0; }).map(function (number) { return "terms-" + number; }), done);
  }

  // Loads what tells the stem of a word. Stems lie far apart in a large archive: two lengths at a time, until there is one.
  function loadStem(left, done) {
    var some = left.slice(0, 2);
    if (!some.length) return done(true);
    loadKeys(some.map(function (stem) { return stem + "~"; }), function (good) {
      var found = some.find(function (stem) { return listOf(stem + "~"); });
      var rest = function (more) { done(good && more); };
      if (found) loadKeys([found], rest);
      else loadStem(left.slice(2), rest);
    });
  }

  function loadStems(asked, done) {
    var left = asked.length;
    var good = true;
    if (!left) return done(true);
    asked.forEach(function (word) {
      loadStem(stems(word), function (one) {
        good = good && one;
        if (--left === 0) done(good);
      });
    });
  }

  // What one word of the query leads to: entry number -> score, and which words of a text it means.
  function hits(word, alike) {
    var scores = new Map();
    var means = { word: word, stem: "", names: {} };
    var keep = function (entry, score) {
      if (score > (scores.get(entry) || 0)) scores.set(entry, score);
    };
    var collect = function (list, factor) {
      if (!list) return;
      var found = [];
      unpack(list, function (number) { found.push(number); });
      // A word that stands everywhere says less.
      var rare = Math.log(1 + index.entries / found.length) / Math.log(1 + index.entries);
      found.forEach(function (number) { keep(Math.floor(number / 4), (number % 4) * factor * (0.3 + rare)); });
    };
    collect(listOf(word), 3);
    if (word.length > 2) {
      filesFrom(index.first_words, word, NEIGHBOURS).forEach(function (number) {
        var shard = terms[number] || {};
        Object.keys(shard).forEach(function (term) {
          if (term !== word && term.startsWith(word) && term.slice(-1) !== "~") collect(shard[term], 1.5);
        });
      });
    }
    means.stem = stems(word).find(function (stem) { return listOf(stem + "~"); }) || "";
    if (means.stem) {
      collect(listOf(means.stem + "~"), 2);
      collect(listOf(means.stem), 2);
    }
    alike.forEach(function (variant) {
      means.names[variant.name] = true;
      if (variant.near) collect(listOf(variant.name), 2.5 - 0.7 * variant.distance);
      unpack(variant.people, function (entry) { keep(entry, 9 - 2 * variant.distance); });
    });
    return { scores: scores, means: means };
  }

  // Whether a folded word of a text is what a word of the query means.
  function meant(means, word) {
    return word === means.word || means.names[word] === true ||
      (means.word.length > 2 && word.startsWith(means.word)) ||
      (means.stem && word.startsWith(means.stem) && word.length - means.stem.length < 7);
  }

  // Facets that results must have: for each filter the alternatives.
  function facets(filters) {
    var out = [];
    ["kind", "language", "outlet", "topic", "person"].forEach(function (name) {
      if (filters[name]) out.push(["@" + name + ":" + filters[name]]);
    });
    if (filters.from || filters.to) {
      out.push(index.months.filter(function (month) {
        return (!filters.from || month >= filters.from) && (!filters.to || month.slice(0, filters.to.length) <= filters.to);
      }).map(function (month) { return "@month:" + month; }));
    }
    return out;
  }

  var ORDER = { person: 4, topic: 3, organisation: 3, place: 3, event: 2, document: 1 };

  function kindOf(entry) {
    var found = "document";
    index.kinds.forEach(function (kind) { if (kind[1] <= entry) found = kind[0]; });
    return found;
  }

  // Finds entries: done(list of [entry, score], what the words mean, whether all files could be loaded).
  function find(query, filters, done) {
    var asked = words(query);
    var wanted = facets(filters);
    if (!asked.length && !wanted.length) return done([], [], true);
    var ofNames = new Set();
    asked.forEach(function (word) { nameFiles(word).forEach(function (number) { ofNames.add("names-" + number); }); });
    loadAll(Array.from(ofNames), function (first) {
      var alike = asked.map(variants);
      var needed = new Set();
      var need = function (key) {
        var at = fileOf(index.first_words, key);
        if (at >= 0) needed.add("terms-" + at);
      };
      asked.forEach(function (word, at) {
        filesFrom(index.first_words, word, NEIGHBOURS).forEach(function (number) { needed.add("terms-" + number); });
        alike[at].forEach(function (variant) { if (variant.near) need(variant.name); });
      });
      wanted.forEach(function (alternatives) { alternatives.forEach(need); });
      loadStems(asked, function (third) {
        loadAll(Array.from(needed), function (second) {
          var all = asked.map(function (word, at) { return hits(word, alike[at]); });
          var sets = wanted.map(function (alternatives) {
            var set = new Set();
            alternatives.forEach(function (key) {
              var list = listOf(key);
              if (list) unpack(list, function (number) { set.add(Math.floor(number / 4)); });
            });
            return set;
          });
          var found = [];
          var consider = function (entry, score) {
            for (var i = 1; i < all.length; i++) {
              if (!all[i].scores.has(entry)) return;
              score += all[i].scores.get(entry);
            }
            for (i = 0; i < sets.length; i++) if (!sets[i].has(entry)) return;
            found.push([entry, score / Math.max(all.length, 1) + ORDER[kindOf(entry)]]);
          };
          if (all.length) all[0].scores.forEach(function (score, entry) { consider(entry, score); });
          else sets[0].forEach(function (entry) { consider(entry, 0); });
          found.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
          done(found, all.map(function (one) { return one.means; }), first && second && third);
        });
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

  // The sentence with most of what was asked, its words marked.
  function excerpt(sentences, means) {
    var best = null;
    sentences.forEach(function (sentence) {
      var found = tokens(sentence).map(function (token) {
        var which = means.findIndex(function (one) { return meant(one, token.word); });
        return { token: token, which: which };
      }).filter(function (one) { return one.which >= 0; });
      var kinds = new Set(found.map(function (one) { return one.which; })).size;
      if (kinds && (!best || kinds > best.kinds)) best = { sentence: sentence, found: found, kinds: kinds };
    });
    if (!best) return null;
    var out = element("p", "excerpt");
    var at = 0;
    best.found.forEach(function (one) {
      if (one.token.start < at) return;
      out.appendChild(document.createTextNode(best.sentence.slice(at, one.token.start)));
      out.appendChild(element("mark", "", best.sentence.slice(one.token.start, one.token.end)));
      at = one.token.end;
    });
    out.appendChild(document.createTextNode(best.sentence.slice(at)));
    return out;
  }

  // A message that counts, in the plural form of the page's language.
  function counted(key, count) {
    var language = document.documentElement.lang;
    var category = new Intl.PluralRules(language).select(count);
    var wording = page.words[key + " " + category] || page.words[key + " other"];
    return wording.replace("{count}", count.toLocaleString(language));
  }

  // A day as the page's language writes it.
  function day(date) {
    var parts = date.split("-");
    var pattern = page.days[Number(parts[1]) - 1];
    return pattern ? pattern.replace("{day}", String(Number(parts[2]))).replace("{year}", parts[0]) : date;
  }

  function card(entry, means) {
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
    if (entry[3]) about.push(day(entry[3]));
    var meta = element("p", "meta", about.filter(Boolean).join(" · "));
    if (entry[4]) {
      meta.appendChild(document.createTextNode(" · "));
      meta.appendChild(element("bdi", "", entry[4]));
    }
    item.appendChild(meta);
    if (entry[0] === "document" && means.length) {
      load("text-" + entry[5], function (good) {
        var found = good && excerpt(texts[entry[5]] || [], means);
        if (!found) return;
        found.lang = title[1];
        found.dir = title[2] ? "rtl" : "ltr";
        item.appendChild(found);
      });
    }
    return item;
  }

  // Shows some more of what was found; done(whether all could be loaded).
  function show(found, from, means, done) {
    var list = document.getElementById("search-results");
    var some = found.slice(from, from + SHOWN);
    var files = new Set(some.map(function (hit) { return "entries-" + Math.floor(hit[0] / index.entries_to_a_shard); }));
    loadAll(Array.from(files), function (good) {
      done(good, function () {
        some.forEach(function (hit) {
          var shard = entries[Math.floor(hit[0] / index.entries_to_a_shard)] || [];
          var entry = shard[hit[0] % index.entries_to_a_shard];
          if (entry) list.appendChild(card(entry, means));
        });
        document.getElementById("search-more").hidden = from + SHOWN >= found.length;
      });
    });
  }

  var FILTERS = ["kind", "language", "outlet", "topic", "person", "from", "to"];

  function start() {
    var form = document.getElementById("search");
    var field = document.getElementById("query");
    var status = document.getElementById("search-status");
    var list = document.getElementById("search-results");
    var more = document.getElementById("search-more");
    if (!form || !field) return;
    page = {
      root: form.dataset.root,
      edition: form.dataset.edition,
      place: Number(form.dataset.place),
      words: JSON.parse(form.dataset.words),
      languages: JSON.parse(form.dataset.languages),
      days: JSON.parse(form.dataset.days)
    };
    if (!letters || !index) {
      status.textContent = page.words["search-failed"];
      return;
    }
    var latest = 0;
    var timer = 0;
    var filters = function () {
      var out = {};
      FILTERS.forEach(function (name) { out[name] = form.elements[name] ? form.elements[name].value : ""; });
      return out;
    };
    var search = function () {
      var query = field.value.trim();
      var chosen = filters();
      var mine = ++latest;
      var address = new URLSearchParams();
      if (query) address.set("q", query);
      FILTERS.forEach(function (name) { if (chosen[name]) address.set(name, chosen[name]); });
      // From a folder some browsers refuse to change the address; the search works all the same.
      try { history.replaceState(null, "", address.toString() ? "?" + address : location.pathname); } catch (error) { /* not needed */ }
      more.hidden = true;
      if (!address.toString()) {
        list.textContent = "";
        status.textContent = "";
        return;
      }
      status.textContent = page.words["search-loading"];
      find(query, chosen, function (found, means, good) {
        if (mine !== latest) return;
        show(found, 0, means, function (all, put) {
          if (mine !== latest) return;
          list.textContent = "";
          put();
          var message = found.length ? counted("count-results", found.length) : page.words["search-nothing"];
          if (!good || !all) message = twoSentences(message, page.words["search-failed"]);
          status.textContent = message;
          more.onclick = function () {
            var before = list.children.length;
            show(found, before, means, function (loaded, put) {
              if (mine !== latest) return;
              put();
              var link = list.children[before] && list.children[before].querySelector("a");
              if (link) link.focus();
            });
          };
        });
      });
    };
    field.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(search, 120);
    });
    form.addEventListener("change", function (event) {
      if (event.target !== field) search();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer);
      search();
    });
    var asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    FILTERS.forEach(function (name) {
      var choice = form.elements[name];
      var value = asked.get(name);
      if (!choice || !value) return;
      // A person whom the list does not offer can still be asked for by the address.
      if (!Array.from(choice.options).some(function (option) { return option.value === value; })) choice.add(new Option(value, value));
      choice.value = value;
      var around = choice.closest("details");
      if (around) around.open = true;
    });
    if (asked.toString()) search();
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
    names: function (number, shard) { names[number] = shard; },
    entries: function (number, list) { entries[number] = list; },
    text: function (number, sentences) { texts[number] = sentences; },
    words: words
  };

  document.addEventListener("DOMContentLoaded", start);
})();
