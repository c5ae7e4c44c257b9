"""Prose pages are found by their sections, as text without markup."""

from __future__ import annotations

from html import escape

from hypothesis import given

from hostile import texts
from review.search.sections import sections

PAGE = """
<h1 id="title">Night <em>buses</em></h1>
<p>A bus <b>runs</b>
late.</p><script>let bus;</script>
<h2 id="stops">Stops<a href="#stops">#</a></h2>
<p>First.</p><ul><li>Second,</li><li>third.</li></ul>
<aside data-search-exclude><p>Cite this.</p></aside>
<h2>No anchor</h2><p>Fourth.</p>
<dl><div><dt id="driver"><code data-search-exclude>driver</code> Drivers</dt><dd>Who drive.</dd></div></dl>
<h3 id="empty">Empty</h3>
<img src="x" alt="not text"><br>
"""


def of(html):
    return list(sections("buses/", "Night buses", "Of nights.", html))


def test_a_page_is_found_by_its_title_and_each_section_by_its_heading():
    assert [(each.url, each.title, each.lines, each.is_term) for each in of(PAGE)] == [
        ("buses/", "Night buses", ("Of nights.", "A bus runs late."), False),
        ("buses/#stops", "Stops#", ("First.", "Second,", "third.", "No anchor", "Fourth."), False),
        ("buses/#driver", "Drivers", ("Who drive.",), True),
        ("buses/#empty", "Empty", (), False),
    ]
    assert {each.page for each in of(PAGE)} == {"Night buses"}


def test_a_term_without_an_explanation_is_not_found():
    assert [each.url for each in of('<p>Text.</p><dl><dt id="driver">Drivers</dt></dl>')] == ["buses/"]


def test_an_element_that_is_left_open_does_not_hide_what_follows():
    assert of("<form><p>In.</form><p>Out.</p></div>")[0].lines == ("Of nights.", "Out.")


@given(text=texts)
def test_any_text_in_a_page_is_found_as_it_was(text):
    (page,) = of(f"<p>{escape(text)}</p>")
    spaced = [" ".join(line.split()) for line in text.replace("\r", "\n").replace("\n", " ").split("\n")]
    found = " ".join(page.lines[1:])
    assert found in ("", *spaced)
    assert bool(found) == any(character.isalnum() or character == "_" for character in text)


@given(text=texts)
def test_any_page_can_be_read(text):
    assert of(text)[0].lines[0] == "Of nights."
