// The index of the search: loads the files of search/ that a query needs, and finds and ranks what fits. Knows nothing of the page, but for how it loads a
// script: `cuttingsSearch.fetch(name, done)`, which calls done(whether it worked).
(function (search) {
  "use strict";

  var index = null;
  var shards = { terms: {}, names: {}, entries: {}, text: {}, spellings: {}, endings: {} };
  var waiting = {};
  // Words that begin with what was typed are looked for in so many files.
  var NEIGHBOURS = 2;
  var LEAST_STEM = 4;
  // Shorter stems only of words in Cyrillic that are not found otherwise: in Latin letters they are mostly slips.
  var SHORTEST_STEM = 3;
  // The last part of a word with hyphens may have another ending, so long at most.
  var LONGEST_ENDING = 2;
  var LEAST_HYPHENATED = 7;
  // A text is listed under every form of the names in it, so that the texts of the nearest forms are enough.
  var NEAREST = 3;
  // Of a pasted sentence so many words count: the longest say most.
  var MOST_UNITS = 12;
  // Up to so many words a result has them all, if anything has.
  var FEW = 4;
  // With more words, or where nothing has all, a result has at least so much of what was asked, rare words counting more.
  var LEAST_SHARE = 0.34;
  // So many compounds are told by their ends.
  var MOST_COMPOUNDS = 8;
  // So many of the best are looked through for a phrase, and so many for words that stand together.
  var READ_FOR_PHRASE = 40;
  var READ_FOR_NEARNESS = 10;

  // How much a word says about an entry by its weight in the index: in the text, at its beginning, beside it, in the headline.
  var FIELD = [0.3, 0.4, 0.62, 1];
  // What is preferred where entries fit equally well.
  var KIND = { person: 0.16, topic: 0.14, organisation: 0.13, place: 0.13, outlet: 0.13, event: 0.08, briefing: 0.05, document: 0.04 };

  search.index = function (table) {
    index = table;
    search.ofLanguages(table.of_languages);
  };
  Object.keys(shards).forEach(function (kind) {
    search[kind] = function (number, shard) { shards[kind][number] = shard; };
  });
  search.isReady = function () { return index !== null && search.hasLetters(); };

  // Loads search/NAME.js once; done(false) when that fails.
  function load(name, done) {
    if (waiting[name] === true) return done(true);
    if (waiting[name]) return waiting[name].push(done);
    waiting[name] = [done];
    search.fetch(name, function (good) {
      var list = waiting[name];
      waiting[name] = good ? true : null;
      list.forEach(function (call) { call(good); });
    });
  }

  // Calls work(one, settle, place) for each of a list, and done(whether all went well) once all have settled.
  function each(list, work, done) {
    var left = list.length;
    var good = true;
    if (!left) return done(true);
    list.forEach(function (one, at) {
      work(one, function (well) {
        good = good && well;
        if (--left === 0) done(good);
      }, at);
    });
  }

  function loadAll(names, done) { each(Array.from(new Set(names)), load, done); }

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

  function termFilesFrom(beginning) {
    return filesFrom(index.first_words, beginning, NEIGHBOURS).map(function (number) { return "terms-" + number; });
  }

  // Calls with every word of the loaded files that begins so, and its list.
  function eachTerm(beginning, call) {
    filesFrom(index.first_words, beginning, NEIGHBOURS).forEach(function (number) {
      var shard = shards.terms[number] || {};
      Object.keys(shard).forEach(function (term) {
        if (term.startsWith(beginning) && term.slice(-1) !== "~") call(term, shard[term]);
      });
    });
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

  function has(shard, key) { return shard && Object.prototype.hasOwnProperty.call(shard, key); }

  function listOf(key) {
    var shard = shards.terms[fileOf(index.first_words, key)];
    return has(shard, key) ? shard[key] : null;
  }

  // The number of edits between two words, two neighbours in each other's place being one; limit + 1 when there are more.
  function edits(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    var before = null;
    var row = [];
    for (var j = 0; j <= b.length; j++) row[j] = j;
    for (var i = 1; i <= a.length; i++) {
      var next = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (before && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        least = Math.min(least, next[j]);
      }
      if (least > limit) return limit + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  function isLatin(word) { return /^[a-z]+$/.test(word); }

  // Whether a slip or an ending in the word can be told: short words and numbers have too many neighbours.
  function canBeInflected(word) { return word.length >= LEAST_STEM && isLatin(word); }

  function mostEdits(word) { return word.length < 7 ? 1 : 2; }

  function backwards(word) { return Array.from(word).reverse().join(""); }

  // The files with words of people's names that may be the query's word: all of them where there are few, else those with its first letters.
  function nameFiles(word) {
    if (!canBeInflected(word)) return [];
    if (index.first_names.length <= 2) return index.first_names.map(function (first, at) { return at; });
    return filesFrom(index.first_names, word.slice(0, 2), NEIGHBOURS);
  }

  // The words of people's names that are the query's word but for an edit or two: inflected forms, other transliterations, slips.
  function variants(word) {
    var limit = mostEdits(word);
    var out = [];
    nameFiles(word).forEach(function (number) {
      var shard = shards.names[number] || {};
      Object.keys(shard).forEach(function (name) {
        var distance = name === word ? 0 : edits(word, name, limit);
        if (distance <= limit) out.push({ name: name, distance: distance, people: shard[name] });
      });
    });
    out.sort(function (a, b) { return a.distance - b.distance || (a.name < b.name ? -1 : 1); });
    // What is a name as it was typed is no slip of another.
    if (out.length && out[0].distance === 0) out = out.slice(0, 1);
    out.forEach(function (variant, at) { variant.near = at < NEAREST && variant.distance === out[0].distance; });
    return out.slice(0, 8);
  }

  // The longest word of people's names to which the typed word adds an ending of the archive's languages, as a list.
  function namesWithEnding(word) {
    var best = "";
    nameFiles(word).forEach(function (number) {
      Object.keys(shards.names[number] || {}).forEach(function (name) {
        var isLonger = name.length >= LEAST_STEM && name.length > best.length && word.startsWith(name);
        // Folding makes one of the letter that ends the name and begins the ending ("Hasanning").
        if (isLonger && (search.isNameEnding(word.slice(name.length)) || search.isNameEnding(word.slice(name.length - 1)))) best = name;
      });
    });
    return best ? [best] : [];
  }

  // Fewest letters of a stem of what was typed.
  function leastStem(unit) { return /^\p{sc=Cyrillic}/u.test(unit.text) ? SHORTEST_STEM : LEAST_STEM; }

  // Stems that the word may have, longest first.
  function stems(word, least) {
    var out = [];
    if (!isLatin(word)) return out;
    for (var length = word.length; length >= Math.max(least, word.length - 6); length--) out.push(word.slice(0, length));
    return out;
  }

  function termFiles(keys) {
    var numbers = keys.map(function (key) { return fileOf(index.first_words, key); });
    return numbers.filter(function (number) { return number >= 0; }).map(function (number) { return "terms-" + number; });
  }

  // Loads what tells the stem of a word. Stems lie far apart in a large archive: two lengths at a time, until there is one.
  function loadStem(left, done) {
    var some = left.slice(0, 2);
    if (!some.length) return done(true);
    loadAll(termFiles(some.map(function (stem) { return stem + "~"; })), function (good) {
      var found = some.find(function (stem) { return listOf(stem + "~"); });
      var rest = function (more) { done(good && more); };
      if (found) loadAll(termFiles([found]), rest);
      else loadStem(left.slice(2), rest);
    });
  }

  function loadStems(asked, done) { each(asked, function (one, settle) { loadStem(stems(one.word, one.least), settle); }, done); }

  // Words that a slip may have made of a word of the index: [word, spelling], best first. Loads four small files at most.
  function neighbours(unit, done) {
    var word = unit.words[0] || "";
    if (!canBeInflected(word)) return done([]);
    var half = word.length >> 1;
    var reversed = backwards(word);
    var forth = filesFrom(index.first_spellings, word.slice(0, half), NEIGHBOURS);
    var back = filesFrom(index.first_endings, reversed.slice(0, word.length - half), NEIGHBOURS);
    var names = forth.map(function (number) { return "spellings-" + number; }).concat(back.map(function (number) { return "endings-" + number; }));
    loadAll(names, function () {
      var limit = mostEdits(word);
      var found = new Map();
      var look = function (shard, typed, read) {
        Object.keys(shard || {}).forEach(function (key) {
          var distance = edits(typed, key, limit);
          if (distance > 0 && distance <= limit) found.set(read(key), { distance: distance, list: shard[key] });
        });
      };
      forth.forEach(function (number) { look(shards.spellings[number], word, function (key) { return key; }); });
      back.forEach(function (number) {
        look(shards.endings[number], reversed, backwards);
      });
      var out = Array.from(found).sort(function (a, b) {
        return a[1].distance - b[1].distance || b[1].list.charCodeAt(0) - a[1].list.charCodeAt(0) || (a[0] < b[0] ? -1 : 1);
      });
      done(out.map(function (one) { return [one[0], likeTyped(one[1].list.slice(1).split("|"), unit.text)]; }));
    });
  }

  // The spelling in the script that was typed in, else the first.
  function likeTyped(spellings, typed) {
    var cyrillic = /\p{sc=Cyrillic}/u.test(typed);
    var latin = /\p{sc=Latin}/u.test(typed);
    return spellings.find(function (one) {
      return cyrillic ? /\p{sc=Cyrillic}/u.test(one) : latin ? /\p{sc=Latin}/u.test(one) : !/[\p{sc=Cyrillic}\p{sc=Latin}]/u.test(one);
    }) || spellings[0];
  }

  // What a list of the index leads to.
  function collect(list, factor, scores) {
    if (!list) return;
    unpack(list, function (number) {
      var entry = Math.floor(number / 4);
      var score = FIELD[number % 4] * factor;
      if (score > (scores.get(entry) || 0)) scores.set(entry, score);
    });
  }

  // What one word leads to: adds entry number -> score, and notes which words of a text are meant. Before the last word of a query, a word that is there is no
  // beginning of another; a name is none there either, and has no stem: its forms are in the index.
  function hits(word, alike, isExact, isBeforeOthers, scores, means) {
    means.words[word] = true;
    collect(listOf(word), 1, scores);
    if (isExact) return;
    var isName = alike.length > 0 && alike[0].distance === 0;
    var isWhole = isName || isBeforeOthers && scores.size > 0;
    if (word.length > 2 && !(isWhole && means.isOneOfSeveral)) {
      means.beginnings.push(word);
      eachTerm(word, function (term, list) { if (term !== word) collect(list, 0.55, scores); });
    }
    var least = scores.size ? LEAST_STEM : means.leastStem;
    var stem = isName ? "" : stems(word, least).find(function (one) { return listOf(one + "~"); });
    if (stem) {
      means.stems.push(stem);
      collect(listOf(stem + "~"), 0.8, scores);
      collect(listOf(stem), 0.8, scores);
    }
  }

  // Adds what the names lead to that may be the word. Where nothing else was found, they are a guess.
  function addNames(alike, isExact, scores, means) {
    if (isExact) return;
    means.isGuessed = !scores.size && !(alike.length && alike[0].distance === 0);
    alike.forEach(function (variant) {
      means.words[variant.name] = true;
      if (variant.near) collect(listOf(variant.name), 0.9 - 0.25 * variant.distance, scores);
      unpack(variant.people, function (entry) {
        var score = 0.95 - 0.2 * variant.distance;
        if (variant.distance && score > (scores.get(entry) || 0)) scores.set(entry, score);
      });
    });
  }

  function newMeans(unit, isOneOfSeveral) {
    return {
      words: {}, beginnings: [], stems: [], isOneOfSeveral: isOneOfSeveral, isGuessed: false, leastStem: leastStem(unit)
    };
  }

  // What all forms of a word with hyphens begin with ("Йошкар-Ола", "Йошкар-Оле"); "" for other words.
  function hyphenatedStem(unit) {
    var word = unit.words[0] || "";
    return unit.all.length && isLatin(word) && word.length >= LEAST_HYPHENATED ? word.slice(0, -LONGEST_ENDING) : "";
  }

  // Adds what other forms of a word with hyphens lead to.
  function addHyphenated(unit, scores, means) {
    var stem = hyphenatedStem(unit);
    if (!stem) return;
    eachTerm(stem, function (term, list) {
      if (Math.abs(term.length - unit.words[0].length) > LONGEST_ENDING) return;
      means.words[term] = true;
      collect(list, 0.7, scores);
    });
  }

  // Whether a folded word of a text is what a unit of the query means.
  search.meant = function (means, word) {
    return means.words[word] === true ||
      means.beginnings.some(function (beginning) { return word.startsWith(beginning); }) ||
      means.stems.some(function (stem) { return word.startsWith(stem) && word.length - stem.length < 7; });
  };

  // The facets that a date means: itself, or its day in any year.
  function dateKeys(unit) {
    if (unit.date) return [unit.date];
    if (!unit.ending) return [];
    var years = new Set(index.months.filter(function (month) { return unit.ending.startsWith(month.slice(4)); }));
    return Array.from(years).map(function (month) { return "@day:" + month.slice(0, 4) + unit.ending; });
  }

  function scoresOf(unit, alike, others, after) {
    var scores = new Map();
    var means = newMeans(unit, others > 0);
    unit.words.forEach(function (word, at) {
      hits(word, at ? [] : alike, unit.phrase > 0 || unit.pairs.indexOf(word) >= 0, after > 0, scores, means);
    });
    addNames(alike, unit.phrase > 0, scores, means);
    if (unit.all.length) {
      var parts = unit.all.map(function (word) {
        var own = new Map();
        hits(word, [], false, after > 0, own, means);
        return own;
      });
      parts[0].forEach(function (score, entry) {
        var least = score;
        for (var i = 1; i < parts.length; i++) least = Math.min(least, parts[i].get(entry) || 0);
        least *= unit.date || unit.ending ? 0.5 : 0.9;
        if (least > (scores.get(entry) || 0)) scores.set(entry, least);
      });
    }
    if (!scores.size) addHyphenated(unit, scores, means);
    dateKeys(unit).forEach(function (key) {
      var list = listOf(key);
      // A briefing of the month answers for the month; the events of a day come before the briefing with the day.
      if (list) unpack(list, function (number) {
        var entry = Math.floor(number / 4);
        if (kindOf(entry) === "person") return;
        scores.set(entry, kindOf(entry) === "briefing" ? (key.startsWith("@month") ? 1.1 : 0.9) : 1);
      });
    });
    return { scores: scores, means: means, weight: weightOf(scores.size) };
  }

  // A word that stands everywhere says less.
  function weightOf(count) { return count ? 0.15 + Math.log(1 + index.entries / count) / Math.log(1 + index.entries) : 0; }

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

  function kindOf(entry) {
    var found = "document";
    index.kinds.forEach(function (kind) { if (kind[1] <= entry) found = kind[0]; });
    return found;
  }

  // Loads all that the words need: done(variants by unit, whether all files could be loaded).
  function loadUnits(units, wanted, done) {
    var names = [];
    units.forEach(function (unit) {
      if (!unit.phrase && unit.words.length) nameFiles(unit.words[0]).forEach(function (number) { names.push("names-" + number); });
    });
    loadAll(names, function (first) {
      var alike = units.map(function (unit) { return !unit.phrase && unit.words.length ? variants(unit.words[0]) : []; });
      var files = [];
      var inflected = [];
      units.forEach(function (unit, at) {
        unit.words.concat(unit.all).forEach(function (word) {
          if (unit.phrase) files = files.concat(termFiles([word]));
          else {
            files = files.concat(termFilesFrom(word));
            inflected.push({ word: word, least: leastStem(unit) });
          }
        });
        var stem = hyphenatedStem(unit);
        if (stem) files = files.concat(termFilesFrom(stem));
        files = files.concat(termFiles(dateKeys(unit)));
        files = files.concat(termFiles(alike[at].filter(function (one) { return one.near; }).map(function (one) { return one.name; })));
      });
      wanted.forEach(function (alternatives) { files = files.concat(termFiles(alternatives)); });
      loadStems(inflected, function (second) {
        loadAll(files, function (third) { done(alike, first && second && third); });
      });
    });
  }

  // Words of the index that end with what was typed in Hangul, which writes compounds as one word: "해상풍력" for "풍력". done(the words).
  function compounds(unit, done) {
    var word = unit.words[0] || "";
    if (!/^\p{sc=Hangul}{2,}$/u.test(unit.text)) return done([]);
    var reversed = backwards(word);
    var files = filesFrom(index.first_endings, reversed, NEIGHBOURS);
    loadAll(files.map(function (number) { return "endings-" + number; }), function () {
      var found = [];
      files.forEach(function (number) {
        var shard = shards.endings[number] || {};
        Object.keys(shard).forEach(function (key) {
          if (key.startsWith(reversed) && shard[key].slice(1).split("|").some(function (one) { return one.endsWith(unit.text); })) found.push(backwards(key));
        });
      });
      done(found.slice(0, MOST_COMPOUNDS));
    });
  }

  // What else a word may be that nothing has: spelt otherwise, two words, the end of a compound, a name with an ending. Adds what that leads to; done() then.
  function otherwise(unit, one, done) {
    var names = namesWithEnding(unit.words[0] || "");
    var single = search.respelt(unit.text).concat(names);
    var pairs = search.twoWords(unit.text);
    compounds(unit, function (longer) {
      single = single.concat(longer);
      loadAll(termFiles(single.concat.apply(single, pairs)), function () {
        single.forEach(function (word) {
          if (!listOf(word)) return;
          one.means.words[word] = true;
          collect(listOf(word), 0.85, one.scores);
        });
        pairs.forEach(function (pair) {
          var first = new Map();
          var second = new Map();
          collect(listOf(pair[0]), 0.85, first);
          collect(listOf(pair[1]), 0.85, second);
          first.forEach(function (score, entry) {
            if (!second.has(entry)) return;
            pair.forEach(function (word) { one.means.words[word] = true; });
            if (score > (one.scores.get(entry) || 0)) one.scores.set(entry, Math.min(score, second.get(entry)));
          });
        });
        one.weight = weightOf(one.scores.size);
        done();
      });
    });
  }

  // For each unit that nothing has, the nearest words that something has: done(list of spellings for "did you mean" by unit, or null).
  function mend(units, all, done) {
    var out = units.map(function () { return null; });
    var nearest = function (unit, at, settle) {
      neighbours(unit, function (found) {
        if (!found.length) return settle(true);
        // Names that were guessed are found already; the reader is told which.
        if (all[at].scores.size) {
          var guessed = found.find(function (one) { return all[at].means.words[one[0]]; });
          if (guessed) out[at] = guessed[1];
          return settle(true);
        }
        loadAll(termFiles([found[0][0]]), function () {
          collect(listOf(found[0][0]), 0.7, all[at].scores);
          all[at].means.words[found[0][0]] = true;
          all[at].weight = weightOf(all[at].scores.size);
          out[at] = found[0][1];
          settle(true);
        });
      });
    };
    each(units, function (unit, settle, at) {
      if (all[at].scores.size && !all[at].means.isGuessed || unit.phrase) return settle(true);
      // A name that was guessed stays one; what nothing has may be written otherwise.
      if (all[at].scores.size) return nearest(unit, at, settle);
      otherwise(unit, all[at], function () {
        if (all[at].scores.size) settle(true);
        else nearest(unit, at, settle);
      });
    }, function () { done(out); });
  }

  // Entries with their scores. Few words: those that have all, and only where there are none, those that have some.
  function rank(all, sets, units) {
    var total = all.reduce(function (sum, one) { return sum + one.weight; }, 0);
    var gathered = new Map();
    var add = function (entry, unit, score) {
      var so = gathered.get(entry);
      if (!so) gathered.set(entry, so = { share: 0, score: 0, count: 0 });
      so.share += all[unit].weight;
      so.score += all[unit].weight * score;
      so.count++;
    };
    all.forEach(function (one, unit) { one.scores.forEach(function (score, entry) { add(entry, unit, score); }); });
    if (!all.length) sets[0].forEach(function (entry) { gathered.set(entry, { share: 1, score: 0, count: 0 }); });
    // A single letter that stands in no headline is asked of nothing.
    var asked = units.filter(function (unit, at) { return all[at].scores.size || unit.text.length > 1; }).length;
    var complete = [];
    var partial = [];
    gathered.forEach(function (so, entry) {
      for (var i = 0; i < sets.length; i++) if (!sets[i].has(entry)) return;
      for (i = 0; i < units.length; i++) if (units[i].phrase && !all[i].scores.has(entry)) return;
      var share = total ? so.share / total : 1;
      var hit = [entry, (total ? so.score / total : 0) * share + KIND[kindOf(entry)] * share];
      if (so.count === asked) complete.push(hit);
      else if (share >= LEAST_SHARE) partial.push(hit);
    });
    var order = function (a, b) { return b[1] - a[1] || a[0] - b[0]; };
    if (complete.length && asked <= FEW) return { found: complete.sort(order), isPartial: false };
    return { found: complete.sort(order).concat(partial.sort(order)), isPartial: !complete.length && partial.length > 0 };
  }

  search.entry = function (number) {
    var shard = shards.entries[Math.floor(number / index.entries_to_a_shard)] || [];
    return shard[number % index.entries_to_a_shard];
  };

  search.sentences = function (number) {
    var shard = shards.text[Math.floor(number / index.texts_to_a_shard)] || [];
    return shard[number % index.texts_to_a_shard] || [];
  };

  // Loads what results show: entries, then the texts of those that have some.
  search.loadEntries = function (numbers, withTexts, done) {
    loadAll(numbers.map(function (number) { return "entries-" + Math.floor(number / index.entries_to_a_shard); }), function (good) {
      if (!withTexts) return done(good);
      var texts = [];
      numbers.forEach(function (number) {
        var entry = search.entry(number);
        if (entry) entry[5].slice(0, withTexts).forEach(function (text) { texts.push("text-" + Math.floor(text / index.texts_to_a_shard)); });
      });
      loadAll(texts, function (more) { done(good && more); });
    });
  };

  function hasInOrder(words, phrase) {
    for (var at = 0; at + phrase.length <= words.length; at++) {
      for (var i = 0; i < phrase.length && words[at + i] === phrase[i]; i++);
      if (i === phrase.length) return true;
    }
    return false;
  }

  function folded(text) { return search.tokens(text).map(function (token) { return token.word; }); }

  // Keeps what has the words of each phrase one after another, in a title, in another form of the name, or in a sentence.
  function keepPhrases(found, phrases, done) {
    var some = found.slice(0, READ_FOR_PHRASE).map(function (hit) { return hit[0]; });
    search.loadEntries(some, Infinity, function (good) {
      done(found.slice(0, READ_FOR_PHRASE).filter(function (hit) {
        var entry = search.entry(hit[0]);
        if (!entry) return false;
        var texts = entry[4].map(function (name) { return name[0]; });
        entry[2].forEach(function (title) { texts.push(title[0], title[3] || ""); });
        entry[5].forEach(function (text) { texts = texts.concat(search.sentences(text)); });
        return phrases.every(function (phrase) {
          return texts.some(function (text) { return hasInOrder(folded(text), phrase); });
        });
      }), good);
    });
  }

  // How many units the sentence with most of them has.
  search.bestSentence = function (sentences, means) {
    var best = null;
    sentences.forEach(function (sentence) {
      var found = search.tokens(sentence).map(function (token) {
        return { token: token, which: means.findIndex(function (one) { return search.meant(one, token.word); }) };
      }).filter(function (one) { return one.which >= 0; });
      var units = new Set(found.map(function (one) { return one.which; })).size;
      if (units && (!best || units > best.units)) best = { sentence: sentence, found: found, units: units };
    });
    return best;
  };

  // Among the first results, those with the words in one sentence come before those that fit as well.
  function byNearness(found, means, done) {
    if (means.length < 2) return done(found);
    var first = found.slice(0, READ_FOR_NEARNESS);
    search.loadEntries(first.map(function (hit) { return hit[0]; }), 1, function () {
      first.forEach(function (hit) {
        var entry = search.entry(hit[0]);
        if (!entry || entry[0] !== "document") return;
        var best = search.bestSentence(search.sentences(entry[5][0]), means);
        if (best) hit[1] += 0.1 * (best.units / means.length - 1);
        else hit[1] -= 0.1;
      });
      first.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
      done(first.concat(found.slice(READ_FOR_NEARNESS)));
    });
  }

  // The query with the words that were meant in the place of those that nothing has.
  function corrected(query, units, mended) {
    var out = query.normalize("NFC");
    for (var at = units.length - 1; at >= 0; at--) {
      if (mended[at]) out = out.slice(0, units[at].start) + mended[at] + out.slice(units[at].end);
    }
    return out;
  }

  // Finds entries. done({ found: list of [entry, score], means: what each word means, good: whether all files could be loaded, isPartial: whether nothing has
  // all words, instead: the query that may have been meant or "", words: [typed, how many have it] }).
  search.find = function (query, filters, done) {
    var parsed = search.units(query);
    var units = parsed.units;
    if (units.length > MOST_UNITS) {
      var longest = units.slice().sort(function (a, b) { return b.text.length - a.text.length; }).slice(0, MOST_UNITS);
      units = units.filter(function (unit) { return longest.indexOf(unit) >= 0; });
    }
    var wanted = facets(filters);
    var nothing = { found: [], means: [], good: true, isPartial: false, instead: "", words: [] };
    if (!units.length && !wanted.length) return done(nothing);
    loadUnits(units, wanted, function (alike, good) {
      var all = units.map(function (unit, at) { return scoresOf(unit, alike[at], units.length - 1, units.length - 1 - at); });
      mend(units, all, function (mended) {
        var sets = wanted.map(function (alternatives) {
          var set = new Set();
          alternatives.forEach(function (key) {
            var list = listOf(key);
            if (list) unpack(list, function (number) { set.add(Math.floor(number / 4)); });
          });
          return set;
        });
        var ranked = rank(all, sets, units);
        var means = all.map(function (one) { return one.means; });
        var finish = function (found, more) {
          byNearness(found, means, function (sorted) {
            done({
              found: sorted,
              means: means,
              good: good && more,
              isPartial: ranked.isPartial,
              instead: mended.some(Boolean) ? corrected(query, units, mended) : "",
              words: units.map(function (unit, at) { return [unit.text, all[at].scores.size]; })
            });
          });
        };
        if (parsed.phrases.length) keepPhrases(ranked.found, parsed.phrases, finish);
        else finish(ranked.found, true);
      });
    });
  };
})(cuttingsSearch);
