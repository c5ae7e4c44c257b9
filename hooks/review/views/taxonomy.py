"""The codes of a theme, by subtheme, with the quotations and studies that each is based on."""

from __future__ import annotations

from dataclasses import dataclass

from review.model.review import Review
from review.model.theme import Code, Theme
from review.schema.theme import SubthemeRecord


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """The codes of a subtheme, or of a theme without subthemes (`subtheme` is None).

    `excerpts` are the IDs of those that have any of the codes, each once: an excerpt can have several codes.
    """

    subtheme: SubthemeRecord | None
    codes: tuple[Code, ...]
    excerpts: tuple[str, ...]
    n_studies: int


def taxonomy(review: Review, theme: Theme) -> tuple[CodeGroup, ...]:
    """Return the subthemes of a theme with their codes, in order; nothing where no part of it has a code."""
    if not theme.all_codes:
        return ()
    parts: list[SubthemeRecord | None] = list(theme.subthemes) or [None]
    return tuple(_group(review, theme, part) for part in parts)


def _group(review: Review, theme: Theme, part: SubthemeRecord | None) -> CodeGroup:
    codes = tuple(review.codes[code.id] for code in (part or theme).codes)
    excerpts = tuple(dict.fromkeys(excerpt for code in codes for excerpt in code.excerpts))
    return CodeGroup(part, codes, excerpts, len({review.excerpts[id].study for id in excerpts}))
