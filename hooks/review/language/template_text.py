"""The texts of a template, found in its source as readers see them, and the source with these texts in translation.

Templates are written in English without any mark on what is translated, so that no text can be forgotten. A text ends
at a statement of Jinja or at a tag that is not within a sentence. In it, an expression becomes a name in braces, and
markup within the sentence becomes numbers: `Made from <1>the record</1>, {date}`. The source keeps the markup and the
expressions; a translation only puts them in order, and its own characters are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from review.language.message import PLACEHOLDER, faults
from review.language.template_tokens import Kind, Token, tokens

LETTER = re.compile(r"[^\W\d_]")
FOR_PROGRAMS = re.compile(r"[{}]|\w=")
# An attribute that readers see or hear, at the end of a piece of a tag; `content` is that of a page's description.
ATTRIBUTE = re.compile(
    r"\s(?:aria-label|aria-description|title|alt|placeholder|data-label|data-copy|name=\"description\" content)"
    r'="(?P<value>[^"]*(?:"[^"]*)*)"$',
)
SPACE = re.compile(r"[ \t\r\n]+")
INNERMOST = re.compile(r"\"[^\"]*\"|\([^()]*\)|\[[^\[\]]*\]")
NAME = re.compile(r"[A-Za-z_]\w*")
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "{": "&#123;", "}": "&#125;"}

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its message in a catalogue, the source of each placeholder, and the space around it."""

    message: str
    sources: dict[str, str]
    before: str
    after: str

    def source(self, translation: str) -> str:
        """Return the source of the text in translation."""
        pieces, last = [], 0
        for found in PLACEHOLDER.finditer(translation):
            pieces += [_escaped(translation[last : found.start()]), self.sources[found[0]]]
            last = found.end()
        return "".join([self.before, *pieces, _escaped(translation[last:]), self.after])


def messages(source: str) -> Iterator[str]:
    """Yield the message of each text of a template."""
    found: list[str] = []

    def note(message: str) -> str:
        found.append(message)
        return message

    translated(source, note)
    yield from found


def translated(source: str, translate: Translate) -> str:
    """Return a template's source with each text replaced by what `translate` returns for its message.

    A text stays as it is where that is the message itself, or has other placeholders.
    """
    pieces: list[str] = []
    run: list[Token] = []
    for token in tokens(source):
        if token.kind is Kind.BREAK:
            pieces += [_run(run, translate), _tag(token.source, translate)]
            run = []
        else:
            run.append(token)
    return "".join([*pieces, _run(run, translate)])


def _run(run: list[Token], translate: Translate) -> str:
    """Return what lies between two breaks, cut again at tags whose other half is outside of it."""
    pieces: list[str] = []
    part: list[Token] = []
    paired = _paired(run)
    for index, token in enumerate(run):
        if token.kind in (Kind.OPEN, Kind.CLOSE) and index not in paired:
            pieces += [_part(part, translate), _tag(token.source, translate)]
            part = []
        else:
            part.append(token)
    return "".join([*pieces, _part(part, translate)])


def _paired(run: list[Token]) -> dict[int, int]:
    """Return the index of the other tag for each tag whose element is whole in the run."""
    opened: list[int] = []
    pairs: dict[int, int] = {}
    for index, token in enumerate(run):
        if token.kind is Kind.OPEN:
            opened.append(index)
        elif token.kind is Kind.CLOSE and opened and run[opened[-1]].name == token.name:
            start = opened.pop()
            pairs |= {start: index, index: start}
        elif token.kind is Kind.CLOSE:
            opened.clear()
    return pairs


def _part(part: list[Token], translate: Translate) -> str:
    for blank in (0, -1):
        if part and part[blank].kind is Kind.TEXT and not part[blank].source.strip():
            rest = part[1:] if blank == 0 else part[:-1]
            sides = [part[blank].source, _part(rest, translate)]
            return "".join(sides if blank == 0 else reversed(sides))
    if len(part) > 1 and _paired(part).get(0) == len(part) - 1:
        return f"{_tag(part[0].source, translate)}{_part(part[1:-1], translate)}{part[-1].source}"
    source = "".join(_tag(token.source, translate) if token.kind is Kind.OPEN else token.source for token in part)
    if not _has_letters(part):
        return source
    text = _text(part, translate)
    translation = translate(text.message)
    if translation == text.message or faults(text.message, translation):
        return source
    return text.source(translation)


