"""The reader's lens in Chromium: filters, counts, shared links, keyboard, and reading without scripts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]


def shown(page, selector=".item"):
    """How many of the elements can be seen."""
    return page.locator(f"{selector}:visible").count()


def ids_of(page, selector):
    """The ids of elements, in the order of the page."""
    return page.locator(selector).evaluate_all("all => all.map(each => each.id)")


def message(page):
    """What the live region says once it has settled."""
    live = page.locator("[data-live]").first
    expect(live).not_to_be_empty()
    return live.inner_text()


def expected(review, wanted):
    """The ids of the excerpts from studies for which `wanted` is true."""
    return {id for id, excerpt in review.excerpts.items() if wanted(review.studies[excerpt.study])}


def test_a_link_shows_the_view_it_was_copied_from(reader, served, real):
    reader.goto(f"{served}quotes/?setting=primary-care&country=GB")
    wanted = expected(
        real,
        lambda study: study.setting.country.id == "GB" and "primary-care" in [term.id for term in study.setting.types],
    )
    assert 0 < len(wanted) < len(real.excerpts)
    assert f"{len(wanted)} of {len(real.excerpts)}" in message(reader)
    assert {*ids_of(reader, "figure.excerpt:visible")} == wanted


def test_choices_in_one_group_add_and_groups_narrow(reader, served, real):
    reader.goto(f"{served}quotes/?country=SE&country=IE&country=ZA&voice=first-order")
    wanted = {
        id
        for id in expected(real, lambda study: study.setting.country.id in {"SE", "IE", "ZA"})
        if real.excerpts[id].voice.id == "first-order"
    }
    assert f"{len(wanted)} of {len(real.excerpts)}" in message(reader)


def test_a_ticked_box_is_in_the_url_and_its_count_was_right(reader, served):
    reader.goto(f"{served}studies/")
    reader.locator(".lens summary", has_text=re.compile("^Country")).click()
    box = reader.get_by_role("checkbox", name=re.compile("^Australia"))
    label = box.locator("xpath=..")
    expect(label).to_have_text(re.compile(r"\d"))  # the script adds the counts
    promised = int(re.search(r"(\d+)\D*$", label.inner_text())[1])
    box.check()
    reader.wait_for_url("**/studies/?country=AU")
    assert shown(reader, "#characteristics .item") == promised
    reader.reload()
    again = reader.get_by_role("checkbox", name=re.compile("^Australia"), include_hidden=True)
    assert again.is_checked()
    assert shown(reader, "#characteristics .item") == promised


def test_words_are_found_without_their_accents_and_capitals(reader, served, real):
    reader.goto(f"{served}studies/?text=WLODARCZYK")
    assert shown(reader, "#characteristics .item") == 1
    reader.goto(f"{served}quotes/?text=tennis+BALL+effect")
    found = {*ids_of(reader, "figure.excerpt:visible")}
    linked = {id for id, finding in real.findings.items() if "tennis ball effect" in (finding.headline or "")}
    assert found == {
        id
        for id, excerpt in real.excerpts.items()
        if "tennis ball effect" in excerpt.quote or linked & set(excerpt.findings)
    }


def test_no_match_is_announced_and_can_be_undone(reader, served, real):
    reader.goto(f"{served}quotes/?text=no-such-words-anywhere")
    assert reader.locator("[data-nothing]").is_visible()
    assert shown(reader, "figure.excerpt") == 0
    reader.get_by_role("button", name=re.compile("Clear all")).first.click()
    assert shown(reader, "figure.excerpt") == len(real.excerpts)
    assert "text=" not in reader.url


def test_without_a_study_a_finding_shows_its_remaining_support(reader, served, real):
    reader.goto(f"{served}findings/?without=rizq-2012")
    message(reader)
    for finding in real.findings.values():
        if "rizq-2012" in finding.supporting_studies and len(finding.supporting_studies) > 1:
            row = reader.locator(f"#{finding.id}")
            assert row.is_visible()
            assert f"{len(finding.supporting_studies) - 1} of {len(finding.supporting_studies)}" in row.text_content()
            break
    else:
        pytest.fail("the records hold no finding to test this with")


def rows_of(page):
    """The ids of the findings in sight, in the order of the page."""
    return ids_of(page, "#summary-of-findings details.finding:visible")


def test_findings_based_on_one_study_are_those_that_the_records_count(reader, served, real):
    """The table of numbers, the filter and the address lead to the same findings."""
    for key, number in (("named", "n_named_studies"), ("either", "n_studies"), ("datasets", "n_datasets")):
        wanted = [finding.id for finding in real.findings.values() if getattr(finding, number) == 1]
        assert wanted
        reader.goto(f"{served}findings/")
        link = reader.locator(f"#by-support a[href$='?{key}=1#findings']")
        assert link.inner_text().split()[0] == str(len(wanted))
        link.click()
        reader.wait_for_url(f"**/findings/?{key}=1#findings")
        assert f"{len(wanted)} of {len(real.findings)}" in message(reader)
        assert rows_of(reader) == wanted


def test_findings_are_filtered_by_a_box_for_the_number_of_named_studies(reader, served, real):
    reader.goto(f"{served}findings/")
    reader.get_by_role("checkbox", name=re.compile(r"^1 study \(")).and_(reader.locator(":visible")).check()
    reader.wait_for_url("**/findings/?named=1")
    assert rows_of(reader) == [finding.id for finding in real.findings.values() if finding.n_named_studies == 1]


@pytest.mark.parametrize(
    ("order", "number"), [("named", "n_named_studies"), ("either", "n_studies"), ("datasets", "n_datasets")]
)
def test_findings_are_sorted_by_a_number_in_the_page_and_by_address(reader, served, real, order, number):
    expected_order = sorted(real.findings.values(), key=lambda finding: -getattr(finding, number))
    reader.goto(f"{served}findings/?sort=-{order}")
    message(reader)
    assert rows_of(reader) == [finding.id for finding in expected_order]
    select = reader.get_by_label("Sort by")
    assert select.input_value() == f"-{order}"
    select.select_option(order)
    reader.wait_for_url(f"**/findings/?sort={order}")
    expected_order.sort(key=lambda finding: getattr(finding, number))
    assert [getattr(real.findings[id], number) for id in rows_of(reader)] == [
        getattr(finding, number) for finding in expected_order
    ]
    select.select_option("")
    assert rows_of(reader) == list(real.findings)
    assert "sort=" not in reader.url


def test_sorted_findings_show_their_theme_and_stay_filtered(reader, served, real):
    reader.goto(f"{served}findings/?sort=kind&theme=safety&theme=needs")
    message(reader)
    kinds = [term.id for term in real.codebook.terms("kinds")]
    found = rows_of(reader)
    chosen = [finding for finding in real.findings.values() if finding.theme in {"safety", "needs"}]
    assert found == [finding.id for finding in sorted(chosen, key=lambda finding: kinds.index(finding.kind.id))]
    labels = reader.locator(".finding:visible .part:visible").all_inner_texts()
    for id, label in zip(found, labels, strict=True):
        assert real.themes[real.findings[id].theme].short_title in label


def test_findings_are_chosen_by_confidence(reader, served, real):
    reader.goto(f"{served}findings/?confidence=not-assessed")
    assert rows_of(reader) == [finding.id for finding in real.findings.values() if finding.confidence is None]
    reader.goto(f"{served}findings/?confidence=high")
    assert rows_of(reader) == [
        finding.id for finding in real.findings.values() if finding.confidence and finding.confidence.level == "high"
    ]


def test_a_mark_of_the_strip_shows_that_its_study_is_left_out(reader, served, real):
    finding = next(each for each in real.findings.values() if each.named_studies and each.linked_studies)
    without = finding.named_studies[0]
    reader.goto(f"{served}findings/?without={without}")
    row = reader.locator(f"#{finding.id}")
    named, linked = row.locator(".strip-named"), row.locator(".strip-linked")
    assert named.get_attribute("d").count("M") == len(finding.named_studies) - 1
    assert linked.get_attribute("d").count("M") == len(finding.linked_studies)
    assert row.locator(".strip-out").get_attribute("d").count("M") == 1
    reader.get_by_role("button", name="Clear all").first.click()
    assert named.get_attribute("d").count("M") == len(finding.named_studies)
    assert not row.locator(".strip-out").get_attribute("d")


def test_a_group_says_what_the_choice_hides_in_it(reader, served, real):
    theme = next(iter(real.themes.values()))
    chosen = [finding for finding in theme.findings if finding.n_named_studies == 1]
    reader.goto(f"{served}findings/?named=1")
    note = reader.locator(f"section[aria-labelledby='theme-{theme.id}'] .hidden-here")
    hidden = len(theme.findings) - len(chosen)
    expect(note).to_contain_text(f"{hidden} of {len(theme.findings)} here")


def test_an_empty_result_says_which_filter_to_remove(reader, served, real):
    theme = next(
        id for id, theme in real.themes.items() if all(len(each.named_studies) != 2 for each in theme.findings)
    )
    reader.goto(f"{served}findings/?named=2&theme={theme}")
    nothing = reader.locator("[data-nothing]")
    expect(nothing).to_be_visible()
    offers = nothing.get_by_role("button", name=re.compile("^Remove"))
    assert offers.count() == 2
    number = int(re.search(r"to see (\d+)$", offers.first.inner_text())[1])
    offers.first.click()
    assert len(rows_of(reader)) == number
    expect(nothing).to_be_hidden()


def test_on_a_phone_the_filters_are_a_sheet_that_counts_what_it_leaves(browser, served, real):
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{served}findings/")
    summary = page.locator(".lens-panel > summary")
    summary.click()
    page.get_by_role("checkbox", name=re.compile(r"^1 study \(")).and_(page.locator(":visible")).check()
    wanted = sum(finding.n_named_studies == 1 for finding in real.findings.values())
    done = page.get_by_role("button", name=f"Show {wanted} of {len(real.findings)} findings")
    expect(done).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    assert rows_of(page)
    context.close()


def test_the_map_counts_the_chosen_studies_alone(reader, served, real):
    reader.goto(f"{served}map/?country=SE")
    message(reader)
    swedish = {id for id, study in real.studies.items() if study.setting.country.id == "SE"}
    counted = reader.evaluate(
        "[...document.querySelectorAll('td.cell[data-studies]')].map(cell => [cell.dataset.studies,"
        " cell.querySelector('[data-count-cell]')?.textContent ?? ''])"
    )
    assert counted
    for studies, number in counted:
        in_cell = len(swedish & set(studies.split()))
        if in_cell:
            assert int(number.split()[0]) == in_cell
    parts = reader.evaluate(
        "[...document.querySelectorAll('td.cell [data-count-part]')]"
        ".map(part => [part.dataset.countPart, part.textContent])"
    )
    assert parts
    for studies, number in parts:
        assert int(number) == len(swedish & set(studies.split()))


def appraised(review, wanted):
    """The counts of answers to each criterion over the appraisals of the studies for which `wanted` is true."""
    given = {
        study.appraisal.shared_with or study.id: review.judgements_of(study)
        for study in review.studies.values()
        if wanted(study)
    }
    return Counter((each.criterion.id, each.answer.standing) for judgements in given.values() for each in judgements)


def drawn(page):
    """By criterion and standing, each segment of a bar: where it starts, how wide it is, its number, if that shows."""
    return page.evaluate("""() => Object.fromEntries([...document.querySelectorAll("g[data-criterion]")].flatMap(bar =>
        ["met", "unclear", "not-met"].map((standing) => {
            const rect = bar.querySelector(`rect[data-standing="${standing}"]`);
            const text = bar.querySelector(`text[data-standing="${standing}"]`);
            return [`${bar.dataset.criterion} ${standing}`, {
                start: parseFloat(rect.getAttribute("x")),
                width: parseFloat(rect.getAttribute("width")),
                number: Number(text.textContent),
                shows: getComputedStyle(text).display !== "none",
            }];
        })))""")


def in_table(page):
    """By criterion and standing, what the table of answers to each criterion says."""
    return page.evaluate("""() => Object.fromEntries(
        [...document.querySelectorAll("#summary-table tr[data-criterion]")].flatMap(
            (row) => [...row.querySelectorAll("[data-standing]")].map(
                (cell) => [`${row.dataset.criterion} ${cell.dataset.standing}`, cell.textContent])))""")


def test_bars_and_numbers_of_the_appraisal_follow_the_choice(reader, served, real):
    reader.goto(f"{served}appraisal/")
    before = drawn(reader), in_table(reader)
    reader.goto(f"{served}appraisal/?setting=primary-care")
    all_answers = appraised(real, bool)
    left = appraised(real, lambda study: "primary-care" in [term.id for term in study.setting.types])
    assert 0 < left.total() < all_answers.total()
    criteria = dict.fromkeys(criterion for criterion, _ in all_answers)
    pictures, numbers = drawn(reader), in_table(reader)
    assert len(pictures) == len(numbers) == 3 * len(criteria)
    for criterion in criteria:
        start, total = 0, sum(count for (of, _), count in left.items() if of == criterion)
        for standing in ("met", "unclear", "not-met"):
            count, seen = left[criterion, standing], pictures[f"{criterion} {standing}"]
            assert seen["number"] == count
            assert seen["width"] == pytest.approx(100 * count / total, abs=0.01)
            assert seen["start"] == pytest.approx(start, abs=0.01)
            assert seen["shows"] == (count > 0)
            assert numbers[f"{criterion} {standing}"] == f"{count} of {all_answers[criterion, standing]}"
            start += seen["width"]
    reader.get_by_role("button", name="Clear all").first.click()
    assert in_table(reader) == before[1]
    after = drawn(reader)
    assert after == {
        key: {**was, "start": pytest.approx(was["start"], abs=0.02), "width": pytest.approx(was["width"], abs=0.02)}
        for key, was in before[0].items()
    }


def test_settings_and_countries_of_a_finding_follow_the_choice(reader, served, real):
    reader.goto(f"{served}findings/?country=SE")
    swedish = [study for study in real.studies.values() if study.setting.country.id == "SE"]
    rows = reader.locator("details.finding:visible").evaluate_all("""rows => rows.map(row => ({
        studies: row.dataset.studies,
        left: [...row.querySelectorAll("[data-covered]:not(.lens-out)")].map(each => each.dataset.covered),
        hidden: [...row.querySelectorAll("[data-covered].lens-out")].map(each => each.textContent),
    }))""")
    assert rows
    for row in rows:
        behind = set(row["studies"].split()) & {study.id for study in swedish}
        settings = {f"setting:{term.id}" for id in behind for term in real.studies[id].setting.types}
        assert {*row["left"]} == settings | {"country:SE"}
        assert all("hidden by your filters" in text for text in row["hidden"])
    reader.get_by_role("button", name="Clear all").first.click()
    expect(reader.locator("[data-covered].lens-out")).to_have_count(0)


# To another address of the same page, as a reader goes back and forward: the page does not load again.
GO = "link => { history.pushState(null, '', link); dispatchEvent(new PopStateEvent('popstate')); }"


@pytest.mark.parametrize("choice", ["", "?country=GB"])
def test_every_cell_of_the_map_links_to_a_list_that_is_not_empty(reader, served, choice):
    reader.goto(f"{served}map/{choice}")
    message(reader)
    linked = "[...new Set([...document.querySelectorAll('td.cell a[href]')].map(link => link.href))]"
    links = reader.evaluate(linked)
    samples = [
        next(link for link in links if kind in link) for kind in ("/quotes/", "/findings/", "/studies/?", "/themes/")
    ]
    lists = defaultdict(list)
    for link in reader.evaluate(linked.replace("td.cell", ".map-settings td")):
        lists[link.partition("?")[0]].append(link)
    for first in samples:
        reader.goto(first)
        for link in (first, *lists.pop(first.partition("?")[0], ())):
            reader.evaluate(GO, link)
            assert not message(reader).startswith("0 of"), link
    for link in chain(*lists.values()):
        reader.goto(link)
        assert not message(reader).startswith("0 of"), link


def test_without_studies_no_bar_is_drawn(reader, served):
    reader.goto(f"{served}appraisal/?country=ZA&setting=primary-care")
    assert all(not seen["shows"] and not seen["width"] and not seen["number"] for seen in drawn(reader).values())


def test_the_view_can_be_copied_as_a_link(reader, served):
    reader.goto(f"{served}quotes/?theme=safety")
    reader.get_by_role("button", name=re.compile("Copy")).first.click()
    expect(reader.locator("article")).to_contain_text(re.compile("copied", re.IGNORECASE))
    assert "theme=safety" in reader.evaluate("navigator.clipboard.readText()")


def test_the_note_names_what_the_choice_does_not_affect(reader, served):
    reader.goto(f"{served}themes/needs/?country=GB")
    message(reader)
    assert "confidence" in reader.locator(".with-lens").inner_text().lower()


def test_the_keyboard_alone_opens_chooses_and_clears(reader, served, real):
    reader.goto(f"{served}quotes/")
    summary = reader.locator(".lens summary", has_text=re.compile("^Voice")).first
    summary.focus()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Space")
    reader.wait_for_url("**voice=*")
    first = shown(reader, "figure.excerpt")
    assert 0 < first < len(real.excerpts)
    reader.keyboard.press("Space")
    expect(reader).not_to_have_url(re.compile("voice="))
    assert shown(reader, "figure.excerpt") == len(real.excerpts)


def test_an_anchor_to_something_filtered_away_can_be_reached(reader, served):
    reader.goto(f"{served}quotes/?theme=safety#french-2019-q01")
    assert not reader.locator("#french-2019-q01").is_visible()
    reader.locator("article").get_by_role("button", name=re.compile("Clear|Show", re.IGNORECASE)).first.click()
    assert reader.locator("#french-2019-q01").is_visible()


def test_without_scripts_every_quotation_and_row_is_there(browser, served, real):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}quotes/?theme=safety")
    assert shown(page, "figure.excerpt") == len(real.excerpts)
    assert not page.locator("[data-lens]").first.is_visible()
    page.goto(f"{served}studies/")
    assert shown(page, "#characteristics .item") == len(real.studies)
    context.close()


def test_print_shows_the_text_without_controls(reader, served):
    reader.goto(f"{served}themes/safety/")
    reader.emulate_media(media="print")
    assert reader.locator("h1").is_visible()
    assert reader.locator(".finding").first.is_visible()
    for selector in (".md-header", ".md-sidebar--primary", ".find"):
        assert not reader.locator(selector).first.is_visible(), selector
