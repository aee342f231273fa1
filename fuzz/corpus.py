#!/usr/bin/env python3
"""Makes a corpus for every target from the files of the tests and of the archive of this repository.

    fuzz/corpus.py [FOLDER]    writes FOLDER/TARGET/NUMBER (fuzz/corpus without a folder)
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 200_000
ENDINGS = {
    "txt": [".txt"],
    "md": [".md"],
    "html": [".html", ".htm"],
    "eml": [".eml"],
    "docx": [".docx"],
    "pdf": [".pdf"],
    "large_page": [".html"],
}
NAMES = {
    "site": lambda path: path.name == "site.toml",
    "curation": lambda path: path.name == "curation.yaml",
    "topics": lambda path: path.parent.name == "topics" and path.suffix == ".yaml",
    "sidecar": lambda path: path.suffix == ".yaml" and path.with_suffix("").suffix in (".txt", ".md", ".html", ".pdf", ".docx", ".eml"),
    "lock": lambda path: path.name == "archive.lock",
}
# A kind of which the tests keep no file begins with these.
SEEDS = {
    "txt": ["Quay opened\n4 March 2025\n\nThe quay was opened on Tuesday, said Ida Holm.\n"],
    "md": ["---\ntitle: Quay opened\n---\n# Quay\n\n*The* [quay](https://a.example) {{ x }}\n"],
    "html": ["<html><head><title>Quay</title></head><body><h1>Quay</h1><p class=byline>By Ida Holm</p><p>The quay was opened on Tuesday.</p></body></html>"],
    "eml": [
        "From: a@b.example\nSubject: =?utf-8?Q?Quay_opened?=\nDate: Tue, 4 Mar 2025 10:00:00 +0500\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: text/plain; charset=utf-7\n\n+BBwEPg-\n--x\nContent-Type: message/rfc822\n\nFrom: b@c.example\nSubject: Fwd: Q\n\n> Text.\n--x--\n"
    ],
    "curation": ["stories:\n  together:\n    - [a, b]\nevents:\n  hide: [c]\npeople:\n  rename:\n    - { person: a, name: B }\nwithdrawn: [{ document: d, reason: { en: x } }]\n"],
    "topics": ["id: rail\nnames: { en: Railways }\nterms:\n  en: [rail*, train]\n"],
    "sidecar": ["title: Quay opened\ndate: 2025-03-04\nauthors: [Ida Holm]\n"],
    "lock": ["document a text 0123456789abcdef\nevent e first a\nperson ida once a/ida\n"],
    "pdf": [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>endobj\n4 0 obj<</Length 60>>stream\nBT /F 12 Tf 20 150 Td (Quay opened on Tuesday) Tj ET\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    ],
}


def wanted(path, target):
    if target in ENDINGS:
        return path.suffix in ENDINGS[target]
    return NAMES[target](path)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "fuzz" / "corpus"
    places = [ROOT / "tests", ROOT / "seeds", ROOT / "examples"]
    files = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
    files += [ROOT / "site.toml", ROOT / "archive.lock"]
    for target in [*ENDINGS, *NAMES]:
        out = folder / target
        out.mkdir(parents=True, exist_ok=True)
        contents = [text.encode() for text in SEEDS.get(target, [])]
        for path in files:
            if wanted(path, target) and path.stat().st_size <= LARGEST:
                contents.append(path.read_bytes())
        if target == "docx":
            contents += documents()
        different = dict.fromkeys(contents)
        for number, content in enumerate(different):
            (out / f"{number:04}").write_bytes(content)
        print(f"{target}: {len(different)} files")


def documents():
    """Small Word documents."""
    import io
    import zipfile

    text = '<w:document xmlns:w="w" xmlns:r="r"><w:body>{}</w:body></w:document>'
    paragraph = "<w:p><w:r><w:t>Quay opened</w:t><w:br/><w:t>4 March</w:t></w:r></w:p>"
    cell = f"<w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl>"
    out = []
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for body in (paragraph, cell + paragraph * 2, paragraph + '<w:altChunk r:id="x"/>'):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w", compression) as package:
                package.writestr("word/document.xml", text.format(body))
                package.writestr("word/_rels/document.xml.rels", '<R><Relationship Id="x" Target="c.html"/></R>')
                package.writestr("word/c.html", "<p>The quay was opened.</p>")
            out.append(buffer.getvalue())
    return out


main()
