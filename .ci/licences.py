"""Lists the licence of everything the project is built and tested with, and of what the theme brings to the pages.

    licences.py [--bill FILE]

What is locked comes from requirements/ and the package-lock.json files; the licence of a Python package from its own
metadata, as installed. Exits 1 for a licence that is not among those below, or not known. With --bill it also writes a
bill of materials in the CycloneDX format.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, metadata
from importlib.resources import files
from pathlib import Path

from locked import Package, packages

# Licences under which a package may be used here, by the site's build or by the tests; none of them asks anything of
# the site's text and data.
ALLOWED = {
    "0BSD", "AFL", "Apache-2.0", "Artistic", "BlueOak-1.0.0", "BSD", "CC0-1.0", "ISC", "MIT", "MPL-2.0", "PSF-2.0",
    "W3C", "Zlib",
}  # fmt: skip
# A library under the LGPL may be used by the tests, which nobody is given.
ALLOWED_IN_TESTS = ALLOWED | {"LGPL"}
# Programs under the GPL that `make lint` runs as commands: never imported, and no part of what is published.
ALLOWED_AS_COMMANDS = {"codespell": "GPL-2.0-only"}
# Other words for them, as they stand in metadata; the first that is found counts.
SAID = {
    r"BSD": "BSD",
    r"Apache": "Apache-2.0",
    r"MPL|Mozilla": "MPL-2.0",
    r"Artistic": "Artistic",
    r"Academic Free|AFL": "AFL",
    r"LGPL|Lesser General": "LGPL",
    r"W3C": "W3C",
    r"ISC": "ISC",
    r"PSF|Python Software": "PSF-2.0",
    r"MIT": "MIT",
}
# What a package does not say in its metadata, and where it says it instead.
READ_ELSEWHERE = {
    "axe-playwright-python": "MIT",  # licenses/LICENSE in the wheel
    "parse-cache-control": "BSD",  # LICENSE in the package
}
# What the theme's scripts and styles bundle, by the source maps that come with them.
BUNDLED = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "lunr": "MIT",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}


def spdx(said: str) -> str:
    """A licence as it is named above: an expression as it stands, other words by what they hold; empty for none."""
    parts = re.split(r"\s+(?:AND|OR)\s+|[()]", said)
    if all(part in ALLOWED_IN_TESTS for part in parts if part):
        return said.strip("()")
    return next((named for pattern, named in SAID.items() if re.search(pattern, said)), "")


def licence_of(package: Package) -> str:
    """The licence of a package: of its lock file, its metadata, or what was read elsewhere. Empty where unknown."""
    if package.ecosystem == "npm":
        return spdx(package.licence) or READ_ELSEWHERE.get(package.name, "")
    try:
        known = metadata(package.name)
    except PackageNotFoundError:
        return "not installed here"
    classifiers = [each for each in known.get_all("Classifier", []) if each.startswith("License ::")]
    said = known.get("License-Expression") or "; ".join([*classifiers, (known.get("License") or "")[:200]])
    if said == ALLOWED_AS_COMMANDS.get(package.name):
        return said
    return spdx(said) or READ_ELSEWHERE.get(package.name, "")


def bundled() -> Iterator[Package]:
    """What the installed theme's scripts and styles bundle, read from their source maps."""
    names: set[str] = set()
    for file in Path(str(files("material") / "templates" / "assets")).rglob("*.map"):
        sources = " ".join(json.loads(file.read_text(encoding="utf-8"))["sources"])
        names.update(re.findall(r"node_modules/((?:@[^/\s]+/)?[^/\s]+)", sources))
    yield from (Package("npm", name, "", "theme", BUNDLED.get(name, "")) for name in sorted(names))


def told(package: Package) -> str:
    """What is wrong with a package's licence; empty where nothing is."""
    allowed = ALLOWED_IN_TESTS if package.of == "test" else ALLOWED
    if package.licence == "not installed here":
        return ""
    if not package.licence:
        return "its licence is not known"
    if package.of == "test" and package.licence == ALLOWED_AS_COMMANDS.get(package.name):
        return ""
    parts = [part for part in re.split(r"\s+(?:AND|OR)\s+", package.licence) if part]
    return (
        "" if all(part in allowed for part in parts) else f"its licence {package.licence} is not one that may be used"
    )


def bill(listed: list[Package]) -> str:
    """The packages as a bill of materials (CycloneDX 1.6)."""
    components = [
        {
            "type": "library",
            "name": package.name,
            **({"version": package.version} if package.version else {}),
            "scope": "excluded" if package.of == "test" else "required",
            "licenses": [{"license": {"name": package.licence or "unknown"}}],
            **({"purl": purl(package)} if package.version else {}),
        }
        for package in listed
    ]
    made = {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}
    return json.dumps(made, indent=1) + "\n"


def purl(package: Package) -> str:
    """The package's address in the form that bills of materials use."""
    return f"pkg:{package.ecosystem.lower()}/{package.name.replace('@', '%40')}@{package.version}"


def main(arguments: list[str]) -> int:
    """Prints the list, and what is wrong in it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bill", type=Path)
    chosen = parser.parse_args(arguments)
    listed = [replace(each, licence=licence_of(each)) for each in packages()] + list(bundled())
    for package in listed:
        print(f"{package.of:5}  {package.name} {package.version}  {package.licence or 'unknown'}")
    if chosen.bill:
        chosen.bill.write_text(bill(listed), encoding="utf-8")
    wrong = [f"{package.name} {package.version}: {said}" for package in listed if (said := told(package))]
    print("\n".join([*wrong, f"{len(listed)} packages, {len(wrong)} whose licence does not do"]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
