"""How far two appraisers agreed before they compared their answers: per cent, and Cohen's kappa.

The maintained libraries that compute kappa (scikit-learn, statsmodels) are larger than all other dependencies together,
and it takes ten lines; so it is computed here and tested against results of scikit-learn and a published example.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from review.model.study import Study


@dataclass(frozen=True, slots=True)
class Agreement:
    """Answers that two people gave to the same questions, and how many were the same.

    `kappa` is None where both gave one and the same answer throughout: agreement by chance is then complete.
    """

    answers: int
    same: int
    kappa: float | None
    studies: int = 1

    @property
    def per_cent(self) -> int:
        """The share of answers that were the same."""
        return round(100 * self.same / self.answers)


def agreement(pairs: Sequence[tuple[str, str]], studies: int = 1) -> Agreement | None:
    """The agreement over pairs of answers, the first appraiser's first; None where there is no pair."""
    if not pairs:
        return None
    total = len(pairs)
    same = sum(one == other for one, other in pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[answer] * second[answer] for answer in first)  # out of total squared
    whole = total * total
    kappa = None if by_chance == whole else (same * total - by_chance) / (whole - by_chance)
    return Agreement(total, same, kappa, studies)


def agreement_on(study: Study) -> Agreement | None:
    """The agreement of a study's two appraisers, over all criteria; None where their own answers were not kept."""
    return agreement(_pairs(study))


def agreement_over(studies: Iterable[Study]) -> Agreement | None:
    """The agreement over those studies whose two appraisers' own answers were kept; all with the same instrument."""
    found = [pairs for study in studies if (pairs := _pairs(study))]
    return agreement([pair for pairs in found for pair in pairs], len(found))


def _pairs(study: Study) -> list[tuple[str, str]]:
    if len(study.appraisal.appraisers) != 2:
        return []
    one, other = study.appraisal.appraisers
    return [(one.answers[id], other.answers[id]) for id in one.answers]
