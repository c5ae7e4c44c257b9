"""What happens at each event of a build by MkDocs; the other packages make everything that the site shows.

A project's `hooks/build.py` imports these functions. Its configuration says what is its own: name, menu, settings of
the theme, further stylesheets. The templates, styles and scripts come with the program, from `theme/`.
"""

from __future__ import annotations

import html
import logging
import os
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from review.building import EVERY_VERSION
from review.building.theme import bring_theme
from review.citing.cite_this import Citations, Place
from review.citing.metadata import head
from review.exports import exports
from review.files.content_cache import ContentCache
from review.files.page_cache import PageCache, digest_of_program
from review.files.program import PACKAGE
from review.files.program import THEME as OUR_THEME
from review.language.catalogue import SOURCE
from review.language.current import gettext, language, use_language
from review.loading import load_as_released, load_state
from review.model import urls
from review.model.review_status import day_of_build
from review.problems.problem import report, visible
from review.references.citation_styles import Formatter
from review.site.addresses import Addresses, addresses, is_placeholder
from review.site.finishing import finished
from review.site.layouts import Layouts
from review.site.menu import file_of, left_out, with_pages, without_pages
from review.site.notices import colophon, notice_of_released_version, notices, status_is_in_page
from review.site.pages import all_pages
from review.site.problem_page import problem_page
from review.site.scripts import FOLDER as SCRIPTS
from review.site.scripts import THEME as THEME_SCRIPTS
from review.site.scripts import scripts
from review.site.searching import search_index
from review.site.site_build import SiteBuild
from review.site.study_filter import filter_files
from review.site.stylesheets import ALONE, PLAIN, SITE, THEME, joined
from review.templating.look import LookError, colour, look, look_of, use_look
from review.templating.rendering import COMPILED, compiled_in, read_templates_again
from review.templating.table_of_contents import toc_tokens
from review.templating.translating_loader import translating
from review.versions.git_objects import Origin, origin_of, remote_of
from review.versions.history import EMPTY
from review.versions.publication import Publication
from review.versions.released import COMMIT, EARLIER_UNTIL, VERSION, VERSIONS, read_history

# An environment variable that is set while prose is being written, so that a rebuild does not read every version again.
WITHOUT_VERSIONS = "WITHOUT_VERSIONS"
# An environment variable that names the folder of results kept between builds, .build/cache of the project by default.
CACHE = "REVIEW_CACHE"
# An environment variable that lets a server show problems of the evidence in the page; a build stops at them.
SHOW_PROBLEMS = "SHOW_PROBLEMS"

# An environment variable that leaves out what a preview does without, such as files to download (see review/exports/).
PREVIEW = "PREVIEW"
# An environment variable that makes the theme render every page in full, which gives the same bytes more slowly.
WITHOUT_LAYOUTS = "WITHOUT_LAYOUTS"

PLACEHOLDER_ADDRESS = (
    "The address of the site is not known. Citations, feeds and data will contain %s, where nothing is found. "
    "Set SITE_URL before you publish."
)

# The events, by the names that MkDocs asks a module for.
__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
]

log = logging.getLogger("mkdocs.review")
# The macros plugin reports each of its steps as information, in every build; its warnings stay.
logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


def _build(config: MkDocsConfig) -> SiteBuild:
    build: SiteBuild = config.extra["review_build"]
    return build


def _day_of_build() -> date | None:
    try:
        return day_of_build(os.environ)
    except ValueError as error:
        raise Abort(str(error)) from error


