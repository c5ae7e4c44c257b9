"""The names in the author and editor fields of BibTeX and BibLaTeX."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtexparser.middlewares.names import parse_single_name_into_parts

from review.references.latex import plain_text
from review.references.names import (
    PARTICLES,
    SINGLE_COMMA_MARKS,
    SUFFIX,
    ends_in_initials,
    is_institution,
    people,
    person,
)
from review.references.reference import Name

SEPARATORS = re.compile(r"(\\.|[{}]|\s+and(?=\s))", re.IGNORECASE | re.DOTALL)
AND = re.compile(r"\s+and", re.IGNORECASE)
MORE = re.compile(r"\{?(?:and )?(?:others|et\.? al\.?)\}?", re.IGNORECASE)
NOT_PLAIN = re.compile(r"[\\{}]")  # what makes of a name more than words
# "Adams, Ursula B." and the like, which every reader divides at the comma; a small letter first may be a particle.
_FAMILY, _GIVEN = r"[A-Z][A-Za-z]*(?:[-'’][A-Za-z]+)*", r"[A-Z][A-Za-z]*(?:-[A-Za-z]+)*\.?"
PLAIN_NAME = re.compile(rf"({_FAMILY}(?: {_FAMILY})*), ({_GIVEN}(?: {_GIVEN})*)")
MAY_BE_SUFFIX = re.compile(r"\b(?:jn?r|sn?r|esq|I{2,3})\b", re.IGNORECASE)
BIBLATEX_PART = re.compile(r"(?<![\w-])(family|given|prefix|suffix)\s*=\s*([^,]*)", re.IGNORECASE)


def names_in(written: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names in a field, and whether it says that there are more ("and others").

    Names are separated by "and" outside braces. A field that separates them in another way, as some programs do, is
    read as such. Raise RecursionError where LaTeX is nested too deeply.
    """
    written = re.sub(r"(?:^|\s+)and\s*$", "", written.translate(SINGLE_COMMA_MARKS), flags=re.IGNORECASE)
    parts = _split_at_and(written)
    has_braces = "{" in written
    if not has_braces and "," not in written and is_institution(written) and ";" not in written:
        return (Name(literal=plain_text(written).text),), False
    if not has_braces and any(_separates_otherwise(part) for part in parts):
        read = [
            people(plain_text(part).text) if _separates_otherwise(part) else ((_name(part),), False)
            for part in parts
            if not MORE.fullmatch(part)
        ]
        is_truncated = any(truncated for _, truncated in read) or any(MORE.fullmatch(part) for part in parts)
        return tuple(name for names, _ in read for name in names), is_truncated
    names = tuple(_name(part) for part in parts if not MORE.fullmatch(part))
    return names, any(MORE.fullmatch(part) for part in parts)


def _split_at_and(written: str) -> list[str]:
    r"""Split names at "and" outside braces. The splitter of bibtexparser loses the command in `and \"{O}sterlund`."""
    if not NOT_PLAIN.search(written):
        between = [piece.strip() for piece in SEPARATORS.split(written.strip())[::2]]
        if all(between):
            return between
    parts = [""]
    depth = 0
    for piece in SEPARATORS.split(written.strip()):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth <= 0 and AND.fullmatch(piece) and parts[-1].strip():
            parts.append("")
        else:
            parts[-1] += piece
    return [stripped for part in parts if (stripped := part.strip())]


def _separates_otherwise(part: str) -> bool:
    """Whether what should be one name is several: "Smith, J.; Jones, K." or "Smith J, Jones K"."""
    plain = re.sub(r"\\.", "", part) if "\\" in part else part
    return ";" in plain or plain.count(",") > 2 or (part.count(",") > 0 and all(map(ends_in_initials, part.split(","))))


def _name(written: str) -> Name:
    if (plainly := PLAIN_NAME.fullmatch(written)) and not MAY_BE_SUFFIX.search(written):
        return Name(plainly[1], plainly[2])
    return _name_of_parts(written)


def _name_of_parts(written: str) -> Name:
    if _is_one_group(written):
        return Name(literal=plain_text(written).text)
    if re.match(r"(?:family|given|prefix)\s*=", written, re.IGNORECASE):
        parts = {name.lower(): plain_text(part).text for name, part in BIBLATEX_PART.findall(written)}
        return Name(parts.get("family", ""), parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))
    if "," not in written and "{" not in written:
        plain = plain_text(written).text
        if is_institution(plain):
            return Name(literal=plain)
        if ends_in_initials(plain):
            return person(plain)
        words = plain.split()
        if words and words[0][0].isupper() and any(word.islower() and word not in PARTICLES for word in words):
            return Name(literal=plain)  # "Researchers at Work"
    whole, comma, last = written.partition(",")
    if comma and SUFFIX.fullmatch(last.strip()):  # "C. D. Jones, Jr."
        return replace(_name(whole.strip()), suffix=last.strip())
    try:
        parts_of_name = parse_single_name_into_parts(written, strict=False)
    except ValueError:
        return Name(literal=plain_text(written).text)
    family, given = list(parts_of_name.last), list(parts_of_name.first)
    suffix = list(parts_of_name.jr)
    if SUFFIX.fullmatch(" ".join(given)) and suffix and not SUFFIX.fullmatch(" ".join(suffix)):
        given, suffix = suffix, given  # "Jones, C. D., Jr.", in the order of other formats
    if not suffix and "," not in written and len(family) == 1 and SUFFIX.fullmatch(family[0]) and len(given) > 1:
        suffix, family, given = family, given[-1:], given[:-1]
    elif not suffix and len(family) > 1 and SUFFIX.fullmatch(family[-1]):
        suffix, family = family[-1:], family[:-1]
    elif not suffix and len(given) > 1 and SUFFIX.fullmatch(given[-1]):
        suffix, given = given[-1:], given[:-1]
    return Name(*(plain_text(" ".join(part)).text for part in (family, given, parts_of_name.von, suffix)))


def _is_one_group(written: str) -> bool:
    r"""Whether a name is in one pair of braces, which marks an institution, unlike "{\'A}lvarez, Jos{\'e}"."""
    if not written.startswith("{") or _closing(written) != len(written) - 1:
        return False
    return not re.match(r"\{\\[^{}]", written) or " " in plain_text(written).text


def _closing(written: str) -> int:
    """Where the brace that opens a text is closed."""
    depth = 0
    for mark in re.finditer(r"\\.|[{}]", written):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == "}":
            return mark.start()
    return -1
