"""Pages that are kept from build to build, each under a digest of all that it can show.

They are in one database, because a large review has more of them than a file system handles quickly. It may be deleted
at any time. Each page is kept with its own digest, so that a damaged one is made again.
"""

from __future__ import annotations

import contextlib
import sqlite3
from hashlib import sha256
from pathlib import Path

MAX_UNWRITTEN = 500  # pages in memory before they are written together
TABLE = "CREATE TABLE IF NOT EXISTS pages (address TEXT PRIMARY KEY, made_from TEXT, digest BLOB, html TEXT)"
INSERT = "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)"


class PageCache:
    """The pages of one site, in a file; without a file, nothing is kept.

    `made_by` names the program that made them. A database that cannot be read or written is treated as empty.
    """

    def __init__(self, file: Path | None = None, made_by: str = "") -> None:
        self.made_by = made_by
        self._asked: set[str] = set()
        self._unwritten: list[tuple[str, str, bytes, str]] = []
        self._database = _opened(file) if file else None

    def found(self, address: str, made_from: str) -> str | None:
        """Return the page at an address if it was made from the same; otherwise None."""
        if self._database is None:
            return None
        self._asked.add(address)
        try:
            row = self._database.execute("SELECT * FROM pages WHERE address = ?", (address,)).fetchone()
        except (sqlite3.Error, UnicodeError):
            return None
        if not row or row[1] != self._key(made_from) or row[2] != _digest(str(row[3])):
            return None
        return str(row[3])

    def has(self, address: str, made_from: str) -> bool:
        """Tell whether the page at an address was made from the same, without reading it."""
        if self._database is None:
            return False
        try:
            row = self._database.execute("SELECT made_from FROM pages WHERE address = ?", (address,)).fetchone()
        except (sqlite3.Error, UnicodeError):
            return False
        return bool(row) and row[0] == self._key(made_from)

    def keep(self, address: str, made_from: str, html: str) -> None:
        """Keep the page at an address in place of the last one there."""
        if self._database is not None:
            self._asked.add(address)
            self._unwritten.append((address, self._key(made_from), _digest(html), html))
            if len(self._unwritten) >= MAX_UNWRITTEN:
                self._write()

    @property
    def is_open(self) -> bool:
        """Whether pages are kept."""
        return self._database is not None

    def close(self) -> None:
        """Write what is not written yet, and forget every page that nobody has asked for or kept."""
        if self._database is None:
            return
        self._write()
        with contextlib.suppress(sqlite3.Error):
            kept = {address for (address,) in self._database.execute("SELECT address FROM pages")}
            with self._database:
                gone = [(address,) for address in kept - self._asked]
                self._database.executemany("DELETE FROM pages WHERE address = ?", gone)
            self._database.close()
        self._database = None

    def _write(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error), self._database:
                self._database.executemany(INSERT, self._unwritten)
        self._unwritten.clear()

    def _key(self, made_from: str) -> str:
        return f"{self.made_by} {made_from}"


def _opened(file: Path) -> sqlite3.Connection | None:
    """Return the database, made anew where it is damaged; None where there can be none."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(file, timeout=1)
            database.execute("PRAGMA synchronous = OFF")
            database.execute(TABLE)
        except sqlite3.OperationalError:
            return None  # another build holds it, or there is no room for it
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
        except OSError:
            return None
        else:
            return database
    return None


def _digest(html: str) -> bytes:
    return sha256(html.encode("utf-8", "surrogatepass")).digest()


def digest_of_program(package: Path) -> str:
    """Return the digest of every file of a package, its templates included."""
    files = sorted(file for file in package.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    names = (file.relative_to(package).as_posix().encode() for file in files)
    return sha256(
        b"\0".join(part for name, file in zip(names, files, strict=True) for part in (name, file.read_bytes()))
    ).hexdigest()
