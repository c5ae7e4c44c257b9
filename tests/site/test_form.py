"""The form for a study in Chromium: it says what `review check` says, and what it writes is read back as it was."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import expect

from access.axe import Axe
from access.looks import HEIGHT, NARROW, WIDE
from made_up import write
from review.evidence.documents import parse
from review.exports import form_records
from review.loading import load
from review.site.pages import page_at
from review.templating.content_security_policy import with_policy
from review.versions.publication import Publication
from study_cases import STUDY_CASES, Draft, changed, renamed

pytestmark = [pytest.mark.browser]

PROJECT_ASSETS = Path(__file__).parents[2] / "hooks/review/theme/assets"
FORGE = "https://forge.example/night/buses"
ADDRESS = "contribute/add/"


@pytest.fixture(scope="module")
def night_buses_folder(tmp_path_factory, review):
    """The folder with the form over the made-up review and the records that it fetches, with the policy of the site."""
    folder = tmp_path_factory.mktemp("form")
    shutil.copytree(PROJECT_ASSETS, folder / "assets")
    page = folder / ADDRESS / "index.html"
    page.parent.mkdir(parents=True)
    publication = Publication(review, repo_url=FORGE)
    body = page_at(publication, ADDRESS).body
    head = '<head><meta charset="utf-8"><title>Form</title><link rel="icon" href="data:,"></head>'
    html = with_policy(f'<!doctype html><html lang="en">{head}<body>{body}</body></html>')
    page.write_text(html, encoding="utf-8")
    for address, records in form_records.form_records(publication).items():
        (folder / address).write_text(records, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def night_buses(night_buses_folder, serve):
    """The address of that folder."""
    with serve(night_buses_folder) as address:
        yield address


@pytest.fixture
def window(browser, night_buses):
    """A fresh browser window. At the end, nothing may have gone wrong and no other host been asked."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], reduced_motion="reduce")
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((night_buses, "blob:", "data:")) else wrong.append(asked.url),
    )
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    assert wrong == []
    context.close()


@pytest.fixture
def page(window, night_buses):
    """A window with the form."""
    window.goto(night_buses + ADDRESS)
    window.wait_for_selector("[data-ready]")
    return window


KEEP = "localStorage.setItem(`draft of a study: ${location.pathname}`, %s)"


@pytest.fixture
def restored(window, night_buses):
    """Opens the form with a draft that was kept, or with a text in the place of one."""

    def opened(draft: Draft | str):
        text = draft if isinstance(draft, str) else json.dumps(draft)
        window.add_init_script(KEEP % json.dumps(text))
        window.goto(night_buses + ADDRESS)
        window.wait_for_selector("[data-ready]")
        return window

    return opened


def restore(page, draft: Draft) -> None:
    """Opens the form again, with another draft."""
    page.evaluate(KEEP % json.dumps(json.dumps(draft)))
    page.reload()
    page.wait_for_selector("[data-ready]")


def written(page) -> tuple[str, str]:
    """The record and the reference as the page shows them."""
    return page.text_content("[data-record]"), page.text_content("[data-entry-text]")


def go(page, step: str) -> None:
    """Opens a step of the form."""
    page.click(f"[data-steps] [data-step-link={step}]")
    expect(page.locator(f"[data-step={step}]")).to_be_visible()


def reported(page) -> list[tuple[str, str]]:
    """Return the problems that the page shows: the code, and the field with what is wrong."""
    go(page, "check")
    page.click("button[type=submit]")
    shown = page.evaluate(
        """() => [...document.querySelectorAll("#problems li")].map((item) =>
            [item.querySelector("code").textContent, item.textContent.split(" (")[0]])"""
    )
    return sorted((code, text) for code, text in shown)


def checked(page, root) -> list[str]:
    """The codes that the check gives of the review with what the page has written in it.

    That a record which could not be read cites nothing (H401) is no further fault of it.
    """
    record, entry = written(page)
    files = {f"evidence/studies/{page.text_content('[data-record-name]').rsplit('/', 1)[-1]}": record}
    if name := page.text_content("[data-entry-name]"):
        files[name] = entry
    before = set(load(write(root / "before"))[1])
    new = set(load(write(root / "after", files))[1]) - before
    return sorted(problem.code for problem in new if problem.code != "H401")


END_TO_END = ("nothing wrong", "an id twice", "a second appraiser with two criteria unanswered")