@event_priority(100)  # before the macros plugin, whose define_env needs the review
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the evidence, once for each build. Problems stop it before anything of the last build changes."""
    project = Path(config.config_file_path).parent
    bring_theme(config)
    day = _day_of_build()
    number = config.extra.get(VERSION, "")
    state, problems = (load_as_released if number else load_state)(project)
    if state is None and not os.environ.get(SHOW_PROBLEMS):
        raise Abort(f"The evidence has problems; nothing was built.\n{report(problems)}")
    if problems and not number:
        log.info("The evidence:\n%s", report(problems))
    if state is None:
        return _show_problems(config, problem_page(problems))
    use_language(state.review.language)
    config.theme["language"] = state.review.language
    try:
        use_look(look_of(Path(config.docs_dir)))
    except LookError as error:
        raise Abort(f"{error}\nNothing was built.") from error
    history = EMPTY if number or os.environ.get(WITHOUT_VERSIONS) else read_history(project, state)
    for unreadable in history.unreadable:
        log.info("Version %s cannot be read here: %s", unreadable.version.version, visible(unreadable.reason))
    if os.environ.get(EVERY_VERSION) and not number and history.is_incomplete:
        raise Abort("A released version is missing, and EVERY_VERSION demands all of them; nothing was built.")
    known = addresses({**os.environ, **_given_addresses(config)}, remote_of(project))
    _put_addresses(config, known)
    if number:
        config.site_url = f"{(config.site_url or '').rstrip('/')}/{urls.version(number)}"
    elif not known.site_url:
        log.info(PLACEHOLDER_ADDRESS, config.site_url)
    cache, program = _cache(config), f"{digest_of_program(PACKAGE)} {language()} {look()}"
    read_templates_again()
    publication = Publication(
        state.review,
        (config.site_url or "").rstrip("/") + "/",
        day,
        Origin(config.extra[COMMIT]) if number else origin_of(project),
        history,
        config.repo_url or "",
        config.extra["history_uri"],
        config.extra.get(EARLIER_UNTIL, ""),
        Formatter(cache / "citations"),
        ContentCache(cache / "files", program),
        PageCache() if number else _kept_pages(cache, config.site_url or "", program),
    )
    made = {file_of(page.address): page for page in all_pages(publication)}
    nav = without_pages(config.nav or [], left_out(state.review))
    config.nav = with_pages(nav, made.values(), config.extra.get("menu_labels", {}))
    config.extra["review_build"] = SiteBuild(publication, made)
    return config


def _kept_pages(cache: Path, site_url: str, program: str) -> PageCache:
    """Return the pages that this program keeps from build to build, for the site at this address."""
    return PageCache(cache / "pages" / f"{sha256(site_url.encode()).hexdigest()}.sqlite", program)


def _cache(config: MkDocsConfig) -> Path:
    """Return the folder of what is kept between builds."""
    return Path(os.environ.get(CACHE) or Path(config.config_file_path).parent / ".build" / "cache")


def _show_problems(config: MkDocsConfig, page: str) -> MkDocsConfig:
    """Let this build write nothing but a page of problems, which the server shows at every address."""

    def write(config: MkDocsConfig) -> None:
        folder = Path(config.site_dir)
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("index.html", "404.html"):
            (folder / name).write_text(page, encoding="utf-8")

    for handlers in config.plugins.events.values():
        handlers.clear()
    config.plugins.events["files"] = [lambda _, **__: Files([])]
    config.plugins.events["post_build"] = [write]
    config.theme.static_templates = set()
    config.nav = []
    return config


def _given_addresses(config: MkDocsConfig) -> dict[str, str]:
    """Return the addresses that the configuration gives, by the variables that can give them too."""
    site_url = config.site_url or ""
    return {
        "SITE_URL": os.environ.get("SITE_URL", "") if is_placeholder(site_url) else site_url,
        "REPO_URL": config.repo_url or "",
        "EDIT_URI": config.edit_uri or "",
        "HISTORY_URI": config.extra.get("history_uri", ""),
    }


def _put_addresses(config: MkDocsConfig, known: Addresses) -> None:
    """Put the known addresses into the configuration."""
    if known.site_url:
        config.site_url = f"{known.site_url}/"
    config.repo_url = f"{known.repo_url}/" if known.repo_url else ""
    config.repo_name = config.repo_name or urlsplit(known.repo_url).hostname
    config.edit_uri = known.edit_uri
    config.extra["history_uri"] = known.history_uri


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page made from records, and every exported file."""
    build = _build(config)
    for file in [file for file in files if file.src_uri in left_out(build.publication.review)]:
        files.remove(file)
    for uri, page in build.pages.items():
        files.append(_generated(config, uri, content="", edit=page.source))
    for address, text in filter_files(build.publication.review).items():
        files.append(_generated(config, address, content=text))
    made = exports(build.publication, preview=bool(os.environ.get(PREVIEW)))
    for address in list(made):
        content = made.pop(address)
        if files.get_file_from_path(address):  # the project has its own
            continue
        files.append(_generated(config, address, content.encode() if isinstance(content, str) else content))
    _join_stylesheets(files, config)
    _join_scripts(files, config)
    return files


def _join_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """Put one stylesheet for each kind of page in place of the theme's and those that the configuration lists."""
    sheets = {file.src_uri: file.content_string for file in files if file.src_uri.endswith(".css")}
    replaced = {*config.extra_css, PLAIN, *ALONE}
    for file in [file for file in files if file.src_uri in replaced or file.src_uri.startswith(THEME)]:
        files.remove(file)
    kept = _build(config).publication.kept
    listed = list(config.extra_css)
    texts = kept.kept_texts("stylesheets", [sheets, listed, version("tinycss2")], lambda: joined(sheets, listed))
    for address, text in texts.items():
        files.append(_generated(config, address, content=text))
    config.extra_css = [SITE]


