"""A client of the Wayback Machine's availability interface (archive.org/help/wayback_api.php).

It is asked with `?url=…&timestamp=…` and answers with the copy that is closest to that time, if there is one:
`{"archived_snapshots": {"closest": {"available": true, "url": …, "timestamp": "20130919044612", "status": "200"}}}`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from review.schema.base import URL_PATTERN, is_calendar_date
from review.schema.registers import is_copy_of

INTERFACE = "https://archive.org/wayback/available"
LONGEST_ANSWER = 100_000  # bytes
PATIENCE = 30  # seconds


class ArchiveError(Exception):
    """The archive gave no answer that can be trusted; the message says which."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a page: its address, and the day it was made."""

    url: str
    day: str


def closest(url: str, seen: str = "", interface: str = INTERFACE) -> Snapshot | None:
    """The copy of a page that is closest to the day or year it was seen; None where the archive has none.

    ArchiveError where the archive cannot be reached, is busy, or answers in another way than it says it does.
    """
    asked = {"url": url, **({"timestamp": seen.replace("-", "")} if seen else {})}
    request = Request(f"{interface}?{urlencode(asked)}", headers={"User-Agent": "living-review"})  # noqa: S310
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the address is checked by the command
            told = json.loads(answer.read(LONGEST_ANSWER))
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        raise ArchiveError(f"no answer about {url}: {error}") from error
    snapshots = told.get("archived_snapshots") if isinstance(told, dict) else None
    if not isinstance(snapshots, dict):
        raise ArchiveError(f"the answer about {url} is not of the form that the archive documents")
    return _snapshot(url, snapshots["closest"]) if snapshots.get("closest") else None


def _snapshot(url: str, told: Any) -> Snapshot | None:
    """The copy that was told of, once it is sure that it is one of this page and can be read."""
    given = told if isinstance(told, dict) else {}
    address, timestamp, status = (str(given.get(name, "")) for name in ("url", "timestamp", "status"))
    day = f"{timestamp[:4]}-{timestamp[4:6]}-{timestamp[6:8]}"
    if not (re.match(URL_PATTERN, address) and re.fullmatch(r"\d{14}", timestamp) and is_calendar_date(day)):
        raise ArchiveError(f"the answer about {url} is not of the form that the archive documents")
    if not is_copy_of(address, url):
        raise ArchiveError(f"asked about {url}, the archive answered with a copy of something else: {address}")
    secure = re.sub(r"^http://(?=web\.archive\.org/)", "https://", address)
    return Snapshot(secure, day) if given.get("available") is True and status.startswith("2") else None
