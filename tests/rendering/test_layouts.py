"""The frame of a page is rendered once and then filled, which gives what the theme's template gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment

from places import SITE_URL
from review.site.finishing import Finished, finished
from review.site.layouts import Heading, Layouts

MAIN = """<meta charset="utf-8">{% if page.toc | first %}<a href="{{ (page.toc | first).url }}">Skip</a>{% endif %}
<title>{{ page.meta.title }}</title>{% if page.meta.description %}<meta {{ page.meta.description }}>{% endif %}
{{ page.meta.review_head or "" }}<link href="{{ page.canonical_url }}">
{% include "partials/toc.html" %}{% if page.edit_url %}<a href="{{ page.edit_url }}">Edit</a>{% endif %}
{{ page.content }}{{ odd }}"""
TOC = "{% for each in (page.toc | first).children %}<li>{{ each.url }} {{ each.title }}</li>{% endfor %}"


@dataclass
class Page:
    url: str
    meta: dict = field(default_factory=dict)
    edit_url: str | None = None
    parts: tuple[str, ...] = ()
    previous_page = next_page = None

    def __post_init__(self):
        self.canonical_url = f"https://review.example/{self.url}"
        self.content = Finished(f"<h1 id=top>{self.url}</h1><p>fill-in-title-here")
        self.toc = [Heading(self.url, f"#{self.url}", 1, [Heading(part, f"#{part}", 2) for part in self.parts])]


class Counted(Environment):
    """An environment that counts how often the template for pages is asked for."""

    asked = 0

    def get_template(self, name, *arguments, **options):
        self.asked += name == "main.html"
        return super().get_template(name, *arguments, **options)


@pytest.fixture
def environment():
    return Counted(loader=DictLoader({"main.html": MAIN, "partials/toc.html": TOC, "404.html": "Not here"}))


def page(number: int, **given) -> Page:
    meta = {"title": f"Study {number} &amp; more", "description": f"About {number}", "review_head": f"<meta {number}>"}
    return Page(f"studies/{number}/", meta, **given)


def rendered(environment, pages, nav=(), odd=lambda _: "") -> tuple[list[str], list[str]]:
    """The pages as layouts give them, and as the template gives them."""
    layouts = Layouts(environment, SITE_URL)
    contexts = [{"page": each, "nav": SimpleNamespace(pages=nav), "odd": odd(each.url)} for each in pages]
    filled = [layouts.get_template("main.html").render(context) for context in contexts]
    environment.asked, asked = 0, environment.asked
    whole = [finished(environment.get_template("main.html").render(context), SITE_URL) for context in contexts]
    environment.asked = asked
    return filled, whole


def test_pages_of_one_folder_are_filled_into_one_frame(environment):
    parts = [("a", f"b{number}")[: number % 2 + 1] for number in range(9)]
    edit = "https://code.example/edit"
    pages = [page(number, parts=each, edit_url=f"{edit}/{number}") for number, each in enumerate(parts)]
    filled, whole = rendered(environment, pages)
    assert filled == whole
    assert environment.asked == 3, "the first two pages, and one for the frame"


def test_pages_that_differ_in_more_have_frames_of_their_own(environment):
    pages = [page(number, edit_url="edit" if number % 2 else None) for number in range(6)]
    pages += [page(number, parts=("a",)) for number in range(6, 9)]
    for each in pages[:3]:
        each.meta.pop("description")
    filled, whole = rendered(environment, pages)
    assert filled == whole


def test_a_page_of_the_menu_is_rendered_in_full(environment):
    pages = [page(number) for number in range(5)]
    filled, whole = rendered(environment, pages, nav=pages)
    assert filled == whole
    assert environment.asked == 5


def test_a_frame_that_does_not_give_the_page_is_not_used(environment):
    filled, whole = rendered(environment, [page(number) for number in range(5)], odd=str.upper)
    assert filled == whole


def test_other_templates_are_those_of_the_theme(environment):
    layouts = Layouts(environment, SITE_URL)
    assert layouts.get_template("404.html").render() == "Not here"
    assert layouts.loader is environment.loader
