"""Each kind of fault is found on a page that a visitor has seen: only what the fault changes is new to them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from visitor import Visitor

from access import markup
from access.names import words_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

ADDRESS = "rights/"
END = "</article>"
FAILING = "failing.js"


@dataclass(frozen=True)
class Planted:
    """A fault: what is put at the end of the content, what stands in the reports of it, and what is harmless there."""

    what: str
    html: str
    reported: tuple[str, ...]
    harmless: str = ""


FAULTS = (
    Planted(
        "a picture without alternative text", '<p><img src="../badge.svg"></p>', ("alternative_texts", ": image-alt: ")
    ),
    Planted("a field without a label", '<p>Name: <input type="text"></p>', ("labels", ": label: ")),
    Planted("a button without a name", '<p><button type="button"></button></p>', (": button-name: ",)),
    Planted("one id twice", '<p id="planted">One</p><p id="planted">Two</p>', ("repeated_ids",)),
    Planted("a level of headings skipped", "<h5>Deeper</h5>", ("headings",)),
    Planted("a faint class", '<p class="faint">Too faint</p>', (": color-contrast: ",)),
    Planted("a text that is faint by its neighbour", "<p>Before</p><hr><p>After</p>", (": color-contrast: ",)),
    Planted("a text that is faint in the dark", '<p class="dark">Too dark</p>', ("dark, 1280 px: color-contrast: ",)),
    Planted(
        "a text that is longer than others of its shape",
        f'<p class="line">{"long " * 60}</p>',
        ("too_wide",),
        harmless='<p class="line">Short</p>',
    ),
    Planted("a text cut off", '<p class="cut">Words that want more room than there is for them</p>', ("cut_off",)),
    Planted("another order than that of the page", '<div class="turned"><p>1</p><p>2</p></div>', ("out_of_order",)),
    Planted("a text that is not printed", '<p class="unprinted">Gone on paper</p>', ("badly_printed",)),
    Planted("a focus that is not seen", '<p><a class="unseen" href="../">The home page</a></p>', ("unseen_focus",)),
    Planted(
        "a request to another host", '<p><img alt="A map" src="https://example.org/map.png"></p>', ("policy: img-src",)
    ),
    Planted("an inline script", "<script>document.title = 'taken'</script>", ("policy: script-src",)),
    Planted("an inline style", '<p style="color: red">Red</p>', ("policy: style-src",)),
    Planted("a file that is missing", '<p><img alt="A map" src="missing.png"></p>', ("404 ",)),
    Planted("a script that fails", f'<script src="{FAILING}"></script>', ("failed on purpose",)),
)
STYLES = """
.faint { color: #ccc !important }
hr + p { color: #cdc !important }
[data-md-color-scheme="slate"] .dark { color: #343 !important }
.line { white-space: nowrap }
.cut { height: 1em; width: 4em; overflow: hidden }
.turned { display: flex; flex-direction: row-reverse }
@media print { .unprinted { display: none !important } }
a.unseen:focus-visible { outline: 0 !important }
"""


@pytest.fixture(scope="module")
def found(browser, served, pages, site):
    """What a visitor finds who has seen a page as it is, and sees it again with all faults at its end."""
    visitor = Visitor(browser, served, markup.checks(words_of(pages["glossary/"])))
    html = (site / ADDRESS / "index.html").read_text("utf-8")
    assert html.count(END) == 1
    styles = (site / "assets/site.css").read_text("utf-8") + STYLES
    answered(visitor.page, "**/site.css*", styles, "text/css")
    answered(visitor.page, f"**/{FAILING}", "throw new Error('failed on purpose')", "text/javascript")

    def faults(added):
        answered(visitor.page, f"**/{ADDRESS}", html.replace(END, f"{added}{END}"), "text/html")
        return visitor.faults(ADDRESS)

    assert faults("") == []
    seen = len(visitor.shapes), len(visitor.axe.seen)
    assert faults("") == []
    assert (len(visitor.shapes), len(visitor.axe.seen)) == seen
    assert faults("".join(planted.harmless for planted in FAULTS)) == []
    yield faults("".join(planted.html for planted in FAULTS))
    visitor.context.close()


def answered(page, pattern, body, content_type):
    page.route(pattern, lambda route: route.fulfill(body=body, content_type=content_type))


@pytest.mark.parametrize("planted", FAULTS, ids=lambda planted: planted.what)
def test_a_fault_on_a_page_of_known_shapes_is_found(found, planted):
    assert [reported for reported in planted.reported if not any(reported in fault for fault in found)] == [], found
