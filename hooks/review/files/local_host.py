"""A host for a built site on this computer, for programs that read its pages in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Files(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def local_host(site: Path, files: type[Files] = Files) -> Iterator[str]:
    """Serve the files of a site while the block runs; yield its URL, which ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(files, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
