"""The editor of YAML files: fields set and removed, entries added to lists, all else byte for byte as it was.

ruamel.yaml applies each edit and writes the result; of that text only the lines that the edit changes are used
(line_merge.py). The strict reader reads the result, which must be exactly the intended data.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from review.editing import EditError
from review.editing.line_merge import BOM, with_changed_lines
from review.evidence.documents import Location, parse
from review.evidence.notation import MAX_LINE_WIDTH, is_ambiguous, is_plain

WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
UNLIMITED = 1_000_000  # columns; a text stays on its line
DEFAULT_INDENT = {"mapping": 2, "sequence": 4, "offset": 2}  # of lists: to the text of an entry, and to its hyphen
EMPTY: tuple[Any, ...] = (None, "", [], (), {})


class Plain(str):
    """A text to write without quotation marks, whatever other YAML readers could take it for."""

    __slots__ = ()


class Quoted(str):
    """A text to write in double quotation marks."""

    __slots__ = ()


class Lines(list[Any]):
    """A list to write with one entry a line."""


class Stated(list[Any]):
    """A list to write even where it is empty, because its record says that there is nothing."""


class Inline(dict[str, Any]):
    """A mapping to write on one line, in braces."""


class YamlEditor:
    """A YAML file being edited. A location is a tuple of keys and indexes, `()` for the whole file."""

    def __init__(self, text: str, path: str) -> None:
        """Read the text of a file. Raise EditError, with every problem, where it is not a valid mapping."""
        document, problems = parse(_normalised(text), path)
        if problems or not isinstance(document.data, dict):
            raise EditError("\n".join(map(str, problems)) or f"{path} has no fields")
        self.path = path
        self.original = text
        self.data: dict[str, Any] = document.data
        self._tree = _load(_normalised(text), path)
        self._indent = _indents(self._tree) or dict(DEFAULT_INDENT)
        self.rewritten = _dump(self._tree, self._indent)

    def set_fields(self, location: Location, values: Mapping[str, Any], *, after: str = "", before: str = "") -> None:
        """Set fields of a mapping, and remove those whose value is None; new ones go next to the field named."""
        self.remove_fields(location, [key for key, value in values.items() if value is None])
        plain, tree = self._at(location)
        fields = list(plain)
        place = fields.index(after) + 1 if after else fields.index(before) if before else len(fields)
        for key, value in values.items():
            if value is None:
                continue
            if key in plain:
                tree[key] = _like(tree[key], value, _is_inline(tree))
            else:
                tree.insert(place, key, _node(value, key, inline=_is_inline(tree)))
                place += 1
            plain[key] = _as_read(value)

    def remove_fields(self, location: Location, names: Iterable[str]) -> None:
        """Remove these fields of a mapping, where it has them."""
        plain, tree = self._at(location)
        for name in names:
            if name in plain:
                del plain[name], tree[name]

    def append(self, location: Location, entries: Iterable[Any]) -> None:
        """Add entries at the end of a list; the list is made where the field is empty or missing."""
        plain, tree = self._list(location)
        for entry in entries:
            plain.append(_as_read(entry))
            tree.append(_node(entry, inline=_is_inline(tree)))

    def prepend(self, location: Location, entry: Any) -> None:
        """Add an entry at the start of a list."""
        plain, tree = self._list(location)
        plain.insert(0, _as_read(entry))
        tree.insert(0, _node(entry, inline=_is_inline(tree)))

    def text(self) -> str:
        """Return the edited text. Raise EditError where it would not read as intended."""
        made = with_changed_lines(self.original, self.rewritten, _dump(self._tree, self._indent))
        document, problems = parse(_normalised(made), self.path)
        if problems:
            raise EditError("\n".join(map(str, problems)))
        if document.data != self.data:
            raise EditError(_layout_problem(self.path))
        return made

    def _at(self, location: Location) -> tuple[Any, Any]:
        """The value at a location, plain and in the tree. New lines take the indentation of what is around them."""
        plain: Any = self.data
        tree: Any = self._tree
        for step in location:
            self._use_indent(_indent_between(tree, tree[step]))
            plain, tree = plain[step], tree[step]
        return plain, tree

    def _list(self, location: Location) -> tuple[list[Any], Any]:
        *place, key = location
        plain, tree = self._at(tuple(place))
        if not plain.get(key):
            plain[key] = []
            tree[key] = CommentedSeq()
        return self._at(location)

    def _use_indent(self, indent: Mapping[str, int]) -> None:
        if indent and not indent.items() <= self._indent.items():
            self._indent |= indent
            self.rewritten = _dump(_load(_normalised(self.original), self.path), self._indent)


def written(entry: Mapping[str, Any]) -> str:
    """The YAML of a new entry, one field a line, without its empty fields."""
    return _dump(_node(entry), DEFAULT_INDENT)


def _normalised(text: str) -> str:
    return text.removeprefix(BOM).replace("\r\n", "\n")


class _Texts(VersionedResolver):
    """Takes every scalar for a text, as the strict reader does: `no` and `010` stay as they are written."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and value:
            return Tag(suffix="tag:yaml.org,2002:str")
        return super().resolve(kind, value, implicit)


