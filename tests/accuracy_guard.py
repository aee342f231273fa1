#!/usr/bin/env python3
"""Fails when a figure of accuracy has fallen and CHANGELOG.md does not say why. Standard library only.

    tests/accuracy_guard.py FRESH_CSV

FRESH_CSV is what `tests/accuracy.sh EVAL TRAIN FRESH_CSV` wrote. It is compared with tests/accuracy.csv as committed, and with the version committed
before that one, so that committing lower figures hides nothing. A figure may fall by 0.005. Beyond that, an entry under "Unreleased" in CHANGELOG.md
must name the set and the figure as tests/accuracy.csv does, and both values; it may name several:

    - `people-news person f1` fell from 0.912 to 0.901: initials alone no longer join two people.

The entry allows a fall to the value that it states. Counts of documents are not compared, nor are sets that were not measured.
"""
import csv
import re
import subprocess
import sys

TOLERANCE = 0.005
CSV = "tests/accuracy.csv"
# Not shares between 0 and 1: how many items a figure was measured on.
COUNTS = re.compile(r"(^|\s)(n|documents)$")
# Shares and counts of which less is better.
LESS_IS_BETTER = {"unanswered"}


def read_figures(text):
    """{(set, figure): value} of a CSV, without counts."""
    rows = csv.reader(line for line in text.splitlines() if line and not line.startswith("#"))
    return {
        (row[0], row[1]): float(row[2])
        for row in rows
        if row != ["set", "figure", "value"] and not COUNTS.search(row[1])
    }


def unreleased(changelog):
    """The entries under "Unreleased", each on one line."""
    entries, inside = [], False
    for line in changelog.splitlines():
        if line.startswith("## "):
            inside = "unreleased" in line.lower()
        elif inside and line.startswith("- "):
            entries.append(line)
        elif inside and line.startswith("  ") and entries:
            entries[-1] += " " + line.strip()
        elif inside and line.strip() and not line.startswith("#"):
            entries.append(line)
    return entries


def allowed_values(changelog):
    """{"SET FIGURE": the value that a fall to is explained}"""
    number = r"([01]\.\d+|\d+)"
    stated = re.compile(rf"`([^`]+)`[^`]*?\bfrom {number} to {number}")
    return {name: float(to) for entry in unreleased(changelog) for name, _, to in stated.findall(entry)}


def falls(before, fresh, allowed):
    """What has fallen without an explanation: [(set, figure, value before, fresh value or None)]."""
    measured = {name for name, _ in fresh}
    found = []
    for (name, figure), value in sorted(before.items()):
        if name not in measured:
            continue
        now = fresh.get((name, figure))
        sign = -1 if figure in LESS_IS_BETTER else 1
        stated = allowed.get(f"{name} {figure}")
        lowest = min(sign * value, sign * stated) if stated is not None else sign * value
        # Figures have three digits; half a digit keeps 0.900 to 0.895 within the tolerance whatever binary fractions make of it.
        if now is None or sign * now < lowest - TOLERANCE - 0.0005:
            found.append((name, figure, value, now))
    return found


def committed():
    """tests/accuracy.csv as committed now and before its last change, as far as the history is there."""
    log = subprocess.run(["git", "log", "-2", "--format=%H", "--", CSV], capture_output=True, text=True, check=True)
    for commit in log.stdout.split():
        yield subprocess.run(["git", "show", f"{commit}:{CSV}"], capture_output=True, text=True, check=True).stdout


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        fresh = read_figures(file.read())
    if not fresh:
        sys.exit(f"{sys.argv[1]} has no figures")
    with open("CHANGELOG.md", encoding="utf8") as file:
        allowed = allowed_values(file.read())
    versions = list(committed())
    if not versions:
        sys.exit(f"{CSV} is not committed, or this is not a clone with its history")
    found = {}
    for version in versions:
        for name, figure, value, now in falls(read_figures(version), fresh, allowed):
            found.setdefault((name, figure), (value, now))
    for (name, figure), (value, now) in sorted(found.items()):
        print(f"`{name} {figure}` fell from {value:.3f} to {'nothing' if now is None else f'{now:.3f}'}")
    if found:
        sys.exit("Accuracy has fallen. Mend it, or say why in CHANGELOG.md under Unreleased: the lines above, each with its reason.")
    print(f"{len(fresh)} figures of accuracy, none more than {TOLERANCE} below the committed ones")


if __name__ == "__main__":
    main()
