"""The menu: sections and prose of the configuration, and the pages made from records in the places they register."""

from __future__ import annotations

import pytest
import yaml

from places import PROJECT
from review.site.fragments import Fact
from review.site.menu import with_pages
from review.site.pages import MenuEntry, Page, all_pages
from review.versions.publication import Publication


def page(address: str, menu: MenuEntry | None) -> Page:
    return Page(address, f"Page {address}", "", lambda: Fact(""), menu=menu)


@pytest.fixture
def nav():
    """The menu of this project, without the pages made from records."""
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    written = settings[settings.index("\nnav:\n") : settings.index("\nvalidation:\n")]
    return yaml.safe_load(written)["nav"]


def sections(menu):
    """Each section of a menu at whatever depth: its title and its entries."""
    for entry in menu:
        for title, found in entry.items() if isinstance(entry, dict) else ():
            if isinstance(found, list):
                yield title, found
                yield from sections(found)


def entries(menu, section):
    return dict(sections(menu))[section]


def test_the_menu_has_four_groups_and_about_ten_entries(nav, review):
    menu = with_pages(nav, list(all_pages(Publication(review))), {})
    groups = [entries for group in menu for entries in group.values()]
    assert len(groups) == 4
    assert sum(map(len, groups)) <= 13


def test_no_two_sections_have_the_same_title(nav):
    titles = [title for title, _ in sections(nav)]
    assert len(titles) == len(set(titles))


def test_each_theme_is_in_the_menu_in_its_order(nav, review):
    menu = with_pages(nav, list(all_pages(Publication(review))), {})
    assert entries(menu, "Themes") == [
        {"Themes": "themes/index.md"},
        {"1. Waiting": "themes/waiting/index.md"},
        {"2. Riding": "themes/riding/index.md"},
    ]


def test_the_configuration_has_every_section_that_a_page_names(nav, review):
    named = {page.menu.section for page in all_pages(Publication(review)) if page.menu}
    assert named <= {title for title, _ in sections(nav)}


def test_a_label_of_the_configuration_takes_the_place_of_the_pages_own(nav, review):
    menu = with_pages(nav, list(all_pages(Publication(review))), {"themes/riding/": "2. On the bus"})
    assert {"2. On the bus": "themes/riding/index.md"} in entries(menu, "Themes")


def test_a_page_comes_after_the_page_that_it_names_or_last():
    nav = [{"About": ["methods.md", "data.md"]}]
    pages = [page("a/", MenuEntry("About", after="methods/")), page("b/", MenuEntry("About", after="a/"))]
    last = page("c/", MenuEntry("About", after="not-in-the-menu/"))
    assert with_pages(nav, [*pages, last], {}) == [
        {
            "About": [
                "methods.md",
                {"Page a/": "a/index.md"},
                {"Page b/": "b/index.md"},
                "data.md",
                {"Page c/": "c/index.md"},
            ]
        }
    ]


def test_a_section_that_the_menu_lacks_is_added():
    assert with_pages([], [page("a/", MenuEntry("New"))], {}) == [{"New": [{"Page a/": "a/index.md"}]}]


def test_a_page_enters_a_section_at_any_depth_and_comes_after_one_with_the_page_that_it_names():
    nav = [{"Read": [{"Themes": ["themes/index.md"]}, "methods.md"]}]
    pages = [page("themes/a/", MenuEntry("Themes")), page("b/", MenuEntry("Read", after="themes/"))]
    assert with_pages(nav, pages, {}) == [
        {
            "Read": [
                {"Themes": ["themes/index.md", {"Page themes/a/": "themes/a/index.md"}]},
                {"Page b/": "b/index.md"},
                "methods.md",
            ]
        }
    ]


def test_a_page_without_a_place_stays_out_of_the_menu():
    assert with_pages([{"About": []}], [page("a/", None)], {}) == [{"About": []}]


def test_a_menu_that_names_a_page_made_from_records_is_complete():
    """As those of versions released before menus were generated."""
    nav = [{"Themes": ["themes/index.md", {"First": "themes/first/index.md"}]}]
    pages = [page("themes/", MenuEntry("Themes")), page("whole/", MenuEntry("About"))]
    assert with_pages(nav, pages, {}) == nav


def test_the_configuration_is_not_changed(nav, review):
    before = yaml.safe_dump(nav)
    with_pages(nav, list(all_pages(Publication(review))), {})
    assert yaml.safe_dump(nav) == before
