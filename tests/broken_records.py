"""One thing wrong at a time: ways to break the made-up review, and what the check must say of each.

Every code of the catalogue has a case here; a code without one fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appraised import LAMPS, OF_BAKER, OF_SNOW, SEVERAL
from made_up import Change, swap, write

ADAMS = "evidence/studies/adams-2011.yml"
BAKER = "evidence/studies/baker-2012a.yml"
SHORT = "evidence/studies/baker-2012b.yml"
SNOW = "evidence/studies/osterlund-2015.yml"
WAITING = "evidence/themes/waiting.yml"
RIDING = "evidence/themes/riding.yml"
REVIEW = "evidence/review.yml"
CODEBOOK = "evidence/codebook.yml"
SEARCHES = "evidence/searches.yml"
SCREENING = "evidence/screening.yml"
FIGURES = "evidence/figures.yml"
DISCUSSION = "evidence/discussion.yml"
IDS = "evidence/ids.yml"
WATCH = "evidence/watch.yml"
NOTICES = "evidence/notices.yml"
BIB = "references.bib"
USE, CONFIRMED = "version: 2.0, what: summary", "confirmed_by: Ada, confirmed_on: 2021-01-01"
AFTER_STATUS = ("status: included\n", "status: included\ndesigns: [survey]\n")
APPRAISED = "    - {name: Ada, answers: {aims: yes, route: yes, worth: useful}}\n    - "
JUDGED_OVERALL = swap("    criteria:\n", "    overall: [{id: fine, label: Fine, definition: It is.}]\n    criteria:\n")
COMPARED = "compared_by: Ada, compared_on: 2021-01-01"


@dataclass(frozen=True)
class Broken:
    """A change of one file, and the problem it must give.

    `at` is a text of the line where the problem stands in the changed file (the first line that holds it); without
    it, the problem stands at line 1. `says` stands in the message or in what to do. `path` is the file that is blamed,
    where it is another one than the one that was changed. `also` are changes of other files, which are right.
    """

    code: str
    what: str
    file: str
    change: Change
    says: str
    at: str = ""
    path: str = ""
    also: Mapping[str, Change] = field(default_factory=dict)

    @property
    def blamed(self) -> str:
        return self.path or self.file

    def write(self, root: Path) -> Path:
        """The made-up review below `root`, broken in this way."""
        return write(root, {**self.also, self.file: self.change})

    def line(self, root: Path) -> int:
        """Return the line where the problem must be reported."""
        if not self.at:
            return 1
        lines = (root / self.blamed).read_bytes().decode("utf-8", "replace").split("\n")
        return next(number for number, line in enumerate(lines, 1) if self.at in line)


def finding(id: str) -> str:
    """A further finding of a theme, with a remark that marks its line."""
    return (
        f"  - id: {id}  # added\n    statement: Buses hum.\n    kind: agreement\n"
        "    studies: [adams-2011]\n    locator: Results\n"
    )


def without(part: str) -> Change:
    """A change of evidence/review.yml that leaves out a part."""
    return swap("\ntitle:", f"\nsettings: {{without: [{part}]}}\ntitle:")


def search(source: str, query: str) -> str:
    """evidence/watch.yml with one saved search."""
    return f"searches:\n  - id: night\n    source: {source}\n    query: {query}\n    since: '2014-06'\n"


def notice(work: str, kind: str) -> str:
    """evidence/notices.yml with one notice."""
    listed = f"  - work: {work}\n    kind: {kind}\n    label: As its source has it\n    sources: [publisher]\n"
    return f"notices:\n{listed}    found_on: '2021-03-01'\n"


def relation(finding: str, relation: str) -> str:
    """The relation of an excerpt to a finding, without a reason."""
    return f"{{finding: {finding}, relation: {relation}, read_by: Ada, read_on: 2021-01-01}}"


def total(criterion: str, answers: str, remark: str = "") -> str:
    """The total of a criterion of the Ride Checklist, with a remark on the line that names the criterion."""
    named = f"  - instrument: ride-checklist\n    criterion: {criterion}{remark}\n"
    return f"{named}    of: 12\n    answers: {{{answers}}}\n    locator: Table 2\n"


def silence(finding: str) -> str:
    """The silence of a study on a finding."""
    return f"{{finding: {finding}, kind: not-asked, read_by: Ada, read_on: 2021-01-01}}"


CASES = (
    Broken("H408", "retracted study", NOTICES, notice("10.5555/OWL.2011", "retraction"), "left)", at="- work"),
    Broken("H408", "concern about a cited work", NOTICES, notice("10.5555/x", "concern"), "no finding", at="- work"),
    # Saved searches and notices
    Broken("E332", "open bracket", WATCH, search("pubmed", "(night[tiab] AND bus[tiab]"), "never closed", at="query"),
    Broken("E332", "closing bracket", WATCH, search("pubmed", "night[tiab])"), 'without "(" before', at="query"),
    Broken("E332", "open quotation", WATCH, search("europe-pmc", "'\"night bus'"), "without its partner", at="query"),
    Broken("E332", "curly quotation marks", WATCH, search("pubmed", "“night bus”[ti]"), 'write "', at="query"),
    Broken("E332", "field of another service", WATCH, search("europe-pmc", "bus[tiab]"), "TITLE:term", at="query"),
    Broken("E332", "the other way round", WATCH, search("pubmed", "'TITLE:bus'"), "term[tiab]", at="query"),
    Broken("E332", "unknown field", WATCH, search("pubmed", "bus[tiabb]"), 'did you mean "tiab"?', at="query"),
    Broken("E332", "unknown field before", WATCH, search("europe-pmc", "'TITEL:bus'"), "TITLE", at="query"),
    Broken("E332", "fields where there are none", WATCH, search("openalex", "'title:bus'"), "leave it out", at="query"),
    Broken("E332", "truncation of OpenAlex", WATCH, search("openalex", "driv*"), "write the word in full", at="query"),
    Broken(
        "E332", "comma for OpenAlex", WATCH, search("openalex", "night, bus"), "leave it out, or write OR", at="query"
    ),
    Broken("E332", "short truncation", WATCH, search("pubmed", "bus*[tiab]"), "at least 4 letters", at="query"),
    Broken("E332", "truncation by a dollar", WATCH, search("europe-pmc", "driver$"), "write an asterisk", at="query"),
    Broken("E332", "truncation at the start", WATCH, search("pubmed", "'*drivers'"), "after the beginning", at="query"),
    Broken("E332", "truncated phrase", WATCH, search("europe-pmc", "'\"night bus*\"'"), "phrase apart", at="query"),
    Broken("E332", "operators for Crossref", WATCH, search("crossref", "night AND bus"), "set a limit", at="query"),
    Broken("H407", "mixed operators", WATCH, search("pubmed", "night AND bus OR coach"), "put brackets", at="query"),
    Broken("H407", "small operators", WATCH, search("pubmed", "night and bus"), "write AND", at="query"),
    Broken(
        "E318",
        "name of a search that citations have",
        WATCH,
        search("pubmed", "bus").replace("id: night", "id: citations-forward"),
        "citations-forward",
        at="id: citations",
    ),
    Broken(
        "E305",
        "two searches of one name",
        WATCH,
        search("pubmed", "bus")
        + search("crossref", "bus").partition("\n")[2].replace("id: night", "id: night  # again"),
        "night",
        at="# again",
    ),
    # Files as such
    Broken("E101", "not UTF-8", ADAMS, b"id: adams-2011\ncitekey: caf\xe9\n", "not UTF-8", at="citekey"),
    Broken("E101", "bibliography not UTF-8", BIB, b"@article{x,\n title = {caf\xe9}\n}\n", "not UTF-8", at="title"),
    Broken(
        "E102", "unclosed quote", ADAMS, swap("status: included", 'status: "included'), "not valid YAML", at="status"
    ),
    Broken(
        "E102", "colon in a text", ADAMS, swap("The Owl Line\n", "The Owl: Line\n"), "not valid YAML", at="Owl: Line"
    ),
    Broken("E102", "two documents", SNOW, swap("excerpts:", "---\nexcerpts:"), "one document", at="---"),
    Broken("E102", "a key that is a list", SNOW, swap("dataset:", "? [a, b]\n: c\ndataset:"), "plain word", at="? [a"),
    Broken(
        "E103", "key twice", ADAMS, swap("dataset:", "status: retracted\ndataset:"), "already on line", at="status: in"
    ),
    Broken("E104", "tab", ADAMS, swap("  methods: [inter", "\tmethods: [inter"), "a tab", at="\tmethods"),
    Broken("E105", "anchor", ADAMS, swap("status: included", "status: &s included"), "anchor", at="&s"),
    Broken("E105", "alias", ADAMS, swap("status: included", "status: *s"), "alias", at="*s"),
    Broken("E105", "tag", ADAMS, swap("status: included", "status: !!str included"), "tag", at="!!str"),
    Broken("E105", "directive", SNOW, lambda text: f"%YAML 1.1\n---\n{text}", "directives", at="%YAML"),
    Broken("E105", "@string", BIB, lambda text: f'@string{{jft = "J"}}\n\n{text}', "@string", at="@string"),
    Broken("E106", "too large", ADAMS, "# " + "x" * 600_000, "512 kB"),
    Broken(
        "E106", "text too long", ADAMS, swap("The Owl Line", "owl " * 6000), "20000 characters", at="description: owl"
    ),
    Broken(
        "E106", "too deep", ADAMS, swap("status: included", "status: " + "[" * 20 + "]" * 20), "nested", at="status"
    ),
    Broken(
        "E106", "too many entries", ADAMS, swap("[interviews]", "[" + "interviews, " * 6 + "]"), "more than 5", at="met"
    ),
    Broken(
        "E106", "field of BibTeX too long", BIB, swap("Waiting}", "wait " * 2000 + "}"), "5000 characters", at="wait "
    ),
    Broken(
        "E107",
        "file name, and a remark before the id",
        SHORT,
        swap("id: baker-2012b\n", "# a remark\nid: baker-2012c\n"),
        "baker-2012c",
        at="id: baker-2012c",
    ),
    Broken(
        "E107", "file name", SHORT, swap("id: baker-2012b\n", "id: baker-2012c\n"), "baker-2012c", at="id: baker-2012c"
    ),
    Broken("E108", "register missing", SEARCHES, None, "missing"),
    Broken("E108", "bibliography missing", BIB, None, "missing"),
    Broken("E109", "brace not closed", BIB, swap("{Waiting}", "{Waiting"), "broken", at="@incollection"),
    Broken(
        "E109", "entry within other text", BIB, lambda text: f"write to me@depot\n\n{text}", "middle", at="me@depot"
    ),
    Broken("E110", "BibTeX key twice", BIB, swap("@book{green-2013", "@book{adams-2011"), "adams-2011", at="@book{"),
    Broken("E110", "BibTeX field twice", BIB, swap("  volume    = {1}", "  year = {1}"), "year", at="@article{adams"),
    Broken("E111", "text direction", ADAMS, swap("Warm feet", "Warm \u202efeet"), "U+202E", at="quiet bus"),
    Broken("E111", "zero width", BIB, swap("The warm", "The\u200b warm"), "U+200B", at="warm shelter"),
    Broken("E111", "escaped control", ADAMS, swap("The Owl Line", r'"Owl\x07"'), "U+0007", at="x07"),
    Broken("E111", "control in a key", ADAMS, swap("status:", r'"stat\x07us":'), "key", at="x07"),
    Broken("E113", "unknown command", BIB, swap("The warm", r"The \warm"), r"unknown LaTeX command \warm", at="warm"),
    Broken("E113", "date of the day", BIB, swap("The warm", r"\today: the warm"), "every day", at="today"),
    Broken(
        "E113", "broken command", BIB, swap("warm shelter}", r"warm \href{https://a.example}}"), "without", at="href"
    ),
    Broken(
        "E114",
        "unknown parent",
        BIB,
        swap("  title     = {The warm", "  crossref = {no},\n  title = {The warm"),
        '"no"',
        at="no}",
    ),
    Broken("E112", "wrong ending", "evidence/studies/chan-2018.yaml", "id: chan-2018\n", "unexpected file"),
    Broken("E112", "unknown register", "evidence/notes.yml", "a: b\n", "unexpected file"),
    # One record against its schema
    Broken("E201", "field missing", ADAMS, swap("population: Riders after midnight\n", ""), '"population" is missing'),
    Broken("E115", "a number in a text", ADAMS, swap("The Owl Line\n", "The Owl Line #4\n"), 'before "#4"', at="#4"),
    Broken("E115", "a number alone", ADAMS, swap("The Owl Line\n", "#4\n"), 'before "#4"', at="#4"),
    Broken(
        "E115", "a number after quotes", ADAMS, swap("The Owl Line\n", '"The Line" # 4\n'), 'before "# 4"', at="# 4"
    ),
    Broken(
        "E201", "field missing inside", ADAMS, swap("    speaker: Inspector\n", ""), '"speaker"', at="adams-2011-q03"
    ),
    Broken("E201", "title missing", BIB, swap("  title     = {The warm shelter},\n", ""), "no title", at="green-2013"),
    Broken("E202", "misspelt field", ADAMS, swap("    note: The", "    nott: The"), 'did you mean "note"?', at="nott"),
    Broken(
        "E202",
        "unknown field inside",
        ADAMS,
        swap("    gloss: People", "    glos: x\n    gloss: P"),
        "gloss",
        at="glos:",
    ),
    Broken("E203", "text for a list", ADAMS, swap("[interviews]", "interviews"), "a list", at="methods"),
    Broken(
        "E203", "list for a text", ADAMS, swap("status: included", "status: [included]"), "should be text", at="status"
    ),
    Broken("E203", "word for a number", ADAMS, swap("count: 10", "count: ten"), "number", at="count: ten"),
    Broken(
        "E203",
        "text for a mapping",
        ADAMS,
        swap("  methods: [interviews]\n", "", "data_collection:\n  description: Int", "data_collection: Int"),
        "a mapping",
        at="data_collection",
    ),
    Broken(
        "E203",
        "nothing for a text",
        ADAMS,
        swap("population: Riders after midnight", "population:"),
        '"population" is empty, but should be text; fill it in',
        at="popu",
    ),
    Broken("E203", "empty file", ADAMS, "# nothing here\n", "no record"),
    Broken("E203", "version", REVIEW, swap('"1.1.0"', '"1.1"'), "1.1", at='"1.1"'),
    Broken("E204", "label too long", ADAMS, swap("speaker: Inspector", "speaker: " + "I" * 301), "300", at="IIII"),
    Broken(
        "E204",
        "text empty",
        ADAMS,
        swap("gloss: People who are warm are calm.", 'gloss: ""'),
        "too short",
        at='gloss: ""',
    ),
    Broken("E204", "list empty", SNOW, swap("types: [suburb]", "types: []"), "too short", at="types"),
    Broken("E205", "unknown term", ADAMS, swap("types: [city]", "types: [citty]"), 'did you mean "city"?', at="citty"),
    Broken("E205", "unknown status", SNOW, swap("status: included", "status: lost"), "known: included", at="lost"),
    Broken(
        "E205", "unknown instrument", SNOW, swap("ride-checklist", "ride-cheklist"), "ride-checklist", at="cheklist"
    ),
    Broken("E205", "unknown affiliation", REVIEW, swap("[depot]", "[depott]"), 'did you mean "depot"?', at="depott"),
    Broken("E205", "literal", FIGURES, swap("compare: equals", "compare: equal"), "equal", at="compare: equal"),
    Broken("E205", "entry type", BIB, swap("@book{", "@boook{"), 'did you mean "book"?', at="@boook"),
    Broken("E206", "capitals in an id", ADAMS, swap("dataset: owl-line", "dataset: Owl_Line"), "Owl_Line", at="Owl_"),
    Broken("E206", "path in an id", ADAMS, swap("dataset: owl-line", "dataset: ../../etc"), "../../etc", at="../"),
    Broken("E207", "date", SCREENING, swap('"2020-12-01"', '"1/12/2020"'), "1/12/2020", at="1/12/2020"),
    Broken("E207", "month 13", SEARCHES, swap('end: "2014-06"', 'end: "2014-13"'), "2014-13", at="2014-13"),
    Broken("E207", "year of an entry", BIB, swap("{2008}", "{20o8}"), "four digits", at="hall-2008"),
    Broken(
        "E208", "address for a DOI", SCREENING, swap("10.5555/moon", "https://doi.org/10.5555/moon"), "DOI", at="doi: h"
    ),
    Broken("E208", "DOI in BibTeX", BIB, swap("{10.5555/owl.2011}", "{doi:10.5555/owl}"), "not a DOI", at="doi:10"),
    Broken(
        "E209",
        "script address",
        SCREENING,
        swap("https://example.org/snow", "javascript:alert(1)"),
        "web address",
        at="javascript",
    ),
    Broken(
        "E209",
        "address in BibTeX",
        BIB,
        swap("{https://example.org/lantern.pdf}", "{lantern.pdf}"),
        "web address",
        at="{lantern.pdf}",
    ),
    Broken("E210", "41 words", ADAMS, swap("Warm feet, quiet bus.", "bus " * 41), "41 words", at="bus bus"),
    # Records against each other
    Broken(
        "E301",
        "study of a finding",
        WAITING,
        swap("[adams-2011, baker-2012b]", "[adams-2011, bakker-2012b]"),
        'did you mean "baker-2012b"?',
        at="bakker",
    ),
    Broken("E301", "study of a view", WAITING, swap("studies: [baker-2012a]", "studies: [zzz]"), "known:", at="zzz"),
    Broken(
        "E301",
        "shared appraisal",
        SHORT,
        swap("shared_with: baker-2012a", "shared_with: nobody"),
        "nobody",
        at="shared_with",
    ),
    Broken("E302", "theme", ADAMS, swap("theme: riding", "theme: ridding"), 'did you mean "riding"?', at="ridding"),
    Broken("E302", "subtheme", ADAMS, swap("subtheme: shelter", "subtheme: shelters"), '"shelter"', at="shelters"),
    Broken(
        "E302",
        "subtheme of another theme in a finding",
        RIDING,
        swap("    kind: single-study\n", "    kind: single-study\n    subtheme: shelter\n"),
        "belongs to another theme",
        at="subtheme: shelter",
    ),
    Broken(
        "E302",
        "subtheme of a finding in a theme that has none",
        RIDING,
        swap("    kind: single-study\n", "    kind: single-study\n    subtheme: benches\n"),
        'the theme "riding" has no subthemes; delete the line',
        at="subtheme: benches",
    ),
    Broken(
        "E302",
        "subtheme of another theme",
        SNOW,
        swap("theme: riding", "theme: riding\n    subtheme: shelter"),
        "does not belong",
        at="subtheme: shelter",
    ),
    Broken(
        "E302",
        "code",
        ADAMS,
        swap("[riding-c01, waiting-c01]", "[riding-c01, waiting-c1]"),
        'did you mean "waiting-c01"?',
        at="waiting-c1]",
    ),
    Broken("E305", "two codes", WAITING, swap("id: waiting-c02", "id: waiting-c01"), "waiting.yml:", at="label: Rain"),
    Broken("E306", "code", WAITING, swap("id: waiting-c02", "id: rain-c02"), "waiting-c", at="label: Rain"),
    Broken(
        "E338",
        "code of a theme with subthemes",
        WAITING,
        swap(
            "findings:\n  - id: waiting-f01", "codes: [{id: waiting-c09, label: Stray}]\nfindings:\n  - id: waiting-f01"
        ),
        "in none of them",
        at="waiting-c09",
    ),
    Broken("E303", "finding of an excerpt", SNOW, swap("[riding-f02]", "[riding-f20]"), "riding-f20", at="riding-f20"),
    Broken(
        "E302",
        "subtheme of a finding in another theme",
        RIDING,
        swap("  - id: riding-f02\n", "  - id: riding-f02\n    subtheme: shelter\n"),
        'the subtheme "shelter" belongs to another theme',
        at="subtheme: shelter",
    ),
    Broken(
        "E303", "finding of a sentence", RIDING, swap("[riding-f01, ", "[riding-f99, "), "riding-f99", at="riding-f99"
    ),
    Broken("E303", "finding of a point", DISCUSSION, swap("[waiting-f01,", "[waiting-f10,"), "waiting-f10", at="-f10"),
    Broken(
        "E304",
        "reference of a study",
        ADAMS,
        swap("citekey: adams-2011", "citekey: adam-2011"),
        "adams-2011",
        at="adam-",
    ),
    Broken("E304", "reference of a point", DISCUSSION, swap("green-2013", "greene-2013"), "green-2013", at="greene"),
    Broken(
        "E305",
        "excerpt twice",
        ADAMS,
        swap("id: adams-2011-q02", "id: adams-2011-q01  # again"),
        "already used",
        at="# again",
    ),
    Broken(
        "E305", "finding twice", RIDING, lambda text: text + finding("riding-f01"), "already used", at="riding-f01  #"
    ),
    Broken(
        "E305",
        "entry of a register twice",
        SEARCHES,
        swap("id: routeline", "id: tripbase  # again"),
        "tripbase",
        at="tripbase  #",
    ),
    Broken(
        "E306", "finding of another theme", RIDING, lambda text: text + finding("walking-f01"), "riding-f", at="walking"
    ),
    Broken(
        "E306",
        "excerpt with one digit",
        SNOW,
        swap("id: osterlund-2015-q02", "id: osterlund-2015-q2"),
        "two digits",
        at="-q2",
    ),
    Broken("E307", "country of a dataset", SHORT, swap("country: XB", "country: XA"), "same dataset", at="country"),
    Broken("E308", "criterion missing", ADAMS, swap("    route: yes\n", ""), '"route" has no answer', at="answers:"),
    Broken(
        "E308", "criterion unknown", ADAMS, swap("route: It", "rout: It"), '"rout" is not a criterion', at="rout: It"
    ),
    Broken(
        "E308",
        "answer to an unknown criterion",
        ADAMS,
        swap("    worth: useful\n", "    worth: useful\n    wroth: useful\n"),
        'did you mean "worth"?',
        at="wroth: useful",
    ),
    Broken(
        "E308",
        "answer to a criterion like no other",
        ADAMS,
        swap("    worth: useful\n", "    worth: useful\n    zzz: useful\n"),
        "known: aims, route, worth",
        at="zzz: useful",
    ),
    Broken(
        "E308",
        "answer not allowed",
        ADAMS,
        swap("worth: useful", "worth: yes"),
        "allowed: useful, vague",
        at="worth: y",
    ),
    Broken(
        "E308",
        "shared and answered",
        SHORT,
        swap("shared_with:", "instrument: ride-checklist\n  shared_with:"),
        "cannot have its own",
        at="appraisal:",
    ),
    Broken(
        "E308",
        "neither shared nor answered",
        SHORT,
        swap("  shared_with: baker-2012a\n", ""),
        "neither",
        at="appraisal:",
    ),
    Broken(
        "E308",
        "answered and not appraised",
        ADAMS,
        swap("  instrument: ride-checklist\n", "  instrument: ride-checklist\n  not_appraised: Too dark.\n"),
        "says why the study was not appraised",
        at="appraisal:",
    ),
    Broken(
        "E308",
        "answer of another design",
        BAKER,
        swap(OF_BAKER, LAMPS, "    crowd: yes\n", "    crowd: yes\n    walked: no\n", *AFTER_STATUS),
        "it is asked of: walk",
        at="walked: no",
        also=SEVERAL,
    ),
    Broken(
        "E308",
        "overall judgement of another instrument",
        ADAMS,
        swap("  instrument: ride-checklist\n", "  instrument: ride-checklist\n  overall: dim\n"),
        "the instrument has none; delete the line",
        at="overall: dim",
        also=SEVERAL,
    ),
    Broken(
        "E308",
        "overall judgement that another instrument has",
        BAKER,
        swap(OF_BAKER, LAMPS, "overall: dim", "overall: fine", *AFTER_STATUS),
        "known: bright, dim",
        at="overall: fine",
        also={**SEVERAL, CODEBOOK: lambda text: JUDGED_OVERALL(SEVERAL[CODEBOOK](text))},
    ),
    Broken(
        "E205",
        "overall judgement that no instrument has",
        BAKER,
        swap(OF_BAKER, LAMPS, "overall: dim", "overall: dam", *AFTER_STATUS),
        "known: bright, dim",
        at="overall: dam",
        also=SEVERAL,
    ),
    Broken(
        "E309",
        "shared with another dataset",
        SHORT,
        swap("shared_with: baker-2012a", "shared_with: adams-2011"),
        "another dataset",
        at="shared_with",
    ),
    Broken(
        "E310",
        "finding on nothing",
        WAITING,
        swap("    studies_note: The source names no study.\n", ""),
        "names no study",
        at="id: waiting-f04",
    ),
    Broken(
        "E311",
        "one view alone",
        WAITING,
        swap("      - view: They get in the way.\n        studies: [baker-2012a]\n", ""),
        "two views",
        at="id: waiting-f03",
    ),
    Broken(
        "E311",
        "views on which all agree",
        WAITING,
        swap("kind: differing-views", "kind: agreement"),
        "has views",
        at="views:",
    ),
    Broken(
        "E326",
        "kind that the reach does not allow",
        WAITING,
        swap("kind: not-stated", "kind: agreement  # wrong"),
        "choose not-stated",
        at="# wrong",
    ),
    Broken(
        "E326",
        "two studies for a single study",
        RIDING,
        swap("studies: [osterlund-2015]", "studies: [adams-2011, osterlund-2015]"),
        "names 2 studies",
        at="kind: single-study",
    ),
    Broken(
        "E327",
        "headline too long",
        WAITING,
        swap("Nights are longer than days.", "Nights are longer than days" + " and darker" * 4 + "."),
        "13 words",
        at="darker",
    ),
    Broken("E328", "words without their line", WAITING, swap("      line: 1\n", ""), "has no line", at="reach:"),
    Broken(
        "E328",
        "view's line without words",
        WAITING,
        swap("          phrase: some drivers\n", ""),
        "no phrase",
        at="        reach:",
    ),
    Broken(
        "E312",
        "another theme's finding",
        SNOW,
        swap("    theme: riding", "    theme: waiting"),
        "no finding of",
        at="findings: [riding-f02]",
    ),
    Broken(
        "E313",
        "figure that differs",
        FIGURES,
        swap('published: "3"', 'published: "5"'),
        "the records give 3",
        at="id: reports",
    ),
    Broken(
        "E314",
        "figure that agrees",
        FIGURES,
        swap("    measure: {name: studies}", "    measure: {name: studies}\n    difference: None."),
        "agrees",
        at="difference: None",
    ),
    Broken(
        "E315",
        "decided without a day",
        SCREENING,
        swap('    decided_on: "2020-12-01"\n', ""),
        "has no date",
        at="id: fox-2017",
    ),
    Broken(
        "E315",
        "excluded without a reason",
        SCREENING,
        swap("    reason: no-driver\n", ""),
        "has no reason",
        at="id: fox-2017",
    ),
    Broken(
        "E315",
        "included without a record",
        SCREENING,
        swap("decision: excluded", "decision: included"),
        "no file",
        at="id: fox-2017",
    ),
    Broken(
        "E315",
        "a record not decided",
        SCREENING,
        swap("id: chan-2018", "id: adams-2011"),
        "is not included",
        at="adams",
    ),
    Broken("E316", "theme's number", RIDING, swap("number: 2", "number: 3"), "should be 2", at="number: 3"),
    Broken("E316", "criterion's number", CODEBOOK, swap("number: 2", "number: 4"), "should be 2", at="number: 4"),
    Broken(
        "E316",
        "reference number twice",
        BIB,
        swap("refnumber = {8}", "refnumber = {5}"),
        "already used",
        at="checklist-2009,",
    ),
    Broken("E316", "reference number missing", BIB, swap("refnumber = {8}", "refnumber = {9}"), "number 8"),
    Broken(
        "E317", "term twice", CODEBOOK, swap("{id: depot,", "{id: city,"), '"city" appears twice', at="label: Depot"
    ),
    Broken(
        "E317",
        "criterion twice",
        CODEBOOK,
        swap(
            "answers: [useful, vague]\n",
            (
                "answers: [useful, vague]\n      - id: worth  # again\n        number: 4\n        label: Worth\n"
                "        definition: Worth again.\n        answers: [useful, vague]\n"
            ),
        ),
        "appears twice",
        at="# again",
    ),
    Broken(
        "E318",
        "reserved name",
        "evidence/themes/index.yml",
        (
            "id: index\nnumber: 3\ntitle: T\nshort_title: T\nsummary:\n  - sentence: S.\n    findings: [index-f01]\n"
            "findings:\n  - id: index-f01\n    statement: S.\n    kind: agreement\n    studies: [adams-2011]\n"
            "    locator: L\n"
        ),
        "reserved",
        at="id: index",
    ),
    Broken("E318", "reserved screening ID", SCREENING, swap("id: chan-2018", "id: con"), "reserved", at="id: con"),
    Broken(
        "E305",
        "screening ID of a finding",
        SCREENING,
        swap("id: chan-2018", "id: riding-f01"),
        "already used",
        at="id: riding-f01",
    ),
    # The registry of ids
    Broken(
        "E305",
        "published id twice",
        IDS,
        swap("waiting-f02,", "waiting-f01,  # again\n    "),
        "already used",
        at="# again",
    ),
    Broken(
        "E319",
        "published id gone",
        IDS,
        swap("{id: adams-2011-q01,", "{id: adams-2011-q09,"),
        "no longer exists",
        at="-q09",
    ),
    Broken(
        "E320",
        "became nothing",
        IDS,
        swap("became: riding-f01", "became: riding-f10"),
        "leads nowhere",
        at="riding-f10",
    ),
    Broken(
        "E318",
        "address of the comparison that a page of the site has",
        REVIEW,
        swap("address: passengers", "address: appraisal"),
        "appraisal",
        at="address: appraisal",
    ),
    Broken(
        "E329",
        "two studies of one report",
        BIB,
        swap("{10.5555/sno(15)00_1}", "{10.5555/owl.2011}"),
        "the same DOI as adams-2011",
        at="citekey",
        path=SNOW,
    ),
    Broken(
        "E320",
        "became a misspelt one",
        IDS,
        swap("became: riding-f01", "became: ridding-f01"),
        'did you mean "riding-f01"?',
        at="ridding-f01",
    ),
    Broken(
        "E320", "became itself", IDS, swap("became: adams-2011", "became: adams-2012"), "in a circle", at="adams-2012"
    ),
    Broken(
        "E320",
        "became another and withdrawn",
        IDS,
        swap("withdrawn: {", "became: adams-2011, withdrawn: {"),
        "not both",
        at="became: adams-2011, w",
    ),
    Broken(
        "E321",
        "renamed id in use",
        IDS,
        swap(
            "waiting-f02, kind: finding, since: 1.0.0", "waiting-f02, kind: finding, since: 1.0.0, became: waiting-f01"
        ),
        "a finding has this ID",
        at="waiting-f02",
    ),
    Broken(
        "E321",
        "withdrawn id in use",
        IDS,
        swap("{id: gray-2009,", "{id: baker-2012a,", "became: gray-2009", "became: riding"),
        "a study has this ID",
        at="baker-2012a",
    ),
    Broken(
        "E322",
        "id of another kind",
        IDS,
        swap("riding, kind: theme", "riding, kind: study"),
        "now belongs to a theme",
        at="riding, kind: study",
    ),
    Broken(
        "E323", "version nobody knows", IDS, swap("since: 1.1.0", "since: 1.2.0"), "known: 1.1.0, 1.0.0", at="1.2.0"
    ),
    Broken(
        "E317",
        "number of a criterion twice",
        CODEBOOK,
        swap("number: 3\n", "number: 3\n        item: 1\n"),
        'the number "1" appears twice',
        at="item: 1",
    ),
    Broken(
        "E317",
        "overall judgement twice",
        CODEBOOK,
        swap(
            "    criteria:\n",
            "    overall: [{id: fine, label: Fine, definition: It is.}, {id: fine, label: Good, definition: It is.}]\n"
            "    criteria:\n",
        ),
        'the overall judgement "fine" appears twice',
        at="overall:",
    ),
    Broken(
        "E340",
        "criterion that no instrument has",
        FIGURES,
        swap("criterion: aims", "criterion: aim"),
        '"aim" is not a criterion of any instrument',
        at="criterion: aim",
    ),
    Broken(
        "E340",
        "criterion that several instruments have",
        FIGURES,
        swap('published: "2"', 'published: "1"'),
        "several instruments: ride-checklist, lamp-tool",
        at="criterion: aims",
        also=SEVERAL,
    ),
    Broken(
        "E341",
        "totals that do not add up",
        "evidence/appraisals.yml",
        "totals:\n  - instrument: ride-checklist\n    criterion: aims\n    of: 12\n    answers: {yes: 11, no: 2}\n"
        "    locator: Table 2\n",
        "are of 13 studies, but only 12 were appraised",
        at="answers:",
    ),
    *(
        Broken("E341", what, "evidence/appraisals.yml", f"totals:\n{first}{second}", says, at)
        for what, first, second, says, at in (
            (
                "totals given twice",
                total("aims", "yes: 2"),
                total("aims", "yes: 3", "  # again"),
                "given twice",
                "again",
            ),
            ("totals of a misspelt criterion", total("wroth", "yes: 2"), "", 'did you mean "worth"?', "wroth"),
            ("totals of an unknown criterion", total("roof", "yes: 2"), "", "known: aims, route, worth", "roof"),
            ("totals of another answer", total("aims", "useful: 2"), "", "allowed: yes, no, unsure", "answers:"),
        )
    ),
    Broken(
        "E324",
        "an agreed answer of neither appraiser",
        ADAMS,
        swap(
            "  answers:\n",
            "  appraisers:\n"
            "    - {name: Ada, answers: {aims: yes, route: no, worth: useful}}\n"
            "    - {name: Bo, answers: {aims: yes, route: no, worth: useful}}\n"
            "  answers:\n",
        ),
        "route",
        at="    route: yes",
    ),
    *(
        Broken("E324", what, ADAMS, swap("  answers:\n", f"  appraisers:\n{APPRAISED}{second}\n  answers:\n"), says, at)
        for what, second, says, at in (
            ("an appraiser twice", "{name: ada, answers: {aims: yes, route: yes, worth: useful}}", "ada", "name: ada"),
            ("a criterion left out", "{name: Bo, answers: {aims: yes, route: yes}}", "worth", "name: Bo"),
            (
                "a criterion that is unknown",
                "{name: Bo, answers: {aims: yes, route: yes, worth: useful, wroth: vague}}",
                "wroth",
                "name: Bo",
            ),
            (
                "an answer of another criterion",
                "{name: Bo, answers: {aims: useful, route: yes, worth: useful}}",
                "allowed: yes, no, unsure",
                "name: Bo",
            ),
        )
    ),
    # Hints, which do not stop the build
    Broken(
        "E324",
        "one appraiser alone",
        ADAMS,
        swap(
            "  answers:\n", "  appraisers: [{name: Ada, answers: {aims: yes, route: yes, worth: useful}}]\n  answers:\n"
        ),
        "1 appraiser, not two",
        at="appraisers:",
    ),
    Broken(
        "E325",
        "assessment of nobody knows what",
        RIDING,
        lambda text: "".join(line for line in text.splitlines(keepends=True) if "finding_hash" not in line),
        "review confidence riding-f01",
        at="confidence:",
    ),
    # The known misuses of GRADE-CERQual
    Broken(
        "E202",
        "confidence in a study",
        ADAMS,
        swap("population:", "confidence: high\npopulation:"),
        "never for a theme, a subtheme or a study",
        at="confidence",
    ),
    Broken(
        "E202",
        "confidence in a theme",
        RIDING,
        swap("\nfindings:", "\nconfidence: high\nfindings:"),
        "never for a theme, a subtheme or a study",
        at="confidence: high",
    ),
    Broken(
        "E202",
        "a score of one's own",
        RIDING,
        swap("      level: high\n", "      level: high\n      score: 7\n"),
        "it is not a score or a sum",
        at="score",
    ),
    Broken("E205", "a score for a level", RIDING, swap("level: high", "level: 7/10"), "confidence_levels", at="7/10"),
    Broken(
        "E201",
        "component missing",
        RIDING,
        swap("      coherence: {concern: minor, explanation: They fit.}\n", ""),
        '"coherence" is missing',
        at="confidence:",
    ),
    Broken(
        "E201",
        "component without its reason",
        RIDING,
        swap("concern: minor, explanation: They fit.", "concern: minor"),
        '"explanation" is missing',
        at="coherence",
    ),
    Broken(
        "E201",
        "level without its reason",
        RIDING,
        swap("      explanation: Three studies agree.\n", ""),
        '"explanation" is missing',
        at="confidence:",
    ),
    Broken(
        "H401",
        "reference nobody cites",
        BIB,
        lambda text: f"{text}\n@misc{{lost-2001,\n  refnumber = {{9}},\n  title = {{Lost}},\n  year = {{2001}}\n}}\n",
        "lost-2001",
        at="lost-2001",
    ),
    # Reports recorded twice
    Broken(
        "E329",
        "the DOI of a study",
        SCREENING,
        swap("10.5555/moon.2018", "10.5555/OWL.2011"),
        '"chan-2018" has the same DOI as adams-2011 in evidence/studies/adams-2011.yml, but another title',
        at="id: chan-2018",
    ),
    Broken(
        "E329",
        "the title, authors, year and journal of a study",
        SCREENING,
        swap(
            "title: The noon bus\n    authors: [Evans P]\n    year: 2019",
            'title: "Snow on the night bus: café, fjäll & 100 % winter"\n    authors: [Osterlund A]\n    year: 2015\n'
            "    journal: Nord. Busstidskr.",
        ),
        "the same title, authors, year and journal as osterlund-2015",
        at="id: evans-2019",
    ),
    Broken(
        "E330",
        "comparison with an unknown report",
        SCREENING,
        lambda text: f"{text}comparisons:\n  - {{title: Late, other: evens-2019, decision: different}}\n",
        'did you mean "evans-2019"?',
        at="evens-2019",
    ),
    Broken(
        "E331",
        "added study named for a finding of the published review",
        WAITING,
        swap("studies: [adams-2011, baker-2012b]", "studies: [adams-2011, osterlund-2015]"),
        'which does not include "osterlund-2015"',
        at="studies: [adams-2011, osterlund-2015]",
    ),
    # Relations, silences and comparisons
    *(
        Broken(
            "E333",
            what,
            ADAMS,
            swap("    locator: Table 3, passage 1\n", f"    locator: Table 3, passage 1\n    relations: [{entries}]\n"),
            says,
            at="relations:",
        )
        for what, entries, says in (
            ("relation to a finding without a link", relation("riding-f01", "supports"), "is not linked to"),
            (
                "two relations to a finding",
                f"{relation('waiting-f01', 'supports')}, {relation('waiting-f01', 'supports')}",
                "two relations",
            ),
            ("no reason", relation("waiting-f01", "contradicts"), "nothing says why"),
        )
    ),
    *(
        Broken("E334", what, ADAMS, swap("\nexcerpts:", f"\nsilences: [{entries}]\nexcerpts:"), says, at="silences:")
        for what, entries, says in (
            ("silence on a finding that names the study", silence("waiting-f01"), "does say something"),
            ("silence on a finding that a quotation states", silence("riding-f01"), "does say something"),
            ("silence twice", f"{silence('riding-f02')}, {silence('riding-f02')}", "two entries"),
        )
    ),
    *(
        Broken(
            "E335",
            what,
            ADAMS,
            swap(
                "    locator: Table 3, passage 1\n",
                f"    locator: Table 3, passage 1\n    comparison: {{{entry}, {COMPARED}}}\n",
            ),
            says,
            at="comparison:",
        )
        for what, entry, says in (
            ("comparison that nobody made", "result: not-compared", "has no result"),
            ("difference unsaid", "result: differs", "does not say what differs"),
            ("difference where there is none", "result: same, difference: a comma", "its result is another"),
        )
    ),
    # The parts of a review, and its flow diagram
    Broken(
        "E201",
        "finding without its place in the published review",
        WAITING,
        swap("    locator: Results, line 1\n", ""),
        'the field "locator" is missing',
        at="id: waiting-f01",
    ),
    *(
        Broken("E339", f"{part} that the review is without", REVIEW, without(part), f'without "{part}"', at, file)
        for part, file, at in (
            ("checklists", "evidence/checklists.yml", "checklists:"),
            ("commentaries", "evidence/commentaries.yml", "commentaries:"),
            ("discussion", DISCUSSION, "points:"),
        )
    ),
    *(
        Broken(
            "H409",
            what,
            SEARCHES,
            swap("searches:", f"flow: {{locator: Figure 1, {numbers}}}\nsearches:"),
            says,
            "flow:",
        )
        for what, numbers, says in (
            (
                "more records screened than left",
                "databases: 90, registers: 5, duplicates: 10, screened: 90",
                '"screened" is 90, but what was identified, without what was removed, gives 85',
            ),
            (
                "more reports sought than passed",
                "screened: 90, excluded: 80, sought: 12",
                '"sought" is 12, but what was screened, without what was excluded, gives 10',
            ),
            (
                "more reports assessed than retrieved",
                "sought: 12, not_retrieved: 2, assessed: 11",
                '"assessed" is 11, but what was sought, without what was not retrieved, gives 10',
            ),
            (
                "reasons that are not all",
                "reports_excluded: 3, reasons: [{reason: A day bus, count: 1}]",
                '"reports_excluded" is 3, but the sum of the reasons gives 1',
            ),
            (
                "more reports included than left",
                "assessed: 9, reports_excluded: 3, reports_included: 7",
                '"reports_included" is 7, but what was assessed, without what was excluded, gives 6',
            ),
        )
    ),
    # The ledger of tools
    Broken(
        "E336",
        "tool that is not declared",
        ADAMS,
        swap("\nexcerpts:", f"\ntool_uses: [{{tool: day-owl, {USE}, {CONFIRMED}}}]\nexcerpts:"),
        "known: night-owl",
        at="tool_uses:",
    ),
    Broken(
        "E336",
        "report of a saved search without its run",
        SCREENING,
        swap("decision: awaiting\n", 'decision: awaiting\n    met_on: "2021-03-01"\n    found_by: night\n'),
        "evidence/runs.yml needs its run on 2021-03-01, with tool and version",
        at="found_by:",
    ),
    Broken(
        "E336",
        "report of a saved search without its day",
        SCREENING,
        swap("decision: awaiting\n", "decision: awaiting\n    found_by: night\n"),
        "add met_on",
        at="found_by:",
    ),
    Broken(
        "E336",
        "saved search run by a program that is not declared",
        "evidence/runs.yml",
        "runs:\n  - {on: 2021-03-01, search: night, source: pubmed, returned: 0, new: 0, known: 0, outside: 0, "
        "refused: 0, tool: day-owl, version: 1.0.0}\n",
        "known: night-owl",
        at="tool: day-owl",
    ),
    Broken(
        "E337",
        "decision of nobody on what a saved search found",
        SCREENING,
        swap(
            "decision: awaiting\n    proposal: full-text\n",
            "decision: excluded\n    reason: day-bus\n    decided_on: 2021-03-02\n    met_on: 2021-03-01\n"
            "    found_by: night\n",
        ),
        "add decided_by",
        at="decision: excluded",
        also={
            WATCH: search("pubmed", "bus"),
            "evidence/runs.yml": "runs:\n  - {on: 2021-03-01, search: night, source: pubmed, returned: 1, new: 1, "
            "known: 0, outside: 0, refused: 0, tool: night-owl, version: 1.0.0}\n",
        },
    ),
    *(
        Broken(
            "E337",
            what,
            file,
            swap(right, f"{right}{indent}tool_uses: [{{tool: night-owl, {use}}}]\n"),
            says,
            at="tool_uses",
        )
        for what, file, right, indent, use, says in (
            ("study that nobody has confirmed", ADAMS, "status: included\n", "", USE, "nobody has confirmed"),
            (
                "excerpt without a day",
                ADAMS,
                "voice: first-order\n",
                "    ",
                f"{USE}, confirmed_by: Ada",
                "has no date",
            ),
            ("finding", WAITING, "    kind: agreement\n", "    ", USE, "nobody has confirmed"),
            ("decided report", SCREENING, "decision: excluded\n", "    ", USE, "nobody has confirmed"),
        )
    ),
    Broken(
        "H403",
        "one title in two years",
        SCREENING,
        swap(
            "title: The noon bus\n    authors: [Evans P]\n    year: 2019",
            "title: Night buses under a full moon\n    authors: [Chan L]\n    year: 2019",
        ),
        "the same title and authors as chan-2018 in evidence/screening.yml:13, but the years 2018 and 2019",
        at="id: evans-2019",
    ),
    Broken(
        "H402",
        "words quoted twice",
        SNOW,
        swap("If nobody talks, I sing.", "Warm  feet, quiet bus."),
        "adams-2011-q03",
        at="osterlund-2015-q01",
    ),
    # Texts as they were pasted
    Broken(
        "H404",
        "a space that does not break",
        ADAMS,
        swap("place: Camelot", "place: Camelot\u00a0East"),
        '"place" has a non-breaking space (U+00A0), shown here as ·: "Camelot·East"',
        at="place: Camelot",
    ),
    Broken(
        "H404",
        "a narrow space in a list",
        RIDING,
        swap("A warm bus is", "A\u202fwarm bus is"),
        "(U+202F)",
        at="warm bus is",
    ),
    Broken(
        "H405",
        "quotation marks round a quotation",
        SNOW,
        swap("If nobody talks, I sing.", "‘If nobody’s there, I sing.’"),
        "osterlund-2015-q01",
        at="I sing",
    ),
    Broken(
        "H406",
        "an added study without excerpts",
        SNOW,
        lambda text: text[: text.index("excerpts:")],
        '"osterlund-2015" has no excerpts',
        at="id: osterlund-2015",
    ),
    Broken(
        "H410",
        "an appraisal forgotten",
        SNOW,
        swap(OF_SNOW, ""),
        "no appraisal, and no reason why it has none",
        also=SEVERAL,
    ),
    Broken(
        "H411",
        "no design for an instrument that asks by design",
        BAKER,
        swap(OF_BAKER, "  instrument: lamp-tool\n  answers:\n    aims: no\n"),
        "known: survey, walk",
        also=SEVERAL,
    ),
)