def _yaml(indent: Mapping[str, int]) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = UNLIMITED
    yaml.Resolver = _Texts
    yaml.indent(**indent)
    return yaml


def _load(text: str, path: str) -> CommentedMap:
    try:
        tree: CommentedMap = _yaml(DEFAULT_INDENT).load(text)
    except YAMLError as error:  # such as a tab after a colon, which the strict reader allows
        raise EditError(_layout_problem(path)) from error
    return tree


def _layout_problem(path: str) -> str:
    return (
        f"{path} has a layout that cannot safely be edited; "
        f"run `review format {path}` first, or make the change by hand"
    )


def _dump(tree: Any, indent: Mapping[str, int]) -> str:
    stream = io.StringIO()
    _yaml(indent).dump(tree, stream)
    return stream.getvalue()


def _indents(node: Any) -> dict[str, int]:
    """The indentation of the first list that has one entry a line; empty where there is none."""
    children = node.values() if isinstance(node, CommentedMap) else node if isinstance(node, CommentedSeq) else ()
    for child in children:
        found = _indent_between(node, child)
        if "sequence" in found:
            return {**DEFAULT_INDENT, **found}
        if nested := _indents(child):
            return nested
    return {}


def _indent_between(parent: Any, child: Any) -> dict[str, int]:
    """How far a list or mapping is indented within the mapping that holds it; empty where that cannot be seen."""
    if not isinstance(parent, CommentedMap) or not isinstance(child, CommentedMap | CommentedSeq) or not child:
        return {}
    if parent.fa.flow_style() or child.fa.flow_style() or child.lc.line is None:
        return {}
    if isinstance(child, CommentedMap):
        return {"mapping": child.lc.col - parent.lc.col}
    return {"sequence": child.lc.item(0)[1] - parent.lc.col, "offset": child.lc.col - parent.lc.col}


def _as_read(value: Any) -> Any:
    """The value as a reader of the file gets it: every scalar a text, empty fields left out."""
    if isinstance(value, Mapping):
        return {key: _as_read(each) for key, each in value.items() if not _is_left_out(each)}
    if isinstance(value, list | tuple):
        return [_as_read(each) for each in value]
    return str(value)


def _is_left_out(value: Any) -> bool:
    return value in EMPTY and not isinstance(value, Stated)


def _node(value: Any, key: str = "", *, inline: bool = False) -> Any:
    """The value in the form in which it is written: a list of words on one line where there is room."""
    if isinstance(value, Mapping):
        inline = inline or isinstance(value, Inline)
        fields = {name: _node(each, name, inline=inline) for name, each in value.items() if not _is_left_out(each)}
        return _in_style(CommentedMap(fields), inline=inline)
    if isinstance(value, list | tuple):
        is_short = len(f"{key}: [{', '.join(map(str, value))}]") <= MAX_LINE_WIDTH
        are_words = all(isinstance(each, str) and WORD.fullmatch(each) for each in value)
        inline = inline or (is_short and are_words and not isinstance(value, Lines))
        return _in_style(CommentedSeq([_node(each, inline=inline) for each in value]), inline=inline)
    return _scalar(value, inline=inline)


def _in_style(node: Any, *, inline: bool) -> Any:
    if inline:
        node.fa.set_flow_style()
    else:
        node.fa.set_block_style()
    return node


def _is_inline(node: Any) -> bool:
    return bool(node.fa.flow_style())


def _like(old: Any, value: Any, inline: bool) -> Any:
    """The value in the quotation marks of the one it replaces, if that has any."""
    if isinstance(value, str) and isinstance(old, DoubleQuotedScalarString | SingleQuotedScalarString):
        return type(old)(value)
    return _node(value, inline=inline)


def _scalar(value: Any, *, inline: bool) -> Any:
    text = str(value)
    if isinstance(value, Quoted):
        return DoubleQuotedScalarString(text)
    if isinstance(value, Plain | int) or (is_plain(text, inside_list=inline) and not is_ambiguous(text)):
        return PlainScalarString(text)
    return DoubleQuotedScalarString(text)
