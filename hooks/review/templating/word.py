"""Word documents of a few paragraphs and tables: what they contain, and their files, which are kept."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from review.files.content_cache import ContentCache
from review.files.worker import Worker
from review.language.current import language
from review.model.dates import first_day
from review.templating import word_worker

LANGUAGES = {"en": "en-GB", "de": "de-DE"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the first cell as a line in bold and paragraphs, the others as text."""

    heading: str
    paragraphs: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableDocument:
    """A document: `introduction` and `closing` are paragraphs, `parts` the titles and rows of its tables.

    `date` is that of its content, `widths` are centimetres of the columns.
    """

    title: str
    authors: str
    date: str
    introduction: tuple[str, ...]
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    parts: tuple[tuple[str, tuple[Row, ...]], ...]
    closing: tuple[str, ...]


def is_available() -> bool:
    """Whether the library is installed; it is a dependency of the site, which the checker can do without."""
    return find_spec("docx") is not None


class WordWriter:
    """Writes Word files, and keeps them; leaving it ends its process."""

    def __init__(self, kept: ContentCache) -> None:
        self.kept = kept
        self._worker = Worker(word_worker.__name__)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.end()

    def file(self, document: TableDocument) -> bytes:
        """Return the document as the bytes of a Word file."""
        values = asdict(document) | {"language": LANGUAGES[language()], "day": first_day(document.date).isoformat()}
        program = Path(word_worker.__file__).read_text(encoding="utf-8")
        made_from = json.dumps([version("python-docx"), program, values])
        return self.kept.kept(made_from, lambda: self._worker.ask(json.dumps(values).encode()))
