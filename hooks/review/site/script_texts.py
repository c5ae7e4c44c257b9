"""The texts of scripts in the language of the review, put in their place when the site is built.

A script writes a text for readers as the first argument of `translate`, and the two forms of one with a number as the
first two of `translateCount`, each between double quotes (theme/assets/translate.js). A call without values becomes the
text itself, so that a script costs a reader no more than one that is written in the language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from review.language.current import gettext, language, plural_forms

TEXT = r'"(?:[^"\\\n]|\\.)*"'
ALONE = re.compile(rf"\btranslate\(\s*({TEXT}),?\s*\)")
WITH_VALUES = re.compile(rf"\btranslate\(\s*({TEXT}),(?!\s*\))")
VARIANT = re.compile(r"\.[a-z]{2}\.js$")  # of a module, for one language
COUNTED = re.compile(rf"\btranslateCount\(\s*({TEXT}),\s*({TEXT}),")


def messages(source: str) -> Iterator[str | tuple[str, str]]:
    """Yield every text of a script, and the two forms of each that goes with a number."""
    for pattern in (ALONE, WITH_VALUES):
        yield from (json.loads(found[1]) for found in pattern.finditer(source))
    yield from ((json.loads(found[1]), json.loads(found[2])) for found in COUNTED.finditer(source))


def spoken(sources: Mapping[str, str]) -> dict[str, str]:
    """Return modules by address in the current language: in German, `stem.de.js` takes the place of `stem.js`."""
    found = {address: source for address, source in sources.items() if not VARIANT.search(address)}
    ending = f".{language()}.js"
    found |= {
        f"{address.removesuffix(ending)}.js": source for address, source in sources.items() if address.endswith(ending)
    }
    return {address: in_current_language(source) for address, source in found.items()}


def in_current_language(source: str) -> str:
    """Return the source of a script with its texts in the current language."""
    source = ALONE.sub(lambda found: _written(gettext(json.loads(found[1]))), source)
    source = WITH_VALUES.sub(lambda found: f"translate({_written(gettext(json.loads(found[1])))},", source)
    return COUNTED.sub(_counted, source)


def _counted(found: re.Match[str]) -> str:
    forms = plural_forms(json.loads(found[1]), json.loads(found[2]))
    return f"translateCount({', '.join(map(_written, forms))},"


def _written(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
