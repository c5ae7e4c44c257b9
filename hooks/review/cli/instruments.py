"""`review instrument [ID …]`: the appraisal instruments that the program ships, and their text for a codebook."""

from __future__ import annotations

from pathlib import Path

import click

from review.cli import OK
from review.cli.program import command
from review.evidence.instruments import codebook_sections, shipped
from review.language.catalogue import SOURCE, languages
from review.problems.problem import nearest, visible


@command("instrument", examples=["review instrument", "review instrument mmat-2018 > instrument.yml"])
@click.argument("ids", nargs=-1)
@click.option("--language", type=click.Choice(languages()), default=SOURCE, help="The language of its text.")
@click.pass_obj
def instrument(root: Path, ids: tuple[str, ...], language: str) -> int:
    """List shipped appraisal instruments, or print their text.

    Without an ID, it lists them with their sources. With IDs, it prints the sections that belong in
    evidence/codebook.yml, where you can change them. Instruments of your own have the same form.
    """
    known = shipped(language)
    for id in ids:
        if id not in known:
            hint = nearest(id, known) or f"known: {', '.join(known)}"
            raise click.UsageError(f'no instrument has the ID "{visible(id)}"; {hint}')
    if ids:
        print(codebook_sections(known[id] for id in ids), end="")
        return OK
    for id, each in known.items():
        print(f"{id}: {each.instrument.label}. {each.instrument.definition}")
        print(f"  {each.citation}")
        print(f"  Licence: {each.licence}. {each.verified}")
    return OK