@pytest.mark.parametrize("case", [c for c in STUDY_CASES if c.name.startswith(END_TO_END)], ids=lambda case: case.name)
def test_the_page_shows_what_the_check_finds_in_the_files_that_it_writes(restored, tmp_path, case):
    page = restored(case.draft)
    assert [code for code, _ in reported(page)] == case.codes == checked(page, tmp_path)


def test_what_is_missing_is_named_in_the_words_of_the_form(page):
    faults = ("record.population", "record.data_collection", "record.excerpts.0.speaker", "reference.title")
    restore(page, changed(dict.fromkeys(faults)))
    assert reported(page) == [
        ("E201", "Data collection: is required, with Methods, Description"),
        ("E201", "Excerpt 1, Speaker: is required"),
        ("E201", "Population: is required"),
        ("E201", "Title: is required"),
    ]


def test_one_step_is_shown_at_a_time_and_says_how_much_is_left(page):
    steps = page.locator("[data-step]:visible")
    assert steps.evaluate_all("all => all.map((each) => each.dataset.step)") == ["reference"]
    page.fill("#add-reference-title", "The last bus")
    link = page.locator("[data-steps] [aria-current=step]")
    expect(link).to_contain_text("The report 4 to do")
    page.fill("#add-reference-year", "2018")
    page.fill("#add-reference-authors", "Dale A")
    expect(link).to_contain_text("The report complete")
    page.get_by_role("link", name="Next: The study").click()
    expect(page.locator("#study")).to_be_focused()
    assert page.url.endswith("#study")
    page.go_back()
    expect(page.locator("[data-step=reference]")).to_be_visible()
    page.focus("#add-reference-year")
    page.keyboard.press("Enter")
    expect(page.locator("[data-step=study]")).to_be_visible()
    assert page.locator("[data-step=study] [data-progress]").inner_text() == "Step 2 of 5"


def test_the_address_of_a_step_opens_it(page, night_buses):
    page.goto(night_buses + ADDRESS + "#excerpts")
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.locator("[data-step=excerpts]")).to_be_visible()


def test_deleting_the_draft_is_the_last_thing_in_the_form(page):
    stops = page.locator("[data-form] :is(a, button, input, select, textarea):visible")
    assert stops.last.inner_text() == "Delete my draft"


def test_a_theme_opens_its_findings_and_offers_its_subthemes_alone(page):
    go(page, "excerpts")
    page.click("#add-excerpts [data-add]")
    page.select_option("#add-excerpts-1-theme", "waiting")
    fold = page.locator("#add-excerpts-1-findings details")
    expect(fold.filter(has_text="Waiting")).to_have_attribute("open", "")
    offered = "all => all.filter((each) => !each.parentElement.disabled).map((each) => each.value)"
    subthemes = page.locator("#add-excerpts-1-subtheme option[value]")
    assert "shelter" in subthemes.evaluate_all(offered)
    page.select_option("#add-excerpts-1-theme", "riding")
    expect(fold.filter(has_text="Riding")).to_have_attribute("open", "")
    assert fold.filter(has_text="Waiting").get_attribute("open") is None
    expect(page.locator("#add-excerpts-1-subtheme")).to_be_hidden()


def test_what_a_list_lacks_can_be_proposed(page):
    go(page, "study")
    proposal = page.locator("[data-proposal=add-setting-country]")
    assert proposal.is_hidden()
    page.select_option("#add-setting-country", label="Not listed here")
    expect(proposal).to_contain_text("which term is missing")
    page.check("#add-setting-types-not-listed")
    expect(page.locator("[data-proposal=add-setting-types]")).to_be_visible()
    assert ("E205", 'Country: "not-listed" is not in the list') in reported(page)


def test_typing_the_start_of_a_name_chooses_that_country(page):
    go(page, "study")
    page.focus("#add-setting-country")
    page.keyboard.type("New Z")
    assert page.input_value("#add-setting-country") == "NZ"


def test_the_only_instrument_is_left_out_where_an_appraisal_is_shared(page):
    go(page, "appraisal")
    assert page.input_value("#add-appraisal-instrument") == "ride-checklist"
    page.select_option("#add-appraisal-shared_with", "adams-2011")
    expect(page.locator("#add-appraisal-instrument")).to_have_value("")


