"""How far a run of the saved searches has come, in a file: a run that was stopped goes on from there.

The file is written after each page of results and deleted at the end. It has no keys in it, and may be deleted at any
time: then the searches begin again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from review.files.writing import write_text
from review.importing.report import IncomingReport
from review.references.reference import Name
from review.surveillance.services import Found, Page

VERSION = 1  # of the format of the file


@dataclass(frozen=True)
class Collected:
    """What a search has returned so far. `key` stands for the search as it is written; `next` is empty at the end."""

    key: str
    records: tuple[Found, ...] = ()
    next: str = ""
    found: int | None = None
    complete: bool = False

    def with_page(self, page: Page, limit: int) -> Collected:
        """Return it with a further page, and no more records than the limit.

        A page that repeats the last place and brings nothing new is the end, whatever the service says.
        """
        known = {each.record for each in self.records}
        if page.next and page.next == self.next and known.issuperset(each.record for each in page.records):
            return replace(self, next="", complete=True)
        records = (*self.records, *page.records)[:limit]
        complete = not page.next or len(records) >= limit
        found = page.found if self.found is None else self.found
        return replace(self, records=records, next="" if complete else page.next, found=found, complete=complete)


@dataclass
class Progress:
    """The run of a day: what each search has returned, and which are in the evidence already."""

    day: str
    searches: dict[str, Collected] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def write(self, file: Path) -> None:
        """Write it to a file, at once. OSError where that fails."""
        searches = {name: asdict(each) for name, each in self.searches.items()}
        content = {"version": VERSION, "day": self.day, "searches": searches, "done": self.done}
        write_text(file, json.dumps(content, ensure_ascii=False) + "\n")


def read_progress(file: Path, day: str) -> Progress:
    """Return the run that a file records, or a new one of this day: also where the file is missing or damaged."""
    try:
        written = json.loads(file.read_text(encoding="utf-8"))
        if written["version"] != VERSION:
            return Progress(day)
        searches = {name: _collected(each) for name, each in written["searches"].items()}
        return Progress(str(written["day"]), searches, list(map(str, written["done"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Progress(day)


def _collected(written: Mapping[str, Any]) -> Collected:
    records = tuple(_found(each) for each in written["records"])
    return Collected(written["key"], records, written["next"], written["found"], written["complete"])


def _found(written: Mapping[str, Any]) -> Found:
    report = written["report"]
    names = {name: tuple(Name(**each) for each in report[name]) for name in ("authors", "editors")}
    return Found(written["record"], IncomingReport(**report | names), written["unreadable"])
