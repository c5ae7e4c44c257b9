"""Table 2 of the published review, transcribed here a second time and apart from the records."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.data

# Ten answers a row, in the order of the checklist: Y yes, N no, C can't tell; the last one V valuable, U unclear.
TABLE_2 = """
Bosanac, 2015     43  Y Y Y C Y N N C Y U
Carmel, 2014      44  Y Y Y Y Y N N C Y V
Crawford, 2007a   46  Y Y Y Y Y N Y Y Y V
Crawford, 2010    37  Y Y Y Y Y N Y Y Y V
Donald, 2017      47  Y Y Y C Y N C Y Y V
Fanaian, 2013     48  Y Y Y C C N Y Y Y V
French, 2019      49  Y Y Y Y Y N C Y Y V
Herschell, 2009   50  N Y Y Y Y N Y Y Y V
Hogard, 2010      51  Y Y Y C C N N C Y U
Hutton, 2017      52  Y Y Y Y Y N Y Y Y V
Koekkoek, 2009    53  Y Y Y Y Y N N Y Y V
Lamph, 2019       54  Y Y Y Y Y N C Y Y V
Langley, 2005     55  Y Y Y C Y N Y Y Y V
Lee, 2008         56  N C C C C N N C N U
Morant, 2003      57  Y Y Y Y Y N C C Y V
O'Connell, 2013   58  Y Y Y C C N Y C Y V
Perseius, 2003    60  Y Y Y Y Y Y Y Y Y V
Perseius, 2007    59  Y Y Y Y Y N Y Y Y V
Pigot, 2019       61  Y Y Y Y Y N Y Y Y V
Priest, 2011      62  Y Y Y C Y N C Y Y V
Rizq, 2012        63  Y Y Y Y Y Y Y Y Y V
Stalker, 2005     64  Y Y Y C Y N Y Y Y V
Stroud, 2013      65  Y Y Y C Y Y Y Y Y V
Sulzer, 2016      66  Y Y Y Y Y N Y Y Y V
Thompson, 2008    67  Y Y Y Y Y N Y Y Y V
Vyas, 2017        68  Y Y Y C Y Y C Y Y V
Wilson, 2018      69  Y Y Y Y Y N C Y Y V
Włodarczyk, 2018  70  Y Y Y Y Y N Y Y Y V
"""
ANSWERS = {"Y": "yes", "N": "no", "C": "cant-tell", "V": "valuable", "U": "unclear"}
ROWS = [line.rsplit(maxsplit=11) for line in TABLE_2.strip().splitlines()]


def test_the_table_is_complete():
    assert len(ROWS) == 28
    assert all(len(row) == 12 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_answers_of_a_study_are_those_of_the_table(real, row):
    study = next(study for study in real.studies.values() if study.reference.number == int(row[1]))
    given = [(judgement.criterion.number, judgement.answer.id) for judgement in study.judgements]
    assert given == [(number, ANSWERS[letter]) for number, letter in enumerate(row[2:], 1)]
    assert study.reference.first_author == row[0].split(",")[0]


def test_no_study_is_rated_that_the_table_does_not_rate(real):
    rated = {study.reference.number for study in real.studies.values() if study.judgements}
    assert rated == {int(row[1]) for row in ROWS}


def test_no_support_is_made_up(real):
    """The published review does not give the support for an answer."""
    published = {int(row[1]) for row in ROWS}
    for study in real.studies.values():
        if study.reference.number in published:
            assert not any(judgement.support for judgement in study.judgements), study.id
