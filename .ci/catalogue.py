"""Bring the catalogues of translations up to date with the texts in the source: `make catalogue`.

Texts are read from the templates as readers see them, from calls of `_`, `gettext`, `ngettext` and `marked` in Python
and templates, and from calls of `translate` and `translateCount` in the scripts. New ones enter the catalogues without
a translation; those that are gone leave. A translation is never guessed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from io import BytesIO
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes
from pydantic import BaseModel

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "hooks"))

from review.files.program import PACKAGE, THEME  # noqa: E402
from review.forms.reference import FACTS  # noqa: E402
from review.language.catalogue import file_of, languages  # noqa: E402
from review.language.template_text import messages  # noqa: E402
from review.problems.catalogue import KINDS  # noqa: E402
from review.schema.base import label_of  # noqa: E402
from review.schema.uses import Use  # noqa: E402
from review.site.script_texts import messages as script_messages  # noqa: E402
from review.templating.translating_loader import is_translated  # noqa: E402

TEMPLATES = (PACKAGE / "templates", THEME)
SCRIPTS = THEME / "assets"
HEADER = r"""# Texts of the interface in {name}. `make catalogue` brings it up to date with the source.
# A word in braces stands for a value, and <1>...</1> for markup around words: keep each of them, in any order.
msgid ""
msgstr ""
"Language: {language}\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: {plural_forms};\n"

