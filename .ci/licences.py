"""List the licence of every package the project is built and tested with, and of everything bundled in the theme.

    licences.py [--bill FILE]

The packages come from requirements/ and the package-lock.json files, the licence of a Python package from its installed
metadata. Exits with 1 if a licence is unknown or not in the lists below. --bill also writes a software bill of
materials (CycloneDX).
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

# Licences accepted for packages that the site's build or the tests use. None of them places conditions on the site's
# text and data.
ALLOWED = {
    "0BSD", "AFL", "Apache-2.0", "Artistic", "BlueOak-1.0.0", "BSD", "CC0-1.0", "ISC", "MIT", "MPL-2.0", "OFL-1.1",
    "PSF-2.0",
    "W3C", "Zlib",
}  # fmt: skip
# The tests may also use libraries under the LGPL: they are not part of what is published.
ALLOWED_IN_TESTS = ALLOWED | {"LGPL"}
# Programs that `make lint` and the tests run as commands: never imported, and not part of what is published.
ALLOWED_AS_COMMANDS = {"citeproc": "CPAL-1.0 OR AGPL-1.0", "codespell": "GPL-2.0-only"}
# Patterns for other names of these licences in package metadata. The first match counts.
PATTERNS = {
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
# Licences of packages whose metadata name none, each with the file that does.
READ_FROM_FILES = {
    "axe-playwright-python": "MIT",  # licenses/LICENSE in the wheel
    "parse-cache-control": "BSD",  # LICENSE in the package
}
# Packages bundled in the theme's scripts and styles, according to their source maps.
BUNDLED = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C",
    "lunr": "MIT",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}


def spdx(text: str) -> str:
    """Normalise a licence to the names above: an SPDX expression unchanged, other text by pattern, "" if unknown."""
    parts = re.split(r"\s+(?:AND|OR)\s+|[()]", text)
    if all(part in ALLOWED_IN_TESTS for part in parts if part):
        return text.strip("()")
    return next((name for pattern, name in PATTERNS.items() if re.search(pattern, text)), "")


def licence_of(package: Package) -> str:
    """Find the licence of a package in its lock file, its metadata or the list above; "" if unknown."""
    if package.ecosystem == "npm":
        if package.licence == ALLOWED_AS_COMMANDS.get(package.name):
            return package.licence
        return spdx(package.licence) or READ_FROM_FILES.get(package.name, "")
    try:
        known = metadata(package.name)
    except PackageNotFoundError:
        return "not installed here"
    classifiers = [each for each in known.get_all("Classifier", []) if each.startswith("License ::")]
    text = known.get("License-Expression") or "; ".join([*classifiers, (known.get("License") or "")[:200]])
    if text == ALLOWED_AS_COMMANDS.get(package.name):
        return text
    return spdx(text) or READ_FROM_FILES.get(package.name, "")


def bundled() -> Iterator[Package]:
    """Read the packages bundled in the installed theme's scripts and styles from their source maps."""
    names: set[str] = set()
    for file in Path(str(files("material") / "templates" / "assets")).rglob("*.map"):
        sources = " ".join(json.loads(file.read_text(encoding="utf-8"))["sources"])
        names.update(re.findall(r"node_modules/((?:@[^/\s]+/)?[^/\s]+)", sources))
    yield from (Package("npm", name, "", "theme", BUNDLED.get(name, "")) for name in sorted(names))


def objection(package: Package) -> str:
    """Say why the licence of a package is not acceptable; "" if it is."""
    allowed = ALLOWED_IN_TESTS if package.of == "test" else ALLOWED
    if package.licence == "not installed here":
        return ""
    if not package.licence:
        return "licence unknown"
    if package.of == "test" and package.licence == ALLOWED_AS_COMMANDS.get(package.name):
        return ""
    parts = [part for part in re.split(r"\s+(?:AND|OR)\s+", package.licence) if part]
    return "" if all(part in allowed for part in parts) else f"licence {package.licence} not accepted"


def bill(listed: list[Package]) -> str:
    """Format the packages as a software bill of materials (CycloneDX 1.6)."""
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
    """Return the package URL (purl), which identifies the package in a bill of materials."""
    return f"pkg:{package.ecosystem.lower()}/{package.name.replace('@', '%40')}@{package.version}"


def main(arguments: list[str]) -> int:
    """Print the list and any objections; return the exit status."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bill", type=Path)
    chosen = parser.parse_args(arguments)
    listed = [replace(each, licence=licence_of(each)) for each in packages()] + list(bundled())
    for package in listed:
        print(f"{package.of:5}  {package.name} {package.version}  {package.licence or 'unknown'}")
    if chosen.bill:
        chosen.bill.write_text(bill(listed), encoding="utf-8")
    wrong = [f"{package.name} {package.version}: {reason}" for package in listed if (reason := objection(package))]
    print("\n".join([*wrong, f"{len(listed)} packages, {len(wrong)} with a licence that is unknown or not accepted"]))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
