"""Messages in the form's words: the form calls a field by its label and knows no files, so it needs texts of its own.

Each stands behind the label of its control ("Population: is required"). The messages that the check and the form share
(`problems/message_templates.py`) apply where a rule has none here, and in every comparison of the two.
"""

from __future__ import annotations

from review.language.current import marked

IN_FORM: dict[str, str] = {
    "missing": marked("is required{parts}"),
    "entry-lacks": marked("is required"),
    "not-a-number": marked('should be a whole number, not "{value}"'),
    "too-small": marked("should be {least} or more"),
    "too-great": marked("should be {greatest} or less"),
    "too-long": marked("has more than {limit} characters"),
    "too-many": marked("has more than {limit} entries"),
    "form": marked('"{value}" is not {form}'),
    "words": marked("has {words} words; the limit is {limit}"),
    "character": marked("contains the character {character}, which is not allowed"),
    "unknown": marked('"{value}" is not in the list'),
    "entry-year": marked("should have four digits"),
    "entry-form": marked("is not {form}"),
    "entry-too-long": marked("has more than {limit} characters"),
    "entry-character": marked("contains a control, text-direction or invisible character"),
    "entry-key": marked('"{key}" is not an ID: use lower-case letters, digits and single hyphens'),
    "entry-taken": marked('belongs to another reference already: "{key}"'),
    "id-used": marked('"{id}" is in use already'),
    "id-owner": marked('"{id}" should be "{owner}-{letter}" followed by at least two digits'),
    "id-given-up": marked('"{id}" was used before; IDs are never reused'),
    "id-other-kind": marked('"{id}" is published as a {published}; IDs are never reused'),
    "id-reserved": marked('"{id}" is a reserved name'),
    "maybe-recorded": marked("has {match}: compare the two, and if they are different, write so under Notes"),
    "subtheme-elsewhere": marked("belongs to another theme"),
    "other-theme": marked("none of them belongs to the theme of the quotation"),
    "quoted-twice": marked("quotes the same words as another quotation"),
    "shared-and-own": marked(
        "has answers or a checklist of its own, and names a study that shares its appraisal: choose one"
    ),
    "no-instrument": marked("needs a checklist, or a study that shares its appraisal"),
    "not-appraised-and-own": marked(
        "has a reason why the study was not appraised, and a checklist or answers: choose one"
    ),
    "not-asked": marked("is not asked of a study of this design"),
    "no-level": marked("is not a level of this checklist"),
    "no-appraisal": marked("is missing: answer the questions of a checklist, or say why the study was not appraised"),
    "no-design": marked("is needed, because the checklist asks by design"),
    "unanswered": marked("is required"),
    "no-criterion": marked("is not a question of the checklist"),
    "no-answer": marked("is not an answer to this question"),
    "shared-nowhere": marked("has no answers of its own, or uses other data"),
    "appraisers-not-two": marked("should name two people, not {number}"),
    "appraiser-twice": marked("is the same person twice"),
    "appraiser-unanswered": marked("is required, because {name} answered other questions"),
    "appraiser-no-criterion": marked("is not a question of the checklist"),
    "appraiser-no-answer": marked("is not an answer to this question"),
    "consensus-of-neither": marked("is an answer that neither appraiser gave"),
    "other-place": marked('is "{here}" here and "{there}" in another study of the same data'),
}

# How to propose what a list lacks, by what the list holds.
OF_CODEBOOK = marked(
    "Send the record all the same. Write under Notes which term is missing and when somebody should choose it. "
    "A maintainer adds the term to the codebook, or tells you which one to use."
)
PROPOSALS: dict[str, str] = {
    "study": marked("Only studies of this review can be named. Suggest the other report as a study of its own first."),
    "theme": marked("Choose the nearest theme, and write in the note of the quotation which theme is missing."),
    "subtheme": marked("Leave the subtheme empty, and write in the note of the quotation which one is missing."),
    "code": marked("Choose the nearest codes, and write in the note of the quotation which one is missing."),
    "finding": marked(
        "A quotation that states no finding belongs to its theme alone. "
        "Write in the note of the quotation what the new finding should say."
    ),
    "instrument": marked("Write under Notes which checklist you used, and where its questions can be read."),
    "overall judgement": marked("Leave it empty, and write in the note on the appraisal what you would have chosen."),
}
