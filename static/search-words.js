// The words of a query, folded as the program folded those of the index, and what they may be: dates, phrases, numbers, words in another script.
// The tables come from search/letters.js and search/index.js.
var cuttingsSearch = {};
(function (search) {
  "use strict";

  var letters = null;
  var languages = { months: {}, dateWords: new Set(), articles: [], spellings: [], nameEndings: new Set() };
  // So many parts without spaces between them are one word too, as long as this.
  var MOST_PARTS = 5;
  var LONGEST_JOINED = 32;
  var LEAST_WITHOUT_ARTICLE = 3;
  var MOST_SEAMS = 2;

  search.letters = function (table) {
    var roman = new Map();
    table.ranges.forEach(function (range) {
      range[1].split("|").forEach(function (text, at) { if (text) roman.set(range[0] + at, text); });
    });
    letters = { roman: roman, substitutions: table.substitutions, iotations: new Set(table.iotations) };
  };

  search.ofLanguages = function (table) {
    languages = {
      months: table.months,
      dateWords: new Set(table.date_words),
      articles: table.articles.slice().sort(function (a, b) { return b.length - a.length; }),
      spellings: table.spellings,
      nameEndings: new Set(table.name_endings)
    };
  };

  search.isNameEnding = function (ending) { return languages.nameEndings.has(ending); };

  search.hasLetters = function () { return letters !== null; };

  function romanised(word) {
    var roman = "";
    Array.from(word).forEach(function (letter) {
      var code = letter.codePointAt(0);
      roman += code < 128 ? letter.toLowerCase() : letters.roman.get(code) || "";
    });
    return roman;
  }

  // Romanises and folds one word exactly as the program did when it made the index.
  function fold(word) {
    if (/^\p{N}/u.test(word)) return romanised(word.replace(/[,\u066b\u066c]/g, ".")).replace(/[^a-z0-9.]/g, "");
    var roman = romanised(word);
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
    return heard.replace(/x/g, "ks");
  }

  var UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  var TOKENS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[\p{sc=Katakana}\u30fc]\p{M}*(?:[\p{sc=Katakana}\u30fc]\p{M}*)*|(?:(?![\p{sc=Katakana}\p{sc=Han}\p{sc=Hiragana}])[\p{L}\p{M}\u02bb\u02bc])+(?:['’‘`·״׳][\p{L}\p{M}]+)*|\p{N}+(?:[.,\u066b\u066c]\p{N}+)*/gu;
  var BETWEEN = /^[-\u2010\u2011\u2013_]?$/;

  // Words and numbers as they stand, with what the index has for each: in scripts without spaces a character together with the next one.
  function tokens(text) {
    var found = Array.from(text.matchAll(TOKENS));
    return found.map(function (match, at) {
      var word = fold(match[0]);
      var end = match.index + match[0].length;
      var unspaced = UNSPACED.test(match[0]);
      var next = found[at + 1];
      var last = true;
      if (unspaced && next && next.index === end && UNSPACED.test(next[0])) {
        word += fold(next[0]);
        end += next[0].length;
        last = false;
      }
      return { word: word, text: match[0], start: match.index, end: end, unspaced: unspaced, last: last };
    }).filter(function (token) { return token.word; });
  }

  // The tokens of a query. The last character of a run says nothing that the pair before it does not.
  function queryTokens(text) {
    var found = tokens(text);
    return found.filter(function (token, at) {
      var before = found[at - 1];
      return !(token.unspaced && token.last && before && before.unspaced && !before.last && token.start < before.end);
    });
  }

  // Other words that mean the same: without its article, in the other script of its language.
  function otherWords(text) {
    var out = [];
    var bare = text.replace(/[\u0640\u064b-\u065f\u0670]/g, "");
    var article = languages.articles.find(function (one) { return bare.startsWith(one); });
    if (article && Array.from(bare.slice(article.length)).length >= LEAST_WITHOUT_ARTICLE) out.push(fold(bare.slice(article.length)));
    if (/\p{sc=Cyrillic}/u.test(text)) {
      languages.spellings.forEach(function (table) {
        out.push(fold(Array.from(text.toLowerCase()).map(function (letter) {
          return Object.prototype.hasOwnProperty.call(table, letter) ? table[letter] : letter;
        }).join("")));
      });
    }
    return out;
  }

  // Spellings that are tried where nothing has the word: German "ue" for "ü", a letter without the mark that makes another sound of it ("lodz" for "Łódź"), and
  // the Arabic endings of one and of several ("شاحنة", "شاحنات").
  function respelt(text) {
    var out = [];
    if (/^[a-z]+$/i.test(text)) {
      var lower = text.toLowerCase();
      out = [
        lower.replace(/([aou])e/g, "$1"),
        lower.replace(/z(?!h)/g, "zh"),
        lower.replace(/c(?!h)/g, "ch"),
        lower.replace(/([cz])(?!h)/g, "$1h")
      ];
    } else if (/\p{sc=Arabic}{3}ة$/u.test(text)) out = [text.slice(0, -1) + "ات"];
    else if (/\p{sc=Arabic}{3}ات$/u.test(text)) out = [text.slice(0, -2) + "ة"];
    return Array.from(new Set(out.map(fold))).filter(function (word) { return word.length > 1; });
  }

  // A word that may be two, the second with its article: "عبداللطيف" for "عبد اللطيف".
  function twoWords(text) {
    var out = [];
    for (var at = 2; at < text.length - 3; at++) {
      var rest = text.slice(at);
      if (languages.articles.some(function (one) { return rest.startsWith(one) && rest.length - one.length >= LEAST_WITHOUT_ARTICLE; })) {
        out.push([fold(text.slice(0, at)), fold(rest)]);
      }
    }
    return out.filter(function (pair) { return pair[0] && pair[1]; }).slice(0, MOST_SEAMS);
  }

  // A run of one of the two syllabaries of Japanese in the other.
  function otherKana(text) {
    return Array.from(text).map(function (letter) {
      var code = letter.codePointAt(0);
      if (code >= 0x3041 && code <= 0x3096) return String.fromCodePoint(code + 0x60);
      if (code >= 0x30a1 && code <= 0x30f6) return String.fromCodePoint(code - 0x60);
      return letter;
    }).join("");
  }

  function twoDigits(number) { return (number < 10 ? "0" : "") + number; }

  // A day or month as the index has it; null for what no calendar has.
  function date(year, month, day) {
    if (!(year >= 1000 && year < 3000 && month >= 1 && month <= 12)) return null;
    if (day === null) return { key: "@month:" + year + "-" + twoDigits(month) };
    return day >= 1 && day <= 31 ? { key: "@day:" + year + "-" + twoDigits(month) + "-" + twoDigits(day) } : null;
  }

  function numericDate(first, second, third) {
    if (first > 999) return date(first, second, third);
    if (second > 12) return date(third, first, second);
    return date(third, second, first);
  }

  // Dates written in numbers, with where they stand.
  function numericDates(text) {
    var out = [];
    var add = function (match, found) {
      if (found && !out.some(function (other) { return match.index < other.end && other.start < match.index + match[0].length; })) {
        out.push({ key: found.key, start: match.index, end: match.index + match[0].length });
      }
    };
    var all = function (pattern, read) { Array.from(text.matchAll(pattern)).forEach(function (match) { add(match, read(match)); }); };
    all(/(?<![\p{N}.])(\p{N}{4})\s*(?:年|년)\s*(\p{N}{1,2})\s*(?:月|월)(?:\s*(\p{N}{1,2})\s*(?:日|일)?)?/gu, function (m) {
      return date(number(m[1]), number(m[2]), m[3] ? number(m[3]) : null);
    });
    all(/(?<![\p{L}\p{N}.-])(\p{N}{1,4})\s?([-./])\s?(\p{N}{1,2})\s?\2\s?(\p{N}{2,4})(?![\p{L}\p{N}-])/gu, function (m) {
      var first = number(m[1]);
      var third = number(m[4]);
      // Two digits of a year only with full stops or slashes: versions have those as well, but no days and months.
      if (first < 1000 && third < 100) return m[1].length === 2 && m[4].length === 2 ? numericDate(first, number(m[3]), 2000 + third) : null;
      return (first > 999) !== (third > 999) ? numericDate(first, number(m[3]), third) : null;
    });
    all(/(?<![\p{L}\p{N}.-])(\p{N}{4})[-./](\p{N}{1,2})(?![\p{L}\p{N}.-])/gu, function (m) { return date(number(m[1]), number(m[2]), null); });
    all(/(?<![\p{L}\p{N}.-])(\p{N}{1,2})[./](\p{N}{4})(?![\p{L}\p{N}.-])/gu, function (m) { return date(number(m[2]), number(m[1]), null); });
    return out;
  }

  function number(text) { return Number(romanised(text)); }

  // Dates with the month as a word: the numbers beside it, with nothing but words of dates between.
  function namedDates(found) {
    var out = [];
    var monthOf = function (word) { return Object.prototype.hasOwnProperty.call(languages.months, word) ? languages.months[word] : 0; };
    // What is a month in one language may be the word for the year in another.
    var isClear = function (token) { return monthOf(token.word) && !languages.dateWords.has(token.word); };
    var hasClear = found.some(isClear);
    var isNumber = function (token) { return token && /^\d{1,4}$/.test(token.word); };
    found.forEach(function (token, at) {
      var month = hasClear && !isClear(token) ? 0 : monthOf(token.word);
      var length = 1;
      var next = found[at + 1];
      // Some months have names of two words.
      if (next) {
        var two = monthOf(token.word + " " + next.word);
        if (two) { month = two; length = 2; }
      }
      if (!month || out.some(function (one) { return at < one.to; })) return;
      var reach = { from: at, to: at + length, numbers: [] };
      var walk = function (step, start) {
        for (var i = start; i >= 0 && i < found.length && reach.numbers.length < 2; i += step) {
          if (isNumber(found[i])) {
            reach.numbers.push(found[i].word);
            if (step < 0) reach.from = i; else reach.to = i + 1;
          } else if (languages.dateWords.has(found[i].word)) {
            if (step > 0 && reach.numbers.length) reach.to = i + 1;
          } else return;
        }
      };
      walk(-1, at - 1);
      walk(1, at + length);
      while (reach.to < found.length && reach.numbers.length && languages.dateWords.has(found[reach.to].word)) reach.to++;
      var years = reach.numbers.filter(function (one) { return one.length === 4; });
      var days = reach.numbers.filter(function (one) { return one.length < 3; });
      var read = null;
      if (years.length === 1) read = date(Number(years[0]), month, days.length ? Number(days[0]) : null);
      else if (!years.length && days.length === 1 && Number(days[0]) <= 31) {
        read = { key: "", ending: "-" + twoDigits(month) + "-" + twoDigits(Number(days[0])) };
      }
      if (read) out.push({ key: read.key, ending: read.ending || "", from: reach.from, to: reach.to });
    });
    return out;
  }

  var QUOTED = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|「([^」]+)」/gu;

  // A query as a list of units, each of which a result should have. A unit has
  //   text   as it was typed, from start to end
  //   words  alternatives: single words of the index
  //   pairs  those of them that begin no other word: two characters of a script without spaces
  //   all    or all of these words, if any
  //   date   or this day or month
  //   phrase number of the phrase that it belongs to, from 1
  function units(query) {
    var text = query.normalize("NFC").replace(/[\uff01-\uffef]+/g, function (wide) { return wide.normalize("NFKC"); });
    var phrases = [];
    Array.from(text.matchAll(QUOTED)).forEach(function (match) {
      phrases.push({ start: match.index, end: match.index + match[0].length, words: [] });
    });
    var out = [];
    var found = queryTokens(text);
    var taken = new Set();
    var inside = function (token, list) { return list.findIndex(function (one) { return token.start >= one.start && token.start < one.end; }); };
    var unit = function (from, to, more) {
      return Object.assign({
        text: text.slice(found[from].start, found[to - 1].end), start: found[from].start, end: found[to - 1].end,
        words: [], pairs: [], all: [], date: "", ending: "", phrase: 0
      }, more);
    };
    var dates = numericDates(text).map(function (one) {
      var from = found.findIndex(function (token) { return token.end > one.start; });
      var to = found.findIndex(function (token) { return token.start >= one.end; });
      return { key: one.key, ending: "", from: from, to: to < 0 ? found.length : to };
    }).concat(namedDates(found));
    dates.forEach(function (one) {
      for (var i = one.from; i < one.to; i++) if (taken.has(i) || inside(found[i], phrases) >= 0) return;
      var all = found.slice(one.from, one.to).map(function (token) { return token.word; });
      for (i = one.from; i < one.to; i++) taken.add(i);
      out.push(unit(one.from, one.to, { date: one.key, ending: one.ending, all: all }));
    });
    for (var at = 0; at < found.length; at++) {
      if (taken.has(at)) continue;
      var phrase = inside(found[at], phrases);
      if (phrase >= 0) {
        phrases[phrase].words.push(found[at].word);
        // The index has no single letters of running text.
        if (found[at].word.length < 2) continue;
        out.push(unit(at, at + 1, { words: [found[at].word], phrase: phrase + 1 }));
        continue;
      }
      var to = at + 1;
      while (to < found.length && !taken.has(to) && !found[to].unspaced && !found[to - 1].unspaced &&
        BETWEEN.test(text.slice(found[to - 1].end, found[to].start))) to++;
      var parts = found.slice(at, to);
      var joined = parts.map(function (token) { return token.word; }).join("");
      if (parts.length > 1 && parts.length <= MOST_PARTS && joined.length <= LONGEST_JOINED) {
        out.push(unit(at, to, { words: [joined], all: parts.map(function (token) { return token.word; }).filter(function (word) { return word.length > 1; }) }));
        at = to - 1;
        continue;
      }
      out.push(plain(found[at], text, at, unit));
    }
    out.sort(function (a, b) { return a.start - b.start; });
    var seen = new Set();
    return {
      units: out.filter(function (one) {
        var same = one.words.join(" ") + "/" + one.all.join(" ") + "/" + one.date + one.ending + "/" + one.phrase;
        if (seen.has(same) && !one.phrase) return false;
        seen.add(same);
        return true;
      }),
      phrases: phrases.map(function (one) { return one.words; })
    };
  }

  // A word by itself, with what else it may be.
  function plain(token, text, at, unit) {
    // Of a letter that is typed again and again folding leaves one, which would be somebody's initial; "III" and "AAA" may stand in a headline.
    if (token.word.length === 1 && /^(\p{L})\1{3,}$/iu.test(token.text)) return unit(at, at + 1, {});
    var pairs = [];
    var alternatives = [token.word].concat(token.unspaced ? [] : otherWords(token.text));
    if (/^[\p{sc=Katakana}\u30fc]+$/u.test(token.text)) {
      // Hiragana stand in pairs: any of them will do.
      pairs = queryTokens(otherKana(token.text)).map(function (one) { return one.word; }).slice(0, 1);
      alternatives = alternatives.concat(pairs);
    }
    if (token.unspaced && /^\p{sc=Hiragana}/u.test(token.text)) {
      var run = /^[\p{sc=Hiragana}\u30fc]+/u.exec(text.slice(token.start))[0];
      var start = token.start;
      while (start > 0 && /[\p{sc=Hiragana}\u30fc]/u.test(text[start - 1])) start--;
      run = text.slice(start, token.start) + run;
      if (run.length > 1) alternatives.push(fold(otherKana(run)));
    }
    return unit(at, at + 1, { words: Array.from(new Set(alternatives.filter(Boolean))), pairs: pairs });
  }

  search.fold = fold;
  search.tokens = tokens;
  search.units = units;
  search.respelt = respelt;
  search.twoWords = twoWords;
})(cuttingsSearch);
