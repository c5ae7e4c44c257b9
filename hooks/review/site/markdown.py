"""The whole site as plain Markdown files, for any other site generator.

A page made from records is front matter and one block of HTML; a prose page is its Markdown with each macro filled in.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from review.files.program import THEME
from review.site.pages import Page, all_pages
from review.site.prose import Fragments, inert, variables
from review.site.script_texts import spoken
from review.versions.publication import Publication

# The start of an attribute with an address that leads neither up, nor to another host, nor to an anchor of its page.
BELOW = re.compile(r'(\b(?:href|src)=")(?!\.\./|[#/"]|[a-z][a-z0-9+.-]*:)')
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def markdown_files(publication: Publication, docs: Path) -> dict[str, str]:
    """Return every page by its file: `<address>index.md` for pages made from records, prose as in `docs`."""
    made = {f"{page.address}index.md": markdown(page) for page in all_pages(publication)}
    prose = {
        file.relative_to(docs).as_posix(): prose_markdown(
            publication, file.read_text(encoding="utf-8"), _address(file, docs)
        )
        for file in sorted(docs.rglob("*.md"))
    }
    return {**made, **prose}


def asset_files(docs: Path) -> dict[str, bytes]:
    """Return every file that pages load, such as stylesheets, scripts and fonts; a project's, in `docs`, come first."""
    found = {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for folder in (THEME, docs)
        for file in sorted((folder / "assets").rglob("*"))
        if file.is_file()
    }
    modules = spoken({name: content.decode() for name, content in found.items() if name.endswith(".js")})
    others = {name: content for name, content in found.items() if not name.endswith(".js")}
    return {**others, **{name: source.encode() for name, source in modules.items()}}


def markdown(page: Page) -> str:
    """Return a page as front matter (JSON, which is YAML too) and its body, an HTML block without blank lines."""
    front = "\n".join(
        f"{key}: {json.dumps(html.escape(value))}"
        for key, value in (("title", page.title), ("description", page.description))
    )
    body = "\n".join(line.strip() for line in page.body.splitlines() if line.strip())
    return f'---\n{front}\n---\n\n<div class="review-page">\n{body}\n</div>\n'


def prose_markdown(publication: Publication, text: str, here: str) -> str:
    """Return a prose page with its macros filled in, so that Markdown does not act on the text of a record."""
    front = FRONT_MATTER.match(text)
    if not front or "render_macros: true" not in front[1]:
        return text
    fragments = Fragments(publication.review, here, publication.repository, publication.status)
    environment = SandboxedEnvironment(undefined=StrictUndefined)
    filled = environment.from_string(text[front.end() :]).render({**fragments.macros(), **variables(publication)})
    fragments.rendered = [inert(from_root(fragment, here)) for fragment in fragments.rendered]
    return front[0] + fragments.fill(filled) + "\n"


def from_root(fragment: str, here: str) -> str:
    """Return a fragment of the page at `here` with its links to addresses below that page written from the site's root.

    `contribute.md` stands at `contribute/`, and generators differ in whether links in HTML start from the file or from
    the page; a link that first leads up to the root means the same to both.
    """
    return BELOW.sub(lambda found: f"{found[1]}{'../' * here.count('/')}{here}", fragment) if here else fragment


def _address(file: Path, docs: Path) -> str:
    name = file.relative_to(docs).with_suffix("").as_posix()
    return "" if name == "index" else f"{name.removesuffix('/index')}/"
