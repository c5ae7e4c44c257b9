"""What the parts of a page are called: the words that a screen reader speaks for them, and the language they are in."""

from __future__ import annotations

import re
from collections import Counter

from lxml.html import HtmlElement, tostring

# The commonest short words of some languages, enough to tell which one a text is in.
COMMON_WORDS = {
    "en": {"the", "of", "and", "to", "in", "is", "that", "for", "with", "are", "what", "this", "not", "on", "it"},
    "fr": {"le", "la", "les", "des", "et", "est", "dans", "que", "pour", "une", "qui", "sur", "pas", "avec", "du"},
    "de": {"der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "den", "von", "zu", "auf", "für", "dem"},
    "es": {"el", "los", "las", "y", "es", "en", "que", "una", "para", "con", "por", "del", "se", "no", "su"},
}
FEWEST_COMMON_WORDS = 4

# Alternative texts that say only that there is a picture, and link names that do not describe their target.
USELESS_TEXT = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|graphic|figure|icon|chart|graph|diagram|logo|img|svg|untitled|spacer|alt)s?"
    r"[\s\d.]*|[\w-]+\.(?:png|jpe?g|gif|svg|webp)|\W*",
    re.IGNORECASE,
)
USELESS_LINK = re.compile(
    r"(?:click |read |see |find out |learn )?(?:here|more|this|link|this link|details|go|page|read on|continue)\W*|\W*",
    re.IGNORECASE,
)
SENTENCE = (
    "ancestor::*[self::p or self::li or self::td or self::th or self::dd or self::dt or self::figcaption or self::h1"
    " or self::h2 or self::h3 or self::h4 or self::nav][1]"
)
HIDDEN = "ancestor::*[@aria-hidden='true' or self::script or self::style or self::noscript]"


def shown(element: HtmlElement) -> str:
    """An element in short, to be found again."""
    return " ".join(tostring(element, encoding="unicode", with_tail=False).split())[:120]


def words_in(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return set(re.findall(r"\w+", text.lower()))


def words_of(element: HtmlElement) -> str:
    """Return the text that a screen reader speaks for the content of an element."""
    texts = element.xpath(f".//text()[not({HIDDEN})] | .//img/@alt | .//*[@aria-label]/@aria-label")
    return " ".join(" ".join(texts).split())


def name_of(element: HtmlElement) -> str:
    """The name that an element has for a screen reader."""
    ids = element.get("aria-labelledby", "").split()
    referred = " ".join(words_of(found) for id in ids for found in element.xpath("//*[@id=$id]", id=id))
    return referred or element.get("aria-label") or words_of(element) or element.get("title") or ""


def context_of(link: HtmlElement) -> str:
    """What a reader can ask for beside the words of a link: its sentence, the headers of its cell, its navigation."""
    around = [words_of(sentence) for sentence in link.xpath(SENTENCE)]
    around += [nav.get("aria-label", "") for nav in link.xpath("ancestor::nav")]
    for cell in link.xpath("ancestor::*[self::td or self::th][1]"):
        around += [f"column {len(cell.xpath('preceding-sibling::*'))}", *map(words_of, cell.xpath("../th"))]
        around += map(words_of, cell.xpath("ancestor::table[1]/caption"))
    return " / ".join(around)


def language_of(text: str) -> str:
    """The language a text is in by its commonest words; nothing if there are too few of them."""
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {language: sum(words[word] for word in common) for language, common in COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= FEWEST_COMMON_WORDS else ""
