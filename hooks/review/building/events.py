"""What happens at each event of a build by MkDocs; the other packages make everything that the site shows.

A project's `hooks/build.py` imports these functions. Its configuration says what is its own: name, menu, settings of
the theme, further stylesheets. The templates, styles and scripts come with the program, from `theme/`.
"""

from __future__ import annotations

import html
import logging
import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from review.building.added_files import RecordPage, add_files, add_texts
from review.building.files_when_asked import FilesWhenAsked
from review.building.last_site import bring_back, remove_others, set_aside
from review.building.published import PREVIEW, publication_of
from review.building.theme import bring_theme
from review.citing.cite_this import Citations, Place
from review.files.program import THEME as OUR_THEME
from review.files.progress import ProgressLine
from review.language.catalogue import SOURCE
from review.language.current import gettext, language, use_language
from review.loading import load_as_released, load_state
from review.problems.problem import Problem, report
from review.site.finishing import Finished, finished
from review.site.layouts import Layouts
from review.site.menu import file_of, left_out, with_pages, without_pages
from review.site.page_parts import Released, Surroundings, keys_of
from review.site.pages import all_pages
from review.site.searching import SEARCH_FILES, search_index
from review.site.site_build import SiteBuild
from review.templating.look import LookError, colour, look, look_of, use_look
from review.templating.rendering import COMPILED, compiled_in, read_templates_again
from review.templating.translating_loader import translating
from review.versions.released import VERSION, VERSIONS

# The levels of files that every build has.
INCLUDED = (InclusionLevel.NOT_IN_NAV, InclusionLevel.INCLUDED, InclusionLevel.UNDEFINED)
# An environment variable that makes the theme render every page in full, which gives the same bytes more slowly.
WITHOUT_LAYOUTS = "WITHOUT_LAYOUTS"

# The events, by the names that MkDocs asks a module for.
__all__ = [
    "on_build_error",
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_post_build",
    "on_post_page",
    "on_post_template",
    "on_pre_build",
]

log = logging.getLogger("mkdocs.review")
# The macros plugin reports each of its steps as information, in every build; its warnings stay.
logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


class EvidenceProblemsError(Abort):
    """The evidence has problems that stop the build."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"The evidence has problems; nothing was built.\n{report(problems)}")
        self.problems = problems


def _build(config: MkDocsConfig) -> SiteBuild:
    build: SiteBuild = config.extra["review_build"]
    return build


@event_priority(100)  # before the macros plugin, whose define_env needs the review
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the evidence, once for each build. Problems stop it before anything of the last build changes."""
    project = Path(config.config_file_path).parent
    bring_theme(config)
    number = config.extra.get(VERSION, "")
    state, problems = (load_as_released if number else load_state)(project)
    if state is None:
        raise EvidenceProblemsError(problems)
    if problems and not number:
        log.info("The evidence:\n%s", report(problems))
    use_language(state.review.language)
    config.theme["language"] = state.review.language
    try:
        use_look(look_of(Path(config.docs_dir)))
    except LookError as error:
        raise Abort(f"{error}\nNothing was built.") from error
    read_templates_again()
    publication = publication_of(config, state)
    made = {file_of(page.address): page for page in all_pages(publication)}
    nav = without_pages(config.nav or [], left_out(state.review))
    config.nav = with_pages(nav, made.values(), config.extra.get("menu_labels", {}))
    config.extra["review_build"] = SiteBuild(publication, made)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Keep the last site from being emptied."""
    if not os.environ.get(PREVIEW):  # which writes nothing
        set_aside(Path(config.site_dir))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page made from records, and every exported file."""
    bring_back(Path(config.site_dir))
    add_files(files, config, _build(config))
    return files


