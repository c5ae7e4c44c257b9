"""The menu: the prose pages of the configuration, and the pages made from records in the places they register."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from review.language.current import gettext, marked
from review.model.review import Review
from review.schema.settings import Part
from review.site.pages import Page

# What a new project calls its menu, and the theme's switches, in mkdocs.yml; other names are a review's own.
NAMES = frozenset(
    (
        marked("Read"), marked("In short"), marked("Themes"), marked("Weigh"), marked("Studies and appraisal"),
        marked("Evidence map"), marked("Methods"), marked("Glossary"), marked("Use"), marked("What it means"),
        marked("Lived experience"), marked("About"), marked("Updates"), marked("For researchers"), marked("Data"),
        marked("Cite"), marked("Permanent links"), marked("Rights"), marked("Contribute"),
        marked("Record appraisals"), marked("A review of your own"), marked("Add a study on your computer"),
        marked("Import tables and codes"), marked("Settings of a review"),
        marked("See what changes, and send it"),
        marked("Excerpts and wording"), marked("A record, field by field"), marked("Codebook"),
        marked("Problems that the checks find"), marked("For maintainers"),
        marked("Switch to dark mode"), marked("Switch to light mode"),
    )
)  # fmt: skip

Nav = list[Any]  # as in a configuration: addresses of files, or mappings of a title to one or to a list of entries


def file_of(address: str) -> str:
    """Return the file of a page made from records, as a configuration names it."""
    return f"{address.rstrip('/')}/index.md"


# Prose pages that a review has only if it has a part.
PAGES_OF_PARTS: dict[str, Part] = {"implications.md": "discussion", "lived-experience.md": "commentaries"}


def left_out(review: Review) -> frozenset[str]:
    """Return the files of the prose pages of parts that the review does not have."""
    return frozenset(file for file, part in PAGES_OF_PARTS.items() if not review.has(part))


def without_pages(nav: Nav, files: Collection[str]) -> Nav:
    """Return the menu without the entries of files, and without the sections that had no other entry."""
    kept: Nav = []
    for entry in nav:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(value, list) and value:
            inner = without_pages(value, files)
            kept += [dict.fromkeys(entry, inner)] if inner else []
        elif value == [] or value not in files:
            kept.append(entry)
    return kept


def with_pages(nav: Nav, pages: Collection[Page], labels: Mapping[str, str]) -> Nav:
    """Return the menu with an entry for each page that has a place in it; `labels` replaces labels by address.

    Labels are escaped, because neither MkDocs nor the theme does it. A menu that already names such a page is complete:
    so are those of versions from before menus were generated.
    """
    placed = {page.address: page.menu for page in pages if page.menu}
    titles = {page.address: page.title for page in pages}
    if {file_of(address) for address in placed} & set(_files(nav)):
        return _translated(nav)
    menu = _translated(nav)
    for address, entry in placed.items():
        section = _section(menu, gettext(entry.section))
        label = html.escape(labels.get(address) or entry.label or titles[address])
        section.insert(_place(section, entry.after), {label: file_of(address)})
    renamed = {entry.section: entry.section_label for entry in placed.values() if entry.section_label}
    return _with_section_labels(menu, renamed)


def _with_section_labels(menu: Nav, renamed: Mapping[str, str]) -> Nav:
    """Return the menu with other titles of sections, by their titles."""
    return [
        {
            renamed.get(title, title) if isinstance(entries, list) else title: _with_section_labels(entries, renamed)
            if isinstance(entries, list)
            else entries
            for title, entries in entry.items()
        }
        if isinstance(entry, dict)
        else entry
        for entry in menu
    ]


def in_language(name: str) -> str:
    """Return a name of the configuration in the language of the review, if it is one that a new project has."""
    return gettext(name) if name in NAMES else name


def _translated(nav: Nav) -> Nav:
    return [
        {
            in_language(title): _translated(entries) if isinstance(entries, list) else entries
            for title, entries in entry.items()
        }
        if isinstance(entry, dict)
        else entry
        for entry in nav
    ]


def _section(menu: Nav, title: str) -> Nav:
    """Return the entries of a section at whatever depth, which is added at the end where the menu has none."""
    for found, section in _sections(menu):
        if found == title:
            return section
    added: Nav = []
    menu.append({title: added})
    return added


def _sections(menu: Nav) -> Iterator[tuple[str, Nav]]:
    for entry in menu:
        for title, entries in entry.items() if isinstance(entry, dict) else ():
            if isinstance(entries, list):
                yield title, entries
                yield from _sections(entries)


def _place(section: Nav, after: str) -> int:
    """Return the place after the page at an address, or at the end of the section."""
    before = {file_of(after), f"{after.rstrip('/')}.md"}
    places = (place for place, entry in enumerate(section, 1) if before & set(_files([entry])))
    return next(places, len(section))


def _files(nav: Nav) -> Iterator[str]:
    for entry in nav:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(value, list):
            yield from _files(value)
        else:
            yield value
