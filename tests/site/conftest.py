"""The built site as the site tests read it: its files, a local server, and one browser for all."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import lxml.html
import pytest
from built_pages import pages_of
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
INSTALLED = filter(None, map(shutil.which, ("chromium-headless-shell", "chromium")))
DESK: ViewportSize = {"width": 1280, "height": 900}
# What a site keeps until its window is closed.
FORGET = "() => { try { sessionStorage.clear(); } catch { /* a page that may keep nothing */ } }"
CHROMIUM = os.environ.get("CHROMIUM") or next(INSTALLED, "chromium")


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every page of the built site by its address, parsed."""
    return pages_of(site)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files over connections that are kept, and says nothing of it."""

    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        with suppress(ConnectionError):  # a page that is left does not wait for what it has asked for
            super().handle()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which a folder is served, on this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the built site is served while the tests run."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """Serves another folder than that of the built site."""
    return serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window as wide as a desk screen, with motion reduced so that nothing is still moving."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window as narrow as WCAG 2.2 asks text to reflow to."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture(scope="session")
def desk_window(browser: Browser) -> Iterator[Page]:
    """The window of a reader at a desk who may copy. A new one for each test would take as long as most of them."""
    context = browser.new_context(
        viewport=DESK, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def reader(desk_window: Page, served: str) -> Iterator[Page]:
    """A reader who has not been here before, at that window."""
    window = desk_window
    yield window
    window.unroute_all()
    window.mouse.move(0, 0)
    window.set_viewport_size(DESK)
    window.emulate_media(media="null", color_scheme="null", reduced_motion="reduce")
    window.evaluate(FORGET)
    window.goto("about:blank")
    window.context.clear_cookies()
    session = window.context.new_cdp_session(window)
    session.send("Storage.clearDataForOrigin", {"origin": served.rstrip("/"), "storageTypes": "all"})
    session.detach()