def _join_scripts(files: Files, config: MkDocsConfig) -> None:
    """Put the scripts that pages load in place of the modules that they are made of, and of the theme's."""
    modules = [file for file in files if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js")]
    ours = {file.src_uri: file.content_string for file in modules if not file.src_uri.startswith(THEME_SCRIPTS)}
    for file in [file for file in files if file.src_uri in ours or file.src_uri.startswith(THEME_SCRIPTS)]:
        files.remove(file)
    kept = _build(config).publication.kept
    texts = kept.kept_texts("scripts", [ours, version("rjsmin")], lambda: scripts(ours))
    for address, text in texts.items():
        files.append(_generated(config, address, content=text))


def _generated(config: MkDocsConfig, uri: str, content: str | bytes, edit: str = "") -> File:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{edit}" if edit else None  # mkdocs puts the address of docs/ before it
    return file


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Give a page made from records its title and description, escaped because the theme does not escape them."""
    made = _build(config).pages.get(page.file.src_uri)
    if config.extra.get(VERSION):
        page.edit_url = None  # released versions are not edited
    if made:
        page.meta.update(title=html.escape(made.title), description=html.escape(made.description))
        if made.wide:
            page.meta["hide"] = ["toc"]
    return markdown


def on_page_content(content: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Insert the fragments of a prose page after Markdown. Pages made from records are filled when written."""
    fragments = _build(config).fragments.pop(page.file.src_uri, None)
    return fragments.fill(content) if fragments else content


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Add the search, and prepare the citations of all pages, once their titles and the text of prose are known."""
    env.loader = translating(env.loader, language(), OUR_THEME)
    env.globals["_"] = gettext
    env.globals["colour"] = colour
    env.globals["look"] = look
    env.bytecode_cache = compiled_in(COMPILED / language())
    build, publication = _build(config), _build(config).publication
    site_pages = [file.page for file in files.documentation_pages() if file.page]
    places = [_place(page) for page in site_pages]
    prose = [
        (place, page.content or "")
        for page, place in zip(site_pages, places, strict=True)
        if page.file.src_uri not in build.pages
    ]
    for address, content in search_index(publication.review, build.pages.values(), prose).items():
        files.append(_generated(config, address, content=content))
    build.line.total = len(site_pages)
    build.citations = Citations(publication.review, publication.site_url, places, publication.formatter)
    return env if os.environ.get(WITHOUT_LAYOUTS) else Layouts(env)


def on_page_context(context: Any, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:
    """Insert the HTML of a page made from records, and add to each page notices, its origin, citations and metadata."""
    build, publication, number = _build(config), _build(config).publication, config.extra.get(VERSION, "")
    review, site_url, citations = publication.review, publication.site_url, build.citations
    if citations is None:
        raise Abort("The citations of pages are not there yet.")
    made, place = build.pages.get(page.file.src_uri), _place(page)
    here = place.address
    content = page.content or ""
    if made:
        content = made.kept(publication)
    if made:
        page.toc = get_toc(toc_tokens(content))  # type: ignore[arg-type]  # a private type of MkDocs, with the same keys
    end = citations.box(here)
    if number:
        top = notice_of_released_version(review, here, number, config.extra[VERSIONS])
    else:
        top = Markup() if status_is_in_page(publication, content) else notices(publication, here)
        end += colophon(publication, here, made)
    page.content = f"{top}{content}{end}"
    page.meta["review_head"] = head(review, place, citations.work(here), site_url, is_released_version=bool(number))
    return context


def _place(page: SitePage) -> Place:
    """Return a page's address, title and description as plain text."""
    title, description = str(page.meta.get("title", page.title)), str(page.meta.get("description", ""))
    return Place(page.url, html.unescape(title), html.unescape(description))


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """Finish the HTML of a page, whose parts are no longer needed."""
    page.content = ""
    _build(config).line.advance()
    return finished(output, _build(config).publication.site_url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish pages that are not documents, such as 404.html, which hosts show only at the root of the site."""
    if template_name == "404.html" and config.extra.get(VERSION):
        return ""
    if template_name.endswith(".html"):
        return finished(output_content, _build(config).publication.site_url)
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Keep the pages about single records for the next build, which may be of a review in another language."""
    _build(config).line.clear()
    _build(config).publication.pages.close()
    _forget()


def on_build_error(error: Exception) -> None:
    """Leave nothing of a failed build to the next one in this process."""
    _forget()


def _forget() -> None:
    """Make what follows in English and in the look of the program."""
    use_language(SOURCE)
    use_look(None)
