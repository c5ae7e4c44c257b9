"""A client of the Wayback Machine's availability interface (archive.org/help/wayback_api.php).

The query `?url=…&timestamp=…` gets the copy closest to that time, if there is one:
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
MAX_ANSWER_BYTES = 100_000
TIMEOUT = 30  # seconds


class ArchiveError(Exception):
    """The archive gave no valid answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy of a page: its URL, and the day it was made."""

    url: str
    day: str


def closest(url: str, seen: str = "", interface: str = INTERFACE) -> Snapshot | None:
    """Return the copy closest to the day or year when a page was seen; None where the archive has no copy.

    Raise ArchiveError where the archive cannot be reached, is busy, or does not answer as it documents.
    """
    query = {"url": url, **({"timestamp": seen.replace("-", "")} if seen else {})}
    request = Request(f"{interface}?{urlencode(query)}", headers={"User-Agent": "living-review"})  # noqa: S310
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - the address is checked by the command
            data = json.loads(answer.read(MAX_ANSWER_BYTES))
    except (OSError, HTTPException, ValueError, RecursionError) as error:
        raise ArchiveError(f"no answer about {url}: {error}") from error
    snapshots = data.get("archived_snapshots") if isinstance(data, dict) else None
    if not isinstance(snapshots, dict):
        raise ArchiveError(f"the answer about {url} is not in the form that the archive documents")
    return _snapshot(url, snapshots["closest"]) if snapshots.get("closest") else None


def _snapshot(url: str, data: Any) -> Snapshot | None:
    """The copy in an answer, after checking that it is a copy of this page and can be read."""
    fields = data if isinstance(data, dict) else {}
    address, timestamp, status = (str(fields.get(name, "")) for name in ("url", "timestamp", "status"))
    day = f"{timestamp[:4]}-{timestamp[4:6]}-{timestamp[6:8]}"
    if not (re.match(URL_PATTERN, address) and re.fullmatch(r"\d{14}", timestamp) and is_calendar_date(day)):
        raise ArchiveError(f"the answer about {url} is not in the form that the archive documents")
    if not is_copy_of(address, url):
        raise ArchiveError(f"asked for {url}, the archive returned a copy of another page: {address}")
    secure = re.sub(r"^http://(?=web\.archive\.org/)", "https://", address)
    return Snapshot(secure, day) if fields.get("available") is True and status.startswith("2") else None
