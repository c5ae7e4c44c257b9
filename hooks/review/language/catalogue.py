"""Catalogues of translations in the format of gettext: one for each language besides English, whose texts are the keys.

A catalogue is read from its .po file, which people edit; nothing is compiled. A translation that is empty, marked as
fuzzy, or whose placeholders are not those of its message is not used, and readers see English instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

from review.language.message import faults_of_forms

SOURCE = "en"  # the language of the texts in the program
FOLDER = Path(__file__).parent / "locale"
DOMAIN = "review"


@dataclass(frozen=True)
class Catalogue:
    """Translations by message, and those of messages with a number, of which `plural` chooses one."""

    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = lambda number: int(number != 1)

    def text(self, message: str) -> str:
        """Return the translation of a message, or the message where there is none."""
        return self.texts.get(message, message)

    def forms(self, one: str, many: str) -> tuple[str, ...]:
        """Return every form of a message that goes with a number."""
        return self.plurals.get((one, many), (one, many))

    def counted(self, one: str, many: str, number: int) -> str:
        """Return the form of a message that goes with a number, in translation where there is one."""
        return self.forms(one, many)[self.plural(number)]


def languages() -> tuple[str, ...]:
    """Return the languages in which the interface can be shown, English first."""
    return SOURCE, *sorted(folder.name for folder in FOLDER.iterdir() if file_of(folder.name).is_file())


def file_of(language: str) -> Path:
    """Return the file of a language's catalogue."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language; an empty one for English. OSError where a language has none."""
    return Catalogue() if language == SOURCE else read(file_of(language))


def read(file: Path) -> Catalogue:
    """Read a catalogue from a .po file."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - costs time that reviews in English need not take

    with file.open("rb") as opened:
        entries = read_po(opened)
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        if not entry.id or entry.fuzzy or not entry.string:
            continue
        message, forms = _forms(entry.id), _forms(entry.string)
        if faults_of_forms(message, forms):
            continue
        texts[message[0]] = forms[0]  # gettext has one entry for a text alone and with a number
        if len(message) > 1:
            plurals[message[0], message[1]] = forms
    return Catalogue(texts, plurals, c2py(entries.plural_expr))


def _forms(written: str | Sequence[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)
