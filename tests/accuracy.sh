#!/usr/bin/env bash
# Measures every development set and writes tests/accuracy.csv. Usage: tests/accuracy.sh EVAL_FOLDER (score.py and the sets lie there).
set -euo pipefail
eval=${1:?the folder with score.py and the sets}
cd "$(dirname "$0")/.."
cargo build --release --bins --tests --quiet
work=target/accuracy
mkdir -p "$work"
{
    echo "# tests/accuracy.sh ../shared/eval: each set unpacked, \`cuttings analyze\` on it, score.py --json on the result"
    echo "set,figure,value"
    for set in seeds languages stories-short stories-news people-slavic dates-slavic events-english events-pairs pages; do
        rm -rf "${work:?}/$set"
        python3 "$eval/score.py" unpack "$eval/$set.jsonl.gz" "$work/$set" >&2
        target/release/cuttings analyze --quiet "$work/$set" > "$work/$set.jsonl"
        python3 "$eval/score.py" score "$eval/$set.jsonl.gz" "$work/$set.jsonl" --json | python3 -c '
import json, sys
for figure, value in json.load(sys.stdin).items():
    values = value.items() if isinstance(value, dict) else [("", value)]
    for part, number in values:
        name = (figure + " " + part).strip()
        print(sys.argv[1], name, f"{number:.3f}" if isinstance(number, float) else number, sep=",")
' "$set"
    done
} > "$work/accuracy.csv"
mv "$work/accuracy.csv" tests/accuracy.csv
