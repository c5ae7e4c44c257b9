"""MkDocs events only: the one file that names mkdocs. Everything it shows is made by the review package."""

from __future__ import annotations

import html
import logging
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from review.citing.cite_this import Citations, Place
from review.citing.metadata import head
from review.exports import exports
from review.loading import load_as_released, load_state
from review.model import urls
from review.model.review_status import ReviewStatus, day_of_build, review_status
from review.problems.problem import report
from review.site.pages import Page, Pages
from review.site.prose import Fragments
from review.site.stylesheets import joined
from review.templating.content_security_policy import with_policy, with_relations
from review.templating.rendering import render
from review.templating.table_of_contents import toc_tokens
from review.versions.git_objects import Origin, origin_of
from review.versions.history import EMPTY
from review.versions.released import COMMIT, VERSION, VERSIONS, read_history

# Set while prose is written, so that a rebuild does not read every version anew.
WITHOUT_VERSIONS = "WITHOUT_VERSIONS"

log = logging.getLogger("mkdocs.review")

STYLESHEET = "assets/site.css"

# The theme's two hidden checkboxes have an attribute that HTML forbids there, outside of any block to override.
FORBIDDEN_ATTRIBUTE = re.compile(r'(?<=<input class="md-toggle" )([^>]*type="checkbox"[^>]*) autocomplete="off"')


@event_priority(100)  # before the macros plugin, whose define_env wants the review
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the evidence, once a build. Problems stop it before anything of the last build is touched."""
    project = Path(config.config_file_path).parent
    number = config.extra.get(VERSION, "")
    state, problems = (load_as_released if number else load_state)(project)
    if problems and not number:
        log.info("The evidence:\n%s", report(problems))
    if state is None:
        raise Abort(f"The evidence has problems; nothing was built.\n{report(problems)}")
    if number:
        config.site_url = f"{(config.site_url or '').rstrip('/')}/{urls.version(number)}"
    history = EMPTY if number or os.environ.get(WITHOUT_VERSIONS) else read_history(project, state)
    for unread in history.unread:
        log.info("Version %s cannot be read here: %s", unread.version.version, unread.why)
    site_url = (config.site_url or "").rstrip("/") + "/"
    config.extra.update(
        review=state.review,
        review_history=history,
        review_origin=Origin(config.extra[COMMIT]) if number else origin_of(project),
        review_pages={},
        review_fragments={},
        review_site_url=site_url,
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every page the records make, and every file that programs read."""
    review, history = config.extra["review"], config.extra["review_history"]
    pages: dict[str, Page] = config.extra["review_pages"]
    site_url = config.extra["review_site_url"]
    forge = (config.repo_url or "", config.extra["history_uri"])
    for page in Pages(review, site_url, day_of_build(os.environ), *forge, history=history).all():
        uri = f"{page.address.rstrip('/')}/index.md"
        pages[uri] = page
        files.append(_generated(config, uri, content="", edit=page.source))
    made = exports(review, site_url, day_of_build(os.environ), config.extra["review_origin"], history)
    for address, content in made.items():
        files.append(_generated(config, address, content=content))
    _join_stylesheets(files, config)
    return files


def _join_stylesheets(files: Files, config: MkDocsConfig) -> None:
    """One stylesheet takes the place of those that the configuration lists."""
    sheets = [file for path in config.extra_css if (file := files.get_file_from_path(path))]
    files.append(_generated(config, STYLESHEET, content=joined(sheet.content_string for sheet in sheets)))
    for sheet in sheets:
        files.remove(sheet)
    config.extra_css = [STYLESHEET]


def _generated(config: MkDocsConfig, uri: str, content: str | bytes, edit: str = "") -> File:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{edit}" if edit else None  # mkdocs puts the address of docs/ before it
    return file


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Gives a page made from records its title and description, escaped: the theme does not escape them."""
    made = config.extra["review_pages"].get(page.file.src_uri)
    if config.extra.get(VERSION):
        page.edit_url = None  # what was released is not edited
    if made:
        page.meta.update(title=html.escape(made.title), description=html.escape(made.description))
        if made.wide:
            page.meta["hide"] = ["toc"]
        if made.repeats:
            page.meta["search"] = {"exclude": True}
    return markdown


def on_page_content(content: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Puts the HTML of the records in, after Markdown: a whole page, or the fragments that prose asked for."""
    made: Page | None = config.extra["review_pages"].get(page.file.src_uri)
    if made:
        page.toc = get_toc(toc_tokens(made.body))
        return made.body
    fragments: Fragments | None = config.extra["review_fragments"].pop(page.file.src_uri, None)
    return fragments.fill(content) if fragments else content


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Once every page has its content: how to cite each at its end; which version it is of, and its state, on top."""
    review, site_url = config.extra["review"], config.extra["review_site_url"]
    number = config.extra.get(VERSION, "")
    pages = [file.page for file in files.documentation_pages() if file.page]
    places = [_place(page) for page in pages]
    citations = Citations(review, site_url, places)
    state = review_status(review, day_of_build(os.environ))
    for page, place in zip(pages, places, strict=True):
        page.content = f"{_on_top(page, place.address, state, config)}{page.content}{citations.box(place.address)}"
        page.meta["review_head"] = head(review, place, citations.work(place.address), site_url, earlier=bool(number))
    return env


def _on_top(page: SitePage, here: str, state: ReviewStatus, config: MkDocsConfig) -> str:
    """Which version a page is of, where it stands in others, and whether the review still lives."""
    review, number = config.extra["review"], config.extra.get(VERSION, "")
    if number:
        return render(
            "fragments/earlier_version.html", here=here, review=review, number=number, versions=config.extra[VERSIONS]
        )
    history, made = config.extra["review_history"], page.file.src_uri in config.extra["review_pages"]
    releases = [(release, release.has_page(here, made=made)) for release in history.releases]
    return render("fragments/versions.html", here=here, review=review, releases=releases, history=history) + render(
        "fragments/living_notice.html", here=here, review=review, living=state
    )


def _place(page: SitePage) -> Place:
    """A page by its address, with its title and description as plain text."""
    title, description = str(page.meta.get("title", page.title)), str(page.meta.get("description", ""))
    return Place(page.url, html.unescape(title), html.unescape(description))


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """Says in the page what it may run and load, marks links to other hosts, and mends the theme's HTML."""
    return _finished(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages that are no documents, such as 404.html, of which a host shows the site's own alone."""
    if template_name == "404.html" and config.extra.get(VERSION):
        return ""
    return _finished(output_content, config) if template_name.endswith(".html") else output_content


def _finished(output: str, config: MkDocsConfig) -> str:
    mended = FORBIDDEN_ATTRIBUTE.sub(r"\1", output)
    return with_policy(with_relations(mended, config.extra["review_site_url"]))
