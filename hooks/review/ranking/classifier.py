"""The model: TF-IDF of words and pairs of words, and a logistic regression, whose weights can be read.

It only puts reports in an order. It never excludes one and never says when to stop reading. The same texts and labels
give the same scores. Needs the extra "rank" (scikit-learn), which is imported when a model is fitted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from review.language.current import gettext

MIN_OF_EACH = 10  # included and excluded reports, below which nothing is said
MAX_TERMS = 6  # behind a score


class TooFewError(Exception):
    """There are too few decisions to rank by."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or pair of words, and how much it moved a score; above 0 towards inclusion."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a text, from 0 to 1, of which only the order matters, and the terms that moved it most."""

    value: float
    terms: tuple[Term, ...]


class Ranker:
    """A model fitted to texts of which it is known whether they were included."""

    def __init__(self, texts: Sequence[str], included: Sequence[bool]) -> None:
        """Fit the model. Raise TooFewError with fewer than `MIN_OF_EACH` included or excluded texts."""
        if min(sum(included), len(included) - sum(included)) < MIN_OF_EACH:
            raise TooFewError(too_few(sum(included), len(included) - sum(included)))
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - an extra
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

        self._vectorizer: Any = TfidfVectorizer(
            strip_accents="unicode",
            stop_words="english",
            ngram_range=(1, 2),
            min_df=2,
            sublinear_tf=True,
        )
        # Balanced, because few reports are included; liblinear is exact for so few texts.
        self._model: Any = LogisticRegression(class_weight="balanced", C=1.0, solver="liblinear", random_state=0)
        self._model.fit(self._vectorizer.fit_transform(texts), [int(each) for each in included])

    def scores(self, texts: Sequence[str]) -> list[Score]:
        """Return the score of each text, in their order."""
        vectors = self._vectorizer.transform(texts)
        values = self._model.predict_proba(vectors)[:, 1]
        names, weights = self._vectorizer.get_feature_names_out(), self._model.coef_[0]
        found = []
        for row, value in enumerate(values):
            vector = vectors[row].tocoo()
            parts = (
                (str(names[column]), round(float(amount * weights[column]), 3))
                for column, amount in zip(vector.col, vector.data, strict=True)
            )
            moved = sorted((part for part in parts if part[1]), key=lambda part: (-abs(part[1]), part[0]))
            found.append(Score(round(float(value), 3), tuple(Term(*part) for part in moved[:MAX_TERMS])))
        return found


def too_few(included: int, excluded: int) -> str:
    """Why nothing is said with so many decisions, in a sentence."""
    return gettext(
        "Too few to say: a ranking needs at least {least} included and {least} excluded reports; "
        "there are {included} and {excluded}.",
        least=MIN_OF_EACH,
        included=included,
        excluded=excluded,
    )


def version() -> str:
    """The version of the library that fits the model."""
    import sklearn  # noqa: PLC0415 - an extra

    return f"scikit-learn {sklearn.__version__}"
