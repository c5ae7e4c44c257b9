"""Files written so that a reader never meets half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes each file below the folder, at its relative address; texts in UTF-8 and with the line ends they have."""
    for address, content in files.items():
        _write(folder / address, content.encode() if isinstance(content, str) else content)


def write_text(file: Path, text: str) -> None:
    """Writes a text as a file, all at once, in UTF-8 and with the line ends it has. OSError when it cannot."""
    _write(file, text.encode())


def _write(file: Path, content: bytes) -> None:
    """Writes the file all at once: a stop at any moment leaves the old file or the new one. OSError when it cannot."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
