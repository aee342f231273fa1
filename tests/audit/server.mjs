// Serves a folder on a free port, with the headers that the site asks for in `_headers`, compressed as hosts do it. Prints its address.
// Usage: node server.mjs FOLDER
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const folder = process.argv[2];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".xml": "application/xml", ".atom": "application/atom+xml", ".txt": "text/plain; charset=utf-8",
};
function readRules() {
  const rules = [];
  for (const line of (existsSync(join(folder, "_headers")) ? readFileSync(join(folder, "_headers"), "utf8") : "").split("\n")) {
    if (/^\s+\S/.test(line)) rules.at(-1)?.headers.push(line.trim().split(/:\s*(.*)/s).slice(0, 2));
    else if (line.startsWith("/")) rules.push({ path: line.trim(), headers: [] });
  }
  return rules;
}
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).replace(/^(\.\.\/)+/, "");
  let file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  const found = file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
  // Static hosts show this page for a missing file.
  if (!found) file = join(folder, "404.html");
  const headers = { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip" };
  for (const rule of readRules()) {
    const fits = rule.path.endsWith("*") ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path;
    // When two rules match, both headers are sent, as Netlify and Cloudflare do.
    if (fits) for (const [name, value] of rule.headers) (headers[name.toLowerCase()] ??= []).push?.(value);
  }
  response.writeHead(found ? 200 : 404, headers).end(gzipSync(readFileSync(file)));
}).listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
