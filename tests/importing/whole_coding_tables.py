"""Tables of quotations and codes, and all that becomes of their rows in the made-up review."""

from __future__ import annotations

from table_outcomes import BY_HAND, FREE_ID, GIVE_IT, KNOWN_STUDIES, left_out, refused

from review.importing.tables.outcome import Added, Appended, TableOutcome
from review.model.code_guids import code_guid
from review.problems.problem import Problem

ROWS = {
    "quotations": (
        "quotes",
        """\
Study,ID,Theme,Subtheme,Code,Words
Interview 1,,riding,,,Left out.
,,riding,,,Of no study.
nobody-2000,,riding,,,Of an unknown study.
adams2011,,riding,,,Of a misspelt study.
adams-2011,,ridding,,,Of a misspelt theme.
adams-2011,,riding,Shelter and light,,Of another subtheme.
adams-2011,,riding,,Draught; Warmth,Of an unknown code.
adams-2011,adams-2011-q02,riding,,,Of an ID that is used.
adams-2011,,riding,,,
adams-2011,,riding,,Warmth,"Warm feet,  QUIET bus."
adams-2011,,waiting,,Rain,"Rain comes in from the side, and it comes in from above as well."
adams-2011,,waiting,,Rain,"Rain comes in from the side, and it comes in from above as well."
adams-2011,,waiting,,,Rain comes in again from the other side. Who can read a page
""",
        """\
kind: quotes
columns: {study: Study, id: ID, theme: Theme, subtheme: Subtheme, codes: Code, quote: Words}
constants: {voice: first-order, speaker: Driver, gloss: They wait., locator: p. 1, findings: []}
values: {study: {Interview 1: leave out}}
""",
        TableOutcome(
            added=[
                Added(12, "adams-2011-q04", '"Rain comes in from the side, and it comes in from above as …"'),
                Added(14, "adams-2011-q05", '"Rain comes in again from the other side. Who can read a page"'),
            ],
            known=[Added(13, "adams-2011-q04", '"Rain comes in from the side, and it comes in from above as …"')],
            left_out=[
                left_out(2, 'the row is left out by the mapping ("Interview 1" of study)'),
                left_out(
                    11,
                    'the quotation "adams-2011-q03" is recorded with other values of codes, findings, gloss, '
                    "locator, speaker; it stays as it is",
                    BY_HAND,
                ),
            ],
            refused=[
                refused(3, "study: the row names no study"),
                refused(
                    4,
                    'study: "nobody-2000" is not a known study',
                    f"{KNOWN_STUDIES}; say what it means under values, study",
                ),
                refused(
                    5,
                    'study: "adams2011" is not a known study',
                    'did you mean "adams-2011"?; say what it means under values, study',
                ),
                refused(
                    6,
                    'theme: "ridding" is not a known theme',
                    'did you mean "riding"?; say what it means under values, theme',
                ),
                refused(
                    7,
                    'subtheme: "Shelter and light" is not a known subtheme',
                    "there is none to choose from; leave the cell empty, or add it first",
                ),
                refused(
                    8,
                    'codes: "Draught" is not a known code',
                    "known: riding-c01; say what it means under values, codes",
                ),
                Problem("x", 9, "E305", 'the ID "adams-2011-q02" is already used', FREE_ID),
                Problem("x", 10, "E201", 'the field "quote" is missing', GIVE_IT),
            ],
            appended=[
                Appended(
                    "evidence/studies/adams-2011.yml",
                    ("excerpts",),
                    {
                        "id": "adams-2011-q04",
                        "theme": "waiting",
                        "subtheme": "shelter",
                        "codes": ["waiting-c02"],
                        "findings": [],
                        "quote": "Rain comes in from the side, and it comes in from above as well.",
                        "gloss": "They wait.",
                        "voice": "first-order",
                        "speaker": "Driver",
                        "locator": "p. 1",
                    },
                    12,
                ),
                Appended(
                    "evidence/studies/adams-2011.yml",
                    ("excerpts",),
                    {
                        "id": "adams-2011-q05",
                        "theme": "waiting",
                        "findings": [],
                        "quote": "Rain comes in again from the other side. Who can read a page",
                        "gloss": "They wait.",
                        "voice": "first-order",
                        "speaker": "Driver",
                        "locator": "p. 1",
                    },
                    14,
                ),
            ],
        ),
    ),
    "codes": (
        "codes",
        """\
ID,Theme,Subtheme,Code,Definition,GUID
,Weather,,Snow,,
,,,Fog,,
,walking,,Dust,,
,waiting,,,A definition alone.,
,waiting,,A code in no subtheme whose label has more than sixty characters,,
,riding,A subtheme for codes of a theme that has more than sixty characters,Hum,,
waiting-c01,waiting,Timetables,Early,,
,waiting,Timetables,"LONG",,
,waiting,"LONG",Wind,,
,waiting,Shelter and light,Being seen,Other.,
,waiting,Timetables,Seen,Other.,SEEN
,riding,,Warmth,,
,riding,,Talk,The driver talks.,
waiting-c09,waiting,Timetables,Late,,
""".replace("LONG", "t" * 301).replace("SEEN", code_guid("night-buses", "waiting-c01")),
        """\
kind: codes
columns: {id: ID, theme: Theme, subtheme: Subtheme, label: Code, definition: Definition, guid: GUID}
values: {theme: {Weather: leave out}}
""",
        TableOutcome(
            added=[Added(14, "riding-c02", "Talk"), Added(15, "waiting-c09", "Late")],
            known=[Added(13, "riding-c01", "Warmth")],
            left_out=[
                left_out(2, 'the row is left out by the mapping ("Weather" of theme)'),
                left_out(5, "the row has neither a subtheme nor a code; nothing of it is imported"),
                left_out(11, 'the code "waiting-c01" is recorded with another definition; it stays as it is', BY_HAND),
                left_out(
                    12,
                    'the code "waiting-c01" is recorded with another label and definition; it stays as it is',
                    BY_HAND,
                ),
            ],
            refused=[
                refused(3, "theme: the row names no theme", "give its theme under constants, or values, theme"),
                refused(
                    4,
                    'theme: "walking" is not a known theme',
                    "known: waiting, riding; say what it means under values, theme",
                ),
                Problem(
                    "x",
                    6,
                    "E338",
                    'the theme "waiting" has subthemes, and the code "A code in no subtheme whose label has '
                    'more than sixty charac" is in none of them',
                    "name its subtheme",
                ),
                Problem(
                    "x",
                    7,
                    "E338",
                    'the theme "riding" has codes and no subthemes, so that "A subtheme for codes of a theme '
                    'that has more than sixty cha" cannot be one of them',
                    "move these codes into a subtheme first",
                ),
                Problem("x", 8, "E305", 'the ID "waiting-c01" is already used', FREE_ID),
                Problem("x", 9, "E204", '"label" has more than 300 characters'),
                Problem("x", 10, "E204", '"title" has more than 300 characters'),
            ],
            appended=[
                Appended(
                    "evidence/themes/riding.yml",
                    ("codes",),
                    {"id": "riding-c02", "label": "Talk", "definition": "The driver talks."},
                    14,
                ),
                Appended(
                    "evidence/themes/waiting.yml", ("subthemes", 1, "codes"), {"id": "waiting-c09", "label": "Late"}, 15
                ),
            ],
        ),
    ),
    "subthemes": (
        "codes",
        """\
Theme,Subtheme,Code,Definition
waiting,Benches,Cold seats,
waiting,Benches,,LONG
waiting,Benches,,Where people sit.
waiting,Benches,,Where nobody sits.
waiting,Benches,,
waiting,shelter,,What stands at the stop.
waiting,Lamps,,What is lit.
waiting,shelter and light,,Other.
""".replace("LONG", "t" * 1501),
        """\
kind: codes
columns: {theme: Theme, subtheme: Subtheme, label: Code, definition: Definition}
""",
        TableOutcome(
            added=[
                Added(2, "benches", 'subtheme "Benches" of waiting'),
                Added(2, "waiting-c04", "Cold seats"),
                Added(4, "benches", 'description of the subtheme "Benches"'),
                Added(8, "lamps", 'subtheme "Lamps" of waiting'),
            ],
            known=[
                Added(6, "benches", 'subtheme "Benches" of waiting'),
                Added(7, "shelter", 'subtheme "Shelter and light" of waiting'),
            ],
            left_out=[
                left_out(5, 'the subtheme "benches" is recorded with another description; it stays as it is', BY_HAND),
                left_out(
                    9,
                    'the subtheme "shelter" is recorded with another title and description; it stays as it is',
                    BY_HAND,
                ),
            ],
            refused=[Problem("x", 3, "E204", '"description" has more than 1500 characters')],
            appended=[
                Appended(
                    "evidence/themes/waiting.yml",
                    ("subthemes",),
                    {
                        "id": "benches",
                        "title": "Benches",
                        "description": "Where people sit.",
                        "codes": [{"id": "waiting-c04", "label": "Cold seats"}],
                    },
                    2,
                ),
                Appended(
                    "evidence/themes/waiting.yml",
                    ("subthemes",),
                    {"id": "lamps", "title": "Lamps", "description": "What is lit."},
                    8,
                ),
            ],
        ),
    ),
}
