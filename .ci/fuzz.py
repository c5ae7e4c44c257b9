"""Test the program with random damaged input: `fuzz.py SECONDS [SEED]`, run by `make fuzz`.

Each round changes one file of the made-up review (its text or a value in it), or a file exported by another program,
and runs every stage: reading, checks, pages, citations, exports, and reading the exports back. A round may end with
problems, but not with an exception or after more than a few seconds, and no text may become markup. The first round
that breaks these rules ends the run, and its input is kept in .build/fuzz. The same seed gives the same rounds.
"""

from __future__ import annotations

import csv
import io
import json
import secrets
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from corpus.cases import cases  # noqa: E402 - the tests are no package
from hostile import HOSTILE  # noqa: E402
from made_up import NIGHT_BUSES  # noqa: E402
from review.evidence.documents import parse  # noqa: E402
from review.exports import exports  # noqa: E402
from review.importing import read_file  # noqa: E402
from review.loading import load  # noqa: E402
from review.model.review import Review  # noqa: E402
from review.problems.problem import EvidenceError, Problem, report  # noqa: E402
from review.references.bibtex import parse_bibliography  # noqa: E402
from review.references.citation_processor import STYLES  # noqa: E402
from review.references.citation_styles import format_references  # noqa: E402
from review.site.pages import all_pages  # noqa: E402
from review.versions.publication import Publication  # noqa: E402

KEPT = ROOT / ".build" / "fuzz"
MAX_SECONDS = 10  # of processor time, since other work on the machine is not the input's fault
SITE_URL = "https://review.example/"
MARKUP = "x-fuzz"  # an element that no template has
SNIPPETS = (
    *HOSTILE,
    f"<{MARKUP} onfuzz=1>",
    f'"><{MARKUP}>',
    f"</script><{MARKUP}>",
    f"]]><{MARKUP}>",
    "\n",
    "  ",
    ": ",
    "- ",
    "{",
    "}",
    '"',
    ",",
    "\\",
    "9" * 30,
    "-1",
    "\\begin{a}",
    "\\textbf{",
    "$",
    "owl " * 500,
    "TY  - JOUR\nTI  - \nER  - \n",
    "PMID- 1\nTI  - \n",
)

NBIB = """PMID- 12345678
DP  - 2018 Mar
TI  - Night buses under a full moon
      and after it
FAU - Chan, Lin
AU  - Chan L
JT  - Moon and Motion
LID - 10.5555/moon.2018 [doi]
"""


class TooSlowError(Exception):
    """A round took too long."""


class WrongResultError(Exception):
    """A round ended without an exception but with a wrong result, such as text that became an element of a page."""


def require(condition: bool, message: object) -> None:
    """Raise WrongResultError with the message unless the condition is true."""
    if not condition:
        raise WrongResultError(message)


