#!/usr/bin/env bash
# Measures accuracy on every development set and writes the figures as CSV.
#
# tests/accuracy.sh EVAL_FOLDER TRAIN_FOLDER [OUTPUT]
#   EVAL_FOLDER   score.py and the sets: every SET.jsonl.gz in it is measured, in alphabetical order
#   TRAIN_FOLDER  tagged sentences, a tenth of which is kept apart from training, and parallel paragraphs
#   OUTPUT        where the figures go; default: tests/accuracy.csv
set -euo pipefail
export LC_ALL=C.UTF-8
eval=$(realpath "${1:?the folder with score.py and the sets is missing}")
train=$(realpath "${2:?the folder with the training material is missing}")
output=$(realpath -m "${3:-$(dirname "$0")/accuracy.csv}")
cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
# One command, so that crates are compiled with the same features as for `cargo test`, and not a second time.
cargo build --release --quiet --bins --example train_names --example measure_alignment
work=$target/accuracy
rm -rf "$work"
mkdir -p "$work"
{
    echo "# tests/accuracy.sh ../shared/eval ../shared/train: each set unpacked, \`cuttings analyze\` run on it, the result scored by score.py --json"
    echo "set,figure,value"
    for gold in "$eval"/*.jsonl.gz; do
        set=$(basename "$gold" .jsonl.gz)
        python3 "$eval/score.py" unpack "$gold" "$work/$set" >&2
        "$target/release/cuttings" analyze --quiet "$work/$set" > "$work/$set.jsonl"
        python3 "$eval/score.py" score "$gold" "$work/$set.jsonl" --json | python3 -c '
import json, sys
for figure, value in json.load(sys.stdin).items():
    values = value.items() if isinstance(value, dict) else [("", value)]
    for part, number in values:
        name = (figure + " " + part).strip()
        print(sys.argv[1], name, f"{number:.3f}" if isinstance(number, float) else number, sep=",")
' "$set"
    done
    "$target/release/examples/train_names" "$train" --measure
    "$target/release/examples/measure_alignment" "$train/parallel/xwmt-turkic.tsv.gz" | tail -n 1 |
        sed -E 's/^all\tp ([0-9.]+) r ([0-9.]+) n ([0-9]+)/alignment,paragraphs p,\1\nalignment,paragraphs r,\2\nalignment,paragraphs n,\3/'
    # The queries of tests/search.tsv: how many find their page among the first two results.
    if command -v node >/dev/null; then
        mkdir -p "$work/search/seeds"
        cp seeds/* tests/search/texts/* "$work/search/seeds"
        cp tests/search/site.toml "$work/search"
        "$target/release/cuttings" build --quiet --root "$work/search"
        node tests/search/ask.js "$work/search/public" tests/search.tsv | tail -n 1 |
            awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+$/) number[++n] = $i; printf "search,first two share,%.3f\nsearch,first two n,%d\n", number[1] / number[2], number[2] }'
    fi
} > "$work/accuracy.csv"
mv "$work/accuracy.csv" "$output"
