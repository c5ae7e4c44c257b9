"""The catalogue of problems: one stable code for each kind, read by the checks, the contributor pages and the tests."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, HINT = "error", "hint"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its code, what it is called, why it matters and how to fix it.

    `known_to_form` says that the form for a study finds it too; the check alone finds any other.
    """

    code: str
    title: str
    why: str
    fix: str
    known_to_form: bool = False

    @property
    def severity(self) -> str:
        """`error` stops the build, `hint` does not."""
        return HINT if self.code.startswith("H") else ERROR


CATALOGUE: tuple[Kind, ...] = (
    Kind(
        "E101",
        "A file cannot be read",
        "What cannot be read cannot be checked or shown.",
        "Save the file as UTF-8 text, readable to the build.",
    ),
    Kind(
        "E102",
        "Not valid YAML",
        "A file that does not parse would lose its record.",
        "Mend the syntax at the line named; two spaces indent, a space after each colon, quotes round a text "
        "that holds a colon and a space.",
    ),
    Kind(
        "E103",
        "The same key twice",
        "YAML would keep the last one and drop the other without a word.",
        "Keep one of the two.",
    ),
    Kind(
        "E104",
        "A tab in the indentation",
        "YAML counts spaces; a tab makes its structure ambiguous.",
        "Indent with spaces, two for each level.",
    ),
    Kind(
        "E105",
        "A YAML feature that records do not use",
        "Anchors, aliases, tags and directives can hide or multiply content.",
        "Write the value out in full.",
    ),
    Kind(
        "E106",
        "Too large, too many or too deep",
        "Limits keep the build fast and its output readable.",
        "Shorten or split it; a limit that does not fit a real case is worth an issue.",
        known_to_form=True,
    ),
    Kind(
        "E107",
        "The file's name is not its id",
        "A record is found by its name, in links and by people.",
        "Rename the file to the id, or mend the id if it has never been published.",
    ),
    Kind(
        "E108",
        "A file that should be there is missing",
        "The review cannot be put together without it.",
        "Restore the file, or start from the copy in the last version.",
    ),
    Kind(
        "E109",
        "A broken BibTeX entry",
        "The entry and what stands after it would be lost.",
        "Close its braces and quotes, and put a comma after each field.",
    ),
    Kind(
        "E110",
        "The same BibTeX key or field twice",
        "One of the two would be dropped without a word.",
        "Give each entry a key of its own and each field once.",
        known_to_form=True,
    ),
    Kind(
        "E111",
        "A character that must not be in a text",
        "Control and text-direction characters can make a text read otherwise than it is stored.",
        "Delete the character; it often comes along when text is copied out of a PDF.",
        known_to_form=True,
    ),
    Kind(
        "E112",
        "A file nobody reads",
        "A record in the wrong place or with the wrong ending would be left out.",
        "Move it to its folder with the ending .yml, or delete it.",
    ),
    Kind(
        "E201",
        "A field is missing",
        "The record is not complete without it.",
        "Add the field; the codebook page says what each one holds.",
        known_to_form=True,
    ),
    Kind(
        "E202",
        "A field nobody knows",
        "A misspelt field would be left out without a word.",
        "Use the name suggested, or delete the field.",
    ),
    Kind(
        "E203",
        "A value of the wrong kind",
        "A list, a text and a number are read differently.",
        "Write the value in the form the message names.",
        known_to_form=True,
    ),
    Kind(
        "E204",
        "A text of the wrong length",
        "Limits keep every page and table readable.",
        "Shorten the text, or write the text that is missing.",
        known_to_form=True,
    ),
    Kind(
        "E205",
        "Not a term of the codebook",
        "Counts and filters work only when everyone uses the same terms.",
        "Use one of the terms named; a new term is added to evidence/codebook.yml with its definition.",
        known_to_form=True,
    ),
    Kind(
        "E206",
        "An id of the wrong form",
        "Ids are part of addresses that must work for ever.",
        "Use lower-case letters a-z, digits and single hyphens, 64 characters at most.",
        known_to_form=True,
    ),
    Kind(
        "E207",
        "A date of the wrong form",
        "Dates are sorted and compared.",
        "Write YYYY-MM-DD, or YYYY-MM or YYYY where the day or month is not known.",
        known_to_form=True,
    ),
    Kind(
        "E208",
        "A DOI of the wrong form",
        "A wrong DOI leads readers to another work or nowhere.",
        "Write the DOI alone, as in 10.1136/bmjopen-2018-026616, without https://doi.org/.",
        known_to_form=True,
    ),
    Kind(
        "E209",
        "A web address of the wrong form",
        "Only web addresses are made into links.",
        "Write an address that starts with https:// or http://.",
        known_to_form=True,
    ),
    Kind(
        "E210",
        "A quotation over the limit",
        "Quotations stay short: 40 words at most, so that use of them is fair.",
        "Cut it with an ellipsis (…) to the words that carry the passage; the gloss says the rest.",
        known_to_form=True,
    ),
    Kind(
        "E301",
        "An unknown study",
        "What is said to rest on a study must lead to its record.",
        "Name a study that has a file in evidence/studies/.",
        known_to_form=True,
    ),
    Kind(
        "E302",
        "An unknown theme or subtheme",
        "Every excerpt and finding has a place in the synthesis.",
        "Name a theme of evidence/themes/, and a subtheme of that theme.",
        known_to_form=True,
    ),
    Kind(
        "E303",
        "An unknown finding",
        "The chain from finding to excerpt must not break.",
        "Name a finding that a file of evidence/themes/ holds.",
        known_to_form=True,
    ),
    Kind(
        "E304",
        "An unknown reference",
        "Every citation must lead to an entry of the reference list.",
        "Name a key of references.bib, or add the entry.",
        known_to_form=True,
    ),
    Kind(
        "E305",
        "An id used twice",
        "An id is the permanent address of one thing alone.",
        "Give the newer of the two the next free id.",
        known_to_form=True,
    ),
    Kind(
        "E306",
        "An id that does not follow its owner",
        "The ids of findings and excerpts say where they belong: theme-f01, study-q01.",
        "Use the owner's id, -f or -q, and two digits or more.",
        known_to_form=True,
    ),
    Kind(
        "E307",
        "Reports of one dataset do not agree",
        "Studies that share data must share country and nation, or the number of countries and datasets is wrong.",
        "Mend the report that is wrong, or give it a dataset of its own.",
        known_to_form=True,
    ),
    Kind(
        "E308",
        "An appraisal that is not complete",
        "A summary by criterion needs an answer to each.",
        "Answer every criterion of the instrument, with an answer it allows; or name the study that holds the "
        "shared appraisal.",
        known_to_form=True,
    ),
    Kind(
        "E309",
        "A shared appraisal that leads nowhere",
        "A link to an appraisal must end at answers.",
        "Name a study of the same dataset that holds answers of its own.",
        known_to_form=True,
    ),
    Kind(
        "E310",
        "A finding that nothing supports",
        "Readers must see what a finding rests on, or why that is not said.",
        "Name the studies, give it an excerpt, or say in studies_note why there are none.",
    ),
    Kind(
        "E311",
        "Differing views without the views",
        "A reader should see both sides.",
        "Give two views or more under views; or choose another kind.",
    ),
    Kind(
        "E312",
        "An excerpt outside the theme of its finding",
        "The quote table and the theme page must agree.",
        "Name at least one finding of the excerpt's own theme.",
        known_to_form=True,
    ),
    Kind(
        "E313",
        "A stated figure whose difference is not explained",
        "A figure that differs from the records must say so, with the reason as far as it is known.",
        "Add difference to the figure in evidence/figures.yml, or mend the record that is wrong.",
    ),
    Kind(
        "E314",
        "An explanation no longer needed",
        "The stated and the computed figure agree.",
        "Delete difference from the figure.",
    ),
    Kind(
        "E315",
        "A study and its screening do not agree",
        "What is included must have a record, and what is decided must say when and why.",
        "Add the study, or the date and reason of the decision, or set it back to awaiting.",
    ),
    Kind(
        "E316",
        "A number that is not in sequence",
        "Themes, criteria and references are counted from 1 without gap.",
        "Renumber so that none is missing and none stands twice.",
    ),
    Kind(
        "E317",
        "A term that means two things",
        "A vocabulary with twins cannot be counted.",
        "Give each term of a vocabulary an id of its own.",
    ),
    Kind(
        "E318",
        "A reserved name",
        "The address is taken by a page of the site.",
        "Choose another id.",
        known_to_form=True,
    ),
    Kind(
        "E319",
        "A published id that would vanish",
        "People cite the address; it has to answer for ever.",
        "Bring the record back; or add became (the id it leads on to) or withdrawn (on, why) to its line in "
        "evidence/ids.yml.",
    ),
    Kind(
        "E320",
        "A given-up id that leads nowhere",
        "A reader who follows an old address must arrive at what it became, or at why it was withdrawn.",
        "Let became name an id that stands; or say withdrawn instead, with on and why.",
    ),
    Kind(
        "E321",
        "A given-up id in use",
        "An id is never given to another thing: old citations would point at something else.",
        "Give the record an id that is free; or delete became or withdrawn if the same thing has come back.",
        known_to_form=True,
    ),
    Kind(
        "E322",
        "An id given to another kind of thing",
        "Old citations would point at something else.",
        "Give the newer thing another id.",
        known_to_form=True,
    ),
    Kind(
        "E323",
        "An unknown version",
        "A reader should be able to look up the version that is named.",
        "Name a version of evidence/review.yml; `review release` fills this in.",
    ),
    Kind(
        "E324",
        "A double appraisal that does not hold together",
        "A consensus stands for two people who judged apart.",
        "Give two appraisers with different names, each with an answer to every criterion; let each answer of the "
        "consensus be one that an appraiser gave.",
        known_to_form=True,
    ),
    Kind(
        "E325",
        "An assessment that does not say what was assessed",
        "An assessment goes out of date when the finding's wording or its studies change; this is how that is seen.",
        "Add finding_hash as `review confidence <finding>` prints it; an assessment of an older state is made anew.",
    ),
    Kind(
        "E501",
        "An export of an unknown format",
        "Guessing at a format would lose records without a word.",
        "Export RIS, nbib, BibTeX, CSL-JSON or CSV; or name the format.",
    ),
    Kind(
        "E502",
        "A record of an export that cannot be read",
        "The record is not taken; the others are.",
        "Mend the record in the file, or export it again, and run the command once more.",
    ),
    Kind(
        "E503",
        "A report that lacks what screening needs",
        "A report that nobody can find or tell from others cannot be screened.",
        "Add what is missing to the export and run the command once more; what is there already is left alone.",
    ),
    Kind(
        "E504",
        "A question of the form without an answer",
        "The draft of the record needs it.",
        "Answer it under its heading, by editing the issue.",
    ),
    Kind(
        "E505",
        "A form whose headings are not in order",
        "Which answer belongs to which question would be a guess.",
        "Keep each heading as the form prints it, once and in its order.",
    ),
    Kind(
        "E506",
        "A report that is there already",
        "The same report twice would be counted twice.",
        "Nothing is to be done; what is new about it belongs into an issue about the record named.",
    ),
    Kind(
        "H401",
        "A reference nobody cites",
        "It may be a leftover, or a citation may have been lost.",
        "Cite it, or leave it if the source lists it.",
    ),
    Kind(
        "H402",
        "An excerpt that is quoted twice",
        "The same words twice count twice.",
        "Keep one excerpt and let it name both findings.",
        known_to_form=True,
    ),
    Kind(
        "H507",
        "A character of an export that is left out",
        "Control and text-direction characters can make a text read otherwise than it is stored.",
        "Look whether the text still reads as it should.",
    ),
)

KINDS: dict[str, Kind] = {kind.code: kind for kind in CATALOGUE}
