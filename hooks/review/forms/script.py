"""The data for the script of the form: fields, rules, existing records, and messages."""

from __future__ import annotations

from typing import Any

from review.checks.names import RESERVED
from review.evidence.naming import transliterations
from review.evidence.validation import EXPECTED, LIMITS, WORD, described_value
from review.files.text import FORBIDDEN
from review.forms.comparing import RULES, comparisons, known_reports
from review.forms.fields import NOT_LISTED, in_script
from review.forms.reference import REPORTS
from review.forms.study import StudyForm
from review.forms.wording import IN_FORM
from review.importing.formats import bibtex, csl, ris
from review.language.current import gettext
from review.model.review import Review
from review.problems.catalogue import KINDS
from review.problems.message_templates import ENTRY, MESSAGE_TEMPLATES, other_kind
from review.references.formats import BIBTEX_SPECIAL, VERBATIM
from review.references.latex import ACCENTS
from review.references.names import INSTITUTION_WORDS
from review.schema.base import ID_PATTERN

NUMBER = r"^\s*[+-]?\d+(_\d+)*(\.0+)?\s*$"  # what is read as a whole number


def described(form: StudyForm) -> dict[str, Any]:
    """The data for the script: the fields, the existing records, and the message for each problem.

    The `existing` records are a file of their own, which the script fetches when somebody begins.
    """
    return {
        "fields": [field.described() for field in form.fields],
        "reference": [field.described() for field in form.reference],
        "messages": _messages(),
        "inForm": {rule: gettext(text) for rule, text in IN_FORM.items()},
        "notListed": NOT_LISTED,
        "entry": ENTRY,
        "fixes": {code: gettext(kind.fix) for code, kind in KINDS.items() if kind.known_to_form},
        "patterns": {
            "id": in_script(ID_PATTERN),
            "number": in_script(NUMBER),
            "word": in_script(WORD.pattern),
            "forbidden": FORBIDDEN.pattern,
        },
        "letters": transliterations(),
        "incoming": {
            "kinds": list(REPORTS),
            "ris": ris.KINDS,
            "csl": csl.KINDS,
            "bibtex": bibtex.KINDS,
            "accents": ACCENTS,
            "institutionWords": sorted(INSTITUTION_WORDS),
        },
        "comparing": RULES,
        "known": _known(form.review),
        "bibtex": {
            "special": {chr(sign): written for sign, written in BIBTEX_SPECIAL.items()},
            "verbatim": sorted(VERBATIM),
            "places": {kind: place for kind, (_, place) in REPORTS.items()},
        },
    }


def existing(review: Review) -> dict[str, Any]:
    """The records that exist: ids in use or once published, and what rules and comparisons need to know of them."""
    return {
        "ids": {
            **{theme.id: theme.path for theme in review.themes.values()},
            **{id: review.themes[finding.theme].path for id, finding in review.findings.items()},
            **{id: review.themes[code.theme].path for id, code in review.codes.items()},
            **{study.id: study.path for study in review.studies.values()},
            **{id: review.studies[excerpt.study].path for id, excerpt in review.excerpts.items()},
        },
        "published": {entry.id: {"kind": entry.kind, "gone": entry.obsolete} for entry in review.published},
        "references": {reference.citekey: reference.path for reference in review.references.values()},
        "reports": known_reports(review),
        "comparisons": comparisons(review.comparisons),
        "awaiting": [report.id for report in review.candidates if report.decision != "included"],
        "studies": {
            study.id: {
                "path": study.path,
                "dataset": study.dataset,
                "country": study.setting.country,
                "nation": study.setting.nation or "",
                "answers": bool(study.judgements),
            }
            for study in review.studies.values()
        },
    }


def _known(review: Review) -> dict[str, Any]:
    """What an entry may name: themes with their findings, instruments, voices; and what may be no id."""
    return {
        "reserved": sorted(RESERVED),
        "themes": {
            theme.id: {
                "subthemes": [subtheme.id for subtheme in theme.subthemes],
                "findings": [finding.id for finding in theme.findings],
            }
            for theme in review.themes.values()
        },
        "instruments": {
            instrument.id: {
                "criteria": {each.id: [term.id for term in each.answers] for each in instrument.criteria},
                "designs": {each.id: each.designs for each in instrument.criteria if each.designs},
                "levels": [level.id for level in instrument.overall],
            }
            for instrument in review.codebook.instruments
        },
        "inTotal": bool(review.appraisal_totals.totals),
        "voices": {term.id: term.label for term in review.codebook.terms("voices")},
    }


def _messages() -> dict[str, dict[str, str]]:
    """The code and text of every message; those for numbers are completed with the kind of number expected."""
    expected = {
        "not-a-number": EXPECTED["int_parsing"],
        "too-small": LIMITS["greater_than_equal"].format(ge="{least}"),
        "too-great": LIMITS["less_than_equal"].format(le="{greatest}"),
    }
    numbers = {rule: other_kind("{name}", words, described_value("{value}")) for rule, words in expected.items()}
    return {rule: {"code": each.code, "text": each.text} for rule, each in {**MESSAGE_TEMPLATES, **numbers}.items()}
