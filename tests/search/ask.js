// Asks the search of a finished site the queries of a table, without a browser: node ask.js SITE TABLE. Prints a line for each query that does not find its
// page among the first two, and last how many do, of how many.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [site, table] = process.argv.slice(2);
const run = (file) => vm.runInThisContext(fs.readFileSync(path.join(site, file), "utf8"), file);

["static/search-words.js", "static/search-index.js", "search/letters.js", "search/index.js"].forEach(run);
const search = globalThis.cuttingsSearch;
search.fetch = (name, done) => {
  try {
    run(`search/${name}.js`);
  } catch (error) {
    done(false);
    return;
  }
  done(true);
};

const rows = fs.readFileSync(table, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
let good = 0;
for (const [kind, query, pages] of rows) {
  let answer = null;
  search.find(query, {}, (found) => { answer = found; });
  const first = answer.found.slice(0, 2).map((hit) => hit[0]);
  search.loadEntries(first, 0, () => {});
  const shown = first.map((number) => search.entry(number)[1]);
  const isFound = pages === "-" ? !shown.length || answer.isPartial : shown.some((address) => pages.split(" ").some((page) => address.startsWith(page)));
  if (isFound) good++;
  else console.log(`${kind}\t${query}\t${shown.join(" ") || "nothing"}${answer.instead ? ` (${answer.instead}?)` : ""}`);
}
console.log(`found ${good} of ${rows.length}`);
