"""The script that saves the references in view writes the file that the program would write of them."""

from __future__ import annotations

import pytest

from called_scripts import scripts_in_node
from review.references.formats import WRITERS


@pytest.mark.parametrize("chosen", [slice(0, 1), slice(1, 4), slice(None, None, 2), slice(None)], ids=str)
@pytest.mark.parametrize("ending", WRITERS)
def test_chosen_references_are_a_file_of_their_own(review, real, ending, chosen):
    write = WRITERS[ending]
    with scripts_in_node() as scripts:
        for references in (list(review.references.values()), list(real.references.values())):
            keys = [reference.citekey for reference in references[chosen]]
            text = scripts.call("lens/references.js", "chosenReferences", ending, write(references), keys)
            assert text == write(references[chosen])