class _Elements(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        require(tag != MARKUP and not any(name.startswith("on") for name, _ in attrs), self.get_starttag_text())


def damage(text: str, others: list[str], random: Random) -> str:
    """Return the text with one to four random changes."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 1, 1, 5, 40, 400)))
        change = random.randrange(6)
        if change == 0:
            text = text[:start] + random.choice(SNIPPETS) + text[end:]
        elif change == 1:
            text = text[:start] + text[end:]
        elif change == 2:
            text = text[:end] + text[start:end] * random.choice((1, 2, 50)) + text[end:]
        elif change == 3:
            text = text[:start] + chr(random.choice((random.randrange(128), random.randrange(0xD800)))) + text[end:]
        elif change == 4:
            other = random.choice(others)
            cut = random.randrange(len(other) + 1)
            text = text[:start] + other[cut : cut + 200] + text[end:]
        else:
            lines = text.split("\n")
            random.shuffle(pair := [random.randrange(len(lines)), random.randrange(len(lines))])
            lines[pair[0]], lines[pair[1]] = lines[pair[1]], lines[pair[0]]
            text = "\n".join(lines)
    return text


def change_values(text: str, random: Random) -> str:
    """Change one to three values of a YAML text, mostly free text, so that it can still be parsed."""
    data = parse(text, "")[0].data
    for _ in range(random.randint(1, 3)):
        values = list(_values(data))
        free = [(inner, key) for inner, key in values if " " in str(inner[key])]
        inner, key = random.choice(free if free and random.random() < 0.9 else values)
        inner[key] = _other(inner[key], random)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def _values(data: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every scalar as its list or mapping and its index or key there."""
    for key, value in list(data.items() if isinstance(data, dict) else enumerate(data)):
        if isinstance(value, dict | list):
            yield from _values(value)
        else:
            yield data, key


def _other(value: Any, random: Random) -> Any:
    snippet = random.choice(SNIPPETS)
    if isinstance(value, str) and random.random() < 0.9:
        return random.choice((snippet, f"{value} {snippet}", snippet + value))
    return random.choice((None, [], {}, [value], {"a": value}, snippet, 1, True))


def run_all_stages(root: Path) -> str:
    """Run every stage on the review below `root`. Returns "rejected" or "built"."""
    review, problems = load(root)
    check_output(problems)
    if review is None:
        return "rejected"
    for page in all_pages(Publication(review)):
        no_markup_in(page.body)
    for style in STYLES:
        for formatted in format_references(review.references.values(), style).values():
            no_markup_in(str(formatted.markup))
    for address, content in exports(Publication(review, SITE_URL)).items():
        read_back(address, content, review)
    return "built"


def no_markup_in(html: str) -> None:
    """Check that no snippet has become an element or an event handler."""
    if MARKUP in html or "alert(1)" in html:
        _Elements().feed(html)


def check_output(problems: list[Problem]) -> None:
    """Check that each problem is one line in a terminal and in a workflow's log."""
    require(len(report(problems).splitlines()) == len(problems) + 1, "a problem takes more than one line")
    require(
        all(len(problem.annotation().splitlines()) == 1 for problem in problems),
        "an annotation takes more than one line",
    )


def read_back(address: str, content: str | bytes, review: Review) -> None:
    """Read an exported file as other programs would."""
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    if address.endswith(".json"):
        json.loads(text)
    elif address.endswith(".csv"):
        require(
            len({len(row) for row in csv.reader(io.StringIO(text))}) == 1, f"{address} has rows of different lengths"
        )
    elif address.endswith((".xml", ".svg")):
        ET.fromstring(text)  # noqa: S314 - written by this program
    elif address.endswith(".html"):
        no_markup_in(text)
    elif address == "data/references.bib":
        references, problems = parse_bibliography(text, address)
        require(not problems, f"{text}\n{report(problems)}")
        require(len(references) == len(review.references), text)


class Fuzzer:
    """A copy of the made-up review in which each round changes one file and restores it."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.random = random
        self.root = folder / "review"
        shutil.copytree(NIGHT_BUSES, self.root)
        self.files = {
            file.relative_to(self.root).as_posix(): file.read_text(encoding="utf-8")
            for file in sorted(self.root.rglob("*"))
            if file.is_file()
        }
        texts = (case.text()[0].decode("utf-8", "replace") for name in ("yaml", "bibtex") for case in cases(name))
        self.corpus = [text for text in texts if len(text) < 5000]
        review, problems = load(self.root)
        if review is None:
            raise EvidenceError(problems)
        files = exports(Publication(review, SITE_URL))
        self.exported = {
            f"export.{ending}": str(files[f"data/references.{ending}"]) for ending in ("bib", "csl.json", "ris")
        }
        self.exported |= {"export.csv": str(files["data/studies.csv"]), "export.nbib": NBIB}
        self.incoming = folder / "incoming"

    def round(self) -> tuple[str, str, Callable[[], str]]:
        """Choose the next round: the name of a file, its text, and the action to run on it."""
        if self.random.random() < 0.25:
            name = self.random.choice(list(self.exported))
            return name, damage(self.exported[name], list(self.exported.values()), self.random), self._import
        name = self.random.choice(list(self.files))
        text = self.files[name]
        if self.random.random() < 0.05:
            text = self.random.choice(self.corpus)
        elif name.endswith(".yml") and self.random.random() < 0.6:
            return name, change_values(text, self.random), self._whole
        return name, damage(text, [*self.files.values(), *self.corpus], self.random), self._whole

    def run(self, name: str, text: str, action: Callable[[], str]) -> str:
        """Run one round, with a time limit, and return how far it got."""
        file = (self.incoming if name.startswith("export") else self.root) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        self.file = file
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)
        try:
            return action()
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            if name in self.files:
                file.write_text(self.files[name], encoding="utf-8")
            else:
                file.unlink()

    def _whole(self) -> str:
        return run_all_stages(self.root)

    def _import(self) -> str:
        read = read_file(self.file, self.file.name)
        check_output(list(read.problems))
        return "imported" if read.reports else "rejected"


def stop(*_: object) -> None:
    """Handle the alarm."""
    raise TooSlowError


def main(seconds: float, seed: int) -> int:
    """Run rounds for this many seconds. Returns 1 after the first failure, and keeps its file."""
    signal.signal(signal.SIGPROF, stop)
    end = time.monotonic() + seconds
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(Path(folder), Random(seed))  # noqa: S311 - not for cryptography
        while time.monotonic() < end:
            name, text, action = fuzzer.round()
            try:
                outcomes[fuzzer.run(name, text, action)] += 1
            except Exception:  # noqa: BLE001 - any exception is a failure
                shutil.rmtree(KEPT, ignore_errors=True)
                (KEPT / name).parent.mkdir(parents=True)
                (KEPT / name).write_bytes(text.encode("utf-8", "surrogatepass"))
                (KEPT / "traceback.txt").write_text(traceback.format_exc(), encoding="utf-8")
                print(traceback.format_exc())
                print(f"Seed {seed}, round {outcomes.total() + 1}: the input is in {KEPT}/{name}")
                return 1
    summary = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.most_common())
    print(f"{outcomes.total()} rounds in {seconds:.0f} s with seed {seed} and no exception: {summary}")
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbelow(10**6)))
