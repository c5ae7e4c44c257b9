"""Names of people and institutions, read from the forms in which bibliographies and exports write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from review.references.exported import plain
from review.references.reference import Name

_PARTICLES = """
    af al am ap aus'm av auf da dal dalla dalle das de degli dei del de' dela della delle den der des di do dos
    du e el ibn bin ben la las le les lo los of't op 's 't te ten ter tot van vande vanden vander vom von vor y
    zu zum zur d' l' het
"""
PARTICLES = frozenset(_PARTICLES.split())
SUFFIX = re.compile(r"(?:jr|sr|jnr|snr)\.?|I{2,3}|2nd|3rd|[4-9]th|esq\.?", re.IGNORECASE)
ROMAN_SUFFIX = re.compile(r"I{2,3}|IV|VI{1,3}")
ET_AL = re.compile(r"(?:,|;|\band|&)?\s*\b(?:et\.?\s+al\.?|and others|others)[\s.,;]*$", re.IGNORECASE)
# Numbers and addresses after an author, as Scopus, Web of Science and Zoological Record write them.
AUTHOR_NUMBER = re.compile(r"\s*\((?:(?:ORCID:? ?)?[\dX-]{6,}|[^\s()@]+@[^\s()@]+)\)")
# Words that people's names do not have. A name with one of them, and another word, is an institution.
_INSTITUTION_WORDS = """
    academy administration agencies agency alliance association associates authority board bureau care center
    centers centre centres charity clinic coalition collaboration collaborative collaborators college commission
    committee community company confederation congress consortium corporation council department departments depot
    directorate division executive faculty federation foundation fund government group health healthcare hospital
    hospitals illness inc institute institutes institution institutions international investigators laboratories
    laboratory league ltd mental ministry movement national network nhs nursing office organisation organisations
    organization organizations panel parliament partnership programme program project psychology public research
    royal school science sciences secretariat section service services social societies society study taskforce team
    trust union unit universities university workgroup world centro instituto ministerio universidad universität
    université universita università ministère institut verein gesellschaft hôpital for the of
"""
INSTITUTION_WORDS = frozenset(_INSTITUTION_WORDS.split())
HONORIFIC = re.compile(r"^(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir)\.?\s+)+(?=\S+\s+\S)")
DEGREE = re.compile(
    r"(?:,\s*(?:Ph\.? ?D\.?|D\.?Phil\.?|Psy\.?D\.?|M\.?Sc\.?|B\.?Sc\.?|M\.?P\.?H\.?|FRCPsych|MRCPsych))+$"
)
ARTICLE = re.compile(r"(?:al|el|ul|d|l)[-'’]\w")  # "el-Sayed"
IS_CJK = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
SINGLE_COMMA_MARKS = str.maketrans({"،": ",", "，": ",", "；": ";", "؛": ";"})


def people(written: str, *, natural_order: bool = True) -> tuple[tuple[Name, ...], bool]:
    """Return the names in one field, and whether it says that there are more ("et al.").

    Names are separated by semicolons, bars or lines; else by "and" or "&"; else by commas where these do not only
    separate a family name from a given name.
    """
    text = AUTHOR_NUMBER.sub("", plain(written.replace("\n", ";")).translate(SINGLE_COMMA_MARKS)).strip()
    complete = ET_AL.sub("", text).strip()
    is_truncated = complete != text
    names = [person(part, natural_order=natural_order) for part in _parts(complete) if part.strip(" .,;&")]
    return tuple(name for name in names if name != Name()), is_truncated


def names_of_lines(lines: Iterable[object]) -> tuple[tuple[Name, ...], bool]:
    """Return the names in fields that should have one name each, and whether one says that there are more.

    Some programs write several names in one such field, separated by semicolons or commas. Two words without a comma
    are taken for a given name and a family name, more words for an institution, unless a particle is among them.
    """
    names: list[Name] = []
    is_truncated = False
    for line in lines:
        text = plain(line).translate(SINGLE_COMMA_MARKS)
        complete = ET_AL.sub("", text)
        is_truncated |= complete != text
        parts = complete.split(",")
        is_several = len([part for part in parts if part.strip()]) > 1 and all(map(ends_in_initials, parts))
        if ";" in complete.rstrip(" ;") or complete.count(",") > 2 or is_several:
            names += people(complete)[0]
        elif complete.strip(" ,;"):
            name = AUTHOR_NUMBER.sub("", complete)
            words = name.split()
            names.append(person(name, natural_order=len(words) == 2 or _particle_place(words) is not None))
    return tuple(names), is_truncated


def is_et_al(name: Name) -> bool:
    """Return whether a name only says that there are more authors."""
    return bool(ET_AL.fullmatch(name.literal or name.family)) and not name.given


def _parts(text: str) -> list[str]:
    """The names in a text that has several, each still as it was written."""
    for separator in (r"\s*;\s*", r"\s*\|\s*", "、"):
        parts = [part for part in re.split(separator, text) if part.strip()]
        if len(parts) > 1 or (separator == r"\s*;\s*" and text.rstrip().endswith(";")):
            return parts
    if is_institution(text.partition(",")[0]) and not _has_initials(text):
        return [text]
    by_word = [part.strip(" ,") for part in re.split(r",?\s+(?:and|&|und|et)\s+|\s*&\s*", text) if part.strip(" ,")]
    return [name for part in by_word for name in _by_comma(part)]


def _has_initials(text: str) -> bool:
    return any(_is_initials(part) or _count_initials(part.split()) for part in text.split(","))


def _by_comma(text: str) -> list[str]:
    """The names in a text with commas: "A B, C D", "Smith J, Jones K", "Smith, J., Jones, K." or one "Smith, J."."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return [text]
    if any(map(is_institution, parts)):
        runs = groupby(parts, is_institution)
        return [name for is_one, run in runs for name in (run if is_one else _by_comma(", ".join(run)))]
    if all(map(ends_in_initials, parts)) or all(len(part.split()) > 1 and _starts_in_initials(part) for part in parts):
        return parts
    if len(parts) == 2:
        return [text]
    people_alone = [part for part in parts if not SUFFIX.fullmatch(part)]
    if len(people_alone) > 1 and all(map(ends_in_initials, people_alone)):
        return list(_with_suffixes(parts))
    if len(parts) == 3 and any(SUFFIX.fullmatch(part) for part in parts[1:]):
        return [text]
    if _are_pairs(parts):
        return list(_pairs(parts))
    return parts