def on_nav(nav: Any, config: MkDocsConfig, files: Files) -> Any:
    """Take down which pages are in the menu, and spare those outside of it that have no Markdown the work for it."""
    build = _build(config)
    build.listed = frozenset(page.url for page in nav.pages)
    if isinstance(files, FilesWhenAsked):
        return nav
    for file in (files.src_uris[uri] for uri in build.pages):
        if file.url not in build.listed:
            RecordPage(None, file, config)  # which is now the page of the file
    return nav


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
    if isinstance(files, FilesWhenAsked):
        index = cache(partial(_search_index, build, site_pages, files.read))
        files.add(SEARCH_FILES, lambda address: index().get(address))
        citations = Citations(publication.review, publication.site_url, (), publication.formatter)
        build.surroundings = Surroundings(publication, citations, build.listed)
        return env
    places = {page.file.src_uri: _place(page) for page in site_pages}
    add_texts(files, config, _search_index(build, site_pages))
    remove_others(Path(config.site_dir), {file.dest_uri for file in files if file.inclusion in INCLUDED})
    build.line = ProgressLine("pages", len(site_pages))
    keys = keys_of(publication, ((page, places[uri]) for uri, page in build.pages.items()), build.listed)
    kept = {address for address, key in keys.items() if publication.pages.has(address, key)}
    given = publication.review, publication.site_url, places.values(), publication.formatter
    number = config.extra.get(VERSION, "")
    released = Released(number, config.extra[VERSIONS]) if number else None
    build.surroundings = Surroundings(publication, Citations(*given, kept), build.listed, keys, released)
    # A plugin that changes finished pages has to see each of them as the theme renders it.
    by_others = any(len(config.plugins.events[name]) > 1 for name in ("page_context", "post_page"))
    return env if by_others or os.environ.get(WITHOUT_LAYOUTS) else Layouts(env, publication.site_url)


def _search_index(
    build: SiteBuild, pages: list[SitePage], read: Callable[[SitePage], None] = lambda _: None
) -> dict[str, str]:
    """Return the files of the search. `read` reads a page of prose that has no content yet."""
    prose = [page for page in pages if page.file.src_uri not in build.pages]
    for page in prose:
        if not page.content:
            read(page)
    content = [(_place(page), page.content or "") for page in prose]
    return search_index(build.publication.review, build.pages.values(), content)


def on_page_context(context: Any, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:
    """Insert the HTML of a page made from records, and add to each page notices, its origin, citations and metadata."""
    build = _build(config)
    if build.surroundings is None:
        raise Abort("The citations of pages are not there yet.")
    made, place = build.pages.get(page.file.src_uri), _place(page)
    if made:
        parts = build.surroundings.kept(made, place)
        page.toc = get_toc(parts.headings)  # type: ignore[arg-type]  # a private type of MkDocs, with the same keys
    else:
        parts = build.surroundings.parts(place, page.content or "")
    page.content, page.meta["review_head"] = parts.content, parts.head
    return context


def _place(page: SitePage) -> Place:
    """Return a page's address, title and description as plain text."""
    title, description = str(page.meta.get("title", page.title)), str(page.meta.get("description", ""))
    return Place(page.url, html.unescape(title), html.unescape(description))


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """Finish the HTML of a page, whose parts are no longer needed."""
    page.content = ""
    if line := _build(config).line:
        line.advance()
    return output if isinstance(output, Finished) else finished(output, _build(config).publication.site_url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish pages that are not documents, such as 404.html, which hosts show only at the root of the site."""
    if template_name == "404.html" and config.extra.get(VERSION):
        return ""
    if template_name.endswith(".html"):
        return finished(output_content, _build(config).publication.site_url)
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Keep the pages about single records for the next build, which may be of a review in another language."""
    if line := _build(config).line:
        line.clear()
    _build(config).publication.pages.close()
    _forget()


def on_build_error(error: Exception) -> None:
    """Leave nothing of a failed build to the next one in this process."""
    _forget()


def _forget() -> None:
    """Make what follows in English and in the look of the program."""
    use_language(SOURCE)
    use_look(None)
