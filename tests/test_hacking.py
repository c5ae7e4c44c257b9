"""HACKING.md names every package and module, and every file it names exists."""

from __future__ import annotations

import json
import re
import sys

from package_map import END, HACKING, START, package_map, packages
from places import PROJECT

sys.path.insert(0, str(PROJECT / ".ci"))

from figures import FIGURES, section

TEXT = HACKING.read_text(encoding="utf-8")


def test_the_map_names_every_package_and_module():
    """`python tests/package_map.py` writes it again."""
    assert package_map() in TEXT
    assert TEXT.index(START) < TEXT.index(END)


def test_every_package_of_the_program_is_in_the_contract_on_imports():
    found = {path.name for path in (PROJECT / "hooks/review").iterdir() if (path / "__init__.py").is_file()}
    assert found == set(packages()) - {"loading"}


def test_every_path_it_names_exists():
    named = set(re.findall(r"`((?:hooks|tests|docs|evidence|decisions|\.ci|\.github)/[^`*<> ]*)`", TEXT))
    assert len(named) > 50
    assert {path for path in named if not (PROJECT / path).exists()} == set()


def test_the_figures_are_those_of_the_last_benchmark():
    """`.ci/figures.py .build/bench.json` writes them."""
    assert section(json.loads(FIGURES.read_text(encoding="utf-8"))) in TEXT
