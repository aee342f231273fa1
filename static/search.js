// The search page: reads what is typed, shows what `cuttingsSearch.find` found, and keeps the address, the place on the page and the keyboard in step.
(function (search) {
  "use strict";

  // So many results at a time: each may need a file of its own.
  var SHOWN = 10;
  var FILTERS = ["kind", "language", "outlet", "topic", "person", "from", "to"];

  var page = null;

  search.fetch = function (name, done) {
    var script = document.createElement("script");
    script.onload = function () { done(true); };
    script.onerror = function () { done(false); };
    script.src = page.root + "search/" + name + ".js";
    document.head.appendChild(script);
  };

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function byId(id) { return document.getElementById(id); }

  // The full stop and what follows it are the language's; a sentence that has its full stop gets no second one.
  function twoSentences(first, second) {
    var stop = page.words["two-sentences"].replace("{first}", "").replace("{second}", "");
    return first + (first.slice(-1) === stop.charAt(0) ? stop.slice(1) : stop) + second;
  }

  // The sentence with most of what was asked, its words marked.
  function excerpt(entry, means) {
    var best = entry[5].length ? search.bestSentence(search.sentences(entry[5][0]), means) : null;
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
    var number = Number(parts[2]);
    // "{day|1er}": how the first day of a month is written.
    var put = function (_, first) { return number === 1 && first ? first : String(number); };
    return pattern ? pattern.replace(/\{day(?:\|([^}]*))?\}/, put).replace("{year}", parts[0]) : date;
  }

  function card(entry, means) {
    var titles = entry[2];
    var title = titles[titles.length > 1 ? page.place : 0];
    var item = element("li", "card");
    var heading = element("h2", "card-title");
    // Of a machine translation the link has the words, the line below it the original.
    var link = element("a", "", title[3] || "");
    link.href = page.edition + entry[1];
    var text = element("bdi", "", title[0]);
    text.lang = title[1];
    if (title[2]) text.dir = "rtl";
    heading.appendChild(link);
    item.appendChild(heading);
    var place = title[3] ? item.appendChild(element("p", "meta", page.words["machine-translation-of-headline"] + " · ")) : link;
    place.appendChild(text);
    var about = [page.words["kind-" + entry[0]]];
    if (entry[0] === "document" || entry[0] === "event") about.push(page.languages[title[1]] || title[1]);
    if (entry[3]) about.push(day(entry[3]));
    var meta = element("p", "meta", about.filter(Boolean).join(" · "));
    entry[4].forEach(function (name, at) {
      meta.appendChild(document.createTextNode(at ? ", " : " · "));
      var part = meta.appendChild(element("bdi", "", name[0]));
      if (name[1]) part.lang = name[1];
    });
    item.appendChild(meta);
    if (entry[0] === "document" && means.length) {
      var found = excerpt(entry, means);
      if (found) {
        found.lang = title[1];
        found.dir = title[2] ? "rtl" : "ltr";
        item.appendChild(found);
      }
    }
    return item;
  }

  // Shows some more of what was found; done(whether all could be loaded, what puts it on the page). Nothing moves once it is there.
  function show(answer, from, count, done) {
    var numbers = answer.found.slice(from, from + count).map(function (hit) { return hit[0]; });
    search.loadEntries(numbers, answer.means.length ? 1 : 0, function (good) {
      done(good, function () {
        numbers.forEach(function (number) {
          var entry = search.entry(number);
          if (entry) byId("search-results").appendChild(card(entry, answer.means));
        });
        byId("search-more").hidden = from + count >= answer.found.length;
      });
    });
  }

  // A link to another search, which this page makes without being loaded anew.
  function queryLink(query) {
    var link = element("a", "");
    link.href = "?q=" + encodeURIComponent(query);
    link.appendChild(element("bdi", "", query));
    link.dataset.query = query;
    return link;
  }

  // "Did you mean …?", with the link in the place of the words.
  function showInstead(answer) {
    var place = byId("search-instead");
    place.textContent = "";
    place.hidden = !answer.instead;
    if (!answer.instead) return;
    var parts = page.words["search-did-you-mean"].split("{words}");
    place.appendChild(document.createTextNode(parts[0]));
    place.appendChild(queryLink(answer.instead));
    place.appendChild(document.createTextNode(parts[1] || ""));
  }

  // Where nothing was found: each word that something has, the search without filters, the lists.
  function leadOn(answer, isFiltered) {
    var list = byId("search-words");
    list.textContent = "";
    byId("search-lead").hidden = answer.found.length > 0;
    if (answer.found.length) return;
    if (answer.words.length > 1) {
      answer.words.forEach(function (word) {
        if (!word[1]) return;
        var item = element("li", "");
        item.appendChild(queryLink(word[0]));
        list.appendChild(item);
      });
    }
    byId("search-unfiltered").hidden = !isFiltered;
  }

  function message(answer, good) {
    var out = answer.found.length ? counted("count-results", answer.found.length) : page.words["search-nothing"];
    if (answer.isPartial) out = twoSentences(out, page.words["search-some-words"]);
    if (!good) out = twoSentences(out, page.words["search-failed"]);
    return out;
  }

  function start() {
    var form = byId("search");
    var field = byId("query");
    if (!form || !field) return;
    var status = byId("search-status");
    var list = byId("search-results");
    var more = byId("search-more");
    page = {
      root: form.dataset.root,
      edition: form.dataset.edition,
      place: Number(form.dataset.place),
      words: JSON.parse(form.dataset.words),
      languages: JSON.parse(form.dataset.languages),
      days: JSON.parse(form.dataset.days)
    };
    if (!search.isReady()) {
      status.textContent = page.words["search-failed"];
      return;
    }
    var latest = 0;
    var timer = 0;
    // Where the reader was when the page was left.
    history.scrollRestoration = "manual";
    var left = history.state && history.state.shown ? history.state : null;
    var filters = function () {
      var out = {};
      FILTERS.forEach(function (name) { out[name] = form.elements[name] ? form.elements[name].value : ""; });
      return out;
    };
    var remember = function (state, address) {
      // From a folder some browsers refuse to change the address; the search works all the same.
      try { history.replaceState(state, "", address); } catch (error) { /* not needed */ }
    };
    var empty = function () {
      list.textContent = "";
      status.textContent = "";
      byId("search-instead").hidden = true;
      byId("search-lead").hidden = true;
    };
    var run = function () {
      clearTimeout(timer);
      var query = field.value.trim();
      var chosen = filters();
      var mine = ++latest;
      var address = new URLSearchParams();
      if (query) address.set("q", query);
      FILTERS.forEach(function (name) { if (chosen[name]) address.set(name, chosen[name]); });
      remember(null, address.toString() ? "?" + address : location.pathname);
      more.hidden = true;
      if (!address.toString()) return empty();
      status.textContent = page.words["search-loading"];
      var back = left;
      left = null;
      search.find(query, chosen, function (answer) {
        if (mine !== latest) return;
        show(answer, 0, back ? back.shown : SHOWN, function (all, put) {
          if (mine !== latest) return;
          list.textContent = "";
          showInstead(answer);
          leadOn(answer, FILTERS.some(function (name) { return chosen[name]; }));
          put();
          status.textContent = message(answer, answer.good && all);
          if (back) window.scrollTo({ top: back.top, behavior: "instant" });
          more.onclick = function () {
            var before = list.children.length;
            show(answer, before, SHOWN, function (loaded, put) {
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
      timer = setTimeout(run, 120);
    });
    form.addEventListener("change", function (event) {
      if (event.target !== field) run();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      run();
    });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[data-query]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      field.value = link.dataset.query;
      run();
      field.focus();
    });
    byId("search-unfiltered").addEventListener("click", function () {
      FILTERS.forEach(function (name) { if (form.elements[name]) form.elements[name].value = ""; });
      run();
      field.focus();
    });
    document.addEventListener("keydown", function (event) { walk(event, field, list, run); });
    window.addEventListener("pagehide", function () {
      if (list.children.length) remember({ shown: list.children.length, top: window.scrollY }, location.href);
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
    if (asked.toString()) run();
    else field.focus();
  }

  // Arrow keys go from the box through the results and back; Escape goes back to the box, and empties it there.
  function walk(event, field, list, run) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var links = Array.from(list.querySelectorAll(".card-title a"));
    var at = links.indexOf(document.activeElement);
    var isInField = document.activeElement === field;
    var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" && at >= 0) field.focus();
    else if (event.key === "Escape" && isInField && field.value) {
      field.value = "";
      run();
    } else if (step && (at >= 0 || (isInField && step > 0 && links.length))) {
      var next = isInField ? links[0] : at + step < 0 ? field : links[at + step];
      if (!next) return;
      next.focus();
    } else return;
    event.preventDefault();
  }

  document.addEventListener("DOMContentLoaded", start);
})(cuttingsSearch);
