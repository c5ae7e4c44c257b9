"""A server of this computer that shows a site as it is now, and tells browsers when it has changed."""

from __future__ import annotations

import logging
import mimetypes
import os
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socket import AF_INET6
from threading import Condition
from typing import Any, Protocol
from urllib.parse import quote, unquote, urlsplit

from review.files.local_host import Server

# Below this address a browser asks for the state of the site, and gets an answer once it is another.
LIVE_RELOAD = "/livereload/"
SCRIPT_ADDRESS = "/livereload.js"
SCRIPT = Path(__file__).with_name("live_reload.js")
SECONDS_TO_WAIT = 60  # for a change, before a browser has to ask again
TYPES = {".js": "application/javascript", ".mjs": "application/javascript", ".gz": "application/gzip"}

log = logging.getLogger("mkdocs.review")


class Site(Protocol):
    """What the server shows."""

    def answer(self, address: str) -> tuple[HTTPStatus, bytes]:
        """Return the page or file at an address below the root of the site, or what is shown in place of it."""


class Shown:
    """The site that is shown, which is replaced after each change. Its state is a name for one of them.

    Meanwhile, requests wait for the next.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._site: Site | None = None

    @property
    def state(self) -> str:
        """The state of the site, which is another one in each process."""
        return f"{os.getpid()}-{self._number}"

    def hold(self) -> None:
        """Let requests wait for another site."""
        with self._changed:
            self._site = None

    def show(self, site: Site) -> None:
        """Show this site from now on."""
        with self._changed:
            self._site, self._number = site, self._number + 1
            self._changed.notify_all()

    def now(self) -> tuple[Site, str]:
        """Return the site and its state, as soon as there is one."""
        with self._changed:
            while self._site is None:
                self._changed.wait()
            return self._site, self.state

    def state_after(self, state: str) -> str:
        """Return the state as soon as it is no longer this one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._site is not None and self.state != state, SECONDS_TO_WAIT)
            return self.state


class LiveServer(Server):
    """A server of what is shown; `below` is the path of the site's root, with a slash at its end."""

    def __init__(self, host: str, port: int, below: str, shown: Shown) -> None:
        if ":" in host:
            self.address_family = AF_INET6
        self.below = below
        self.shown = shown
        super().__init__((host, port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: LiveServer

    def do_GET(self) -> None:
        """Answer with a page or file, with the state of the site, or with where to look."""
        path = urlsplit(self.path).path
        below = self.server.below
        if path == SCRIPT_ADDRESS:
            self._send(HTTPStatus.OK, SCRIPT.read_bytes(), SCRIPT_ADDRESS)
        elif path.startswith(LIVE_RELOAD):
            state = self.server.shown.state_after(path.removeprefix(LIVE_RELOAD))
            self._send(HTTPStatus.OK, state.encode(), "state.txt")
        elif path.startswith(below):
            self._answer(unquote(path.removeprefix(below)))
        elif f"{path}/".startswith(below) or path == "/":
            self._lead_to(below)
        else:
            self._send(HTTPStatus.NOT_FOUND, b"Not found", "not_found.txt")

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Take requests down only where everything is."""
        log.debug(format, *arguments)

    def _answer(self, address: str) -> None:
        site, state = self.server.shown.now()
        status, content = site.answer(address)
        is_page = _is_page_address(address) or address.endswith(".html") or status != HTTPStatus.OK
        if status == HTTPStatus.NOT_FOUND and not _is_page_address(address):
            found, _ = site.answer(f"{address}/")
            if found == HTTPStatus.OK:
                self._lead_to(f"{self.server.below}{quote(address)}/")
                return
        self._send(status, _with_script(content, state) if is_page else content, "page.html" if is_page else address)

    def _lead_to(self, path: str) -> None:
        query = urlsplit(self.path).query
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"{path}?{query}" if query else path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content: bytes, name: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _type_of(name))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _is_page_address(address: str) -> bool:
    """Whether an address is that of a page as links write it."""
    return not address or address.endswith("/")


def _with_script(page: bytes, state: str) -> bytes:
    """Return a page with the script that loads it again; an element with an address, which the page's policy allows."""
    script = f'<script src="{SCRIPT_ADDRESS}" data-state="{state}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return b"".join((before, script, end, after)) if end else page + script


def _type_of(name: str) -> str:
    guessed = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed
