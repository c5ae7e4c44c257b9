"""Checks of the HTML of a page alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement

from access.check import Check, check
from access.names import (
    COMMON_WORDS,
    USELESS_LINK,
    USELESS_TEXT,
    context_of,
    language_of,
    name_of,
    shown,
    words_in,
    words_of,
)

CONTROLS = "self::input or self::select or self::textarea"
UNLABELLED = "@type='hidden' or @type='submit' or @type='reset' or @type='button' or @hidden"
ROLES_OF_CONTROLS = ("button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "slider")
BY_KEYBOARD = "self::a[@href] or self::button or self::input or self::select or self::textarea or self::summary"
BY_KEYBOARD += " or @tabindex"
REFERS = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for")


@check("3.1.1, 3.1.2", "A screen reader speaks the words in the wrong language, and nobody understands them.")
def language(page: HtmlElement) -> Iterator[str]:
    if not page.get("lang"):
        yield "the page names no language"
    for part in page.xpath("//*[@lang]"):
        message, found = part.get("lang").partition("-")[0].lower(), language_of(part.text_content())
        if message not in COMMON_WORDS or (found and found != message):
            yield f'lang="{part.get("lang")}" over a text in "{found}": {shown(part)[:60]}'


@check("2.4.2", "With many windows open, or by ear, the title is how a page is known.")
def title(page: HtmlElement) -> Iterator[str]:
    message = " ".join((page.findtext(".//title") or "").split())
    if not message or USELESS_TEXT.fullmatch(message) or message.lower() in {"home", "page", "document"}:
        yield f"the title is {message!r}"


@check(
    "1.3.1, 2.4.6", "Many go through a page by its headings: one that is missing, empty or skips a level misleads them."
)
def headings(page: HtmlElement) -> Iterator[str]:
    found = page.xpath(
        "//body//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6][not(ancestor::nav)]"
    )
    levels = [int(heading.tag[1]) for heading in found]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for heading in found:
        if not name_of(heading).strip():
            yield f"an empty heading: {shown(heading)}"
    for (before, after), heading in zip(pairwise(levels), found[1:], strict=True):
        if after > before + 1:
            yield f"from level {before} to {after}: {shown(heading)}"
    for looks_like in page.xpath(
        "//main//p[count(*) = 1 and not(normalize-space(text()))]/*[self::b or self::strong]/.."
    ):
        if not looks_like.xpath("following-sibling::*[1][self::p or self::ul or self::dl]"):
            continue
        if len(words_of(looks_like)) < 60 and not words_of(looks_like).endswith((".", ":", "?")):
            yield f"bold words instead of a heading: {shown(looks_like)}"


@check("1.3.1", "Without a caption a reader who moves from table to table does not know which one this is.")
def captions(page: HtmlElement) -> Iterator[str]:
    for table in page.xpath("//table[not(@role='presentation')]"):
        if not words_of(table.find("caption")) if table.find("caption") is not None else True:
            yield shown(table)


@check("1.3.1", "Only header cells are spoken with each cell: without them a number in a table belongs to nothing.")
def header_cells(page: HtmlElement) -> Iterator[str]:
    for table in page.xpath("//table[not(@role='presentation')]"):
        if not table.xpath("./thead/tr/th"):
            yield f"no header cells on top: {shown(table)}"
        for cell in table.xpath("./thead//td[normalize-space()]"):
            yield f"a header cell as td: {shown(cell)}"
        for cell in table.xpath(".//th[not(@scope)]"):
            yield f"a header cell that does not say of what: {shown(cell)}"
        for row in table.xpath("./tbody/tr[count(*) > 1][not(th)]"):
            yield f"a row without a header cell: {shown(row)}"


@check("1.1.1", "Who cannot see a picture is told nothing of it.")
def alternative_texts(page: HtmlElement) -> Iterator[str]:
    hidden = "ancestor-or-self::*[@aria-hidden='true']"
    for picture in page.xpath(
        f"//img[not(@alt)][not({hidden})] | //area[not(@alt)] | //input[@type='image'][not(@alt)]"
    ):
        yield f"no alternative text: {shown(picture)}"
    for drawing in page.xpath(f"//*[local-name()='svg'][@role='img'][not({hidden})]"):
        if not name_of(drawing):
            yield f"a drawing without a name: {shown(drawing)}"
    of_a_control = "ancestor::a or ancestor::button or ancestor::label"
    for drawing in page.xpath(f"//main//*[local-name()='svg'][not(@role)][not({hidden})][not({of_a_control})]"):
        yield f"a drawing that is neither described nor hidden: {shown(drawing)}"


@check("1.1.1", "“Image” or the name of a file is no description: it only costs time to hear.")
def useless_alternatives(page: HtmlElement) -> Iterator[str]:
    for picture in page.xpath("//img[@alt != ''] | //*[@role='img']"):
        message = picture.get("alt") or name_of(picture)
        if message and USELESS_TEXT.fullmatch(message.strip()):
            yield f"{message!r}: {shown(picture)}"


@check("3.3.2, 4.1.2", "A field whose only label is a placeholder has none as soon as somebody writes in it.")
def labels(page: HtmlElement) -> Iterator[str]:
    for control in page.xpath(f"//*[{CONTROLS}][not({UNLABELLED})]"):
        by_label = control.xpath("ancestor::label | //label[@for=$id]", id=control.get("id", ""))
        named = control.get("aria-label") or control.get("aria-labelledby") or any(map(words_of, by_label))
        # The theme's toggles are hidden boxes; their labels are empty and next to them.
        if not named and "md-toggle" not in control.get("class", ""):
            yield shown(control)


@check(
    "2.1.1, 4.1.2",
    "What is no button or link cannot be reached by keyboard, and is not announced as something to press.",
)
def false_controls(page: HtmlElement) -> Iterator[str]:
    roles = " or ".join(f"@role='{role}'" for role in ROLES_OF_CONTROLS)
    for control in page.xpath(f"//*[{roles}][not({BY_KEYBOARD})]"):
        yield f"a role without the keyboard: {shown(control)}"
    for control in page.xpath(f"//*[@onclick][not({BY_KEYBOARD})]"):
        yield f"a click without the keyboard: {shown(control)}"
    for link in page.xpath("//a[not(@href)][not(@id or @name)] | //a[@href='#' or starts-with(@href, 'javascript:')]"):
        yield f"a link that leads nowhere: {shown(link)}"


@check("2.4.4", "In a list of links, or by ear, a link has only its own words and those of its sentence.")
def link_purpose(page: HtmlElement) -> Iterator[str]:
    targets: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in page.xpath("//a[@href]"):
        name = name_of(link)
        if not name.strip() or USELESS_LINK.fullmatch(name.strip()):
            yield f"a link called {name!r}: {shown(link)}"
        targets[name, context_of(link)].add(link.get("href"))
    for (name, around), led in targets.items():
        if len(led) > 1:
            yield f"{len(led)} ways are called {name!r} in the same words: {around[:80]}"


@check("2.5.3", "Who speaks to the computer says what is to be seen; the name has to hold those words.")
def label_in_name(page: HtmlElement) -> Iterator[str]:
    for control in page.xpath("//*[self::a or self::button or self::summary][@aria-label or @aria-labelledby]"):
        seen = " ".join(control.xpath(".//text()[not(ancestor::*[@class='visually-hidden'])]"))
        if not words_in(seen) <= words_in(name_of(control)):
            yield shown(control)


@check("2.4.1", "Without a way past the menus, a keyboard has to go through all of them on every page.")
def skip_link(page: HtmlElement) -> Iterator[str]:
    if not page.xpath("//nav"):
        return
    first = page.xpath("(//body//a[@href])[1]")[0]
    if not (first.get("href", "").startswith("#") and page.xpath("//main//*[@id=$id]", id=first.get("href")[1:])):
        yield f"the first link does not lead to the content: {shown(first)}"


@check(
    "1.3.1",
    "Many jump from region to region: two with one name, or content outside of all, cannot be told apart or found.",
)
def landmarks(page: HtmlElement) -> Iterator[str]:
    if len(page.xpath("//main")) != 1:
        yield f"{len(page.xpath('//main'))} main regions"
    names = Counter(
        name_of(nav).strip() if nav.get("aria-label") or nav.get("aria-labelledby") else ""
        for nav in page.xpath("//nav")
    )
    for name, times in names.items():
        if times > 1 or not name:
            yield f"{times} navigations called {name!r}"


@check("1.3.1, 4.1.2", "A name or a description that is looked for and not found is simply left out.")
def references(page: HtmlElement) -> Iterator[str]:
    known = set(page.xpath("//@id"))
    for attribute in REFERS:
        for element in page.xpath(f"//*[@{attribute}]"):
            if lost := set(element.get(attribute).split()) - known:
                yield f"{attribute} names {', '.join(sorted(lost))}: {shown(element)}"


@check("1.3.1, 4.1.2", "A name, a label or a link that refers to one of two leads to the first, whichever was meant.")
def repeated_ids(page: HtmlElement) -> Iterator[str]:
    for id, times in Counter(page.xpath("//@id")).items():
        if times > 1:
            yield f"{times} elements have the id {id}"


@check("2.4.3", "A tabindex above 0 makes the keyboard jump about instead of following the page.")
def tab_indexes(page: HtmlElement) -> Iterator[str]:
    for element in page.xpath("//*[@tabindex > 0]"):
        yield shown(element)


@check("2.2.1, 2.2.2", "What moves on by itself leaves slow readers behind.")
def moving_on(page: HtmlElement) -> Iterator[str]:
    for refresh in page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']"):
        if not re.match(r"\s*0\s*(;|$)", refresh.get("content", "")):
            yield shown(refresh)
    for moving in page.xpath("//*[@autoplay] | //marquee | //blink"):
        yield shown(moving)


@check("1.4.4", "People with low vision need to enlarge; a page must not forbid it.")
def zooming(page: HtmlElement) -> Iterator[str]:
    for viewport in page.xpath("//meta[@name='viewport']"):
        message = viewport.get("content", "").replace(" ", "").lower()
        if (
            "user-scalable=no" in message
            or "user-scalable=0" in message
            or re.search(r"maximum-scale=[0-4](\.|,|$)", message)
        ):
            yield shown(viewport)
    if not page.xpath("//meta[@name='viewport'][contains(@content, 'width=device-width')]"):
        yield "the page does not follow the width of the screen"


@check(
    "4.1.3", "A count that changes without being announced leaves who cannot see it in doubt whether anything happened."
)
def live_counts(page: HtmlElement) -> Iterator[str]:
    for count in page.xpath("//*[@data-live or contains(concat(' ', @class, ' '), ' live ')]"):
        if count.get("role") not in {"status", "alert", "log"} or count.get("aria-live") == "off":
            yield shown(count)
    for form in page.xpath("//*[@data-lens]"):
        if not form.xpath("//*[@data-live]"):
            yield f"a choice with no count beside it: {shown(form)}"


@check("1.3.1", "An entry outside of a list is not counted; a term without its meaning is not spoken with it.")
def lists(page: HtmlElement) -> Iterator[str]:
    for entry in page.xpath(
        "//li[not(parent::ul or parent::ol or parent::menu)] | //dt[not(ancestor::dl)] | //dd[not(ancestor::dl)]"
    ):
        yield f"outside of a list: {shown(entry)}"
    for paragraph in page.xpath("//main//p[not(*)]"):
        if re.match(r"\s*(?:[-*•·–]|\d+[.)])\s+\S", paragraph.text or ""):
            yield f"signs instead of a list: {shown(paragraph)}"


@dataclass(frozen=True)
class OnHover:
    """Find what is only in a title attribute and not `explained` elsewhere, as in a glossary."""

    explained: str

    def __call__(self, page: HtmlElement) -> Iterator[str]:
        titled = page.xpath("//main//*[@title][not(local-name()='svg')]")
        known = f"{self.explained} {words_of(page)}" if titled else ""
        for element in titled:
            only = " ".join(element.get("title").split())
            if only != name_of(element) and only not in known:
                yield f"{only[:60]!r}: {shown(element)}"


def checks(explained: str = "") -> tuple[Check[HtmlElement], ...]:
    """Every check of HTML. `explained` is the text of the site's glossary."""
    why = "What only a mouse can bring up is kept from everybody who uses keys, touch or ears."
    of_this_file = [each for each in globals().values() if isinstance(each, Check)]
    return (*of_this_file, Check("only_on_hover", "1.4.13, 2.1.1", why, OnHover(explained)))
