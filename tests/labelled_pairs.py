"""Pairs of descriptions of reports, made with a fixed seed and labelled: the same report or two.

Each kind of change is one that exports make (the same report) or one that tells reports apart.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from review.model.similarity import Work

SUBJECTS = (
    "nurses",
    "psychiatrists",
    "social workers",
    "community teams",
    "crisis workers",
    "service users",
    "carers",
    "midwives",
)
VERBS = (
    "experience",
    "describe",
    "manage",
    "understand",
    "negotiate",
    "resist",
    "deliver",
    "evaluate",
)
OBJECTS = (
    "continuity of care",
    "risk and safety",
    "therapeutic relationships",
    "medication reviews",
    "crisis resolution",
    "peer support",
    "psychological formulation",
    "discharge planning",
    "personality assessment",
    "shared decisions",
)
PLACES = (
    "rural Norway",
    "inner London",
    "northern Italy",
    "Aotearoa New Zealand",
    "Québec",
    "São Paulo",
    "Cork and Kerry",
)
METHODS = (
    "a qualitative study",
    "an interview study",
    "a grounded theory study",
    "a focus group study",
    "a survey",
)
FAMILIES = (
    "Österlund",
    "O'Neill",
    "van der Berg",
    "García Márquez",
    "Smith",
    "Jones",
    "Wang",
    "Müller",
    "Nguyễn",
    "Kowalczyk",
    "Brown",
    "Iyer",
    "Achebe",
    "Tanaka",
    "Łucki",
    "Haddad",
    "Fraser",
    "Lindqvist",
    "Moreau",
    "Petrov",
)
JOURNALS = (
    ("Journal of Psychiatric and Mental Health Nursing", "J Psychiatr Ment Health Nurs"),
    ("BMC Psychiatry", "BMC Psychiatry"),
    ("Social Science & Medicine", "Soc Sci Med"),
    ("International Journal of Mental Health Nursing", "Int. J. Ment. Health Nurs."),
    ("Qualitative Health Research", "Qual Health Res"),
    ("Community Mental Health Journal", "Community Ment Health J"),
)


@dataclass(frozen=True)
class Pair:
    """Two descriptions; `kind` says how the second was made, `is_same` whether it is the same report."""

    kind: str
    one: Work
    two: Work
    is_same: bool


class Maker:
    """Makes reports and pairs from one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the tests need the same pairs each time

    def pairs(self, times: int) -> Iterator[Pair]:
        """Yield so many pairs of each kind."""
        for is_same, kinds in ((True, SAME), (False, DIFFERENT)):
            for kind, change in kinds.items():
                for _ in range(times):
                    one = self.report()
                    one, two = change(self, one)
                    yield Pair(kind, one, two, is_same)

    def report(self, **given: object) -> Work:
        pick = self.chance.choice
        title = f"How {pick(SUBJECTS)} {pick(VERBS)} {pick(OBJECTS)} in {pick(PLACES)}: {pick(METHODS)}"
        authors = tuple(self.chance.sample(FAMILIES, self.chance.randint(1, 6)))
        number = self.chance.randint(10_000, 99_999)
        pages = f"{number % 900 + 1}-{number % 900 + 12}"
        work = Work(
            "known",
            "known.bib:1",
            title,
            self.chance.randint(1990, 2025),
            f"10.1000/x.{number}",
            str(number * 7),
            authors,
            pick(JOURNALS)[0],
            pages,
        )
        return replace(work, **given)

    def typed_wrongly(self, title: str) -> str:
        """The title with one letter of a long word missing, doubled or exchanged with the next."""
        words = title.split()
        place = self.chance.choice([number for number, word in enumerate(words) if len(word.strip(":,")) > 6])
        word = words[place]
        at = self.chance.randint(2, len(word) - 4)
        change = self.chance.choice(("missing", "doubled", "exchanged"))
        if change == "exchanged":
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        else:
            word = word[:at] + (word[at] * 2 if change == "doubled" else "") + word[at + 1 :]
        return " ".join([*words[:place], word, *words[place + 1 :]])


def bare(work: Work, **changes: object) -> Work:
    """The report without DOI, PubMed number and pages, as many databases export it."""
    return replace(work, **{"doi": "", "pmid": "", "pages": "", **changes})