def _text(part: list[Token], translate: Translate) -> Text:
    pairs = _paired(part)
    sources: dict[str, str] = {}
    number = 0
    pieces: list[str] = []
    tags: dict[int, str] = {}
    skip_to = 0
    for index, token in enumerate(part):
        if index < skip_to:
            continue
        if token.kind is Kind.TEXT:
            pieces.append(_without_space(token.source, part, index))
        elif token.kind is Kind.VALUE:
            pieces.append(_placeholder(_name(token.source), _bare(token.source), sources))
        elif token.kind is Kind.OPEN and not _has_letters(inside := part[index : pairs[index] + 1]):
            whole = "".join(_tag(each.source, translate) if each.kind is Kind.OPEN else each.source for each in inside)
            names = [_name(each.source) for each in inside if each.kind is Kind.VALUE]
            pieces.append(_placeholder(names[-1] if names else token.name, whole, sources))
            skip_to = pairs[index] + 1
        elif token.kind is Kind.OPEN:
            number += 1
            tags[pairs[index]] = f"</{number}>"
            sources[f"<{number}>"] = _tag(token.source, translate)
            pieces.append(f"<{number}>")
        else:
            sources[tags[index]] = token.source
            pieces.append(tags[index])
    message = "".join(pieces)
    stripped = message.strip(" \t\r\n")
    start = message.find(stripped)
    return Text(SPACE.sub(" ", stripped), sources, message[:start], message[start + len(stripped) :])


def _placeholder(name: str, source: str, sources: dict[str, str]) -> str:
    """Return the placeholder of an expression: its name, with a number where another has it."""
    placeholder, number = f"{{{name}}}", 1
    while sources.get(placeholder, source) != source:
        number += 1
        placeholder = f"{{{name}_{number}}}"
    sources[placeholder] = source
    return placeholder


def _name(expression: str) -> str:
    """Return what an expression is about: the last name before its filters, without arguments."""
    head, before = expression.strip("{}-+ \n"), ""
    while head != before:
        head, before = INNERMOST.sub("", head), head
    head = head.split("|")[0]
    names = [name for name in NAME.findall(head) if name not in {"if", "else", "or", "and", "not", "none", "_"}]
    return names[-1] if names else "value"


def _bare(expression: str) -> str:
    """Return an expression without the marks that remove space around it: the message has none there."""
    return re.sub(r"^\{\{[-+]|[-+]\}\}$", lambda found: found[0].strip("-+"), expression)


def _without_space(text: str, part: list[Token], index: int) -> str:
    """Return a text as a reader sees it, without the space that an expression beside it removes."""
    if index and part[index - 1].source.endswith("-}}"):
        text = text.lstrip()
    if index + 1 < len(part) and part[index + 1].source.startswith("{{-"):
        text = text.rstrip()
    return unescape(text)


def _has_letters(part: list[Token]) -> bool:
    """Whether there is text for readers: neither attributes, parts of an address nor rules of a stylesheet."""
    written = unescape("".join(token.source for token in part if token.kind is Kind.TEXT))
    return bool(LETTER.search(written)) and not FOR_PROGRAMS.search(written)


def _tag(source: str, translate: Translate) -> str:
    """Return a tag with its attributes for readers in translation."""
    if not source.startswith("<") or '="' not in source:
        return source
    return "".join(_with_attribute(piece, translate) for piece in _attributes(source))


def _with_attribute(piece: str, translate: Translate) -> str:
    found = ATTRIBUTE.search(piece)
    if not found:
        return piece
    return f"{piece[: found.start('value')]}{_attribute(found['value'], translate)}{piece[found.end('value') :]}"


def _attributes(tag: str) -> Iterator[str]:
    """Yield the pieces of a tag, each of which ends with the value of an attribute."""
    start, inside = 0, False
    parts = list(tokens_of_jinja(tag))
    position = 0
    for text, is_jinja in parts:
        if not is_jinja:
            for offset, character in enumerate(text):
                if character == '"':
                    if inside:
                        yield tag[start : position + offset + 1]
                        start = position + offset + 1
                    inside = not inside
        position += len(text)
    yield tag[start:]


def _attribute(value: str, translate: Translate) -> str:
    """Return the value of an attribute in translation, cut at statements of Jinja."""
    pieces: list[str] = []
    run: list[Token] = []
    for text, is_jinja in tokens_of_jinja(value):
        if is_jinja and not text.startswith("{{"):
            pieces += [_part(run, translate), text]
            run = []
        else:
            run.append(Token(Kind.VALUE if is_jinja else Kind.TEXT, text))
    return "".join([*pieces, _part(run, translate)])


def tokens_of_jinja(source: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a source in which tags do not count, and whether each belongs to Jinja."""
    for token in tokens(source.replace("<", "\ufdd0")):
        yield token.source.replace("\ufdd0", "<"), token.kind is not Kind.TEXT


def _escaped(text: str) -> str:
    return "".join(ESCAPES.get(character, character) for character in text)