def test_the_import_box_fills_in_the_reference_and_names_what_it_leaves_out(page):
    text = "TY  - JOUR\nAU  - Łucki, Żaneta\nPY  - 2022\nTI  - Rails\nED  - Ward, Eve\nDO  - 10.5555/rails\nER  - "
    page.fill("#import-text", text)
    page.click("[data-import-read]")
    status = page.locator("[data-import-status]")
    expect(status).to_contain_text("The fields are filled in. Compare them with the report.")
    expect(status).to_contain_text("Not understood, or without a field here:")
    expect(status.locator("li")).to_have_text("ED: Ward, Eve")
    assert page.input_value("#add-reference-authors") == "Łucki, Żaneta"
    assert page.input_value("#add-id") == "lucki-2022"
    page.set_input_files(
        "#import-file", {"name": "two.ris", "mimeType": "text/plain", "buffer": f"{text}\n{text}".encode()}
    )
    expect(status).to_have_text("There are 2 references; paste one.")
    page.fill("#import-text", "Rails")
    page.click("[data-import-read]")
    shown = "No reference was recognised. Paste RIS, nbib, BibTeX or CSL-JSON, or a citation with its DOI."
    expect(status).to_have_text(shown)


def test_a_doi_with_its_resolver_is_written_alone(page):
    page.fill("#add-reference-doi", "https://doi.org/10.5555/Rails.")
    page.keyboard.press("Tab")
    assert page.input_value("#add-reference-doi") == "10.5555/Rails"


def test_opened_without_a_server_the_page_says_why_it_does_not_work(browser, night_buses_folder):
    page = browser.new_page()
    page.goto((night_buses_folder / ADDRESS / "index.html").as_uri())
    page.get_by_text("it was opened without a server").wait_for()  # which a script that runs would have hidden by then
    assert page.locator("[data-form] button:visible").count() == 0
    page.close()


def test_text_stays_text_wherever_the_form_shows_it(restored):
    attack = "<img src=x onerror=document.title='taken'>"
    page = restored(
        changed(
            renamed("con")
            | {f"record.excerpts.0.{name}": attack for name in ("quote", "gloss", "speaker", "theme", "id")}
        )
    )
    reported(page)
    assert page.locator("[data-form] img").count() == 0
    assert page.text_content("[data-card] blockquote") == attack
    assert page.title() == "Form"


def test_the_card_looks_as_on_the_page_of_the_study(restored):
    page = restored(changed())
    card = page.locator("[data-card]")
    assert card.get_attribute("class") == "form-card excerpt voice-first-order"
    assert "Participant's words" in card.text_content()
    assert "Summary of the passage: Drivers wait: some of them long." in card.text_content()


def test_words_are_counted_as_they_are_typed(page):
    go(page, "excerpts")
    page.click("#add-excerpts [data-add]")
    page.fill("#add-excerpts-1-quote", "bus " * 43)
    expect(page.locator("[data-count]")).to_have_text("43 of 40 words, 3 too many")
    page.fill("#add-excerpts-1-quote", "Two words …")
    expect(page.locator("[data-count]")).to_have_text("2 of 40 words")


def test_ids_are_suggested_until_another_is_entered(page):
    page.fill("#add-reference-authors", "O’Neill-Åse L\nBaker B")
    page.fill("#add-reference-year", "2021")
    expect(page.locator("#add-id")).to_have_value("oneill-ase-2021")
    page.fill("#add-dataset", "my-data")
    page.fill("#add-reference-authors", "Baker B")
    page.fill("#add-reference-year", "2012")
    expect(page.locator("#add-id")).to_have_value("baker-2012c")
    assert page.input_value("#add-citekey") == "baker-2012c"
    assert page.input_value("#add-dataset") == "my-data"


def test_entries_can_be_added_and_removed_without_loss(page):
    go(page, "study")
    add = page.locator("#add-notes [data-add]")
    for text in ("first", "second", "third"):
        add.click()
        page.locator("#add-notes textarea").last.fill(text)
    page.locator("#add-notes [data-remove]").nth(1).click()
    expect(page.locator("[data-record]")).not_to_contain_text("second")
    assert parse(written(page)[0], "x")[0].data["notes"] == ["first", "third"]
    assert page.locator("#add-notes [data-entry] > legend").all_inner_texts() == ["Note 1", "Note 2"]
    assert page.evaluate("document.activeElement.matches('[data-entry]')")


def test_a_problem_links_to_its_field_and_disappears_when_fixed(restored):
    page = restored(changed({"record.population": None}))
    reported(page)
    assert page.evaluate("document.activeElement.id") == "problems"
    page.click("#problems a[href='#add-population']")
    assert page.evaluate("document.activeElement.id") == "add-population"
    field = page.locator("#add-population")
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("aria-describedby") == "add-population-help add-population-problem"
    field.fill("Riders")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    go(page, "check")
    expect(page.locator("#problems")).to_be_hidden()
    assert field.get_attribute("aria-describedby") == "add-population-help"


