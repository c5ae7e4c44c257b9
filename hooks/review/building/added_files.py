"""The files that a build adds to those of docs/: pages made from records, exported files, joined styles and scripts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc

from review.building.files_when_asked import FilesWhenAsked
from review.exports import exports, exports_when_asked
from review.site.menu import left_out
from review.site.scripts import FOLDER as SCRIPTS
from review.site.scripts import THEME as THEME_SCRIPTS
from review.site.scripts import scripts
from review.site.site_build import SiteBuild
from review.site.study_filter import FILTER, filter_files
from review.site.stylesheets import ALONE, PLAIN, SITE, THEME, joined


def add_files(files: Files, config: MkDocsConfig, build: SiteBuild) -> None:
    """Add every page made from records, and every exported file; leave out prose about parts that a review lacks."""
    for file in [file for file in files if file.src_uri in left_out(build.publication.review)]:
        files.remove(file)
    for uri, page in build.pages.items():
        files.append(generated(config, uri, content="", edit=page.source))
    review = build.publication.review
    if isinstance(files, FilesWhenAsked):
        files.add((FILTER,), lambda address: filter_files(review).get(address))
        for export, content in exports_when_asked(build.publication):
            files.add(export.media_types, content)
    else:
        _add_exports(files, config, build)
    _join_stylesheets(files, config, build)
    _join_scripts(files, config, build)


def _add_exports(files: Files, config: MkDocsConfig, build: SiteBuild) -> None:
    add_texts(files, config, filter_files(build.publication.review))
    made = exports(build.publication)
    for address in list(made):
        content = made.pop(address)
        if files.get_file_from_path(address):  # the project has its own
            continue
        files.append(generated(config, address, content.encode() if isinstance(content, str) else content))


class RecordPage(SitePage):
    """A page made from records, without Markdown."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take it that the page has no source."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Take it that the page is empty: it is filled when it is written."""
        self.content, self.toc = "", get_toc([])
        self.present_anchor_ids = set()


class GeneratedFile(File):
    """A file whose content is made by the program."""

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless the last site has it with the same bytes: to read it takes less time."""
        content = self.content_bytes
        with suppress(OSError):
            last = Path(self.abs_dest_path)
            if last.stat().st_size == len(content) and last.read_bytes() == content:
                return
        super().copy_file(dirty)


def generated(config: MkDocsConfig, uri: str, content: str | bytes, edit: str = "") -> File:
    """Return a file with this content; `edit` is the file that it is made from, relative to the project's root."""
    file = GeneratedFile.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{edit}" if edit else None  # mkdocs puts the address of docs/ before it
    return file


def add_texts(files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
    """Add a file for each of these texts, given by their addresses."""
    for address, text in texts.items():
        files.append(generated(config, address, content=text))


def _join_stylesheets(files: Files, config: MkDocsConfig, build: SiteBuild) -> None:
    """Put one stylesheet for each kind of page in place of the theme's and those that the configuration lists."""
    sheets = {file.src_uri: file.content_string for file in files if file.src_uri.endswith(".css")}
    replaced = {*config.extra_css, PLAIN, *ALONE}
    for file in [file for file in files if file.src_uri in replaced or file.src_uri.startswith(THEME)]:
        files.remove(file)
    kept = build.publication.kept
    listed = list(config.extra_css)
    texts = kept.kept_texts("stylesheets", [sheets, listed, version("tinycss2")], lambda: joined(sheets, listed))
    add_texts(files, config, texts)
    config.extra_css = [SITE]


def _join_scripts(files: Files, config: MkDocsConfig, build: SiteBuild) -> None:
    """Put the scripts that pages load in place of the modules that they are made of, and of the theme's."""
    modules = [file for file in files if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js")]
    ours = {file.src_uri: file.content_string for file in modules if not file.src_uri.startswith(THEME_SCRIPTS)}
    for file in [file for file in files if file.src_uri in ours or file.src_uri.startswith(THEME_SCRIPTS)]:
        files.remove(file)
    kept = build.publication.kept
    texts = kept.kept_texts("scripts", [ours, version("rjsmin")], lambda: scripts(ours))
    add_texts(files, config, texts)
