"""Atomic writing: a reader never sees half a file, and of several files all are changed or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

TEMPORARY_FOLDER = ".review-begun-"  # of files that are not in their places yet


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write each file below the folder, at its relative path; texts in UTF-8 with the line ends they have."""
    for path, content in files.items():
        _write(folder / path, content.encode() if isinstance(content, str) else content)


def write_text(file: Path, text: str) -> None:
    """Write a text to a file at once, in UTF-8 with the line ends it has. Raise OSError where that fails."""
    _write(file, text.encode())


def write_bytes(file: Path, content: bytes) -> None:
    """Write bytes to a file at once. Raise OSError where that fails."""
    _write(file, content)


def write_together(root: Path, files: Mapping[str, str]) -> None:
    """Write all of these files below the root, or none: paths relative to it, texts with the line ends they have.

    Raise OSError where one cannot be written; then every file is unchanged. All are first written to a temporary folder
    and then moved into place, in order. A process killed between two moves leaves the first files in place; the same
    command, run again, does the rest.
    """
    for left in root.glob(f"{TEMPORARY_FOLDER}*"):
        shutil.rmtree(left, ignore_errors=True)
    temporary = Path(tempfile.mkdtemp(dir=root, prefix=TEMPORARY_FOLDER))
    try:
        for path, text in files.items():
            write_text(temporary / path, text)
        before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
        try:
            for path in files:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (temporary / path).replace(root / path)
        except OSError:
            _restore(root, before)
            raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _restore(root: Path, before: Mapping[str, bytes | None]) -> None:
    for path, content in before.items():
        file = root / path
        if content is None:
            file.unlink(missing_ok=True)
        elif file.read_bytes() != content:
            _write(file, content)


def _write(file: Path, content: bytes) -> None:
    """Write a file at once: a stop at any moment leaves the old file or the new one. Raise OSError where that fails."""
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
