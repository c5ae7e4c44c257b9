r"""The corpus of bad inputs: the text files beside this one, read into cases that can be written and checked.

A file holds cases one after another. `#### name` starts a case; what follows is the text of the file to be read, and
each line says itself what must be told of it: `#~ E105` at its end (two codes where two things are wrong). The mark and
the blanks before it are taken away before the text is written. What cannot be seen or is too long to print is named:

    ⟨U+202E⟩              the character of that code point
    ⟨FF FE⟩               those bytes
    ⟨"owl " * 6000⟩       a text so many times; \n in it ends a line

A case over the whole evidence starts from the made-up review and says what is done to it, one line a step:

    >> in PATH             what follows changes that file as a patch does: `-` a line that stands in it, `+` a line in
                           its place, a blank before a line that stays; `@@` starts a further change
    >> new PATH            what follows is the text of a new file (or of one that is there already)
    >> gone PATH           the file or folder is deleted
    >> folder PATH         a folder is made, also in the place of a file
    >> link PATH to PATH   a symbolic link is made
    >> move PATH to PATH   a file is renamed
    >> expect PATH:LINE CODE   a problem that no line of the case can carry
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from made_up import write

FOLDER = Path(__file__).parent
MARK = re.compile(r"[ \t]*#~((?: [EH]\d{3})+)$")
REPEATED = re.compile(r'⟨"([^"]*)" \* (\d+)⟩')
NAMED = re.compile(r"⟨(?:U\+([0-9A-F]{4,6})|((?:[0-9A-F]{2} ?)+))⟩")

Expected = list[tuple[str, int, str]]


@dataclass(frozen=True)
class Case:
    """A bad input by its name, and the steps that make it: a verb, its path or paths, and the lines below it."""

    subject: str
    name: str
    steps: list[tuple[str, str, list[str]]] = field(default_factory=list)

    def text(self) -> tuple[bytes, Expected]:
        """For a case of one file: its bytes, and the problems it must give, with an empty path."""
        (verb, _, lines), *more = self.steps
        assert verb == "text", f"{self.name} is a case of the whole evidence"
        content, expected = unmarked(lines, "")
        return content, sorted(expected + [problem_of(argument) for _, argument, _ in more])

    def write(self, root: Path) -> Expected:
        """Writes the made-up review with this fault below `root`, and says which problems it must give."""
        write(root)
        expected: Expected = []
        for verb, argument, lines in self.steps:
            path, _, other = named(argument).decode().partition(" to ")
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if verb in {"in", "new"}:
                marked = patched(file.read_text(encoding="utf-8"), lines) if verb == "in" else lines
                content, found = unmarked(marked, path)
                file.write_bytes(content)
                expected += found
            elif verb == "expect":
                expected.append(problem_of(named(argument).decode()))
            elif verb == "move":
                file.rename(root / other)
            elif verb == "link":
                file.unlink(missing_ok=True)
                file.symlink_to(other)
            else:
                if file.is_dir():
                    shutil.rmtree(file)
                else:
                    file.unlink(missing_ok=True)
                if verb == "folder":
                    file.mkdir()
        return sorted(expected)


def cases(subject: str) -> list[Case]:
    """The cases of one file of the corpus, in its order."""
    found: list[Case] = []
    for line in (FOLDER / f"{subject}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("#### "):
            found.append(Case(subject, line.removeprefix("#### ")))
        elif line.startswith(">> "):
            verb, _, argument = line.removeprefix(">> ").partition(" ")
            found[-1].steps.append((verb, argument, []))
        elif found:
            if not found[-1].steps:
                found[-1].steps.append(("text", "", []))
            found[-1].steps[-1][2].append(line)
    return found


def problem_of(written: str) -> tuple[str, int, str]:
    """`PATH:LINE CODE` as a path, a line and a code."""
    place, _, code = written.rpartition(" ")
    path, _, line = place.rpartition(":")
    return path, int(line), code


def patched(text: str, lines: list[str]) -> list[str]:
    """The lines of the text, changed as the patch says. The text that a patch removes must be there."""
    for change in _changes(lines):
        old = "".join(f"{MARK.sub('', line[1:])}\n" for line in change if line[0] != "+")
        new = "".join(f"{line[1:]}\n" for line in change if line[0] != "-")
        assert f"\n{old}" in f"\n{text}", f"the file does not hold these lines:\n{old}"
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}", 1)[1:]
    return text.split("\n")


def _changes(lines: list[str]) -> Iterator[list[str]]:
    change: list[str] = []
    for line in [*lines, "@@"]:
        if line == "@@":
            yield change
            change = []
        elif line:
            assert line[0] in "+- ", f"a patch has no such line: {line}"
            change.append(line)


def unmarked(lines: list[str], path: str) -> tuple[bytes, Expected]:
    """The bytes of the lines without their marks, and the problems that the marks ask for."""
    text = REPEATED.sub(lambda found: found[1].replace("\\n", "\n") * int(found[2]), "\n".join(lines))
    written = text.split("\n")
    expected: Expected = []
    for index, line in enumerate(written):
        if mark := MARK.search(line):
            written[index] = line[: mark.start()]
            expected += [(path, index + 1, code) for code in mark[1].split()]
    return named("\n".join(written)), sorted(expected)


def named(text: str) -> bytes:
    """The text in UTF-8, each named character or byte in its place."""
    made = bytearray()
    end = 0
    for found in NAMED.finditer(text):
        made += text[end : found.start()].encode()
        made += chr(int(found[1], 16)).encode() if found[1] else bytes.fromhex(found[2])
        end = found.end()
    return bytes(made + text[end:].encode())
