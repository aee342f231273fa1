// Opens one page of each kind in Chromium, wide and narrow, light and dark: prints what axe-core finds, console messages, requests to elsewhere
// and pages that are wider than the window. Usage: node pages.mjs SITE_FOLDER BASE (file:///…/ or http://…/); with AUDIT_KINDS set, lists the kinds.
import { readFileSync, readdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const require = createRequire(join(process.env.AUDIT_MODULES, "x.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [folder, base] = process.argv.slice(2);
const served = base.startsWith("http");
const LOOKS = [[1280, "light"], [1280, "dark"], [360, "light"], [360, "dark"]];
const STILL = "looked-at.html";
// How long to wait for anything, in milliseconds; a busy machine takes a small part of it.
const PATIENCE = 120_000;

const pages = [];
const walk = (at) => readdirSync(at).sort().forEach((name) => {
  const path = join(at, name);
  if (statSync(path).isDirectory()) walk(path);
  else if (name.endsWith(".html")) pages.push(relative(folder, path));
});
walk(folder);

const UNNAMED = /^(embed\/)?(documents|events|people|organisations|places|topics|outlets|briefings)\/(?!index\.html|named-once|page-|undated)([^/]+?)(\/|\.html)/;

// One page of each kind, the largest: the edition and the name of the thing do not make a kind, but a right-to-left edition, and a text from right to
// left in another edition, do.
const kinds = new Map();
const keep = (kind, path, size, more = {}) => {
  const known = kinds.get(kind);
  if (!known || size > known.size) kinds.set(kind, { path, size, ...more });
};
for (const path of pages) {
  const html = readFileSync(join(folder, path), "utf8");
  // What a server shows where nothing is has whole addresses, as it is shown at any depth: from a folder nobody comes to it.
  if (path === "404.html" && !served) continue;
  const rtl = /<html[^>]*dir="?rtl/.test(html);
  const inside = path.replace(/^[a-z]{2,3}(-[A-Z][a-z]{3})?\//, "");
  const moved = /http-equiv="?refresh/.test(html);
  const kind = moved
    ? inside.replace(UNNAMED, "$1$2/ID$4") + ", moved"
    : inside.replace(UNNAMED, "$1$2/ID$4").replace(/\d+/g, "N");
  keep(rtl ? `${kind}, interface from right to left` : kind, path, html.length, { moved });
  if (!rtl && !moved && /<(main|body)[^]*dir="?rtl/.test(html.slice(html.indexOf("<main")))) keep(`${kind}, with a text from right to left`, path, html.length);
  // Versions side by side look different by their number.
  const versions = /<div class="?aligned of-(\d)/.exec(html);
  if (versions) keep(`${kind}, ${versions[1]} versions${rtl ? ", interface from right to left" : ""}`, path, html.length);
  // What search shows comes by script: the name of somebody in the archive finds more than one kind of thing.
  if (inside === "search/index.html") {
    const people = JSON.parse(readFileSync(join(folder, "api/v1/people.json"), "utf8"));
    const name = people.map((one) => one.name ?? one.id).sort((a, b) => b.length - a.length)[0] ?? "a";
    keep(`search with results${rtl ? ", interface from right to left" : ""}`, path, html.length, { query: `?q=${encodeURIComponent(name)}` });
  }
}
// A server answers so where nothing is.
if (served) keep("an address where nothing is", "nowhere/at/all.html", 0, { missing: true });

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
  protocolTimeout: PATIENCE,
  timeout: PATIENCE,
});
let faults = 0;
const fault = (text) => { faults += 1; console.log(text); };
let looked = 0;

const look = async (kind, { path, query = "", moved = false, missing = false }, width, scheme) => {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.setDefaultNavigationTimeout(PATIENCE);
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  const address = base + path.split("/").map(encodeURIComponent).join("/") + query;
  const where = `${kind} (${path}${query}), ${width} px, ${scheme}`;
  // That the server has no such page is what the browser ought to say here, and that there is no style beside it: the page links its style from the root
  // of the host and, for a folder opened in a browser, beside itself. It ought to say no more.
  const expected = (message) => missing && [address, new URL("static/style.css", address).href]
    .some((url) => message.location().url === url || message.text().includes(`'${url}'`));
  page.on("console", (message) => { if (!expected(message)) fault(`${where}: console: ${message.text()}`); });
  page.on("pageerror", (error) => fault(`${where}: ${error}`));
  page.on("requestfailed", (request) => {
    const error = request.failure()?.errorText;
    // What is under way when a page closes or leads on is aborted; nothing is wrong with that.
    if (!moved && error !== "net::ERR_ABORTED") fault(`${where}: ${request.url()} does not load: ${error}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:")) fault(`${where}: asks for ${url}`);
  });
  await page.goto(address, { waitUntil: "load" });
  if (moved) {
    await page.waitForFunction((from) => location.href !== from && document.querySelector("main"), {}, address)
      .catch(() => fault(`${where}: leads nowhere`));
    await page.goto(address.replace(/[^/]*$/, STILL), { waitUntil: "load" });
  }
  if (query) {
    await page.waitForSelector("#search-results li").catch(() => fault(`${where}: finds nothing`));
    await page.waitForNetworkIdle({ idleTime: 200 }).catch(() => {});
  }
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
  for (const violation of result.violations) {
    fault(`${where}: axe ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | ")}`);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (wide > 0) fault(`${where}: ${wide} px wider than the window`);
  looked += 1;
  await page.close();
};

for (const [kind, one] of kinds) {
  // A page that leads on at once cannot be looked at: one beside it, without that line, can.
  const still = one.moved && join(folder, one.path.replace(/[^/]*$/, STILL));
  if (still) writeFileSync(still, readFileSync(join(folder, one.path), "utf8").replace(/<meta[^>]*http-equiv="?refresh[^>]*>/, ""));
  for (const [width, scheme] of LOOKS) {
    await look(kind, one, width, scheme)
      .catch((error) => fault(`${kind} (${one.path}), ${width} px, ${scheme}: ${error.message}`));
  }
  if (still) unlinkSync(still);
}
await browser.close();
if (process.env.AUDIT_KINDS) console.log([...kinds].map(([kind, { path }]) => `  ${kind}: ${path}`).join("\n"));
console.log(`${base}: ${kinds.size} kinds of pages, ${looked} looks, ${faults} faults`);
process.exit(faults ? 1 : 0);
