"""Every page can be used by people who see little, hear the page, have only keys, or need larger text or less movement.

The checks are in tests/access/. Each is shown to tell a fault that is put into a page, and to be silent before that.
"""

from __future__ import annotations

from collections import Counter

import lxml.html
import pytest
from kinds import KINDS

from access import keyboard, looks, markup
from access.names import words_of
from access.seeds import SEEDS

pytestmark = [pytest.mark.site, pytest.mark.browser]

# The pages that are not named among the kinds are divided into parts, which the processes of a run share.
PARTS = 4
FEW = ("", "findings/", "quotes/", "appraisal/", "map/", "studies/", "themes/needs/", "contribute/add/", "404.html")


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


@pytest.mark.parametrize("address", KINDS)
def test_every_kind_of_page_can_be_seen_and_used_by_keys(window, served, address, reading):
    page = opened(window, served + address)
    assert [str(fault) for check in reading for fault in check.faults(parsed(page))] == []
    assert [str(fault) for fault in looks.examine(page)] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_other_page_can_be_seen(window, served, pages, part):
    others = sorted(set(pages) - set(KINDS))
    assert len(others) > 30
    found = {
        address: [str(fault) for fault in looks.examine(opened(window, served + address), focus=False)]
        for address in others[part::PARTS]
    }
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("address", ["findings/", "appraisal/", "studies/", "map/", "checklists/"])
def test_tables_that_become_cards_are_still_read_as_tables(window, served, address):
    """What a screen reader announces for cells must not depend on their layout."""
    reported = []
    for width in (looks.WIDE, looks.NARROW):
        page = opened(window, served + address)
        page.set_viewport_size({"width": width, "height": looks.HEIGHT})
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        roles = Counter(node["role"]["value"] for node in nodes if not node["ignored"])
        reported.append(
            {role: roles[role] for role in ("table", "caption", "row", "columnheader", "rowheader", "cell")}
        )
    assert all(reported[0].values())
    assert reported[0] == reported[1]


@pytest.mark.parametrize("check", keyboard.CHECKS, ids=lambda check: check.name)
def test_pages_can_be_used_with_keys_alone(window, served, check):
    found = {address: [str(fault) for fault in check.faults(opened(window, served + address))] for address in FEW}
    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.what)
def test_a_seeded_fault_is_found_by_its_check_and_no_other(window, served, seed, reading):
    def seeded():
        page = opened(window, served + seed.page)
        page.evaluate(f"() => {{ {seed.script} }}")
        return page

    expected = set(seed.check.split(", "))
    page = seeded()
    reported = {fault.check for check in reading for fault in check.faults(parsed(page))}
    reported |= {fault.check for fault in looks.examine(page, focus=bool(expected & looks.FOCUS))}
    if expected & {check.name for check in keyboard.CHECKS}:
        reported |= {fault.check for check in keyboard.CHECKS for fault in check.faults(seeded())}
    assert reported == expected


def test_every_check_is_shown_a_fault(reading):
    shown = {name for seed in SEEDS for name in seed.check.split(", ")}
    assert shown == {check.name for check in (*reading, *keyboard.CHECKS)} | set(looks.LOOKS)
