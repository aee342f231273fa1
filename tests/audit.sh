#!/usr/bin/env bash
# Looks at finished sites with the tools that judge web pages: axe-core, the Nu HTML checker, Lighthouse. Needs node, npm, java and Chromium and the
# registry of npm; takes some minutes. Usage: tests/audit.sh [EVAL_FOLDER] (with it also the 492 texts of stories-news and people-slavic).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$PWD/target/audit
mkdir -p "$work"
npm install --silent --no-audit --no-fund --prefix "$work" axe-core@4 puppeteer-core@24 lighthouse@12 vnu-jar >/dev/null
export AUDIT_MODULES=$work/node_modules CHROMIUM=${CHROMIUM:-$(command -v chromium)} CHROME_PATH=${CHROMIUM:-$(command -v chromium)}
cargo build --release --bins --quiet
failed=0

audit() { # NAME ROOT PORT
    local site=$work/$1.site
    target/release/cuttings build --quiet --root "$2" --output "$site" --base-url "http://127.0.0.1:$3/"
    node tests/audit/pages.mjs "$site" "file://$site/" || failed=1
    node tests/audit/server.mjs "$site" "$3" >/dev/null &
    local server=$!
    sleep 1
    node tests/audit/pages.mjs "$site" "http://127.0.0.1:$3/" || failed=1
    for page in index.html "$(cd "$site" && ls -S events/*/index.html | head -1)" "$(cd "$site" && ls -S people/*/index.html | head -1)" search/index.html; do
        "$work/node_modules/.bin/lighthouse" "http://127.0.0.1:$3/$page" --quiet --output json --output-path "$work/lighthouse.json" \
            --only-categories=accessibility,best-practices,seo --chrome-flags="--headless=new --no-sandbox --disable-gpu" >/dev/null
        node -e '
            const report = JSON.parse(require("fs").readFileSync(process.argv[1]));
            const scores = Object.values(report.categories).map((c) => `${c.id} ${Math.round(c.score * 100)}`);
            const below = Object.values(report.audits).filter((a) => a.score !== null && a.score < 1 && Object.values(report.categories)
                .some((c) => c.auditRefs.some((r) => r.id === a.id && r.weight > 0))).map((a) => a.id);
            console.log(`Lighthouse ${process.argv[2]}: ${scores.join(", ")}${below.length ? " (" + below.join(", ") + ")" : ""}`);
            process.exit(below.length ? 1 : 0);' "$work/lighthouse.json" "$page" || failed=1
    done
    kill "$server"
    # The checker reads all pages at once; what it only informs of is left out.
    find "$site" -name '*.html' -print0 | xargs -0 -n 400 java -Xss2m -jar "$work/node_modules/vnu-jar/build/dist/vnu.jar" --Werror --stdout --asciiquotes >"$work/$1.vnu" || failed=1
    echo "Nu HTML checker, $(find "$site" -name '*.html' | wc -l) pages of $1: $(wc -l <"$work/$1.vnu") messages"
    head -20 "$work/$1.vnu"
}

audit seeds . 8701
if [ -n "${1:-}" ]; then
    press=$work/press
    rm -rf "$press"
    mkdir -p "$press/seeds"
    for set in stories-news people-slavic; do
        python3 "$1/score.py" unpack "$1/$set.jsonl.gz" "$work/unpacked" >/dev/null
        for file in "$work/unpacked"/*; do cp "$file" "$press/seeds/$set-$(basename "$file")"; done
        rm -rf "$work/unpacked"
    done
    printf 'title = "Press"\nlanguages = ["en", "ru", "ar"]\n' >"$press/site.toml"
    audit press "$press" 8702
fi
exit "$failed"
