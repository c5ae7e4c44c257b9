"""A made-up review in English: 69 studies, an instrument of its own known in totals, three levels of codes, a flow."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from itertools import product

from review_steps import OtherReview, Table

COUNT = 69
WORDS = 120
NAMES = [
    f"{first}{second}"
    for first, second in product(
        ("Fog", "Storm", "Tide", "Gull", "Rope", "Lens", "Wick", "Salt", "Reef", "Moon"),
        ("man", "wood", "well", "ridge", "field", "house", "stone"),
    )
][:COUNT]
SUBJECTS = ("stairs", "lamps", "supplies", "letters", "weather", "loneliness", "paint")
PLACES = ("a rock", "an island", "a harbour", "a sandbank", "a cliff", "a pier", "a cape", "a reef", "a river", "a bay")
THEMES = {"stairs": "Stairs and bodies", "light": "Keeping the light", "company": "Company on the rock"}
# Theme, subtheme, code and its definition.
CODES = [
    (theme, subtheme, f"{subtheme}, {kind}", f"A keeper speaks of {subtheme.lower()} as {kind}.")
    for theme, subtheme in (
        ("stairs", "Climbing"), ("stairs", "Carrying"), ("light", "Lighting"),
        ("light", "Cleaning"), ("company", "Letters home"), ("company", "Visits by boat"),
    )
    for kind in ("a burden", "a comfort")
]  # fmt: skip


def identifier(number: int) -> str:
    """The ID of a study."""
    return f"{NAMES[number].lower()}-{year(number)}"


def year(number: int) -> int:
    return 1950 + number


def title(number: int) -> str:
    return f"{NAMES[number]} on {SUBJECTS[number % len(SUBJECTS)]} at {PLACES[number % len(PLACES)]}"


def quotation(number: int) -> str:
    """A made-up quotation of as many words as the settings allow."""
    start = f"The keeper whom {NAMES[number]} asked spoke of".split()
    turned = number % len(SUBJECTS)
    words = [f"{subject}," for subject in (*SUBJECTS[turned:], *SUBJECTS[:turned])] * WORDS
    return " ".join([*start, *words[: WORDS - len(start)]]).removesuffix(",")


def table(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def theme(number: int, id: str, name: str) -> str:
    """The record of a theme, as a member of the team writes it."""
    studies = [identifier(each) for each in range(COUNT) if each % len(THEMES) == number - 1]
    return f"""\
id: {id}
number: {number}
title: {name}
short_title: {name}
summary:
  - sentence: Keepers speak of this in many ways.
    findings: [{id}-f01]
  - sentence: One keeper sees it otherwise.
    findings: [{id}-f02]
findings:
  - id: {id}-f01
    headline: Keepers speak of {name.lower()}.
    statement: Keepers of made-up lighthouses speak of {name.lower()} in each study of this theme.
    kind: agreement
    studies: [{", ".join(studies)}]
    locator: Section {number}
  - id: {id}-f02
    headline: One keeper did not mind.
    statement: A keeper of one made-up lighthouse did not mind {name.lower()}.
    kind: single-study
    studies: [{studies[0]}]
    locator: Section {number}
"""


STUDIES = Table(
    "studies",
    table(
        [
            ("Authors", "Year", "Title", "Keepers", "Where", "How"),
            *(
                (f"{NAMES[n]}, A.; Lamp, B.", year(n), title(n), n % 9 + 1, PLACES[n % 10], "On the stairs")
                for n in range(COUNT)
            ),
        ]
    ),
    """\
kind: studies
columns:
  reference.authors: Authors
  reference.year: Year
  reference.title: Title
  participants.groups.count: Keepers
  setting.description: Where
  data_collection.description: How
constants:
  status: included
  participants.groups.label: Keepers
  participants.groups.professions: keeper
  data_collection.methods: [individual-interviews]
  setting.types: [tower]
  setting.country: not-stated
  population: Keepers
""",
)
CODEBOOK = Table(
    "codes",
    table([("Theme", "Subtheme", "Code", "Definition"), *CODES]),
    "kind: codes\ncolumns: {theme: Theme, subtheme: Subtheme, label: Code, definition: Definition}\n",
)


def quoted(number: int) -> tuple[str, ...]:
    """A row of the table of quotations."""
    of_theme = [each for each in CODES if each[0] == list(THEMES)[number % len(THEMES)]]
    theme, subtheme, code, _ = of_theme[number % len(of_theme)]
    words = quotation(number)
    return (identifier(number), theme, subtheme, code, f"{theme}-f01", words, f"Keeper {number}", f"p. {number + 1}")


QUOTES = Table(
    "quotes",
    table([("Study", "Theme", "Subtheme", "Code", "Finding", "Words", "Speaker", "Page"), *map(quoted, range(COUNT))]),
    """\
kind: quotes
columns:
  study: Study
  theme: Theme
  subtheme: Subtheme
  codes: Code
  findings: Finding
  quote: Words
  speaker: Speaker
  locator: Page
constants:
  voice: first-order
  gloss: A keeper of a made-up lighthouse describes the tower.
""",
)
TOTALS = Table(
    "appraisals",
    "Criterion,Of,Seen,Dark\nbeam,69,60,9\nledger,68,41,27\n",
    """\
kind: appraisals
columns: {criterion: Criterion, of: Of, total.seen: Seen, total.dark: Dark}
constants: {instrument: lantern-list, locator: Table of totals}
""",
)
FLOW = Table(
    "flow",
    "Step,Number,Reason\ndatabases,812,\nduplicates,112,\nscreened,700,\nexcluded,500,\nsought,200,\nnot_retrieved,10,\n"
    "assessed,190,\n,90,A windmill\n,31,No keeper\nreports_included,69,\nstudies_included,69,\n",
    "kind: flow\ncolumns: {step: Step, count: Number, reason: Reason}\nconstants: {locator: Flow diagram}\n",
)
INSTRUMENT = """\
instruments:
  - id: lantern-list
    label: Lantern list
    definition: A made-up list of two questions.
    criteria:
      - id: beam
        number: 1
        label: The beam is seen
        definition: Can the beam be seen from the sea?
        answers: [seen, dark]
      - id: ledger
        number: 2
        label: The ledger is kept
        definition: Is the ledger kept every night?
        answers: [seen, dark]
answers:
  - id: seen
    label: Seen
    definition: It can be seen.
    standing: met
  - id: dark
    label: Dark
    definition: It cannot be seen.
    standing: not-met

statuses:
"""
SETTINGS = f"""\
settings:
  participants: keepers
  characteristics: [country, setting, professions, data_collection, population]
  quotations:
    max_words: {WORDS}
    reason: Keepers speak in long sentences, and the publishers of the made-up studies agreed.
  without: [checklists, commentaries, discussion, screening]
"""

LIGHTHOUSES = OtherReview(
    begin=("--title", "What keepers say about their lighthouses", "--instrument", "none", "--on", "2026-11-28"),
    changes={
        "evidence/review.yml": {"settings:\n  without: [checklists, commentaries]\n": SETTINGS},
        "evidence/codebook.yml": {
            "statuses:\n": INSTRUMENT,
            "id: example-setting\n    label: Example setting": "id: tower\n    label: Tower",
            "id: example-group\n    label: Example group": "id: keeper\n    label: Keeper",
        },
    },
    files={f"evidence/themes/{id}.yml": theme(n, id, name) for n, (id, name) in enumerate(THEMES.items(), start=1)},
    tables=(STUDIES, CODEBOOK, QUOTES, TOTALS, FLOW),
)
