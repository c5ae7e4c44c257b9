r"""Convert the LaTeX of bibliographies to plain text, and name every command that it cannot convert.

A bibliography needs few commands: accents, symbols, type styles, links, short formulas. Any other command is a fault,
because its meaning would be lost, or because its result depends on the day or the machine (`\today`, `\input`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

MAX_DEPTH = 50  # commands within arguments of commands
MAX_BRACES = 200  # braces within braces

SPECIAL = re.compile(r"[\\{}$~`]|--|''")
COMMAND = re.compile(r"\\(?:([A-Za-z]+)\*?\s*|(.)|$)", re.DOTALL)
FORMULA = re.compile(r"\$\$?((?:[^$\\]|\\.)+)\$\$?(\d?)", re.DOTALL)
BEFORE_NUMBER = re.compile(r"\\[A-Za-z]|^\s*[<>=~+-]+\s*$")  # what makes a formula of "$\\geq$18", unlike "$5, US$10"
SYMBOL_ALONE = re.compile(r"[<>]|\\[A-Za-z]+")  # a formula in a DOI or address is only ever one symbol

# Combining characters by the commands for accents.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "hat": "\u0302",
    "check": "\u030c",
    "breve": "\u0306",
    "acute": "\u0301",
    "grave": "\u0300",
    "tilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0304",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
}
# Commands that only change how the text looks: they are left out, and what they apply to is kept.
_TRANSPARENT = """
    bf bfseries cal em emph ensuremath fbox footnotesize hbox hspace it itshape large Large left limits mathbb
    mathbf mathcal mathfrak mathit mathnormal mathrm mathsf mathscr mathtt mbox mdseries mkbibemph ce nobreak
    NoCaseChange nolinkurl normalfont normalsize operatorname path protect relax right rm rmfamily sc scriptsize
    scshape selectfont sf sffamily sl slshape small st sub text textbf textit textmd textnormal
    textrm textsc textsf textsl texttt textup tiny tt ttfamily uline underline upshape url displaystyle
    textstyle bibnamedelima noindent
"""
TRANSPARENT = frozenset(_TRANSPARENT.split())
_SPACES = """
    quad qquad thinspace space newline par linebreak break nobreakspace hfill
