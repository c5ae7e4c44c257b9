"""The citation processor: what it is given, so that it prints a style correctly, and the entries that it gives back.

citeproc-py leaves out some rules of CSL. Each is applied here, to the items before it or to the entries after it;
citeproc-js, which knows them all, is asked by a test whether the result is right.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from review.language.current import is_source, language
from review.references.citation_cache import digest
from review.references.names import IS_CJK

STYLES = {"vancouver": "nlm-citation-sequence", "apa": "apa", "harvard": "harvard-cite-them-right"}
# Locales of CSL: Cite Them Right is British, and the other styles are American, in reviews in English.
LOCALES = {"harvard": "en-GB"}
LOCALES_OF_LANGUAGES = {"de": "de-DE"}
# The private-use characters that mark the places of a title and an address in an entry.
MARKS = {"title": "\ue005", "URL": "\ue006"}
EDITOR_LABEL, EDITORS_LABEL = "\ue007", "\ue008"  # mark the label of editors in the place of the authors
EDITOR_LABELS = {
    "vancouver": (", editor", ", editors"),
    "apa": (" (Ed.)", " (Eds.)"),
    "harvard": (" (ed.)", " (eds)"),
}
EDITORS_IN_LANGUAGES = {"de": {"vancouver": ", Hrsg.", "apa": " (Hrsg.)", "harvard": " (Hrsg.)"}}
IN_ITALICS = frozenset({"book", "report", "thesis", "webpage"})  # in Harvard; other titles are in quotation marks
JOURNAL_ARTICLE = "article-journal"
NUMBER_RANGE = re.compile(r"(\d+)-(\d+)")
SHORTENED_PAGES = re.compile(r"(\d+)[–-](\d+)")
# Corrections of an entry, by style: what the processor prints, and what the style asks for.
OWN_TITLE = r"^(<i>(?:(?!</i>).)*</i>)"  # in the place of the author
CORRECTIONS = {
    "vancouver": (),
    "apa": (
        (r"(, |\()e(ds?\.)(?=[;)])", r"\1E\2"),  # (ed.)
        (r"(?<=[ (])ArXiv:", "arXiv:"),
        (r" \(Publication\)|; Publication(?=\))", ""),  # the label of a number that a thesis does not have
        (OWN_TITLE + r"\.? (\((?:\d{4}[^()]*|n\.d\.)\)\.) (\([^()]*\))\. ", r"\1 \3. \2 "),  # Title (2nd ed.). (2021).
    ),
    "harvard": ((OWN_TITLE + r" (\([^()]*\)) (\S+ edn)\. ", r"\1. \3 \2. "),),  # Title. 2nd edn (2021).
}
BATCH = 100  # items given to the processor at once: it looks for each among all others
# What an element of a style or a locale is asked for every entry, and answers alike as long as it does not change.
QUESTIONS = (
    *("get_root", "xpath_search", "calls_variable", "get_macro", "get_formatter"),
    *("get_option", "get_locale_option", "get_single_term", "get_plural_term"),
)
ENDED_TITLE = re.compile(r"([?!])((?:</i>|’)?)\.(?=\s|$)")


def prepared(item: dict[str, Any], style: str) -> dict[str, Any]:
    """Return an item in the form in which the processor prints it correctly.

    It would print initials and a comma in Chinese, Japanese and Korean names; a hyphen in the number of a double issue;
    and editors, a title or a journal that take the place of the author a second time.
    """
    for role in ("author", "editor"):
        if role in item:
            item[role] = [_joined_if_cjk(name) for name in item[role]]
    for name in ("volume", "issue"):
        if NUMBER_RANGE.fullmatch(item.get(name, "")):
            item[name] = item[name].replace("-", "–")
    if style == "apa" and (pages := SHORTENED_PAGES.fullmatch(item.get("page", ""))):
        first, last = pages.groups()
        item["page"] = f"{first}–{first[: -len(last)]}{last}" if len(last) < len(first) else item["page"]
    if not item.get("author"):
        _put_in_place_of_author(item, style)
    return item


def _put_in_place_of_author(item: dict[str, Any], style: str) -> None:
    """Move to the author what the style prints in its place: the editors, or else the title or the journal."""
    is_own_work = "container-title" not in item
    if editors := item.pop("editor", None):
        label = EDITOR_LABEL if len(editors) == 1 else EDITORS_LABEL
        item["author"] = [*editors[:-1], _labelled(editors[-1], label)]
        if style == "apa" and not is_own_work and item["type"] == "paper-conference":
            item["type"] = "chapter"  # as APA prints proceedings that have editors
    elif style == "apa" and (title := item.pop("title", "")):
        number = f" ({item.pop('number')})" if is_own_work and item.get("number") else ""
        item["author"] = [{"literal": f"<i>{title}</i>{number}" if is_own_work else title}]
    elif style == "harvard" and item["type"] == JOURNAL_ARTICLE and not is_own_work:
        item["author"] = [{"literal": f"<i>{item.pop('container-title')}</i>"}]
    elif style == "harvard" and item["type"] != JOURNAL_ARTICLE and (title := item.pop("title", "")):
        item["author"] = [{"literal": f"<i>{title}</i>" if item["type"] in IN_ITALICS else f"‘{title}’"}]


def _labelled(name: Mapping[str, str], label: str) -> dict[str, str]:
    part = "literal" if "literal" in name else "suffix"
    return {**name, part: f"{name[part]}{label}" if name.get(part) else label}


def _joined_if_cjk(name: dict[str, str]) -> dict[str, str]:
    family, given = name.get("family", ""), name.get("given", "")
    return {"literal": family + given} if IS_CJK.search(family) and IS_CJK.search(given) else name


def processed(items: Sequence[Mapping[str, Any]], style: str) -> list[str]:
    """Return the processor's entry for each item of CSL-JSON, in order, without its number.

    The items are guarded and prepared. They do not affect each other: the processor neither sorts nor disambiguates.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rules = _style(style, locale_of(style))
        batches = (items[start : start + BATCH] for start in range(0, len(items), BATCH))
        entries = [entry for batch in batches for entry in _entries(batch, rules)]
    is_numbered = rules.root.xpath_search("./cs:bibliography//cs:text[@variable='citation-number']")
    return [_corrected(re.sub(r"^\d+\.\s*", "", entry) if is_numbered else entry, style) for entry in entries]