"""
# The functions that take a text in Python, and which of their arguments it is: a number, or the two of its forms.
PYTHON: dict[str, tuple[int, ...]] = {"gettext": (0,), "marked": (0,), "ngettext": (0, 1), "plural": (1, 2)}
# In the modules of the data tables, which are translated as a whole.
TABLES = PACKAGE / "exports" / "tables"
OF_TABLES: dict[str, tuple[int, ...]] = {"Column": (2,), "Table": (1,), "record_table": (1,)}
COMMANDS = PACKAGE / "cli"  # whose messages are English
FORMS = ("review.schema.study", "review.schema.codebook")  # whose fields the online form and the codebook name

Message = str | tuple[str, str]


def texts() -> dict[Message, list[str]]:
    """Return every text of the interface, with the files that have it, in the order of the files."""
    found: dict[Message, list[str]] = {}
    for file in _files():
        name = file.relative_to(PROJECT).as_posix()
        for message in _texts_of(file):
            places = found.setdefault(message, [])
            if name not in places:
                places.append(name)
    for name, message in chain(_declared(), _asked()):
        found.setdefault(message, []).append(name)
    for message in [message for message in found if isinstance(message, tuple)]:
        found[message] += [name for name in found.pop(message[0], []) if name not in found[message]]
    return found


def _files() -> Iterator[Path]:
    yield from sorted(file for folder in TEMPLATES for file in folder.rglob("*") if is_translated(_template_name(file)))
    yield from sorted(file for file in PACKAGE.rglob("*.py") if not file.is_relative_to(COMMANDS))
    yield from sorted(SCRIPTS.rglob("*.js"))


def _template_name(file: Path) -> str:
    folder = next(folder for folder in TEMPLATES if file.is_relative_to(folder))
    return file.relative_to(folder).as_posix()


def _texts_of(file: Path) -> Iterator[Message]:
    if file.suffix == ".py":
        yield from _written_in(file)
    elif file.suffix == ".js":
        yield from script_messages(file.read_text(encoding="utf-8"))
    else:
        source = file.read_text(encoding="utf-8")
        yield from messages(source)
        yield from _called(source)


def _constant_nodes(argument: nodes.Expr) -> Iterator[str]:
    """Yield the same of an argument in a template."""
    if isinstance(argument, nodes.CondExpr):
        yield from (text for each in (argument.expr1, argument.expr2) if each for text in _constant_nodes(each))
    elif isinstance(argument, nodes.Const) and isinstance(argument.value, str):
        yield argument.value


def _written_in(file: Path) -> Iterator[Message]:
    """Yield the texts in the calls of a module of Python."""
    places = PYTHON | (OF_TABLES if file.is_relative_to(TABLES) else {})
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in places:
            first, *more = places[call.func.id]
            ones = list(_constants(call.args[first])) if len(call.args) > first else []
            if not more:
                yield from ones
            elif ones:
                yield _with_plural(
                    (ones[0], next((text for each in call.args[more[0] :] for text in _constants(each)), None))
                )


def _constants(argument: ast.expr) -> Iterator[str]:
    """Yield the text that an argument is, or each that it may be."""
    if isinstance(argument, ast.IfExp):
        yield from (*_constants(argument.body), *_constants(argument.orelse))
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value:
        yield argument.value


def _declared() -> Iterator[tuple[str, str]]:
    """Yield what the schemas declare of each field for readers, with the file of the schema: labels, descriptions."""
    for module in sorted(each.name for each in iter_modules([str(PACKAGE / "schema")])):
        for _, schema in getmembers(import_module(f"review.schema.{module}"), isclass):
            if issubclass(schema, BaseModel) and schema.__module__ == f"review.schema.{module}":
                for name in dict.fromkeys(name for name in _fields(schema)):
                    yield f"hooks/review/schema/{module}.py", name


def _asked() -> Iterator[tuple[str, str]]:
    """Yield what the online form asks for besides the fields of a study, and how it says that a problem is fixed."""
    for schema, name in FACTS.values():
        yield "hooks/review/forms/reference.py", label_of(schema, name)
    for kind in KINDS.values():
        if kind.known_to_form:
            yield "hooks/review/problems/catalogue.py", kind.fix


def _fields(schema: type[BaseModel]) -> Iterator[str]:
    for name, field in schema.model_fields.items():
        texts = [use.texts for use in field.metadata if isinstance(use, Use)]
        label = label_of(schema, name)
        asked = (label,) if schema.__module__ in FORMS else ()
        if schema.__module__ == FORMS[0] and "tuple" in str(field.annotation):
            asked = label, label.removesuffix("s")  # as one entry of a list is called
        yield from filter(None, (*asked, field.description, *chain(*texts)))


def _with_plural(message: str | tuple[str | None, ...]) -> Message:
    if isinstance(message, str):
        return message
    one, many = message
    return str(one), many or f"{one}s"


def _called(source: str) -> Iterator[Message]:
    """Yield the texts in the expressions of a template: calls of `_`, and the nouns of the filter `plural`."""
    tree = Environment(autoescape=True).parse(source)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "_":
            yield from _constant_nodes(call.args[0])
    for used in tree.find_all(nodes.Filter):
        if used.name == "plural":
            yield _with_plural(tuple(each.as_const() for each in [*used.args, nodes.Const(None)][:2]))


def known(language: str) -> Catalog:
    """Return the catalogue of a language as it is."""
    with file_of(language).open("rb") as opened:
        return read_po(opened, locale=language)


def updated(language: str) -> Catalog:
    """Return the catalogue of a language with the texts of the source, and the translations that it has."""
    catalogue, before = Catalog(locale=language, fuzzy=False), known(language)
    for message, places in texts().items():
        entry = before.get(message[0] if isinstance(message, tuple) else message)
        has_same_kind = entry is not None and isinstance(entry.id, tuple) == isinstance(message, tuple)
        string, comments = (entry.string, entry.user_comments) if entry is not None and has_same_kind else (None, ())
        catalogue.add(message, string, locations=[(place, None) for place in places], user_comments=comments)
    return catalogue


def written(language: str, catalogue: Catalog) -> bytes:
    """Return the content of a catalogue's file."""
    name = catalogue.locale.get_display_name("en") if catalogue.locale else language
    body = BytesIO()
    write_po(body, catalogue, width=120, omit_header=True, include_lineno=False)
    header = HEADER.format(name=name, language=language, plural_forms=catalogue.plural_forms.rstrip(";"))
    return header.encode() + body.getvalue().lstrip()


def missing(catalogue: Catalog) -> list[Message]:
    """Return the texts that a catalogue has no translation of, or only one that is marked as fuzzy."""
    return [entry.id for entry in catalogue if entry.id and (entry.fuzzy or not _is_whole(entry.string))]


def _is_whole(string: str | tuple[str, ...] | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string))


def main() -> int:
    """Write each catalogue; return 1 where a translation is missing."""
    untranslated = 0
    for language in languages()[1:]:
        catalogue = updated(language)
        file_of(language).write_bytes(written(language, catalogue))
        left = missing(catalogue)
        untranslated += len(left)
        print(f"{language}: {len(catalogue)} texts, {len(left)} without a translation")
    return int(untranslated > 0)


if __name__ == "__main__":
    sys.exit(main())
