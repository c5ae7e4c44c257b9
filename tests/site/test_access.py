"""What axe does not see: HTML, tables that become cards, keys, and that each check tells the faults it is there for.

The checks are in tests/access/; what they look at in a browser is examined on every page in test_every_page.py. Each is
shown to tell a fault that is put into a page, and to be silent before and after that.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import lxml.html
import pytest

from access import keyboard, looks, markup
from access.names import words_of
from access.seeds import APPRAISAL, SEEDS, STUDY, Seed

pytestmark = [pytest.mark.site, pytest.mark.browser]

FEW = ("", "findings/", "quotes/", "appraisal/", "map/", "studies/", "themes/needs/", "contribute/add/", "404.html")
BY_KEYS = {check.name for check in keyboard.CHECKS}


@pytest.fixture(scope="module")
def reading(pages):
    """The checks of HTML, which know what the glossary explains."""
    return markup.checks(words_of(pages["glossary/"]))


@pytest.fixture(scope="module")
def window(browser):
    """A window with the scripts of the checks; the policy of a page does not block what they add."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    looks.prepare(context)
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    assert page.wrong == []
    context.close()


def opened(window, address):
    window.set_viewport_size({"width": looks.WIDE, "height": looks.HEIGHT})
    window.emulate_media(media="screen", forced_colors="none", reduced_motion="reduce")
    window.goto(address, wait_until="load")
    return window


def parsed(window):
    """The page as its scripts have made it."""
    return lxml.html.fromstring(window.content())


def test_no_page_has_a_fault_in_its_html(site, reading):
    """Permanent addresses and those of what was withdrawn included; the prose of an earlier version stays as it was."""
    files = [file for file in sorted(site.rglob("*.html")) if file.relative_to(site).parts[0] != "v"]
    assert len(files) > 200
    found = {
        file.relative_to(site).as_posix(): [str(fault) for check in reading for fault in check.faults(root)]
        for file in files
        for root in [lxml.html.fromstring(file.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))]
    }
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("address", ["findings/", "appraisal/", "studies/", "map/", "checklists/"])
def test_tables_that_become_cards_are_still_read_as_tables(window, served, address):
    """What a screen reader announces for cells must not depend on their layout."""
    reported = []
    page = opened(window, served + address)
    for width in (looks.WIDE, looks.NARROW):
        page.set_viewport_size({"width": width, "height": looks.HEIGHT})
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
        reported.append(
            {role: roles[role] for role in ("table", "caption", "row", "columnheader", "rowheader", "cell")}
        )
    assert all(reported[0].values())
    assert reported[0] == reported[1]


def by_keys(open_page):
    """What the checks of the keyboard report of a page. The walk through all of it begins on a fresh one."""
    for together in ((keyboard.skip_key, keyboard.spoken_count), (keyboard.tab_key,)):
        page = open_page()
        for check in together:
            yield from check.faults(page)


@pytest.mark.parametrize("address", FEW)
def test_pages_can_be_used_with_keys_alone(window, served, address):
    assert [str(fault) for fault in by_keys(lambda: opened(window, served + address))] == []


def expected(seed):
    return {*seed.check.split(", ")}


def reports(page, reading, seeds):
    """The checks that report each fault, put into the page one after the other and taken back."""
    found = {seed.what: set() for seed in seeds}
    for seed in seeds:
        page.evaluate(f"() => {{ window.takeBack = access.watch(); {seed.script} }}")
        root = parsed(page)
        found[seed.what] |= {fault.check for check in reading for fault in check.faults(root)}
        page.evaluate("takeBack()")
    of_html = {check.name for check in reading}
    for before, circumstances in pairwise((None, *looks.ALL)):
        looks.put_on(page, circumstances, before)
        for seed in seeds:
            if seed.check and expected(seed) <= of_html and circumstances.name not in FOR_HTML:
                continue
            wanted = looks.asked(circumstances)
            wanted["focused"] = wanted["focused"] and bool(expected(seed) & looks.FOCUS)
            seen = page.evaluate(
                f"""async wanted => {{
                    const takeBack = access.watch();
                    {seed.script};
                    const found = await access.look(wanted);
                    takeBack();
                    return found.map(([name]) => name);
                }}""",
                wanted,
            )
            found[seed.what] |= set(seen)
    return found


# The circumstances, with most of what is looked for, in which no fault of HTML alone must be reported.
FOR_HTML = {"1280 px", "320 px", "on paper"}
NO_FAULT = Seed("no fault", "", "")
SEEDED = [seed for seed in SEEDS if not expected(seed) & BY_KEYS]
KEYED = [seed for seed in SEEDS if expected(seed) & BY_KEYS]


@pytest.mark.parametrize("address", [STUDY, APPRAISAL])
def test_each_seeded_fault_is_found_by_its_check_and_no_other(window, served, reading, address):
    seeds = [seed for seed in SEEDED if seed.page == address]
    page = opened(window, served + address)
    page.evaluate("access.prune(0)")  # everything is looked at again for each fault
    page.keyboard.press("Shift")  # so that the browser shows the focus as it does to those who use keys
    assert reports(page, reading, seeds) == {seed.what: expected(seed) for seed in seeds}
    assert reports(page, reading, [NO_FAULT]) == {NO_FAULT.what: set()}


@pytest.mark.parametrize("seed", KEYED, ids=lambda seed: seed.what)
def test_a_fault_for_who_uses_keys_is_found_by_its_check_and_no_other(window, served, reading, seed):
    def seeded():
        page = opened(window, served + seed.page)
        page.evaluate(f"() => {{ {seed.script} }}")
        return page

    reported = {fault.check for fault in by_keys(seeded)}
    page = seeded()
    root = parsed(page)
    reported |= {fault.check for check in reading for fault in check.faults(root)}
    without_focus = [replace(each, focus="") for each in looks.ALL]
    reported |= {fault.check for fault in looks.examine(page, without_focus)}
    assert reported == expected(seed)


def test_every_check_is_shown_a_fault(reading):
    shown = {name for seed in SEEDS for name in seed.check.split(", ")}
    assert shown == {check.name for check in (*reading, *keyboard.CHECKS)} | set(looks.LOOKS)
