"""German words for the search: common ones, and stems by the algorithm CISTEM.

CISTEM is by L. Weissweiler and A. Fraser ("Developing a Stemmer for German Based on a Comparative Analysis of Publicly
Available Stemmers", GSCL 2017). It is a few rules, which theme/assets/search/stem.de.js has too; a test compares both.
"""

from __future__ import annotations

import re

STOP_WORDS = frozenset(
    {
        "ab", "aber", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "beim", "bin", "bis", "bist", "da",
        "dabei", "damit", "dann", "das", "dass", "dem", "den", "denen", "denn", "der", "deren", "des", "dessen", "die",
        "dies",
        "diese", "diesem", "diesen", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem", "einen",
        "einer", "eines", "er", "es", "etwa", "euch", "fur", "gegen", "hab", "habe", "haben", "hat", "hatte", "hatten",
        "hier", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "ihrer", "im", "in", "ins", "ist", "ja",
        "je", "jede", "jedem", "jeden", "jeder", "jedes", "kein", "keine", "man", "mein", "meine", "mich", "mir", "mit",
        "nach", "nicht", "noch", "nun", "nur", "ob", "oder", "ohne", "sehr", "sein", "seine", "seinem", "seinen",
        "seiner", "sich", "sie", "sind", "so", "sollen", "sondern", "um", "und", "uns", "unser", "unsere", "vom", "von",
        "vor", "war", "waren", "was", "wegen", "weil", "wenn", "wer", "werden", "wie", "wir", "wird", "wo", "wurde",
        "wurden", "zu", "zum", "zur",
    }
)  # fmt: skip
# Groups of letters that the rules treat as one, and what stands for each meanwhile.
GROUPS = {"sch": "$", "ei": "%", "ie": "&"}
PREFIX = re.compile(r"^ge(.{4,})")
DOUBLE = re.compile(r"(.)\1")
MIN_LENGTH, MIN_LENGTH_FOR_TWO = 3, 5  # a word is cut while it is longer


def stem(word: str) -> str:
    """Return the stem of a word in small letters and without accents."""
    rest = PREFIX.sub(r"\1", word)
    for letters, sign in GROUPS.items():
        rest = rest.replace(letters, sign)
    rest = DOUBLE.sub(r"\1*", rest)
    while len(rest) > MIN_LENGTH:
        if len(rest) > MIN_LENGTH_FOR_TWO and rest.endswith(("em", "er", "nd")):
            rest = rest[:-2]
        elif rest[-1] in "tesn":
            rest = rest[:-1]
        else:
            break
    rest = re.sub(r"(.)\*", r"\1\1", rest)
    for letters, sign in reversed(GROUPS.items()):
        rest = rest.replace(sign, letters)
    return rest