"""
SPACES = frozenset(_SPACES.split())
SYMBOLS = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textunderscore": "_",
    "textdollar": "$",
    "textpercent": "%",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
    "textmu": "µ",
    "textdegree": "°",
    "degree": "°",
    "textregistered": "®",
    "texttrademark": "™",
    "textcopyright": "©",
    "textsection": "§",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textthreequarters": "¾",
    "texttimes": "×",
    "textperiodcentered": "·",
    "textminus": "−",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textnumero": "№",
    "slash": "/",
    "SS": "SS",
    "lt": "<",
    "gt": ">",
    "le": "≤",
    "ge": "≥",
    "log": "log",
    "min": "min",
    "max": "max",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
}
RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True)) | {"∘": "°", "°": "°", "′": "′"}
LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"), ("`", "‘"))


class Converted(NamedTuple):
    """Plain text on one line, and what of the LaTeX could not be converted."""

    text: str
    faults: tuple[str, ...] = ()


def plain_text(latex: str, *, is_verbatim: bool = False) -> Converted:
    """Return LaTeX as plain text. Commands that it does not know stay as they are, and are faults.

    In an address or a range of pages (`is_verbatim`), hyphens, tildes and quotation marks mean only themselves.
    Raise RecursionError where commands are nested too deeply.
    """
    if not SPECIAL.search(latex):
        return Converted(" ".join(latex.split()))
    reader = _Reader(latex, is_verbatim)
    text = reader.read()
    return Converted(" ".join(text.split()), tuple(dict.fromkeys(reader.faults)))


@dataclass
class _Reader:
    """The place up to which a text is read."""

    source: str
    is_verbatim: bool
    is_formula: bool = False
    depth: int = 0
    place: int = 0
    faults: list[str] = field(default_factory=list)
    has_open_quote: bool = False

    def read(self, *, is_group: bool = False) -> str:
        """Return the rest as plain text, or what stands before the brace that closes this group."""
        written: list[str] = []
        level = 0
        while self.place < len(self.source):
            character = self.source[self.place]
            if character == "}":
                if is_group and level == 0:
                    self.place += 1
                    return "".join(written)
                level = max(level - 1, 0)
            elif character == "{":
                level += 1
                if level > MAX_BRACES:
                    raise RecursionError
            elif character == "\\":
                written.append(self._command())
                continue
            elif self.is_formula and character in "^_":
                base = self.source[: self.place].rstrip()[-1:]
                self.place += 1
                text = self._argument("a raised or lowered part")  # as in "4$^{th}$"
                written.append(self._script(character, text, is_ordinal=len(text) > 1 and (not base or base.isdigit())))
                continue
            else:
                written.append(self._character(character))
                continue
            self.place += 1
        if is_group:
            self.faults.append("a brace that is not closed")
        return "".join(written)

    def _character(self, character: str) -> str:
        if (
            character == "$"
            and (formula := FORMULA.match(self.source, self.place))
            and self._is_formula(*formula.groups())
        ):
            self.place = formula.end() - len(formula[2])
            return self._nested(formula[1], is_formula=True)
        if not self.is_verbatim:
            for written, meant in LIGATURES:
                if self.source.startswith(written, self.place):
                    self.place += len(written)
                    self.has_open_quote |= written == "`"
                    return meant
            if character == "'" and self.has_open_quote and not self.source[self.place + 1 : self.place + 2].isalnum():
                self.has_open_quote, character = False, "’"
            elif character == "~":
                character = " "
        self.place += 1
        return character

    def _is_formula(self, inner: str, digit: str) -> bool:
        """Whether what stands between two dollars, before a digit or not, is a formula: not as in "from $5 to $10"."""
        if digit and not BEFORE_NUMBER.search(inner):
            return False
        if self.is_verbatim:
            return bool(SYMBOL_ALONE.fullmatch(inner))
        return not (inner[0].isdigit() and inner[-1].isspace())

    def _nested(self, source: str, *, is_formula: bool = False, is_verbatim: bool = False) -> str:
        inner = _Reader(source, is_verbatim or self.is_verbatim, is_formula, self._deeper(), faults=self.faults)
        return inner.read()

    def _deeper(self) -> int:
        if self.depth >= MAX_DEPTH:
            raise RecursionError
        return self.depth + 1

    def _argument(self, command: str) -> str:
        """Return the next group, command or character as plain text; a missing one is a fault."""
        while self.source[self.place : self.place + 1].isspace():
            self.place += 1
        following = self.source[self.place : self.place + 1]
        if not following or following == "}":
            self.faults.append(f"{command} without its argument")
            return ""
        self.depth = self._deeper()
        if following == "{":
            self.place += 1
            text = self.read(is_group=True)
        elif following == "\\":
            text = self._command()
        else:
            self.place += 1
            text = following
        self.depth -= 1
        return text

    def _verbatim_argument(self, command: str) -> str:
        before, self.is_verbatim = self.is_verbatim, True
        text = self._argument(command)
        self.is_verbatim = before
        return text

    def _command(self) -> str:
        found = COMMAND.match(self.source, self.place)
        word, sign = (found[1] or "", found[2] or "") if found else ("", "")
        self.place = found.end() if found else len(self.source)
        if sign in ACCENTS or word in ACCENTS:
            return self._accented(ACCENTS[sign or word], f"\\{sign or word}", sign)
        if not word:
            return self._sign(sign)
        if word in SYMBOLS:
            return self._spaced(SYMBOLS[word])
        if word in SPACES:
            return " "
        if word in {"url", "path", "nolinkurl"}:
            return self._verbatim_argument(f"\\{word}")
        if word in TRANSPARENT:
            return ""
        return self._with_arguments(word)

    def _sign(self, sign: str) -> str:
        if sign in {"", "\n"} or sign.isspace() or sign in ",;:\\>":
            if not sign:
                self.faults.append("a backslash at the end")
            return " "
        if sign in "-/@!()[]":  # hyphenation, spacing, and the marks around a formula
            self.is_formula = sign in "([" or (self.is_formula and sign not in ")]")
            return ""
        if sign in "&%$#_{}|":
            return "‖" if sign == "|" else sign
        self.faults.append(f"the unknown LaTeX command \\{sign}")
        return f"\\{sign}"

    def _with_arguments(self, word: str) -> str:
        name = f"\\{word}"
        if word in {"href", "textcolor", "colorbox"}:
            self._verbatim_argument(name)
            return self._argument(name)
        if word in {"frac", "tfrac", "dfrac", "nicefrac", "sfrac"}:
            return f"{self._argument(name)}/{self._argument(name)}"
        if word in {"enquote", "mkbibquote"}:
            return f"“{self._argument(name)}”"
        if word == "sqrt":
            return f"√{self._argument(name)}"
        if word in {"textsuperscript", "textsubscript"}:
            marks = RAISED if word == "textsuperscript" else LOWERED
            text = self._argument(name)
            return "".join(marks[each] for each in text) if set(text) <= set(marks) else text
        if word == "texorpdfstring":  # the same for print and for plain text
            self._argument(name)
            return self._argument(name)
        if word in {"uppercase", "MakeUppercase"}:
            return self._argument(name).upper()
        if word in {"lowercase", "MakeLowercase"}:
            return self._argument(name).lower()
        if word in {"noopsort", "label", "phantom"}:  # for sorting, never printed
            self._argument(name)
            return ""
        if (symbol := _symbols().get(word)) is not None:
            return self._spaced(symbol)
        why = ": it gives another date every day" if word == "today" else ""
        self.faults.append(f"the unknown LaTeX command {name}{why}")
        return f"{name} "

    def _spaced(self, symbol: str) -> str:
        """Return a symbol, with a space that stands after the command of a relation: a formula is set with one."""
        has_space = self.source[self.place - 1].isspace()
        return f"{symbol} " if has_space and symbol and unicodedata.category(symbol[-1]) == "Sm" else symbol

    def _accented(self, accent: str, command: str, sign: str) -> str:
        if sign and self.source.startswith("{}", self.place):  # \~{} is the sign itself
            self.place += 2
            return sign
        base = self._argument(command).replace("ı", "i", 1).replace("ȷ", "j", 1)
        if not base.strip():
            return ""
        return unicodedata.normalize("NFC", base[0] + accent + base[1:])

    def _script(self, mark: str, text: str, *, is_ordinal: bool) -> str:
        marks = RAISED if mark == "^" else LOWERED
        if text and set(text) <= set(marks):
            return "".join(marks[each] for each in text)
        return text if mark == "^" and is_ordinal and text.isalpha() else mark + text


@cache
def _symbols() -> dict[str, str]:
    """Commands that stand for characters, by their names, as pylatexenc lists them."""
    from pylatexenc.latex2text import get_default_latex_context_db  # noqa: PLC0415 - only where a text has such commands

    found: dict[str, str] = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        meant = spec.simplify_repl
        is_text = isinstance(meant, str) and "%" not in meant and not meant.startswith("<")  # "<cit.>" is a gap
        if is_text and spec.macroname.isalpha() and spec.macroname != "today":
            found.setdefault(spec.macroname, meant)
    return found
