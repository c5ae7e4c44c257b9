"""Every page in a browser, opened once: no error, no other host, its own policy kept, and everybody can use it.

How an element looks and works follows from its shape: from the tags, classes and attributes on the way to it from the
root of its page, and from whether anything is in it. So elements are examined in all circumstances where their shape is
met for the first time; no list names pages or elements, and whatever is new is examined. What does not follow from
shapes is examined on every page: what depends on the length and the words of texts, the contrast of texts of every
appearance (the computed colours, size and all that is behind, whichever rule they come from), what a page asks for, and
its policy. IDs, names, headings, links and languages are read in the HTML of every page (test_access.py,
test_valid_html.py, test_built_site.py). test_planted_faults.py shows that faults of each kind are found on a page whose
shapes were all seen before.
"""

from __future__ import annotations

from itertools import accumulate

import pytest
from visitor import Visitor

from access import looks, markup
from access.axe import FEW, Axe
from access.names import words_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

# The pages are divided into parts, which the processes of a run share. Neighbours have most shapes in common.
PARTS = 4


@pytest.fixture
def visitor(browser, served, pages):
    """A visitor who knows what the glossary explains, and has seen no page yet."""
    visitor = Visitor(browser, served, markup.checks(words_of(pages["glossary/"])))
    yield visitor
    visitor.context.close()


@pytest.fixture(scope="module")
def parts(site, pages):
    """All pages, with the one shown in place of a missing page: their addresses in parts of about one size."""
    files = {address: site / address / "index.html" for address in pages} | {"404.html": site / "404.html"}
    sizes = {address: file.stat().st_size for address, file in sorted(files.items())}
    parts = [[] for _ in range(PARTS)]
    for address, before in zip(sizes, accumulate(sizes.values(), initial=0), strict=False):
        parts[before * PARTS // sum(sizes.values())].append(address)
    return parts


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_with_any_page(visitor, parts, part):
    assert parts[part]
    found = {address: visitor.faults(address) for address in parts[part]}
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert visitor.shapes


def test_a_single_faint_text_in_a_long_list_is_found(visitor):
    visitor.open("references/")
    axe = Axe()
    assert list(axe.violations(visitor.page, FEW)) == []
    visitor.page.evaluate(
        "() => { [...document.querySelectorAll('article li')].at(-3).style.color = 'rgb(200 200 200)'; }"
    )
    found = list(axe.violations(visitor.page, (("light", looks.WIDE),)))
    assert [": color-contrast: " in violation for violation in found] == [True]
