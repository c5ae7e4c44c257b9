"""Templates in the language of a catalogue: translated once, when they are loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment

from review.language.catalogue import SOURCE, catalogue
from review.language.template_text import translated

# What is translated, by the ending of the name: pages and pictures. The plain texts are reports to contributors.
TRANSLATED = (".html", ".svg", ".xml")
# About the program's own checks, whose messages are English.
IN_ENGLISH = frozenset({"documents/failure.html", "documents/problems.html", "fragments/problem_catalogue.html"})

Source = tuple[str, str | None, Callable[[], bool] | None]


def is_translated(name: str) -> bool:
    """Whether a template has texts for the readers of a review."""
    return name.endswith(TRANSLATED) and name not in IN_ENGLISH


def translating(loader: BaseLoader, language: str, folder: Path | None = None) -> BaseLoader:
    """Return a loader of the same templates in a language, or of those in a folder only, where one is given."""
    return loader if language == SOURCE else TranslatingLoader(loader, language, folder)


class TranslatingLoader(BaseLoader):
    """A loader whose templates are in the language of a catalogue."""

    def __init__(self, loader: BaseLoader, language: str, folder: Path | None) -> None:
        self.loader = loader
        self.catalogue = catalogue(language)
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> Source:
        """Return the source of a template in translation."""
        source, file, is_current = self.loader.get_source(environment, template)
        is_ours = self.folder is None or (file is not None and Path(file).is_relative_to(self.folder))
        if is_ours and is_translated(template):
            source = translated(source, self.catalogue.text)
        return source, file, is_current

    def list_templates(self) -> list[str]:
        """Return the names of all templates."""
        return self.loader.list_templates()