def test_a_draft_stays_in_this_browser_until_it_is_deleted(page):
    go(page, "study")
    page.fill("#add-population", "Riders: <b>all</b>")
    expect(page.locator("[data-draft-status]")).to_have_text("Your draft is kept in this browser.")
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert page.input_value("#add-population") == "Riders: <b>all</b>"
    page.click("[data-draft-delete]")
    assert page.evaluate("localStorage.length") == 0
    assert page.input_value("#add-population") == ""
    page.reload()
    assert page.evaluate("localStorage.length") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    "kept", ["{", "[]", "7", '{"record": 7}', '{"record": {"excerpts": {"a": 1}, "notes": 3, "setting": "x"}}']
)
def test_a_draft_that_cannot_be_read_is_passed_over(restored, kept):
    assert restored(kept).input_value("#add-population") == ""


def test_a_browser_that_keeps_nothing_says_so(page):
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    go(page, "study")
    page.fill("#add-population", "Riders")
    shown = "This browser does not keep drafts; download the record before you leave."
    expect(page.locator("[data-draft-status]")).to_have_text(shown)


def test_a_browser_that_does_not_let_the_page_copy_says_so_and_selects_the_record(restored):
    page = restored(changed())
    go(page, "check")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.click("[data-copy-record]")
    shown = "This browser does not let the page copy; the record is selected, copy it from there."
    expect(page.locator("[data-send-status]")).to_have_text(shown)
    assert page.evaluate("getSelection().toString()").strip() == written(page)[0].strip()


def test_the_form_reports_the_state_of_draft_and_check(page):
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    assert written(page) == ("The form is empty.", "No entry: nothing is said of the report yet.")
    restore(page, changed({"record.excerpts.0.voice": None}))
    expect(page.locator("[data-draft-status]")).to_have_text("Your saved draft has been restored.")
    expect(page.locator("#add-excerpts [data-card] .voice")).to_have_text("Voice not chosen")
    reported(page)
    expect(page.locator("#problems-title")).to_have_text("There is 1 problem")
    go(page, "excerpts")
    page.fill("#add-excerpts-1-speaker", "")
    expect(page.locator("#problems-title")).to_have_text("There are 2 problems")
    expect(page.locator("#add-excerpts [data-card] .speaker")).to_have_text("speaker not said")
    restore(page, changed())
    reported(page)
    expect(page.locator("[data-check-status]")).to_have_text("No problems found. The record is ready to send.")
    page.click("[data-draft-delete]")
    expect(page.locator("[data-draft-status]")).to_have_text("Your draft is deleted.")
    assert asked == ["Delete everything in this form?"]


def test_a_record_that_follows_is_named_in_the_issue(restored):
    page = restored(changed())
    note = parse_qs(urlsplit(page.get_attribute("[data-issue]", "href")).query)["note"]
    shown = "A record of this study, dale-2018.yml, was made with the form on the site; it follows as a comment."
    assert note == [shown]


def test_every_message_of_the_form_is_expected_here(project):
    """Texts of three words or more in its scripts, between values, are in this file or in a test of the scripts."""
    tests = (Path(__file__), *(project / "tests/scripts").glob("*.test.js"))
    expected = "".join(file.read_text("utf-8") for file in tests)
    word = re.compile(r"(?<!\S)[A-Za-z][a-z]+[.,:;?]*(?!\S)")
    missing = {}
    for file in sorted((project / "hooks/review/theme/assets/form").glob("*.js")):
        code = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        code = re.sub(r"(?<!:)//.*|querySelector\w*\([^)]*\)", "", code)
        for text in re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code):
            parts = re.split(r"\$?\{[^}]*\}", "".join(text))
            reported = [part.strip() for part in parts if len(word.findall(part)) > 2]
            missing |= {part: file.name for part in reported if part not in expected}
    assert missing == {}


def test_an_obsolete_term_of_a_draft_is_shown_and_reported(restored):
    page = restored(changed({"record.setting.types": ["moon"]}))
    go(page, "study")
    assert page.is_checked("text=moon (not among the terms)")


