"""A local server that serves the built site like a static host, with compressed text."""

from __future__ import annotations

import gzip
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from review.files.local_host import Files, local_host

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class CompressedFiles(Files):
    """Serves files, text compressed with gzip."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.split("?")[0].endswith("/"):
            file /= "index.html"
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (accepts and file.is_file() and file.suffix in COMPRESSED):
            return super().send_head()
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(body)


def serving(site: Path) -> AbstractContextManager[str]:
    """Serve the site while the block runs. Yields its URL, which ends with a slash."""
    return local_host(site, CompressedFiles)
