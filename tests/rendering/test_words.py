"""How numbers, words, lists and dates are written out, and what the environment refuses."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from review.exports.permanent import PermanentPage, Wordings
from review.language.formats import joined, long_date
from review.model.review_status import review_status
from review.model.snapshots import snapshot
from review.templating.rendering import _environment, capital, found_in, plural, render


@pytest.mark.parametrize(
    ("date", "words"), [("2026-11-03", "3 November 2026"), ("2019-12", "December 2019"), ("2003", "2003")]
)
def test_a_date_is_written_for_people(date, words):
    assert long_date(date) == words


@pytest.mark.parametrize(
    ("message", "written"),
    [
        (plural(0, "study", "studies"), "0 studies"),
        (plural(1, "study", "studies"), "1 study"),
        (plural(2, "study", "studies"), "2 studies"),
        (plural(1, "theme"), "1 theme"),
        (plural(2, "theme"), "2 themes"),
        (plural(12345, "theme"), "12,345 themes"),
        (capital("owl line"), "Owl line"),
        (capital("über Land"), "Über Land"),
        (capital(""), ""),
        (joined([]), ""),
        (joined(["a"]), "a"),
        (joined(["a", "b"]), "a and b"),
        (joined(["a", "b", "c"]), "a, b and c"),
        (joined(iter(["a", "b", "c", "d"])), "a, b, c and d"),
        (found_in(["b", "a"], {"a": 1, "b": 2, "c": 3}), [2, 1]),
    ],
)
def test_words(message, written):
    assert message == written


def test_what_is_not_defined_is_an_error_and_not_a_gap():
    with pytest.raises(UndefinedError):
        _environment("en").from_string("{{ nothing }}").render()


def test_a_template_can_use_terms_and_urls():
    template = _environment("en").from_string(
        "{% if yes %}\n    {{ 2 | plural('bus', 'buses') }}\n  {% endif %}\n"
        "{{ 'owl' | capital }}, {{ ['a', 'b'] | joined }}, {{ ['a'] | found_in({'a': 1}) }}, {{ to('themes/') }}, "
        "{{ urls.study('adams-2011') }}"
    )
    message = template.render(yes=True, here="studies/adams-2011/")
    assert message == "    2 buses\nOwl, a and b, [1], ../../themes/, studies/adams-2011/"


def test_rendered_html_is_not_escaped_again(review):
    page = PermanentPage(
        review=review,
        id="x",
        became="",
        label="<b>",
        target="",
        canonical="",
        citing=None,
        wordings=Wordings(now=snapshot(review, "waiting"), same_in=(), formers=(), known=()),
        status=review_status(review),
    )
    made = render(page, here="id/x/")
    assert isinstance(made, Markup)
    assert "&lt;b&gt;" in made
    assert _environment("en").from_string("{{ made }}").render(made=made) == made