def _with_suffixes(parts: Sequence[str]) -> Iterator[str]:
    """The parts, each with the suffix that follows it: "Smith J", "Jones K, Jr."."""
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        if not SUFFIX.fullmatch(part):
            yield f"{part}, {following}" if SUFFIX.fullmatch(following) else part


def _are_pairs(parts: Sequence[str]) -> bool:
    """Whether parts alternate between family names and given names."""
    rest = [part for part in parts if not SUFFIX.fullmatch(part)]
    if len(rest) % 2:
        return False
    return all(map(_is_initials, rest[1::2])) or all(len(part.split()) == 1 for part in rest)


def _pairs(parts: Sequence[str]) -> Iterator[str]:
    waiting: list[str] = []
    for part in parts:
        if SUFFIX.fullmatch(part) and waiting:
            waiting.append(part)
            continue
        if len(waiting) >= 2:
            yield ", ".join(waiting)
            waiting = []
        waiting.append(part)
    yield ", ".join(waiting)


def person(text: str, *, natural_order: bool = False) -> Name:
    """Return a name as exports write it: "Family, Given", "Family GI", an institution; if asked, "Given Family".

    A name that may be either a person's or an institution's is an institution's unless its order is natural.
    """
    written = plain(text).translate(SINGLE_COMMA_MARKS).strip(" ;")
    if written.endswith(",") and written.count(",") == 1:  # RIS marks a name without a given name in this way
        return Name(literal=written.rstrip(" ,"))
    written = HONORIFIC.sub("", DEGREE.sub("", written.strip(" ,")))
    if is_institution(written.partition(",")[0]):
        return Name(literal=written)
    if "," in written:
        return _inverted(*(part.strip() for part in written.split(",")))
    words = written.split()
    words, suffix = _without_suffix(words)
    if initials := _count_initials(words):
        return with_particle(Name(" ".join(words[:-initials]), " ".join(words[-initials:]), suffix=suffix))
    if len(words) < 2:
        return Name(family=written)
    if natural_order and len(words) == 2 and all(map(IS_CJK.search, words)):  # whose order has the family name first
        return Name(family=words[0], given=words[1])
    particle = _particle_place(words)
    if particle and (natural_order or _starts_in_initials(written)):
        start, end = particle
        return Name(" ".join(words[end:]), " ".join(words[:start]), " ".join(words[start:end]), suffix)
    if _starts_in_initials(written) or (natural_order and _is_persons(words)):
        return Name(family=words[-1], given=" ".join(words[:-1]), suffix=suffix)
    if particle is None and words[0].lower() in PARTICLES and len(words) < 5:
        return with_particle(Name(family=" ".join(words), suffix=suffix))
    return Name(literal=written)


def _inverted(family: str, *rest: str) -> Name:
    """A name with commas, in which a suffix is part of the family name, of the given name, or between commas."""
    given = [part for part in rest if part and not SUFFIX.fullmatch(part)]
    suffixes = [part for part in rest if SUFFIX.fullmatch(part)]
    words, of_family = _without_suffix(family.split())
    if not given and (initials := _count_initials(words)):  # "Smith J.T., Jr."
        words, given = words[:-initials], [" ".join(words[-initials:])]
    given_words, of_given = _without_suffix(" ".join(given).split())
    suffix = " ".join(part for part in (*suffixes, of_given, of_family) if part)
    particles = _trailing_particles(given_words)
    first = given_words[: len(given_words) - len(particles)]
    name = with_particle(Name(" ".join(words), " ".join(first), suffix=suffix))
    return replace(name, particle=" ".join((*particles, name.particle)).strip()) if particles else name


