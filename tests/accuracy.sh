#!/usr/bin/env bash
# Measures every development set and writes tests/accuracy.csv. Usage: tests/accuracy.sh EVAL_FOLDER TRAIN_FOLDER (score.py and the sets lie in
# the first; the tagged sentences, of which a tenth is kept apart from training, in the second).
set -euo pipefail
eval=${1:?the folder with score.py and the sets}
train=${2:?the folder with the material to train on}
cd "$(dirname "$0")/.."
cargo build --release --bins --tests --quiet
cargo build --release --example train_names --example measure_alignment --quiet
work=target/accuracy
mkdir -p "$work"
{
    echo "# tests/accuracy.sh ../shared/eval ../shared/train: each set unpacked, \`cuttings analyze\` on it, score.py --json on the result"
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
    target/release/examples/train_names "$train" --measure
    target/release/examples/measure_alignment "$train/parallel/xwmt-turkic.tsv.gz" | tail -n 1 |
        sed -E 's/^all\tp ([0-9.]+) r ([0-9.]+) n ([0-9]+)/alignment,paragraphs p,\1\nalignment,paragraphs r,\2\nalignment,paragraphs n,\3/'
} > "$work/accuracy.csv"
mv "$work/accuracy.csv" tests/accuracy.csv
