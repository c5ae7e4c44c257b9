"""What the project is built and tested with, as its lock files pin it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
REQUIREMENTS = {"site": ("uv.txt", "site.txt"), "test": ("test.txt", "mutation.txt")}


@dataclass(frozen=True, order=True)
class Package:
    """A package at a version. `of` says what needs it: the site, or the tests alone."""

    ecosystem: str  # as the Open Source Vulnerabilities database writes it: PyPI, npm
    name: str
    version: str
    of: str
    licence: str = ""  # as the lock file says it; those for Python do not


def packages(root: Path = ROOT) -> list[Package]:
    """Every pinned package once, in the order of their names."""
    found: dict[tuple[str, str, str], Package] = {}
    for package in (*_of_python(root), *_of_node(root)):
        found.setdefault((package.ecosystem, package.name, package.version), package)
    return sorted(found.values())


def _of_python(root: Path) -> Iterator[Package]:
    for of, files in REQUIREMENTS.items():
        for file in files:
            text = (root / "requirements" / file).read_text(encoding="utf-8")
            yield from (Package("PyPI", name.lower(), version, of) for name, version in PINNED.findall(text))


def _of_node(root: Path) -> Iterator[Package]:
    for file in sorted((root / ".ci").glob("*/package-lock.json")):
        lock = json.loads(file.read_text(encoding="utf-8"))
        for path, entry in lock["packages"].items():
            if path:
                name = path.rpartition("node_modules/")[2]
                yield Package("npm", name, entry["version"], "test", entry.get("license", ""))
