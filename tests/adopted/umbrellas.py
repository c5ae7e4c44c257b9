"""A made-up review in German: appraised with an instrument by design, without subthemes, and with no source."""

from __future__ import annotations

from review_steps import OtherReview, Table

NAMES = ("Traufe", "Nebelkamp", "Tropf", "Pfütz", "Wolkenstein", "Schauer")
DESIGNS = ("qualitative", "descriptive-study", "mixed-methods", "qualitative", "randomised-trial", "qualitative")
# The part of the instrument that is asked of each design.
PARTS = {"qualitative": 1, "randomised-trial": 2, "non-randomised-study": 3, "descriptive-study": 4, "mixed-methods": 5}
THEME = """\
id: schutz
number: 1
title: Schutz und seine Grenzen
short_title: Schutz
summary:
  - sentence: Wer verleiht, spricht von Schutz.
    findings: [schutz-f01]
findings:
  - id: schutz-f01
    headline: Ein Schirm schützt, solange er da ist.
    statement: Verleihende berichten, dass ein Schirm schützt, solange ihn niemand mitnimmt.
    kind: agreement
    studies: [traufe-2001, nebelkamp-2002, tropf-2003]
    locator: Abschnitt 1
  - id: schutz-f02
    headline: Ob ein Schirm zurückkommt, ist strittig.
    statement: Verleihende sind verschiedener Ansicht, ob ein verliehener Schirm zurückkommt.
    kind: differing-views
    views:
      - view: Er kommt zurück.
        studies: [wolkenstein-2005]
      - view: Er kommt nie zurück.
        studies: [schauer-2006]
    locator: Abschnitt 2
"""
STUDIES = Table(
    "studies",
    "Autorinnen und Autoren;Jahr;Titel;Design;Ort;Verleihende\n"
    + "".join(
        f"{name}, A.;{2001 + n};Verliehene Schirme im erfundenen {name};{DESIGNS[n]};Ein Stand;{n + 3}\n"
        for n, name in enumerate(NAMES)
    ),
    """\
kind: studies
columns:
  reference.authors: Autorinnen und Autoren
  reference.year: Jahr
  reference.title: Titel
  designs: Design
  setting.description: Ort
  participants.groups.count: Verleihende
constants:
  status: included
  participants.groups.label: Verleihende
  participants.groups.professions: verleih
  data_collection.methods: [individual-interviews]
  data_collection.description: Gespräche am Stand
  setting.country: DE
  setting.types: [stand]
  population: Leute im Regen
  interventions.terms: [none]
""",
)
QUOTES = Table(
    "quotes",
    "Studie;Befund;Worte;Wer;Seite\n"
    "traufe-2001;schutz-f01;„Ohne Dach bin ich das Dach.“;Verleiherin;S. 3\n"
    "wolkenstein-2005;schutz-f02;„Montags sind alle wieder da.“;Verleiher;S. 9\n"
    "schauer-2006;schutz-f02;„Weg ist weg.“;Verleiher;S. 2\n",
    """\
kind: quotes
columns: {study: Studie, findings: Befund, quote: Worte, speaker: Wer, locator: Seite}
constants:
  theme: schutz
  voice: first-order
  gloss: Wer verleiht, erzählt vom Schirm.
""",
)


CRITERIA = ["s1", "s2", *(f"{part}-{number}" for part in range(1, 6) for number in range(1, 6))]


def _answers(design: str) -> list[str]:
    """The answers of a study, of which none belongs to another design."""
    own = [f"{PARTS[design]}-{number}" for number in range(1, 6)]
    return ["yes" if each in ("s1", "s2", own[0]) else "cant-tell" if each in own else "" for each in CRITERIA]


APPRAISALS = Table(
    "appraisals",
    "\n".join(
        [
            ";".join(["Studie", *CRITERIA]),
            *(
                ";".join([f"{name.lower().replace('ü', 'u')}-{2001 + n}", *_answers(DESIGNS[n])])
                for n, name in enumerate(NAMES)
            ),
        ]
    )
    + "\n",
    "kind: appraisals\ncolumns:\n  study: Studie\n"
    + "".join(f'  answers.{each}: "{each}"\n' for each in CRITERIA)
    + "constants: {instrument: mmat-2018}\n",
)

UMBRELLAS = OtherReview(
    begin=(
        *("--title", "Was Verleihende über Regenschirme sagen", "--language", "de"),
        *("--instrument", "mmat-2018", "--on", "2026-11-28"),
    ),
    changes={
        "evidence/review.yml": {"without: [": "without: [discussion, screening, subthemes, "},
        "evidence/codebook.yml": {"id: example-setting": "id: stand", "id: example-group": "id: verleih"},
    },
    files={"evidence/themes/schutz.yml": THEME},
    tables=(STUDIES, QUOTES, APPRAISALS),
)
