"""`review serve`: the site while it is written, on this computer."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from review.building.environment import environment, messages, surroundings
from review.building.events import EvidenceProblemsError
from review.building.live_server import LiveServer, Shown, Site
from review.building.preview import Preview, complaints, reason
from review.building.published import PREVIEW, WITHOUT_VERSIONS
from review.building.watched_files import WatchedFiles
from review.site.failure_page import failure_page
from review.site.problem_page import problem_page
from review.versions.released import CONFIGURATION

# What a site is made from, besides docs/ and what its configuration watches.
WATCHED = (CONFIGURATION, "evidence", "references.bib", "references", "hooks")
# A preview has no released versions, and keeps no pages for later builds.
VARIABLES = {PREVIEW: "1", WITHOUT_VERSIONS: "1"}

log = logging.getLogger("mkdocs.review")


class NotServedError(Exception):
    """The site cannot be served, for the reason in the message."""


class Placard:
    """One page in place of the site, at every address."""

    def __init__(self, page: str) -> None:
        self.page = page.encode()

    def answer(self, address: str) -> tuple[HTTPStatus, bytes]:
        """Return the page."""
        return (HTTPStatus.NOT_FOUND if address else HTTPStatus.OK), self.page


def serve_site(project: Path, address: str) -> None:
    """Serve the site at an address of this computer, and show each change of its files, until it is stopped.

    Released versions are left out. Where the evidence has problems, every page shows them; where a page cannot be
    rendered, it says why. Raise NotServedError where the address cannot be used.
    """
    with messages(), environment({**surroundings(project), **VARIABLES}):
        config = _configuration(project, address)
        config.plugins.on_startup(command="serve", dirty=False)
        shown = Shown()
        try:
            server = LiveServer(config.dev_addr.host, config.dev_addr.port, _below(config), shown)
        except OSError as error:
            raise NotServedError(f"{address} cannot be used: {error}. Choose another with --at.") from error
        paths = [*(project / name for name in WATCHED), Path(config.docs_dir), *map(Path, config.watch)]
        with server, WatchedFiles(dict.fromkeys(paths)) as watched:
            shown.show(site_of(lambda: config))
            Thread(target=server.serve_forever, daemon=True).start()
            log.info("Serving on http://%s:%s%s", *config.dev_addr, server.below)
            try:
                for _ in watched.changes():
                    log.info("A file has changed")
                    shown.hold()
                    shown.show(site_of(partial(_configuration, project, address)))
                    gc.collect()  # the last site; programs that load reviews collect seldom (see loading.py)
            except KeyboardInterrupt:
                log.info("Stopped")
            finally:
                server.shutdown()
                config.plugins.on_shutdown()


def site_of(configuration: Callable[[], MkDocsConfig]) -> Site:
    """Return the site as its files are now, or a page that says what is wrong with them."""
    with complaints() as said:
        try:
            return copy_context().run(Preview, configuration())
        except EvidenceProblemsError as error:
            return Placard(problem_page(error.problems))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - anything that a project's files can lead to
            page = failure_page([*said, reason(error)])
            log.error("The site cannot be shown. %s", reason(error))  # noqa: TRY400 - its own message says enough
            return Placard(page)


def _configuration(project: Path, address: str) -> MkDocsConfig:
    nowhere = str(project / ".build" / "preview")  # nothing is written; the built site is not concerned
    config = load_config(str(project / CONFIGURATION), dev_addr=address, site_dir=nowhere)
    host, port = config.dev_addr
    config.site_url = f"http://{host}:{port}{_below(config)}"
    return config


def _below(config: MkDocsConfig) -> str:
    """Return the path of the root of the site, which the server shows it at."""
    return f"/{urlsplit(config.site_url or '').path.strip('/')}/".replace("//", "/")
