"""The canonical form of a record's YAML: fields in the order of the schema, each text on one line, few quotation marks.

Values never change, and each comment stays with the field below it, or beside it on its line. ruamel.yaml ties a
comment to the field above, the wrong one once fields change places, so this module works with the nodes of PyYAML. The
writer decides whether a list is on one line or several, and whether a text like a number is in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

import yaml

from review.editing import EditError
from review.evidence.documents import parse
from review.evidence.notation import MAX_LINE_WIDTH, is_ambiguous, is_plain, quoted
from review.evidence.plain_values import Loader
from review.problems.problem import Problem
from review.schema.annotations import models_in
from review.schema.base import Schema


@dataclass
class _Comments:
    """The comments of a text by their line (0-based): on lines of their own, and at the end of lines with content.

    Comments on their own lines keep the space before them; `blank` are blank lines. A comment is removed when it is
    written, so that each is written once.
    """

    whole: dict[int, str] = field(default_factory=dict)
    behind: dict[int, str] = field(default_factory=dict)
    blank: set[int] = field(default_factory=set)

    def before(self, line: int) -> Iterator[str]:
        """The comments directly above a line, and one blank line above them where there was one."""
        first = line
        while first - 1 in self.whole or first - 1 in self.blank:
            first -= 1
        above = [(number, self.whole.pop(number, "")) for number in range(first, line)]
        for number, text in above:
            self.blank.discard(number)
            if text or (number and number - 1 not in {place for place, comment in above if not comment}):
                yield text

    def tail(self, last: int) -> list[str]:
        """The comments below the last line of content, unchanged."""
        below = sorted({*self.whole, *self.blank} - set(range(last + 1)))
        return [self.whole.pop(number, "") for number in below]

    def after(self, first: int, last: int) -> str:
        """The comments at the ends of these lines, as one."""
        found = [self.behind.pop(line) for line in range(first, last + 1) if line in self.behind]
        return f"  {' '.join(found)}" if found else ""


def canonical(text: str, path: str, schema: type[Schema]) -> tuple[str, list[Problem]]:
    """Return the text in canonical form; the unchanged text and its problems where it is invalid.

    Raise EditError where a value would change or a comment would be lost.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    document, problems = parse(plain, path)
    if problems or document.data is None:
        return text, problems
    root = yaml.compose(plain, Loader=Loader)
    comments = _comments(plain, root)
    expected = [*comments.whole.values(), *comments.behind.values()]
    last = max((_last(scalar) for scalar in _scalars(root)), default=0)
    tail = comments.tail(last)
    lines = list(_block(root, schema, comments, ""))
    if inside := list(comments.whole):
        message = "the canonical form has no place for this comment; move it above the field"
        raise EditError(f"{path}:{inside[0] + 1}: {message}")
    made = "\n".join([*lines, *tail]).strip("\n") + "\n"
    again, problems = parse(made, path)
    if problems or again.data != document.data:
        raise EditError(f"{path}: the canonical form would change a value; please report this file")
    kept = _comments(made, yaml.compose(made, Loader=Loader))
    if _words(expected) != _words([*kept.whole.values(), *kept.behind.values()]):
        raise EditError(f"{path}: the canonical form would lose a comment; please report this file")
    return made, []


def _words(comments: list[str]) -> list[str]:
    return sorted(word for comment in comments for word in comment.split())


def _comments(text: str, root: Any) -> _Comments:
    """The comments of a text: everything from a # that is outside every scalar."""
    covered = sorted((scalar.start_mark.index, scalar.end_mark.index) for scalar in _scalars(root))
    comments = _Comments()
    inside = iter([*covered, (len(text) + 1, len(text) + 1)])
    start, end = next(inside)
    place = 0
    for number, line in enumerate(text.split("\n")):
        for column, char in enumerate(line):
            at = place + column
            while at >= end:
                start, end = next(inside)
            if char == "#" and not start <= at < end and (not column or line[column - 1].isspace()):
                store = comments.behind if line[:column].strip() else comments.whole
                store[number] = line.rstrip() if store is comments.whole else line[column:].rstrip()
                break
        if not line.strip() and not start <= place < end:
            comments.blank.add(number)
        place += len(line) + 1
    return comments


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _scalars(each)
    else:
        for key, value in node.value:
            yield key
            yield from _scalars(value)


