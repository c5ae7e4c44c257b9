"""Files that are costly to make, kept from build to build under a digest of everything that they depend on.

Such a file may be deleted at any time. Each is kept with the digest of its bytes, so that a damaged one is made again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from review.files.writing import write_bytes
from review.language.current import language

# In the folder; the oldest are dropped. The database of a review with 3,000 studies has 18 MB, and changes each time.
MAX_FILES = 2_000
MAX_BYTES = 1_000_000_000
DIGEST_BYTES = sha256().digest_size


class ContentCache:
    """Files below a folder, by what they are made from; without a folder, nothing is kept.

    `program` names the program where values that depend on it are to be kept, too. A file that cannot be read or
    written is treated as missing.
    """

    def __init__(self, folder: Path | None = None, program: str = "") -> None:
        self.folder = folder
        self.program = program

    def kept(self, made_from: str, make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes, from the folder where it is there. `made_from` names all that it depends on."""
        if self.folder is None:
            return make()
        file = self.folder / sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()
        if (known := _read(file)) is not None:
            return known
        content = make()
        with contextlib.suppress(OSError):
            write_bytes(file, sha256(content).digest() + content)
            self._drop_oldest()
        return content

    def kept_texts(self, name: str, made_from: object, make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """Return the texts that `make` makes of `made_from`, which JSON can hold, by this program in this language."""
        if not self.program:
            return make()
        key = json.dumps([name, self.program, language(), made_from], sort_keys=True)
        texts: dict[str, Any] = json.loads(self.kept(key, lambda: json.dumps(make()).encode()))
        return texts

    def _drop_oldest(self) -> None:
        """Drop the oldest files until the folder is within its limits; the last one stays, whatever its size."""
        files = [file for file in self.folder.iterdir() if len(file.name) == 2 * DIGEST_BYTES] if self.folder else []
        known = sorted(((file.stat(), file) for file in files), key=lambda each: each[0].st_mtime)
        number, size = len(known), sum(each.st_size for each, _ in known)
        for each, file in known[:-1]:
            if number <= MAX_FILES and size <= MAX_BYTES:
                return
            file.unlink(missing_ok=True)
            number, size = number - 1, size - each.st_size


def _read(file: Path) -> bytes | None:
    """Return the content of a kept file; None where it is missing or damaged."""
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    digest, content = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
    return content if sha256(content).digest() == digest else None
