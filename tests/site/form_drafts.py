"""Drafts of a study for the form over the fabricated review: one that is right, and ways in which it can be wrong."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

RECORD: dict[str, Any] = {
    "id": "dale-2018",
    "citekey": "dale-2018",
    "dataset": "dale-2018",
    "status": "included",
    "participants": {
        "note": "6 of 9",
        "groups": [
            {"label": "Night drivers: all", "count": "6", "professions": ["driver", "inspector"]},
            {"label": "Dispatchers", "professions": ["dispatcher"]},
        ],
    },
    "data_collection": {"methods": ["interviews"], "description": "Interviews on the last bus"},
    "setting": {"description": "A route by the sea", "types": ["city"], "nation": "Tideland", "country": "XA"},
    "population": "Riders who miss the last train",
    "interventions": {"terms": ["none"]},
    "notes": ["yes", "12 drivers were asked twice."],
    "appraisal": {
        "instrument": "ride-checklist",
        "answers": {"aims": "yes", "route": "no", "worth": "useful"},
        "support": {"route": "No map, page 3 # of 4"},
    },
    "excerpts": [
        {
            "id": "dale-2018-q01",
            "theme": "waiting",
            "subtheme": "shelter",
            "findings": ["waiting-f01", "riding-f01"],
            "quote": "“I wait” … until [they] come",
            "gloss": "Drivers wait: some of them long.",
            "voice": "first-order",
            "speaker": "Driver",
            "locator": "p. 3, line 4",
        }
    ],
}
REFERENCE = {
    "kind": "article",
    "title": "The last bus & its drivers",
    "authors": "Dale Å B\nvan der Berg, Jo\nThe Night Bus Society",
    "year": "2018",
    "journal": "J Fabricated Transport",
    "pages": "1–9",
    "doi": "10.5555/last.2018",
}
Draft = dict[str, Any]


@dataclass(frozen=True)
class Faulty:
    """A draft with something wrong, and the codes that it must give.

    `otherwise` is a code that page and check tell in other words: the page knows in which file an id is used already,
    not at which line, nor who of two came first, and it has no names of hidden characters.
    """

    what: str
    codes: set[str]
    change: Callable[[Draft], object]
    otherwise: str = ""

    def worded(self, problems: set[tuple[str, str]]) -> set[tuple[str, str]]:
        """Problems with their words, as far as these are to be the same."""
        return {(code, "" if code == self.otherwise else text) for code, text in problems}


def put(*path: str | int, value: Any) -> Callable[[Draft], None]:
    """A change that sets what stands at a path of the record; None takes it away."""

    def change(draft: Draft) -> None:
        part = draft["record"]
        for step in path[:-1]:
            part = part[step]
        if value is None:
            del part[path[-1]]
        else:
            part[path[-1]] = value

    return change


def fact(name: str, value: str) -> Callable[[Draft], None]:
    return lambda draft: draft["reference"].update({name: value})


def both(*changes: Callable[[Draft], object]) -> Callable[[Draft], None]:
    return lambda draft: [change(draft) for change in changes] and None


def named(id: str) -> Callable[[Draft], None]:
    return both(put("id", value=id), put("excerpts", 0, "id", value=f"{id}-q01"))


QUOTED = ("excerpts", 0)
FAULTY = (
    Faulty("a field", {"E201"}, put("population", value=None)),
    Faulty("a part", {"E201"}, put("data_collection", value=None)),
    Faulty("several fields", {"E201"}, both(put("status", value=None), put(*QUOTED, "speaker", value=None))),
    Faulty("an excerpt with a quote alone", {"E201"}, put("excerpts", value=[{"quote": "Wait."}])),
    Faulty("a title", {"E201"}, fact("title", "")),
    Faulty("a year", {"E201"}, fact("year", "")),
    Faulty("a number in words", {"E203"}, put("participants", "groups", 0, "count", value="ten")),
    Faulty("a number below none", {"E203"}, put("participants", "groups", 0, "count", value="-1")),
    Faulty("a number of a city", {"E203"}, put("participants", "groups", 0, "count", value="10_000_001")),
    Faulty("a label too long", {"E204"}, put(*QUOTED, "speaker", value="I" * 301)),
    Faulty("a note too long", {"E204"}, put("notes", value=["x" * 1501])),
    Faulty("an id too long", {"E204"}, put("dataset", value="d" * 65)),
    Faulty("a support too long", {"E204"}, put("appraisal", "support", "route", value="x" * 1501)),
    Faulty("a setting", {"E205"}, put("setting", "types", value=["city", "citty"])),
    Faulty("a status", {"E205"}, put("status", value="lost")),
    Faulty("an instrument", {"E205"}, put("appraisal", "instrument", value="ride-list")),
    Faulty("an id in capitals", {"E206"}, put("dataset", value="Owl_Line")),
    Faulty("a key in capitals", {"E206"}, put("citekey", value="Dale2018")),
    Faulty("a year of an entry", {"E207"}, fact("year", "20o8")),
    Faulty("a DOI with its resolver", {"E208"}, fact("doi", "https://doi.org/10.5555/last")),
    Faulty("a script for an address", {"E209"}, fact("url", "javascript:alert(1)")),
    Faulty("41 words", {"E210"}, put(*QUOTED, "quote", value="bus " * 41)),
    Faulty("a hidden character", {"E111"}, put(*QUOTED, "gloss", value="Warm \u202efeet")),
    Faulty("a hidden character of a title", {"E111"}, fact("title", "Warm \u200bfeet"), "E111"),
    Faulty(
        "21 groups", {"E106"}, put("participants", "groups", value=[{"label": "D", "professions": ["driver"]}] * 21)
    ),
    Faulty("a long title", {"E106"}, fact("title", "x" * 5001)),
    Faulty("a study", {"E301"}, put("appraisal", value={"shared_with": "nobody-2000"})),
    Faulty("a theme", {"E302"}, put(*QUOTED, "theme", value="ridding")),
    Faulty("a subtheme", {"E302"}, put(*QUOTED, "subtheme", value="shelters")),
    Faulty("a subtheme of another theme", {"E302"}, put(*QUOTED, "theme", value="riding")),
    Faulty("a finding", {"E303"}, put(*QUOTED, "findings", value=["waiting-f01", "waiting-f77"])),
    Faulty("a reference", {"E304"}, both(put("citekey", value="dale-2019"), lambda draft: draft["reference"].clear())),
    Faulty("a key that is taken", {"E110"}, put("citekey", value="adams-2011")),
    Faulty("an id of a theme", {"E305", "E322"}, named("waiting"), "E305"),
    Faulty(
        "an id twice",
        {"E305"},
        lambda draft: draft["record"]["excerpts"].append(draft["record"]["excerpts"][0]),
        "E305",
    ),
    Faulty("an id of another owner", {"E306"}, put(*QUOTED, "id", value="baker-2018-q01")),
    Faulty("an id with one digit", {"E306"}, put(*QUOTED, "id", value="dale-2018-q1")),
    Faulty("a country of a dataset", {"E307"}, put("dataset", value="lantern")),
    Faulty("no answer", {"E308"}, put("appraisal", "answers", "aims", value=None)),
    Faulty("no answers", {"E308"}, put("appraisal", "answers", value=None)),
    Faulty("an answer", {"E308"}, put("appraisal", "answers", "worth", value="yes")),
    Faulty("no instrument", {"E308"}, put("appraisal", "instrument", value=None)),
    Faulty("shared and own", {"E308", "E309"}, put("appraisal", "shared_with", value="adams-2011")),
    Faulty("an appraisal of other data", {"E309"}, put("appraisal", value={"shared_with": "adams-2011"})),
    Faulty("a theme without its finding", {"E312"}, put(*QUOTED, "findings", value=["riding-f01"])),
    Faulty("an id that was given up", {"E321"}, named("gray-2009")),
    Faulty(
        "the same words twice",
        {"H402"},
        lambda draft: draft["record"]["excerpts"].append(draft["record"]["excerpts"][0] | {"id": "dale-2018-q02"}),
    ),
    Faulty("a reserved name", {"E318"}, named("con")),
    Faulty("nothing wrong", set(), lambda _: None),
)


def draft_of(change: Callable[[Draft], object] = lambda _: None) -> Draft:
    draft = {"record": copy.deepcopy(RECORD), "reference": dict(REFERENCE)}
    change(draft)
    return draft
