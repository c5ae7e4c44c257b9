"""Built versions as archive files, to keep with a release: the same build always gives the same bytes.

A clean clone takes a version from its archive in place of building it, if the archive was made by the same program.
"""

from __future__ import annotations

import gzip
import io
import shutil
import tarfile
import tempfile
from pathlib import Path

ENDING = ".tar.gz"
KEY_LENGTH = 16  # characters of a build's key in the name of its archive; the rest is in a file inside it
KEY = "key.txt"


class ArchiveError(Exception):
    """A file is no archive of a version, or of another one than its name says; the message names it."""


def archive_of(folder: Path, number: str, key: str) -> Path:
    """Return the file in which a build of a version is archived below a folder."""
    return folder / f"version-{number}-{key[:KEY_LENGTH]}{ENDING}"


def pack(kept: Path, file: Path, key: str) -> None:
    """Write the kept build with this key to an archive. OSError where it cannot be written; nothing is left then."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".begun-", delete=False) as begun:
        try:
            with (
                gzip.GzipFile(filename="", fileobj=begun, mode="wb", mtime=0) as packed,
                tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive,
            ):
                _add(archive, KEY, key.encode())
                for each in sorted(path for path in kept.rglob("*") if path.is_file()):
                    _add(archive, each.relative_to(kept).as_posix(), each.read_bytes())
            begun.close()
            Path(begun.name).replace(file)
        except BaseException:
            Path(begun.name).unlink(missing_ok=True)
            raise


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def unpack(file: Path, kept: Path, key: str) -> None:
    """Put the build of an archive where kept builds are. ArchiveError where it is none, or has another key.

    Nothing is written outside of the folder, whatever the names in the archive are.
    """
    kept.parent.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(dir=kept.parent, prefix=".begun-"))
    try:
        with tarfile.open(file, mode="r:gz") as archive:
            archive.extractall(begun, filter="data")
        if (begun / KEY).read_text("utf-8") != key:
            raise ArchiveError(f"{file.name} was made by another program, or for another address")
        (begun / KEY).unlink()
        begun.replace(kept)
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise ArchiveError(f"{file.name} is no archive of a version: {error}") from error
    finally:
        shutil.rmtree(begun, ignore_errors=True)