def _trailing_particles(words: Sequence[str]) -> list[str]:
    """The particles at the end of a given name: "Berg, Jan van der"."""
    count = 0
    while count < len(words) - 1 and words[-1 - count].lower() in PARTICLES and words[-1 - count].islower():
        count += 1
    return list(words[len(words) - count :])


def _without_suffix(words: Sequence[str]) -> tuple[list[str], str]:
    """The words of a name without a suffix at their end, and that suffix."""
    if len(words) > 1 and (SUFFIX.fullmatch(words[-1]) or (len(words) > 2 and ROMAN_SUFFIX.fullmatch(words[-1]))):
        return list(words[:-1]), words[-1]
    return list(words), ""


def with_particle(name: Name) -> Name:
    """Return a name with the small words at the start of its family name as its particle."""
    words = name.family.split()
    count = 0
    while count < len(words) - 1 and words[count].lower() in PARTICLES and words[count].islower():
        count += 1
    if not count:
        return name
    particle = " ".join(part for part in (name.particle, *words[:count]) if part)
    return replace(name, family=" ".join(words[count:]), particle=particle)


def _particle_place(words: Sequence[str]) -> tuple[int, int] | None:
    """Where the last run of particles in a name starts and ends, with words before and after it."""
    end = len(words) - 1
    while end > 1 and not (words[end - 1].islower() and words[end - 1] in PARTICLES):
        end -= 1
    if end <= 1:
        return None
    start = end - 1
    while start > 1 and words[start - 1].islower() and words[start - 1] in PARTICLES:
        start -= 1
    return (start, end)


def is_institution(written: str) -> bool:
    words = [word.strip(".,()'’").lower() for word in written.split()]
    return len(words) > 1 and not INSTITUTION_WORDS.isdisjoint(words) and not _count_initials(written.split())


def _is_persons(words: Sequence[str]) -> bool:
    """Whether words may be a person's given and family name: few, capitalised, and none an abbreviation."""
    if len(words) == 2 and _is_caseless(words):
        return True
    return len(words) < 5 and all(
        (word[0].isupper() or ARTICLE.match(word)) and not (len(word) > 2 and word.isupper()) for word in words
    )


def _is_caseless(words: Iterable[str]) -> bool:
    return all(unicodedata.category(word[0]) == "Lo" for word in words)


def ends_in_initials(written: str) -> bool:
    """Return whether a name is written as "Adams U", "Baker MJ", "Dale Å B"."""
    return _count_initials(_without_suffix(written.split())[0]) > 0


def _starts_in_initials(written: str) -> bool:
    """Whether a name is written as "U. Adams", "M.J. Baker", "Å B Dale"."""
    words = written.split()
    return (
        len(words) > 1
        and bool(re.fullmatch(r"(?:[^\W\d_]\.?-?)|(?:[^\W\d_]\.-?){2,4}", words[0]))
        and (words[0].replace(".", "").replace("-", "").isupper() and not _is_initials(words[-1]))
    )


def _is_initials(written: str) -> bool:
    letters = re.sub(r"[\s.\-‐]", "", written)
    return letters.isalpha() and letters.isupper() and len(letters) < 5 and (len(letters) < 4 or "." in written)


def _count_initials(words: Sequence[str]) -> int:
    """How many words at the end of a name are initials: four letters at most in all, after one word at least."""
    letters = ""
    for count, word in enumerate(reversed(words)):
        letters += word.replace("-", "").replace(".", "")
        if count == len(words) - 1 or not (letters.isalpha() and letters.isupper() and len(letters) < 5):
            return count
    return 0


def initialled(name: Name) -> str:
    """Return the name as screening records hold it, "Family GI" or "Family GI Jr".

    Where a script has no capitals, the given name is kept whole, and Chinese, Japanese and Korean names are joined.
    """
    if name.literal:
        return name.literal
    if IS_CJK.search(name.family) and IS_CJK.search(name.given):
        return f"{name.surname}{name.given}"
    if name.given and _is_caseless(name.given.split()):
        return " ".join(part for part in (name.surname, name.given) if part)
    parts = re.split(r"[\s.\-‐]+", name.given)
    longest = 3 if name.family.isupper() else 4  # of initials: "SMITH, JOHN" has none
    initials = "".join(
        part if part.isupper() and len(part) <= longest else part[:1].upper() for part in parts if part[:1].isalpha()
    )
    return " ".join(part for part in (name.surname, initials, name.suffix.rstrip(".")) if part)