def test_the_files_and_the_copy_equal_what_is_shown(restored):
    page = restored(changed())
    go(page, "check")
    record, entry = written(page)
    for button, name, text in (("record", "dale-2018.yml", record), ("entry", "dale-2018.bib", entry)):
        with page.expect_download() as download:
            page.click(f"[data-download-{button}]")
        assert download.value.suggested_filename == name
        assert download.value.path().read_text("utf-8") == text
        expect(page.locator("[data-send-status]")).to_have_text(f"{name} is downloaded.")
    page.click("[data-copy-record]")
    expect(page.locator("[data-send-status]")).to_have_text("The record is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == record


def test_the_issue_is_prefilled_with_fields_that_its_form_has(restored, project):
    page = restored(changed())
    address = page.get_attribute("[data-issue]", "href")
    assert address.startswith(f"{FORGE}/issues/new?")
    asked = parse_qs(urlsplit(address).query)
    assert asked.pop("template") == ["suggest-a-study.yml"]
    form = yaml.safe_load((project / ".github/ISSUE_TEMPLATE/suggest-a-study.yml").read_text("utf-8"))
    free = {part["id"] for part in form["body"] if part["type"] in {"input", "textarea"}}
    assert set(asked) <= free
    assert asked["title"] == [changed()["reference"]["title"]]
    assert asked["authors"] == [changed()["reference"]["authors"]]
    assert asked["evidence_urls"] == ["https://doi.org/10.5555/last.2018"]
    assert asked["country"] == ["Avalon"]


def test_the_address_of_the_issue_is_never_longer_than_is_taken(restored):
    page = restored(changed({"reference.authors": "Österlund Å\n" * 900, "reference.title": "Bus & " * 50}))
    address = page.get_attribute("[data-issue]", "href")
    assert len(address) <= 8000
    assert parse_qs(urlsplit(address).query)["title"] == [("Bus & " * 50).strip()]


def test_a_report_that_awaits_assessment_is_recognised(restored, review):
    waiting = next(report.id for report in review.candidates if report.decision == "awaiting")
    page = restored(changed(renamed(waiting)))
    go(page, "check")
    assert page.is_visible("[data-awaiting]")


def test_the_form_can_be_filled_and_checked_with_the_keyboard_alone(page):
    def tab_to(selector: str) -> None:
        for _ in range(200):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    tab_to("#add-reference-title")
    page.keyboard.type("The last bus")
    tab_to("[data-turn] [href='#study']")
    page.keyboard.press("Enter")
    tab_to("#add-participants-groups-1-professions-driver")
    page.keyboard.press("Space")
    tab_to("[data-turn] [href='#appraisal']")
    page.keyboard.press("Enter")
    tab_to("[data-turn] [href='#excerpts']")
    page.keyboard.press("Enter")
    tab_to("#add-excerpts [data-add]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "add-excerpts-1"
    tab_to("#add-excerpts-1-findings summary")
    page.keyboard.press("Enter")
    tab_to("#add-excerpts-1-findings input")
    page.keyboard.press("Space")
    tab_to("#add-excerpts-1 [data-remove]")
    tab_to("[data-turn] [href='#check']")
    page.keyboard.press("Enter")
    tab_to("button[type=submit]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "problems"
    data = parse(written(page)[0], "x")[0].data
    assert data["participants"]["groups"][0]["professions"] == ["driver"]
    assert len(data["excerpts"][0]["findings"]) == 1
    tab_to("#problems li a")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-form]') !== null")


def test_without_scripts_every_field_can_be_read(browser, night_buses):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(night_buses + ADDRESS)
    assert page.is_visible("text=The form does not work")
    labels = page.locator("[data-form] > section > :is(div, fieldset) label")
    assert labels.count() > 40
    assert not page.locator("[data-form] button:visible").count()
    for name in ("Quote", "Locator", "Population", "DOI"):
        assert page.locator(f"label:has-text('{name}')").first.is_visible()
    context.close()


@pytest.mark.site
def test_axe_finds_no_violation_in_a_form_with_problems(browser, served):
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    page.goto(served + ADDRESS)
    page.wait_for_selector("[data-ready]")
    go(page, "study")
    page.click("#add-notes [data-add]")
    go(page, "excerpts")
    page.click("#add-excerpts [data-add]")
    page.fill("#add-excerpts-1-quote", "word " * 41)
    go(page, "check")
    page.click("button[type=submit]")
    axe = Axe()
    for step in ("check", "excerpts", "appraisal", "study", "reference"):
        go(page, step)
        assert list(axe.violations(page)) == [], step
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, step
    context.close()


def test_nothing_in_the_scripts_makes_markup_of_text_or_asks_a_host(project):
    for file in sorted((project / "hooks/review/theme/assets/form").glob("*.js")):
        text = file.read_text("utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.on\w+ =", text
        ), file
        assert not re.search(
            r"fetch\((?!address\))|XMLHttpRequest|sendBeacon|WebSocket|https?://(?!doi\.org/)", text
        ), file
