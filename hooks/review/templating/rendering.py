"""The one place where text becomes HTML: an autoescaping template environment that rejects undefined values."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_context,
    runtime,
)
from markupsafe import Markup

from review.language.current import gettext, language, ngettext
from review.language.formats import in_sentence, joined, long_date, number
from review.model import urls
from review.templating.glossary import with_abbreviations
from review.templating.look import colour
from review.templating.text_differences import side_by_side
from review.templating.translating_loader import translating
from review.views.downloads import has_picture
from review.views.evidence_line import strip_places
from review.views.studies import added_among
from review.views.verification import verification

T = TypeVar("T")


class HasId(Protocol):
    """A record with an ID."""

    id: str


COMPILED = Path(__file__).parent / "__pycache__"


@dataclass(frozen=True)
class Context:
    """What a template shows. A subclass is a dataclass that names its template and has a field for each of its values.

    Every template also has `here`, the address of the page that it is rendered for, and the functions and filters of
    `_environment`.
    """

    template: ClassVar[str]


def render(context: Context, here: str = "") -> Markup:
    """Return the template filled with its values, each text escaped, so that the result fits into another template.

    `here` is the address of the page that it is for, to which its links are relative.
    """
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    template = _environment(language()).get_template(context.template)
    return Markup(template.render(here=here, **values))  # noqa: S704 - escaped by the environment


def read_templates_again() -> None:
    """Forget every template that has changed since it was read, as a server must; a build asks only once."""
    read = _environment(language()).cache or {}
    for key, template in list(read.items()):
        if not template.is_up_to_date:
            del read[key]


def compiled_in(folder: Path) -> BytecodeCache | None:
    """Return a cache of compiled templates in this folder; None where there can be none.

    Compiling all templates takes two seconds. They are a part of the program, so they are kept where Python keeps its
    compiled modules, and by its rules.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    writable = os.access(folder, os.W_OK) and not sys.dont_write_bytecode
    return FileSystemBytecodeCache(str(folder)) if writable else None


@cache
def _environment(code: str) -> Environment:
    """Return the environment of templates in a language."""
    environment = Environment(
        loader=translating(PackageLoader("review"), code),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled_in(COMPILED / code),
    )
    environment.globals["_"] = gettext
    environment.globals["language"] = code
    environment.globals["colour"] = colour
    environment.globals["to"] = _to
    environment.globals["urls"] = urls
    environment.globals["side_by_side"] = side_by_side
    environment.globals["strip_places"] = strip_places
    environment.globals["verification"] = verification
    environment.globals["added_among"] = added_among
    environment.filters["plural"] = plural
    environment.filters["capital"] = capital
    environment.filters["joined"] = joined
    environment.filters["number"] = number
    environment.filters["in_sentence"] = in_sentence
    environment.filters["found_in"] = found_in
    environment.filters["ids"] = ids
    environment.filters["long_date"] = long_date
    environment.filters["with_abbreviations"] = with_abbreviations
    environment.tests["pictured"] = has_picture
    return environment


@pass_context
def _to(context: runtime.Context, target: str) -> str:
    return urls.relative(target, context["here"])


def plural(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 study`, `2 studies`."""
    return f"{number(count)} {ngettext(one, many or one + 's', count)}"


def capital(text: str) -> str:
    """Return the text with its first letter as a capital and the rest unchanged."""
    return text[:1].upper() + text[1:]


def ids(records: Iterable[HasId]) -> str:
    """Return the IDs of records as one text, for an attribute that a script reads."""
    return " ".join([record.id for record in records])


def found_in(ids: Iterable[str], records: Mapping[str, T]) -> list[T]:
    """Return the records with these IDs, in the order of the IDs."""
    return [records[id] for id in ids]