def _block(node: Any, annotation: Any, comments: _Comments, indent: str) -> Iterator[str]:
    """The lines of a mapping or list with one entry a line."""
    if isinstance(node, yaml.ScalarNode):
        yield f"{indent}{_scalar(node)}{comments.after(node.start_mark.line, _last(node))}"
        return
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _above(comments, item, indent, dash=2)
            lines = list(_entry(item, _inner(annotation), comments, f"{indent}  "))
            first = lines.index(next(line for line in lines if not line.lstrip().startswith("#")))
            yield from lines[:first]
            yield f"{indent}- {lines[first].removeprefix(indent + '  ')}"
            yield from lines[first + 1 :]
        return
    for key, value in _in_order(node, annotation):
        yield from _above(comments, key, indent)
        yield from _field(key, value, _of_field(annotation, key.value), comments, indent)


def _above(comments: _Comments, node: Any, indent: str, dash: int = 0) -> Iterator[str]:
    """The comments above a field or an item, indented as much more or less as it is."""
    moved = len(indent) - (node.start_mark.column - dash)
    for comment in comments.before(node.start_mark.line):
        text = comment.lstrip()
        yield " " * (len(comment) - len(text) + moved) + text if text else ""


def _entry(item: Any, annotation: Any, comments: _Comments, indent: str) -> Iterator[str]:
    """An item of a list as lines; the hyphen goes before the first."""
    if (on_one_line := _on_one_line(item, annotation, len(indent))) is not None:
        yield f"{indent}{on_one_line}{comments.after(item.start_mark.line, _last(item))}"
    else:
        yield from _block(item, annotation, comments, indent)


def _field(key: Any, value: Any, annotation: Any, comments: _Comments, indent: str) -> Iterator[str]:
    name = f"{indent}{_scalar(key)}:"
    if (on_one_line := _on_one_line(value, annotation, len(name) + 1)) is not None:
        yield f"{name} {on_one_line}".rstrip() + comments.after(key.start_mark.line, _last(value))
        return
    yield name + comments.after(key.start_mark.line, max(key.start_mark.line, value.start_mark.line - 1))
    yield from _block(value, annotation, comments, f"{indent}  ")


def _on_one_line(node: Any, annotation: Any, column: int) -> str | None:
    """The node on one line: every scalar; a list or mapping that is written so and fits, or is empty."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if node.value and not node.flow_style:
        return None
    written = _flow(node, annotation)
    return written if column + len(written) <= MAX_LINE_WIDTH or not node.value else None


def _flow(node: Any, annotation: Any) -> str:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, inside_list=True)
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_flow(item, _inner(annotation)) for item in node.value)}]"
    pairs = _in_order(node, annotation)
    return (
        f"{{{', '.join(f'{_scalar(key)}: {_flow(value, _of_field(annotation, key.value))}' for key, value in pairs)}}}"
    )


def _scalar(node: Any, *, inside_list: bool = False) -> str:
    """The scalar on one line. A text that could be read as a number or the like keeps its quotation marks."""
    text = str(node.value)
    if not node.style and text in {"", "~", "null"}:
        return ""  # nothing, which is not an empty text
    if is_plain(text, inside_list=inside_list) and not (node.style and is_ambiguous(text)):
        return text
    return quoted(text)


def _last(node: Any) -> int:
    """The last line of a node (0-based)."""
    mark = node.end_mark
    return int(mark.line - 1 if not mark.column and mark.line > node.start_mark.line else mark.line)


def _in_order(node: Any, annotation: Any) -> list[tuple[Any, Any]]:
    """The fields of a mapping in the order of its schema; unknown fields come last, in their own order."""
    order = [name for model in _models(annotation) for name in model.model_fields]
    places = {name: place for place, name in enumerate(order)}
    return sorted(node.value, key=lambda pair: places.get(pair[0].value, len(places)))


def _models(annotation: Any) -> list[Any]:
    """The models that a mapping with this annotation can be: not those of the values of a mapping by name."""
    return [] if get_origin(annotation) is dict else models_in(annotation)


def _of_field(annotation: Any, name: str) -> Any:
    """The annotation of a field, or of any value of a mapping by name."""
    for model in _models(annotation):
        if name in model.model_fields:
            return model.model_fields[name].annotation
    return _inner(annotation) if get_origin(annotation) is dict else None


def _inner(annotation: Any) -> Any:
    """The annotation of the items of a list, or of the values of a mapping by name."""
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        return arguments[1]
    for argument in arguments:
        if get_origin(argument) is tuple:
            return get_args(argument)[0]
    return arguments[0] if arguments else None
