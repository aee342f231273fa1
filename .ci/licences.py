#!/usr/bin/env python3
"""Licences of the crates that are compiled into the program.

    .ci/licences.py          writes licences/crates.txt
    .ci/licences.py --check  fails if that file does not list exactly the crates of Cargo.lock that are compiled in

Texts that several crates have word for word stand once, with the names of all of them.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "licences" / "crates.txt"
RULE = "-" * 80
NAMES = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)


def packages():
    """The packages that a build for any system compiles in, with name, version, licence and folder."""
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    reached, open_ids = set(), [root]
    while open_ids:
        at = open_ids.pop()
        if at in reached:
            continue
        reached.add(at)
        for dependency in nodes[at]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                open_ids.append(dependency["pkg"])
    found = [package for package in metadata["packages"] if package["id"] in reached - {root}]
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def title(package):
    return f"{package['name']} {package['version']}"


def listed(found):
    lines = [f"{title(package)}: {package['license'] or 'see below'}" for package in found]
    return "\n".join(lines)


def texts(found):
    """Every licence text, with the crates that have it."""
    holders = {}
    for package in found:
        folder = Path(package["manifest_path"]).parent
        for path in sorted(folder.iterdir()):
            if path.is_file() and NAMES.match(path.name):
                text = path.read_text(encoding="utf-8", errors="replace").strip().replace("\r\n", "\n")
                key = re.sub(r"\s+", " ", text)
                holders.setdefault(key, (text, []))[1].append(title(package))
    return sorted(holders.values(), key=lambda one: (-len(one[1]), one[1]))


def main():
    found = packages()
    head = "The crates that are compiled into the program on any system, with their licences (SPDX):"
    if "--check" in sys.argv[1:]:
        written = FILE.read_text(encoding="utf-8")
        if not written.startswith(f"{head}\n\n{listed(found)}\n\n"):
            sys.exit("licences/crates.txt is out of date: run .ci/licences.py")
        return
    parts = [head, "", listed(found), ""]
    for text, names in texts(found):
        parts += [RULE, ", ".join(sorted(set(names))), "", text, ""]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
