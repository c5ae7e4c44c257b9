"""Messages in the form's words: the form calls a field by its label and knows no files, so it needs texts of its own.

Each stands behind the label of its control ("Population: is required"). The messages that the check and the form share
(`problems/message_templates.py`) apply where a rule has none here, and in every comparison of the two.
"""

from __future__ import annotations

IN_FORM: dict[str, str] = {
    "missing": "is required{parts}",
    "entry-lacks": "is required",
    "not-a-number": 'should be a whole number, not "{value}"',
    "too-small": "should be {least} or more",
    "too-great": "should be {greatest} or less",
    "too-long": "has more than {limit} characters",
    "too-many": "has more than {limit} entries",
    "form": '"{value}" is not {form}',
    "words": "has {words} words; the limit is {limit}",
    "character": "contains the character {character}, which is not allowed",
    "unknown": '"{value}" is not in the list',
    "entry-year": "should have four digits",
    "entry-form": "is not {form}",
    "entry-too-long": "has more than {limit} characters",
    "entry-character": "contains a control, text-direction or invisible character",
    "entry-key": '"{key}" is not an ID: use lower-case letters, digits and single hyphens',
    "entry-taken": 'belongs to another reference already: "{key}"',
    "id-used": '"{id}" is in use already',
    "id-owner": '"{id}" should be "{owner}-{letter}" followed by at least two digits',
    "id-given-up": '"{id}" was used before; IDs are never reused',
    "id-other-kind": '"{id}" is published as a {published}; IDs are never reused',
    "id-reserved": '"{id}" is a reserved name',
    "maybe-recorded": "has {match}: compare the two, and if they are different, write so under Notes",
    "subtheme-elsewhere": "belongs to another theme",
    "other-theme": "none of them belongs to the theme of the quotation",
    "quoted-twice": "quotes the same words as another quotation",
    "shared-and-own": "has answers or a checklist of its own, and names a study that shares its appraisal: choose one",
    "no-instrument": "needs a checklist, or a study that shares its appraisal",
    "unanswered": "is required",
    "no-criterion": "is not a question of the checklist",
    "no-answer": "is not an answer to this question",
    "shared-nowhere": "has no answers of its own, or uses other data",
    "appraisers-not-two": "should name two people, not {number}",
    "appraiser-twice": "is the same person twice",
    "appraiser-unanswered": "is required, because {name} answered other questions",
    "appraiser-no-criterion": "is not a question of the checklist",
    "appraiser-no-answer": "is not an answer to this question",
    "consensus-of-neither": "is an answer that neither appraiser gave",
    "other-place": 'is "{here}" here and "{there}" in another study of the same data',
}

# How to propose what a list lacks, by what the list holds.
OF_CODEBOOK = (
    "Send the record all the same. Write under Notes which term is missing and when somebody should choose it. "
    "A maintainer adds the term to the codebook, or tells you which one to use."
)
PROPOSALS: dict[str, str] = {
    "study": "Only studies of this review can be named. Suggest the other report as a study of its own first.",
    "theme": "Choose the nearest theme, and write in the note of the quotation which theme is missing.",
    "subtheme": "Leave the subtheme empty, and write in the note of the quotation which one is missing.",
    "code": "Choose the nearest codes, and write in the note of the quotation which one is missing.",
    "finding": (
        "A quotation that states no finding belongs to its theme alone. "
        "Write in the note of the quotation what the new finding should say."
    ),
    "instrument": "Write under Notes which checklist you used, and where its questions can be read.",
}
