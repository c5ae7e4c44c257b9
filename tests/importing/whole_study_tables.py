"""Tables of studies, appraisals and flows, and all that becomes of their rows in the made-up review."""

from __future__ import annotations

from table_outcomes import BY_HAND, GIVE_IT, left_out, refused

from review.importing.tables.outcome import Added, Appended, Filled, TableOutcome
from review.problems.problem import Problem
from review.references.reference import Name, Reference

ROWS = {
    "studies": (
        "studies",
        """\
ID,Key,Authors,Year,Title,DOI,Who,Role,Riders
,,"Lake, L",2018,Left out,,Crew: 1,ghost,Sailors
,,"Chan, L; Diaz, M",2018,Night buses under a full moon,10.5555/moon.2018,Crew: 1,driver,Sailors
oster-2015,osterlund-2014,"Österlund, Å",2015,Snow on the night bus,,Crew: 1,driver,Sailors
,nobody-2000,,,,,Crew: 1,driver,Sailors
,,,,,,Crew: 1,driver,Sailors
,,"Lake, L",2018,Ferries,10.5555/owl.2011,Crew: 1,driver,Sailors
green-2013,,"Lake, L",2018,Ferries at dawn,,Crew: 1,driver,Sailors
,,"Lake, L",2018,Ferries at noon,,Crew: 1; Guests: 2,driver,Sailors
,,"Lake, L",2018,Ferries at dusk,,Crew: 1,driver,
,,"Lake, L",2018,Ferries at sea,,Crew: 1,diver,Sailors
,adams-2011,,,,,Crew: 1,driver,Sailors
,,"Lake, L; Moss, M",2018,Ferries at night,10.5555/ferry,"Crew: 1,200",driver,Sailors
,,"Lake, L; Moss, M",2018,Ferries at night,10.5555/ferry,"Crew: 1,200",driver,Sailors
""",
        """\
kind: studies
columns:
  id: ID
  citekey: Key
  reference.authors: Authors
  reference.year: Year
  reference.title: Title
  reference.doi: DOI
  participants.groups: Who
  participants.groups.professions: Role
  population: Riders
constants:
  status: included
  data_collection.methods: [interviews]
  data_collection.description: On deck
  setting.description: A ferry
  setting.types: [depot]
  setting.country: XB
  interventions.terms: [none]
values: {participants.groups.professions: {ghost: leave out}}
""",
        TableOutcome(
            added=[Added(13, "lake-2018", '"Ferries at night" (Lake, 2018)')],
            known=[Added(14, "lake-2018", '"Ferries at night" (Lake, 2018)')],
            left_out=[
                left_out(2, 'the row is left out by the mapping ("ghost" of participants.groups.professions)'),
                left_out(
                    12,
                    'the study "adams-2011" is recorded with other values of data_collection, participants, '
                    "population, setting; it stays as it is",
                    BY_HAND,
                ),
            ],
            refused=[
                refused(
                    3,
                    'the report is "chan-2018" of the screening, with the decision "awaiting"',
                    "record the decision to include it: review screen chan-2018 include",
                ),
                refused(4, 'the report is "osterlund-2015" of the screening, so that its study has this ID too'),
                Problem("x", 5, "E304", '"nobody-2000" is not a known reference'),
                refused(6, "the reference has no title", "complete the row, or name a reference by its citekey"),
                refused(6, "the reference has no authors", "complete the row, or name a reference by its citekey"),
                refused(6, "the reference has no year", "complete the row, or name a reference by its citekey"),
                refused(
                    7,
                    "the report may be known: it has the same DOI as adams-2011 in references.bib:1, but "
                    "another title and other authors",
                    "if it is the same, give its citekey; if not, add its reference first",
                ),
                Problem(
                    "x",
                    8,
                    "E305",
                    '"green-2013" is the key of another work in the reference list',
                    "give the row another ID or, if it is this work, its citekey",
                ),
                refused(
                    9,
                    "the row has 2 groups of participants, and professions of all of them together",
                    "give each group a column of its own, as in participants.groups.1.professions, or state them as []",
                ),
                Problem("x", 10, "E201", 'the field "population" is missing', GIVE_IT),
                refused(
                    11,
                    'participants.groups.professions: "diver" is not a term of professions',
                    'did you mean "driver"?; say what it means under values, participants.groups.professions',
                ),
            ],
            records={
                "evidence/studies/lake-2018.yml": {
                    "id": "lake-2018",
                    "citekey": "lake-2018",
                    "dataset": "lake-2018",
                    "population": "Sailors",
                    "status": "included",
                    "data_collection": {"methods": ["interviews"], "description": "On deck"},
                    "setting": {"description": "A ferry", "types": ["depot"], "country": "XB"},
                    "interventions": {"terms": ["none"]},
                    "participants": {"groups": [{"label": "Crew", "professions": ["driver"], "count": "1200"}]},
                }
            },
            references={
                "lake-2018": Reference(
                    citekey="lake-2018",
                    number=0,
                    kind="article",
                    authors=(Name(family="Lake", given="L"), Name(family="Moss", given="M")),
                    truncated=False,
                    fields={"title": "Ferries at night", "year": "2018", "doi": "10.5555/ferry"},
                )
            },
            lines={"evidence/studies/lake-2018.yml": 13, "references/lake-2018.bib": 13},
        ),
    ),
    "appraisals": (
        "appraisals",
        """\
Study,Checklist,Aims,Route,Why
Interview 1,ride-checklist,yes,yes,
,ride-checklist,yes,yes,
adams-2011,,yes,yes,
adams-2011,ride-checklist,yes,yes,It prints a map.
baker-2012a,ride-checklist,perhaps,yes,
osterlund-2015,Ride Checklist,no,yes,It hums.
""",
        """\
kind: appraisals
columns: {study: Study, instrument: Checklist, answers.aims: Aims, answers.route: Route, support.route: Why}
values: {study: {Interview 1: leave out}}
""",
        TableOutcome(
            left_out=[
                left_out(2, 'the row is left out by the mapping ("Interview 1" of study)'),
                left_out(
                    7,
                    'the appraisal of "osterlund-2015" is recorded with other values of answers, support; it '
                    "stays as it is",
                    BY_HAND,
                ),
            ],
            refused=[
                refused(3, "study: the row names none"),
                refused(4, "instrument: the row names none"),
                refused(5, 'the appraisal of "adams-2011" is on line 4 too', "keep one of the two rows"),
                refused(
                    6,
                    'answers.aims: "perhaps" is not a known answer',
                    "known: yes, no, unsure, useful, vague; say what it means under values, answers.aims",
                ),
            ],
        ),
    ),
    "totals of appraisals": (
        "appraisals",
        """\
Criterion,Of,Yes,No,Where
Rhyme,12,1,1,
roof,12,1,1,
aims,twelve,1,1,
route,12,10,2,Table 2
Route described,12,10,2,Table 2
2,12,9,3,Table 2
""",
        """\
kind: appraisals
columns: {criterion: Criterion, of: Of, total.yes: "Yes", total.no: "No", locator: Where}
constants: {instrument: ride-checklist}
values: {criterion: {Rhyme: leave out}}
""",
        TableOutcome(
            added=[Added(5, "route", "total of ride-checklist")],
            known=[Added(6, "route", "total of ride-checklist")],
            left_out=[
                left_out(2, 'the row is left out by the mapping ("Rhyme" of criterion)'),
                left_out(
                    7,
                    "the total of route of ride-checklist is recorded with other values; it stays as it is",
                    "correct evidence/appraisals.yml by hand if the table is right",
                ),
            ],
            refused=[
                refused(
                    3,
                    'criterion: "roof" is not a known criterion',
                    "known: aims, route, worth; say what it means under values, criterion",
                ),
                Problem("x", 4, "E203", '"of" should be a whole number, but is the text "twelve"'),
                Problem("x", 4, "E201", 'the field "locator" is missing', GIVE_IT),
            ],
            appended=[
                Appended(
                    "evidence/appraisals.yml",
                    ("totals",),
                    {
                        "instrument": "ride-checklist",
                        "criterion": "route",
                        "of": "12",
                        "answers": {"yes": "10", "no": "2"},
                        "locator": "Table 2",
                    },
                    5,
                )
            ],
        ),
    ),
    "numbers of a flow": (
        "flow",
        """\
Stage,Records,Reason
ashes,3,
databases,"(n = 1,234)",
,40,A day bus
,50,No driver
""",
        """\
kind: flow
columns: {step: Stage, count: Records, reason: Reason}
constants: {locator: Figure 1, note: Redrawn}
values: {step: {ashes: leave out}}
""",
        TableOutcome(
            added=[Added(3, "flow", "the numbers of the flow diagram")],
            left_out=[left_out(2, 'the row is left out by the mapping ("ashes" of step)')],
            filled=[
                Filled(
                    "evidence/searches.yml",
                    (),
                    {
                        "flow": {
                            "locator": "Figure 1",
                            "note": "Redrawn",
                            "databases": "1234",
                            "reasons": [{"reason": "A day bus", "count": "40"}, {"reason": "No driver", "count": "50"}],
                        }
                    },
                    3,
                )
            ],
        ),
    ),
    "numbers of a flow that are none": (
        "flow",
        """\
Stage,Records,Reason,Part
databases,12,,
,4,,
screened,many,,
assessed,5,,later
assessed,6,,
dreams,7,,
""",
        """\
kind: flow
columns: {step: Stage, count: Records, reason: Reason, part: Part}
constants: {locator: Figure 1}
""",
        TableOutcome(
            refused=[
                refused(3, "the row names neither a step nor a reason"),
                refused(4, '"many" is not a whole number', "leave the cell empty if it is not known"),
                refused(6, 'the step "assessed" is on line 5 too', "keep one of the two rows"),
                refused(
                    7,
                    'step: "dreams" is not a known step of the flow',
                    "known: databases, registers, other, duplicates, ineligible_by_tool, removed_otherwise, "
                    "screened, excluded, sought, not_retrieved, assessed, reports_excluded, …; say what it "
                    "means under values, step",
                ),
                refused(2, 'part: "later" is not one of flow or flow_since'),
            ]
        ),
    ),
    "a flow without its place": (
        "flow",
        "Screened,Assessed\n120,\n,12\n",
        "kind: flow\ncolumns: {screened: Screened, assessed: Assessed}\n",
        TableOutcome(refused=[Problem("x", 2, "E201", 'the field "locator" is missing', GIVE_IT)]),
    ),
    "a flow without numbers": (
        "flow",
        "Note\nSmudged\n",
        "kind: flow\ncolumns: {note: Note}\n",
        TableOutcome(refused=[Problem("x", 1, "E201", 'the field "locator" is missing', GIVE_IT)]),
    ),
}
