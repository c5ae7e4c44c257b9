"""The site as its files are now: a page is rendered, and a file made, when it is requested."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from http import HTTPStatus
from threading import Lock

from jinja2 import Template
from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from review.building.files_when_asked import FilesWhenAsked
from review.site.failure_page import failure_page

NOT_FOUND = "404.html"
# What MkDocs puts on a page that a build leaves out.
DRAFT = '<div class="mkdocs-draft-marker" title="This page will not be included into the built site.">DRAFT</div>'

log = logging.getLogger("mkdocs.review")


class Preview:
    """The site that a configuration of MkDocs makes of its files, each of which has the bytes that a build gives it.

    A build renders every page and writes it. This goes as far as the menu, and does the rest for one page at a time.
    Events that concern a whole built site do not happen: `post_build` and `build_error`. What the configuration and the
    evidence lead to is raised when it is made; what a page leads to is shown in its place.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files: Files = FilesWhenAsked(get_files(config), config, self._read)
        env = config.theme.get_env()
        files.add_files_from_theme(env, config)
        self._files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = get_navigation(files, config)
        self._nav = config.plugins.on_nav(nav, config=config, files=files)
        self._pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self._by_address = {file.dest_uri: file for file in self._pages}
        for page in self._nav.pages:
            if page.title is None:  # the menu of every page shows it
                self._read(page)
        self._env = config.plugins.on_env(env, config=config, files=files)
        self._made: dict[str, bytes | None] = {}
        self._lock = Lock()
        self._context = copy_context()  # the language and the look of texts, which each thread would begin without

    def answer(self, address: str) -> tuple[HTTPStatus, bytes]:
        """Return the page or file at an address below the root of the site, or what is shown in its place."""
        with self._lock, complaints() as said:
            try:
                if (content := self._kept(address)) is not None:
                    return HTTPStatus.OK, content
                return HTTPStatus.NOT_FOUND, self._kept(NOT_FOUND) or b"Not found"
            except (Exception, SystemExit) as error:
                messages = [*said, reason(error)]
                unexpected = not isinstance(error, SystemExit)
                log.error("%s cannot be shown", address or "The home page", exc_info=unexpected)  # noqa: TRY400
                return HTTPStatus.INTERNAL_SERVER_ERROR, self._context.run(failure_page, messages).encode()

    def _kept(self, address: str) -> bytes | None:
        if address not in self._made:
            self._made[address] = self._context.run(self._make, address)
        return self._made[address]

    def _make(self, address: str) -> bytes | None:
        """Return what a build writes to an address: of two things at one address, what it writes last."""
        name = f"{address}index.html" if not address or address.endswith("/") else address
        if file := self._by_address.get(name):
            return self._rendered(file).encode("utf-8", errors="xmlcharrefreplace")
        if name in self.config.extra_templates and (source := self._files.get_file_from_path(name)):
            return self._from_template(name, Template(source.content_string))
        if name in self.config.theme.static_templates:
            return self._from_template(name, self._env.get_template(name))
        other = self._files.get_file_from_path(name)
        if other is None or other.is_documentation_page() or not other.inclusion.is_in_serve():  # type: ignore[no-untyped-call]
            return None
        try:
            return other.content_bytes
        except FileNotFoundError:
            return None

    def _from_template(self, name: str, template: Template) -> bytes | None:
        text: str = _build_template(name, template, self._files, self.config, self._nav)
        return text.encode() if text.strip() else None

    def _rendered(self, file: File) -> str:
        """Return the HTML of a page, as mkdocs.commands.build does it."""
        page = file.page or Page(None, file, self.config)
        if page.markdown is None:
            self._read(page)
        config = self.config
        config._current_page = page  # noqa: SLF001 - as a build does, for plugins
        page.active = True
        try:
            context = get_context(self._nav, self._pages, config, page)
            template = self._env.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
                page.content = f"{DRAFT}{page.content or ''}"
            output: str = config.plugins.on_post_page(template.render(context), page=page, config=config)
            return output
        finally:
            page.active = False
            config._current_page = None  # noqa: SLF001

    def _read(self, page: Page) -> None:
        """Read the source of a page, and render its Markdown."""
        _populate_page(page, self.config, self._files)


def reason(error: BaseException) -> str:
    """Return what an error says; nothing for one that ends the program after it has said why."""
    if isinstance(error, SystemExit):
        return ""
    return error.message if isinstance(error, Abort) else f"{type(error).__name__}: {error}"


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect the warnings and errors that are logged meanwhile."""
    found: list[str] = []
    handler = _Collector(found.append)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


class _Collector(logging.Handler):
    def __init__(self, collect: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self.collect = collect

    def emit(self, record: logging.LogRecord) -> None:
        self.collect(record.getMessage())