Change = Callable[[Maker, Work], tuple[Work, Work]]
SAME: dict[str, Change] = {
    "the same DOI, written as a link in capitals": lambda _, one: (
        one,
        bare(one, doi=f"https://doi.org/{one.doi.upper()}", title="[Untitled]", authors=(), journal=""),
    ),
    "the same PubMed number": lambda _, one: (one, bare(one, pmid=one.pmid, journal="", title=one.title.upper())),
    "no identifiers": lambda _, one: (one, bare(one)),
    "an abbreviated journal": lambda _, one: (one, bare(one, journal=dict(JOURNALS)[one.journal])),
    "capitals and other punctuation": lambda _, one: (
        one,
        bare(one, title=one.title.upper().replace(": ", " - ") + "."),
    ),
    "a typing error": lambda maker, one: (one, bare(one, title=maker.typed_wrongly(one.title))),
    "no accents": lambda _, one: (
        one,
        bare(one, authors=tuple(name.translate(str.maketrans("ÖüíáễŁ", "Ouiael")) for name in one.authors)),
    ),
    "notes of a database": lambda _, one: (one, bare(one, title=f"{one.title}. [Review] [45 refs]")),
    "pages in another notation": lambda _, one: (bare(one, pages="29-35"), bare(one, pages="S29")),
    "only the first author": lambda _, one: (one, bare(one, authors=one.authors[:1])),
    "no journal": lambda _, one: (one, bare(one, journal="")),
    "another spelling": lambda _, one: (
        replace(one, title=f"{one.title} of health care"),
        bare(one, title=f"{one.title} of healthcare"),
    ),
    "a conference in the name of the journal": lambda _, one: (
        bare(one),
        bare(one, journal=f"{one.journal}. Conference: 12th Annual Meeting of Buses. Cork"),
    ),
    "printed a year later": lambda _, one: (one, bare(one, year=(one.year or 0) + 1, pages=one.pages)),
}
DIFFERENT: dict[str, Change] = {
    "another DOI": lambda maker, one: (one, replace(maker.report(), title=one.title, year=one.year)),
    "abstracts with the DOI of their issue": lambda maker, one: (
        replace(one, pmid="", pages="S31"),
        replace(maker.report(), pmid="", pages="S528-S529", doi=one.doi, title=f"{one.title[::-1]}"),
    ),
    "another PubMed number": lambda _, one: (replace(one, doi=""), replace(one, doi="", pmid=f"9{one.pmid}")),
    "five years later": lambda _, one: (one, bare(one, year=(one.year or 0) + 5)),
    "the next year": lambda _, one: (bare(one), bare(one, year=(one.year or 0) + 1)),
    "male and female": lambda _, one: (
        bare(one, title=f"Male patients and {one.title}"),
        bare(one, title=f"Female patients and {one.title}"),
    ),
    "men and women": lambda _, one: (
        bare(one, title=f"{one.title} of men"),
        bare(one, title=f"{one.title} of women"),
    ),
    "part I and part II": lambda _, one: (
        bare(one, title=f"{one.title}. Part I"),
        bare(one, title=f"{one.title}. Part II"),
    ),
    "part 1 and part two": lambda _, one: (
        bare(one, title=f"{one.title}: part 1"),
        bare(one, title=f"{one.title}: part two"),
    ),
    "preprint and article": lambda _, one: (bare(one, journal="medRxiv"), bare(one)),
    "preprint with a DOI and article": lambda _, one: (
        replace(one, doi="10.1101/2020.01.01.20000001", pmid="", journal="medRxiv (Cold Spring Harbor)"),
        bare(one),
    ),
    "a reply": lambda _, one: (bare(one), bare(one, title=f"Reply to: {one.title}")),
    "a protocol": lambda _, one: (bare(one), bare(one, title=f"{one.title}: protocol")),
    "other authors of a common title": lambda _, one: (
        bare(one, title="Editorial", authors=("Smith",)),
        bare(one, title="Editorial", authors=("Jones",)),
    ),
    "other authors, other journal": lambda _, one: (
        bare(one, authors=("Smith", "Wang")),
        bare(one, authors=("Iyer", "Moreau"), journal="Another Journal of Care", year=one.year),
    ),
    "another place": lambda _, one: (
        bare(one, title="How nurses manage risk in rural Norway"),
        bare(one, title="How nurses manage risk in rural Finland"),
    ),
    "effective and ineffective": lambda _, one: (
        bare(one, title=f"{one.title} with effective support"),
        bare(one, title=f"{one.title} with ineffective support"),
    ),
    "another report of the same authors": lambda maker, one: (
        bare(one),
        bare(maker.report(), authors=one.authors, year=one.year, journal=one.journal, title=f"{one.title[::-1]}"),
    ),
}
