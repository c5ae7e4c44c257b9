"""Which elements are examined closely: those of a shape that was not seen before."""

from __future__ import annotations

import pytest

from access import looks

pytestmark = pytest.mark.browser

LIST = "<ul class='findings'><li>One</li></ul>"
STYLE = "<style>[data-size='5'] { color: red }</style>"


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context()
    looks.prepare(context)
    page = context.new_page()
    page.goto("data:text/html,")
    yield page
    context.close()


def chosen(window, body, seen):
    """The new shapes of a page, and the texts of the elements that are examined."""
    window.goto(f"data:text/html,<!doctype html><html lang='en'><body>{STYLE}<main>{body}</main></body></html>")
    new = window.evaluate("seen => access.choose(seen)", seen)
    examined = "[...document.querySelectorAll('li')].filter(access.examined).map(each => each.textContent)"
    return new, window.evaluate(examined)


@pytest.mark.parametrize("other", [LIST, "<ul class='findings'><li>Another</li><li>Two</li></ul>"])
def test_elements_with_other_texts_alone_are_not_examined(window, other):
    seen, _ = chosen(window, LIST, [])
    assert len(seen) == 5
    assert chosen(window, other, seen) == ([], [])


@pytest.mark.parametrize(
    "other",
    [
        "<ol class='findings'><li>One</li></ol>",
        "<ul class='studies'><li>One</li></ul>",
        "<ul class='findings'><li class='x'>One</li></ul>",
        "<ul class='findings'><li role='button'>One</li></ul>",
        "<ul class='findings' aria-label='Findings'><li>One</li></ul>",
        "<ul class='findings'><li data-size='5'>One</li></ul>",
        "<div><ul class='findings'><li>One</li></ul></div>",
    ],
)
def test_an_element_of_another_tag_class_role_style_or_place_is_examined(window, other):
    seen, _ = chosen(window, LIST, [])
    assert chosen(window, other, seen)[1] == ["One"]


def test_an_element_that_has_become_empty_is_examined(window):
    seen, _ = chosen(window, LIST, [])
    assert chosen(window, LIST.replace("One", " "), seen)[1] == [" "]


def test_a_value_that_no_style_asks_for_makes_no_other_shape(window):
    seen, _ = chosen(window, "<ul><li data-size='1' id='a'>One</li></ul>", [])
    assert chosen(window, "<ul><li data-size='2' id='b'>One</li></ul>", seen) == ([], [])


def test_of_elements_of_one_shape_the_first_two_and_the_last_are_examined(window):
    items = "".join(f"<li>{number}</li>" for number in range(5))
    assert chosen(window, f"<ul>{items}</ul>", [])[1] == ["0", "1", "4"]


def test_an_element_that_comes_later_is_examined(window):
    seen, _ = chosen(window, LIST, [])
    chosen(window, LIST, seen)
    window.evaluate("document.querySelector('ul').append(document.createElement('li'))")
    assert window.evaluate("[...document.querySelectorAll('li')].map(access.examined)") == [False, True]
