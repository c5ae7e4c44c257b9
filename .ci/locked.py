"""The packages that the project is built and tested with, read from its lock files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
REQUIREMENTS = {"site": ("uv.txt", "site.txt", "surveillance.txt"), "test": ("test.txt", "mutation.txt")}


@dataclass(frozen=True, order=True)
class Package:
    """A package at one version. `of` is what needs it: the site, or only the tests."""

    ecosystem: str  # the name in the Open Source Vulnerabilities database: PyPI, npm
    name: str
    version: str
    of: str
    licence: str = ""  # from the lock file; those for Python do not give one


def packages(root: Path = ROOT) -> list[Package]:
    """List every pinned package once, sorted."""
    found: dict[tuple[str, str, str], Package] = {}
    for package in (*_python_packages(root), *_node_packages(root)):
        found.setdefault((package.ecosystem, package.name, package.version), package)
    return sorted(found.values())


def _python_packages(root: Path) -> Iterator[Package]:
    for of, files in REQUIREMENTS.items():
        for file in files:
            text = (root / "requirements" / file).read_text(encoding="utf-8")
            yield from (Package("PyPI", name.lower(), version, of) for name, version in PINNED.findall(text))


def _node_packages(root: Path) -> Iterator[Package]:
    for file in sorted((root / ".ci").glob("*/package-lock.json")):
        lock = json.loads(file.read_text(encoding="utf-8"))
        for path, entry in lock["packages"].items():
            if path:
                name = path.rpartition("node_modules/")[2]
                yield Package("npm", name, entry["version"], "test", entry.get("license", ""))
