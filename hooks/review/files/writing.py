"""Files written so that a reader never meets half of one, and several of them so that all are changed or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

BEGUN = ".review-begun-"  # a folder of files that are not in their places yet


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes each file below the folder, at its relative address; texts in UTF-8 and with the line ends they have."""
    for address, content in files.items():
        _write(folder / address, content.encode() if isinstance(content, str) else content)


def write_text(file: Path, text: str) -> None:
    """Writes a text as a file, all at once, in UTF-8 and with the line ends it has. OSError when it cannot."""
    _write(file, text.encode())


def write_together(root: Path, files: Mapping[str, str]) -> None:
    """Writes all of the files below the root, or none: paths relative to it, texts with the line ends they have.

    OSError when they cannot be written; then every file is as it was. They are first written whole beside the others,
    and then take their places, in their order: whoever stops this by force between two of them leaves the first ones,
    and what a command has left to do after those, it does when it is called again.
    """
    for left in root.glob(f"{BEGUN}*"):
        shutil.rmtree(left, ignore_errors=True)
    begun = Path(tempfile.mkdtemp(dir=root, prefix=BEGUN))
    try:
        for path, text in files.items():
            write_text(begun / path, text)
        before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
        try:
            for path in files:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (begun / path).replace(root / path)
        except OSError:
            _put_back(root, before)
            raise
    finally:
        shutil.rmtree(begun, ignore_errors=True)


def _put_back(root: Path, before: Mapping[str, bytes | None]) -> None:
    for path, content in before.items():
        file = root / path
        if content is None:
            file.unlink(missing_ok=True)
        elif file.read_bytes() != content:
            _write(file, content)


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
