// Opens one page of each kind in Chromium, wide and narrow, light and dark: prints what axe-core finds, console messages, requests to elsewhere
// and pages that are wider than the window. Usage: node pages.mjs SITE_FOLDER BASE (file:///…/ or http://…/)
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

const require = createRequire(join(process.env.AUDIT_MODULES, "x.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [folder, base] = process.argv.slice(2);

const pages = [];
const walk = (at) => readdirSync(at).sort().forEach((name) => {
  const path = join(at, name);
  if (statSync(path).isDirectory()) walk(path);
  else if (name.endsWith(".html")) pages.push(relative(folder, path));
});
walk(folder);

// One page of each kind, the largest: the edition and the name of the thing do not make a kind, but a right-to-left edition does.
const kinds = new Map();
for (const path of pages) {
  const html = readFileSync(join(folder, path), "utf8");
  const direction = /<html[^>]*dir="?rtl/.test(html) ? "rtl " : "";
  const kind = direction + path
    .replace(/^[a-z]{2,3}(-[A-Z][a-z]{3})?\//, "")
    .replace(/^(embed\/)?(\w+)\/[^/]+(\/|\.html)/, "$1$2/ID$3")
    .replace(/\d+/g, "N");
  const known = kinds.get(kind);
  if (!known || html.length > known.size) kinds.set(kind, { path, size: html.length });
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
let faults = 0;
const fault = (text) => { faults += 1; console.log(text); };
let looked = 0;
for (const [kind, { path }] of kinds) {
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [360, "light"], [360, "dark"]]) {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const where = `${kind} (${path}), ${width} px, ${scheme}`;
    page.on("console", (message) => fault(`${where}: console: ${message.text()}`));
    page.on("pageerror", (error) => fault(`${where}: ${error}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(base) && !url.startsWith("data:")) fault(`${where}: asks for ${url}`);
    });
    await page.goto(base + path.split("/").map(encodeURIComponent).join("/"), { waitUntil: "load" });
    await page.evaluate(axe);
    const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"], preload: false }));
    for (const violation of result.violations) {
      fault(`${where}: axe ${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | ")}`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fault(`${where}: ${wide} px wider than the window`);
    looked += 1;
    await page.close();
  }
}
await browser.close();
console.log(`${base}: ${kinds.size} kinds of pages, ${looked} looks, ${faults} faults`);
process.exit(faults ? 1 : 0);
