"""Variations of the made-up review: with several instruments, with totals alone, and without any appraisal.

With several instruments, Adams is appraised with the Ride Checklist, both reports of Baker with the Lamp Tool, which
has a criterion with the same ID, asks by design and has an overall judgement, and Osterlund is not appraised.
"""

from __future__ import annotations

from made_up import Change, swap

CODEBOOK = "evidence/codebook.yml"
FIGURES = "evidence/figures.yml"
TOTALS = "evidence/appraisals.yml"
ADAMS = "evidence/studies/adams-2011.yml"
BAKER = "evidence/studies/baker-2012a.yml"
SHORT = "evidence/studies/baker-2012b.yml"
SNOW = "evidence/studies/osterlund-2015.yml"

LAMP_TOOL = """\
  - id: lamp-tool
    label: Lamp Tool
    definition: Lamps for every study, and lamps by design.
    note: Made up for the tests.
    overall:
      - {id: bright, label: Bright, definition: One can read by it.}
      - {id: dim, label: Dim, definition: One cannot.}
    criteria:
      - id: aims
        number: 1
        item: S1
        label: Aims lit
        definition: One sees what it is after.
        answers: [yes, partly, no]
      - id: crowd
        number: 2
        item: "1.1"
        label: Crowd asked
        definition: It asks many.
        answers: [yes, no, unsure]
        designs: [survey]
      - id: crowd-counted
        number: 3
        item: "1.2"
        label: Crowd counted
        definition: It says how many.
        answers: [yes, no, off]
        designs: [survey]
      - id: walked
        number: 4
        item: "2.1"
        label: Walked at night
        definition: Somebody walked.
        answers: [yes, no, unsure]
        designs: [walk]
"""
ANSWERS = """\
  - {id: partly, label: Half lit, definition: In part., standing: partly}
  - {id: "off", label: Off, definition: It does not matter here., standing: not-applicable}
designs:
  - {id: survey, label: Survey, definition: It asks many.}
  - {id: walk, label: Walk, definition: It follows few.}
statuses:
"""
OF_BAKER = "  instrument: ride-checklist\n  answers:\n    aims: yes\n    route: no\n    worth: vague\n"
LAMPS = """\
  instrument: lamp-tool
  answers:
    aims: partly
    crowd: yes
    crowd-counted: off
  support:
    crowd: It lists them all.
  overall: dim
  overall_reason: The lamp flickers.
"""
OF_SNOW = "appraisal:\n  instrument: ride-checklist\n  answers:\n    aims: unsure\n    route: yes\n    worth: useful\n"


def _without_appraisal(text: str) -> str:
    """The record of a study without what is between `appraisal:` and `excerpts:`."""
    start = text.index("appraisal:\n")
    return text[:start] + text[text.index("excerpts:\n") :] if "excerpts:\n" in text else text[:start]


SEVERAL: dict[str, Change] = {
    CODEBOOK: swap("answers:\n  - {id: yes,", f"{LAMP_TOOL}answers:\n  - {{id: yes,", "statuses:\n", ANSWERS),
    BAKER: swap(OF_BAKER, LAMPS, "status: included\n", "status: included\ndesigns: [survey]\n"),
    SHORT: swap("status: included\n", "status: included\ndesigns: [survey]\n"),
    SNOW: swap(OF_SNOW, "appraisal:\n  not_appraised: The snow covered it.\n"),
    FIGURES: swap('published: "2"', 'published: "1"', "criterion: aims", "instrument: ride-checklist, criterion: aims"),
}

# The codebook with both instruments, while every study keeps its appraisal with the first.
TWO_INSTRUMENTS: dict[str, Change] = {
    CODEBOOK: SEVERAL[CODEBOOK],
    FIGURES: swap("criterion: aims", "instrument: ride-checklist, criterion: aims"),
}

TOTALS_ALONE: dict[str, Change] = {
    ADAMS: _without_appraisal,
    BAKER: _without_appraisal,
    SHORT: _without_appraisal,
    SNOW: _without_appraisal,
    FIGURES: swap('published: "2"', 'published: "0"'),
    TOTALS: """\
note: Nobody printed the answers of each report.
totals:
  - instrument: ride-checklist
    criterion: aims
    of: 4
    answers: {yes: 3, unsure: 1}
    locator: Results, line 9
  - instrument: ride-checklist
    criterion: route
    of: 4
    answers: {yes: 2}
    locator: Results, line 10
    note: Of the others it says nothing.
""",
}


def _without_instruments(text: str) -> str:
    return text[text.index("statuses:\n") :]


WITHOUT: dict[str, Change] = {
    "references.bib": lambda text: text[: text.index("@online{checklist-2009,")],
    CODEBOOK: _without_instruments,
    ADAMS: _without_appraisal,
    BAKER: _without_appraisal,
    SHORT: _without_appraisal,
    SNOW: _without_appraisal,
    FIGURES: lambda text: text[: text.index("  - id: clear-aims")],
}
