"""MkDocs events only: the one file that names mkdocs. Everything it shows is made by the review package."""

from __future__ import annotations

import html
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from review.exports import exports
from review.headings import toc_tokens
from review.loading import load
from review.pages import Page, Pages
from review.problems import report
from review.prose import Fragments

log = logging.getLogger("mkdocs.review")


@event_priority(100)  # before the macros plugin, whose define_env wants the review
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads and checks the evidence, once a build. Problems stop it before anything of the last build is touched."""
    review, problems = load(Path(config.config_file_path).parent)
    if problems:
        log.info("The evidence:\n%s", report(problems))
    if review is None:
        raise Abort(f"The evidence has problems; nothing was built.\n{report(problems)}")
    config.extra.update(review=review, review_pages={}, review_fragments={})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for every page the records make, and every file that programs read."""
    review = config.extra["review"]
    pages: dict[str, Page] = config.extra["review_pages"]
    for page in Pages(review).all():
        uri = f"{page.address.rstrip('/')}/index.md"
        pages[uri] = page
        files.append(_generated(config, uri, content="", edit=page.source))
    site_url = (config.site_url or "").rstrip("/") + "/"
    for address, text in exports(review, site_url).items():
        files.append(_generated(config, address, content=text))
    return files


def _generated(config: MkDocsConfig, uri: str, content: str, edit: str = "") -> File:
    file = File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"{config.edit_uri}{edit}" if edit and config.edit_uri else None
    return file


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Gives a page made from records its title and description, escaped: the theme does not escape them."""
    made = config.extra["review_pages"].get(page.file.src_uri)
    if made:
        page.meta.update(title=html.escape(made.title), description=html.escape(made.description))
    return markdown


def on_page_content(content: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Puts the HTML of the records in, after Markdown: a whole page, or the fragments that prose asked for."""
    made: Page | None = config.extra["review_pages"].get(page.file.src_uri)
    if made:
        page.toc = get_toc(toc_tokens(made.body))
        return made.body
    fragments: Fragments | None = config.extra["review_fragments"].pop(page.file.src_uri, None)
    return fragments.fill(content) if fragments else content
