"""Make a review of any size for measurements: the real records, and further ones drawn from them at random.

Each further study has the structure of a real one: its numbers of groups, notes and excerpts, its terms and answers,
and texts as long as its texts. The words come from the records, in random order, and no text is used twice. The same
size and seed always give the same review.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
MAX_FINDINGS = 400  # of a theme: a file of records may have 512 KiB

# Fields with free texts, which are written anew; all others are kept or set below.
TEXTS = {
    "note", "notes", "label", "description", "population", "quote", "gloss", "link_note", "speaker", "locator",
    "headline", "statement", "phrase", "studies_note", "view",
}  # fmt: skip


class Words:
    """Random texts of the records' words, each of them once."""

    def __init__(self, texts: Iterator[str], seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - it protects nothing
        self.words = sorted({word.lower() for text in texts for word in re.findall(r"[A-Za-z]{3,12}", text)})
        self.used: set[str] = set()

    def like(self, text: str) -> str:
        """Return a new text with as many words as this one, and a full stop where this one has one."""
        count = len(text.split())
        while True:
            words = " ".join(self.random.choice(self.words) for _ in range(max(count, 3)))
            if words not in self.used:
                self.used.add(words)
                return words.capitalize() + ("." if text.endswith(".") else "")

    def name(self) -> str:
        """Return a new surname, in small letters."""
        while True:
            name = "".join(self.random.choice("bdfgklmnprstv") + self.random.choice("aeiou") for _ in range(4))
            if name not in self.used:
                self.used.add(name)
                return name


def synthetic_review(folder: Path, size: int, seed: int = 1) -> None:
    """Write `evidence/` and the references of a review with this many studies to the folder."""
    shutil.copytree(ROOT / "evidence", folder / "evidence", dirs_exist_ok=True)
    shutil.copy(ROOT / "references.bib", folder)
    _write(folder / "evidence" / "figures.yml", {"figures": []})  # they state how many studies there are
    studies, themes = (_records(folder / "evidence" / name) for name in ("studies", "themes"))
    words = Words(_texts([studies, themes]), seed)
    times = size / len(studies)
    findings = {id: _more_findings(theme, times, list(studies), words) for id, theme in themes.items()}
    own = [study for study in studies.values() if "shared_with" not in study["appraisal"]]
    (folder / "references").mkdir(exist_ok=True)
    for _ in range(size - len(studies)):
        model = words.random.choice(own)
        study = _study(model, findings, words)
        entry = folder / "references" / f"{study['id']}.bib"
        entry.write_text(_entry(study["id"], words), encoding="utf-8")
        _write(folder / "evidence" / "studies" / f"{study['id']}.yml", study)
    for id, theme in themes.items():
        _write(folder / "evidence" / "themes" / f"{id}.yml", theme)


def _more_findings(theme: dict[str, Any], times: float, studies: list[str], words: Words) -> list[str]:
    """Add findings to a theme until it has so many times as many; return the IDs of all."""
    real = list(theme["findings"])
    for number in range(len(real) + 1, min(round(len(real) * times), MAX_FINDINGS) + 1):
        finding = _anew(words.random.choice(real), words) | {"id": f"{theme['id']}-f{number:02}"}
        finding["studies"] = words.random.sample(studies, len(finding["studies"]))
        theme["findings"].append(finding)
    return [finding["id"] for finding in theme["findings"]]


def _study(model: dict[str, Any], findings: dict[str, list[str]], words: Words) -> dict[str, Any]:
    """Return a new study with the structure of another one."""
    id = f"{words.name()}-{words.random.randint(1990, 2025)}"
    study = _anew(model, words) | {"id": id, "citekey": id, "dataset": id}
    for number, excerpt in enumerate(study.get("excerpts", []), 1):
        excerpt["id"] = f"{id}-q{number:02}"
        excerpt["findings"] = words.random.sample(findings[excerpt["theme"]], len(excerpt["findings"]))
    return study


def _entry(citekey: str, words: Words) -> str:
    """Return an entry of the reference list for a study."""
    first, _, year = citekey.rpartition("-")
    names = [first, *(words.name() for _ in range(words.random.randint(0, 7)))]
    authors = " and ".join(f"{name.capitalize()}, {words.random.choice('ABCDEFGHIJKLM')}" for name in names)
    title = words.like("one two three four five six seven eight nine ten eleven twelve")
    page = words.random.randint(1, 900)
    fields = {
        "author": authors,
        "title": title,
        "journal": words.like("a b c"),
        "year": year,
        "volume": words.random.randint(1, 80),
        "pages": f"{page}--{page + 9}",
        "doi": f"10.5555/{citekey}",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{citekey},\n{lines}\n}}\n"


def _anew(value: Any, words: Words, name: str = "") -> Any:
    """Return a copy of a record with each free text written anew."""
    if isinstance(value, dict):
        return {key: _anew(item, words, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_anew(item, words, name) for item in value]
    return words.like(value) if name in TEXTS else value


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, name)
    elif name in TEXTS:
        yield value


def _records(folder: Path) -> dict[str, dict[str, Any]]:
    files = sorted(folder.glob("*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files}  # noqa: S506


def _write(file: Path, record: Any) -> None:
    """Write a record as JSON, which is YAML."""
    file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