def _entries(items: Sequence[Mapping[str, Any]], rules: Any) -> list[str]:
    """Return the processor's entry for each item, with its number if the style numbers them."""
    from citeproc import Citation, CitationStylesBibliography, formatter  # noqa: PLC0415 - slow to load
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    numbered = [{**item, "id": str(number)} for number, item in enumerate(items, 1)]
    bibliography = CitationStylesBibliography(rules, CiteProcJSON(numbered), formatter.html)
    for item in numbered:
        cited = _known_item()(item["id"])
        object.__setattr__(cited, "reference", bibliography.source[item["id"]])
        bibliography.register(Citation([cited]))
    return [str(entry) for entry in bibliography.bibliography()]


@cache
def _known_item() -> Any:
    """Return the processor's class of cited items, with the work that an item refers to as an attribute.

    The processor asks for it a hundred times for each entry, and looked it up each time in the source.
    """
    from citeproc import CitationItem  # noqa: PLC0415 - slow to load

    return type("KnownItem", (CitationItem,), {"reference": None})


def _corrected(entry: str, style: str) -> str:
    """Return an entry as its style asks for it, without a full stop after a title that ends with another mark."""
    for mark, label in zip((EDITOR_LABEL, EDITORS_LABEL), _editor_labels(style), strict=True):
        entry = re.sub(f",? ?{mark}", label, entry)
    for printed, right in CORRECTIONS[style]:
        entry = re.sub(printed, right, entry)
    return ENDED_TITLE.sub(r"\1\2", entry)


def _editor_labels(style: str) -> tuple[str, str]:
    """Return the labels of one editor and of several."""
    if is_source():
        return EDITOR_LABELS[style]
    label = EDITORS_IN_LANGUAGES[language()][style]
    return label, label


def locale_of(style: str) -> str | None:
    """Return the CSL locale in which a style is printed; None for that of the style."""
    return LOCALES.get(style) if is_source() else LOCALES_OF_LANGUAGES[language()]


@cache
def _style(name: str, locale: str | None) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415 - slow to load

    style = CitationStylesStyle(str(style_file(name)), locale=locale, validate=False)
    # The processor ignores the delimiter of a localized date ("2014Feb3").
    for date in style.root.iterfind(".//{*}locale/{*}date[@delimiter]"):
        for part in date.findall("{*}date-part")[1:]:
            part.set("prefix", date.get("delimiter") + part.get("prefix", ""))
    _remember_lookups(style.root, style.root.iter("{*}*"))
    for terms in style.root.locales:
        _remember_lookups(terms, (terms, *terms))
    return style


def _remember_lookups(root: Any, elements: Iterable[Any]) -> None:
    """Let each element of a style or a locale answer the questions that every entry repeats only once.

    The processor searches by XPath for every macro and term of each entry, which took most of its time. Styles do not
    change while they are used.
    """
    root.remembering = tuple(elements)  # lxml forgets what is known of an element to which nothing refers
    for element in root.remembering:
        for question in QUESTIONS:
            if callable(answer := getattr(element, question, None)):
                setattr(element, question, cache(answer))


def style_file(style: str) -> Path:
    """Return the CSL file of a style."""
    return Path(__file__).parents[1] / "styles" / f"{STYLES[style]}.csl"


def made_by(style: str) -> str:
    """Return what an entry of a style depends on besides its item: the style's file, the processor and this module."""
    rules = digest(style_file(style).read_text(encoding="utf-8") + Path(__file__).read_text(encoding="utf-8"))
    return f"{style} {locale_of(style)} {rules} citeproc-py {version('citeproc-py')}"
