"""A host for a built site on this computer, for programs that read its pages in a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class Files(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


class Server(ThreadingHTTPServer):
    """A server that passes over browsers which leave before they have the answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, unless it is a lost connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def local_host(site: Path, files: type[Files] = Files) -> Iterator[str]:
    """Serve the files of a site while the block runs; yield its URL, which ends with a slash."""
    server = Server(("127.0.0.1", 0), partial(files, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
