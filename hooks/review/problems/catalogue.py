"""The catalogue of problems: one permanent code for each kind, for the checks, the contributors' page and the tests."""

from __future__ import annotations

from review.problems.kind import Example, Kind

# The files of the made-up review in which the examples stand.
STUDY = "evidence/studies/adams-2011.yml"
STUDY_OF_SHARED_DATA = "evidence/studies/baker-2012b.yml"
LAST_STUDY = "evidence/studies/osterlund-2015.yml"
THEME = "evidence/themes/waiting.yml"
LAST_THEME = "evidence/themes/riding.yml"
CODEBOOK = "evidence/codebook.yml"
REVIEW = "evidence/review.yml"
SEARCHES = "evidence/searches.yml"
SCREENING = "evidence/screening.yml"
FIGURES = "evidence/figures.yml"
IDS = "evidence/ids.yml"
WATCH = "evidence/watch.yml"
NOTICES = "evidence/notices.yml"
APPRAISALS = "evidence/appraisals.yml"
REFERENCES = "references.bib"
EXPORT = "export.ris"
SUGGESTION = "suggestion.md"
TABLE = "codes.csv"
MAPPING = "codes.mapping.yml"

CATALOGUE: tuple[Kind, ...] = (
    Kind(
        code="E101",
        title="Unreadable file",
        what="The file is not UTF-8 text, is a link or a folder, or cannot be opened.",
        why="A file that cannot be read cannot be checked or published.",
        fix="Save it as a regular file in UTF-8.",
        example=Example(STUDY, "place: Malmö", right="place: Camelot", encoding="latin-1"),
    ),
    Kind(
        code="E102",
        title="Invalid YAML",
        what="The file cannot be parsed as YAML.",
        why="Its record would be lost.",
        fix="Correct the line named: indent by two spaces, put a space after each colon, and quote any text that "
        "contains a colon followed by a space.",
        example=Example(STUDY, "description: The Owl: Line", right="description: The Owl Line"),
    ),
    Kind(
        code="E103",
        title="Duplicate key",
        what="The same key appears twice at one level.",
        why="YAML readers keep the last one and silently drop the other.",
        fix="Keep one of the two.",
        example=Example(STUDY, "status: included\nstatus: retracted", right="status: included"),
    ),
    Kind(
        code="E104",
        title="Tab in the indentation",
        what="A line is indented with a tab.",
        why="YAML counts spaces; a tab makes the structure ambiguous.",
        fix="Indent with spaces, two for each level.",
        example=Example(STUDY, "\tmethods: [interviews]", right="  methods: [interviews]"),
    ),
    Kind(
        code="E105",
        title="Unsupported YAML or BibTeX feature",
        what="The file uses an anchor, alias, tag, directive, @string or @preamble.",
        why="These features can hide or multiply content.",
        fix="Write the value out in full.",
        example=Example(STUDY, "status: &status included", right="status: included"),
    ),
    Kind(
        code="E106",
        title="Limit exceeded",
        what="A file, a text, a list or its nesting is over the limit.",
        why="Limits keep the build fast and the pages readable.",
        fix="Shorten or split it. If the limit does not fit a real case, please tell the maintainers.",
        example=Example(
            STUDY,
            "methods: [interviews, interviews, interviews, interviews, interviews, interviews]",
            right="methods: [interviews]",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E107",
        title="File name differs from ID",
        what="The file is not named after the ID or citation key of its record.",
        why="Links and people find a record by its file name.",
        fix="Rename the file to the ID, or correct the ID if it has never been published.",
        example=Example(STUDY_OF_SHARED_DATA, "id: baker-2012c", right="id: baker-2012b"),
    ),
    Kind(
        code="E108",
        title="Missing file",
        what="A file that every review needs is missing.",
        why="The review cannot be built without it.",
        fix="Restore the file, for example from the last released version.",
        example=Example("evidence/searches.yml", None),
    ),
    Kind(
        code="E109",
        title="Malformed BibTeX entry",
        what="An entry of the reference list cannot be parsed.",
        why="The entry and the text after it would be lost.",
        fix="Close its braces and quotes, and put a comma after each field.",
        example=Example(REFERENCES, "title     = {Waiting,", right="title     = {Waiting},"),
    ),
    Kind(
        code="E110",
        title="Duplicate BibTeX key or field",
        what="Two entries share a key, or an entry has the same field twice.",
        why="BibTeX readers silently drop one of the two.",
        fix="Use each key once, and each field once in an entry.",
        example=Example(REFERENCES, "@book{adams-2011,", right="@book{green-2013,"),
        known_to_form=True,
    ),
    Kind(
        code="E111",
        title="Forbidden character",
        what="A text contains a control, text-direction or invisible character.",
        why="Such a character can make a text read differently from what is stored.",
        fix="Delete the character. It often comes from text copied out of a PDF.",
        example=Example(STUDY, "quote: Warm\u200b feet, quiet bus.", right="quote: Warm feet, quiet bus."),
        known_to_form=True,
    ),
    Kind(
        code="E112",
        title="Unexpected file",
        what="The file is in the wrong folder or has the wrong extension.",
        why="It would be left out of the review.",
        fix="Move it to its folder, with the extension .yml for a record or .bib for a reference; or delete it.",
        example=Example("evidence/notes.yml", "note: Read the report again."),
    ),
    Kind(
        code="E113",
        title="LaTeX that cannot be converted",
        what="A field has a LaTeX command that the program does not know, or one that is not complete.",
        why="Its meaning would be lost, or would change from one day or machine to another.",
        fix="Write out what the command prints.",
        example=Example(REFERENCES, r"title     = {\today: waiting", right="title     = {Waiting"),
    ),
    Kind(
        code="E114",
        title="Unknown entry in crossref",
        what="An entry takes fields from another one that does not exist.",
        why="The fields are missing from its citation.",
        fix="Correct the key in crossref, or write the fields out.",
        example=Example(REFERENCES, "crossref  = {nobody-2010},\n  title     = {Waiting", right="title     = {Waiting"),
    ),
    Kind(
        code="E115",
        title="Text cut off at a #",
        what="A # after a space ends the text: YAML reads the rest of the line as a comment.",
        why="The record would silently lose the end of the text.",
        fix='Put the whole text in double quotes, as in "Bus #4". Before a real comment, put two spaces, and one '
        "after the #.",
        example=Example(STUDY, "place: Camelot #4", right="place: Camelot"),
    ),
    Kind(
        code="E201",
        title="Missing field",
        what="A required field is missing.",
        why="The record is incomplete without it.",
        fix="Add the field; the field guide explains what each one means.",
        example=Example(
            STUDY,
            "voice: first-order\n    locator: Table 3, passage 3",
            right="voice: first-order\n    speaker: Inspector\n    locator: Table 3, passage 3",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E202",
        title="Unknown field",
        what="The record has a field that its schema does not define.",
        why="A misspelt field would be silently left out.",
        fix="Use the suggested name, or delete the field.",
        example=Example(STUDY, "nott: The page is torn here.", right="note: The page is torn here."),
    ),
    Kind(
        code="E203",
        title="Wrong type of value",
        what="The field expects another type of value, such as a list or a number.",
        why="Texts, numbers and lists are read differently.",
        fix="Write the value in the form that the message names.",
        example=Example(STUDY, "count: ten", right="count: 10"),
        known_to_form=True,
    ),
    Kind(
        code="E204",
        title="Wrong length",
        what="A text or a list is too short or too long.",
        why="Limits keep every page and table readable.",
        fix="Shorten it, or add what is missing.",
        example=Example(STUDY, "types: []", right="types: [city]"),
        known_to_form=True,
    ),
    Kind(
        code="E205",
        title="Unknown term",
        what="The value is not a term of its vocabulary in the codebook.",
        why="Counts and filters work only if everyone uses the same terms.",
        fix="Use one of the terms listed, or add the new term with its definition to evidence/codebook.yml.",
        example=Example(STUDY, "types: [citty]", right="types: [city]"),
        known_to_form=True,
    ),
    Kind(
        code="E206",
        title="Invalid ID",
        what="The ID is too long or contains characters that IDs cannot have.",
        why="IDs are part of permanent links.",
        fix="Use lower-case letters a-z, digits and single hyphens, at most 64 characters.",
        example=Example(STUDY, "dataset: Owl_Line", right="dataset: owl-line"),
        known_to_form=True,
    ),
    Kind(
        code="E207",
        title="Invalid date",
        what="The date is written in another form, or there is no such day.",
        why="Dates are sorted and compared.",
        fix="Write YYYY-MM-DD, or YYYY-MM or YYYY if the day or month is unknown.",
        example=Example(SCREENING, 'decided_on: "1/12/2020"', right='decided_on: "2020-12-01"'),
        known_to_form=True,
    ),
    Kind(
        code="E208",
        title="Invalid DOI",
        what="The value is not a DOI, or is written as a link.",
        why="A wrong DOI sends readers to another work or nowhere.",
        fix="Write the DOI alone, such as 10.5555/night.2016, without https://doi.org/.",
        example=Example(SCREENING, "doi: https://doi.org/10.5555/moon.2018", right="doi: 10.5555/moon.2018"),
        known_to_form=True,
    ),
    Kind(
        code="E209",
        title="Invalid web address",
        what="The value is not a complete web address.",
        why="Only web addresses become links.",
        fix="Write the whole address, starting with https:// or http://.",
        example=Example(SCREENING, "- www.example.org/snow", right="- https://example.org/snow"),
        known_to_form=True,
    ),
    Kind(
        code="E210",
        title="Quotation too long",
        what="The quotation has more words than this review allows: 40, unless the settings in evidence/review.yml "
        "give another number.",
        why="Short quotations keep the reuse fair.",
        fix="Shorten it with an ellipsis (…) to the words that matter; the gloss can explain the rest.",
        example=Example(
            STUDY,
            "quote: Warm feet make a quiet bus, and a quiet bus makes a calm night, and a calm night makes a driver "
            "who gets home, and a driver who gets home will be back at the wheel when the next night comes.",
            right="quote: Warm feet, quiet bus.",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E301",
        title="Unknown study",
        what="A record names a study that does not exist.",
        why="Every statement about a study must lead to its record.",
        fix="Name a study that has a file in evidence/studies/.",
        example=Example(THEME, "studies: [adams-2011, bakker-2012b]", right="studies: [adams-2011, baker-2012b]"),
        known_to_form=True,
    ),
    Kind(
        code="E302",
        title="Unknown theme, subtheme or code",
        what="A record names a theme or code that does not exist, or a subtheme of another theme.",
        why="Every excerpt and finding has a place in the synthesis.",
        fix="Name a theme in evidence/themes/, a subtheme of that theme, and codes of any theme.",
        example=Example(STUDY, "theme: ridding", right="theme: riding"),
        known_to_form=True,
    ),
    Kind(
        code="E303",
        title="Unknown finding",
        what="A record names a finding that does not exist.",
        why="Readers follow the links from findings to excerpts.",
        fix="Name a finding that is in a file of evidence/themes/.",
        example=Example(LAST_STUDY, "findings: [riding-f20]", right="findings: [riding-f02]"),
        known_to_form=True,
    ),
    Kind(
        code="E304",
        title="Unknown reference",
        what="A record cites a reference that the list does not have.",
        why="Every citation must lead to a reference.",
        fix="Use a key from references.bib or references/, or add the entry.",
        example=Example(STUDY, "citekey: adam-2011", right="citekey: adams-2011"),
        known_to_form=True,
    ),
    Kind(
        code="E305",
        title="Duplicate ID",
        what="Two entries have the same ID.",
        why="An ID is the permanent link to one entry only.",
        fix="Give the newer one the next free ID.",
        example=Example(STUDY, "id: adams-2011-q01", right="id: adams-2011-q02"),
        known_to_form=True,
    ),
    Kind(
        code="E306",
        title="ID does not match its theme or study",
        what="The ID of a finding, code or excerpt does not start with the ID of its theme or study.",
        why="The ID alone shows where it belongs: theme-f01, theme-c01, study-q01.",
        fix="Use the ID of the theme or study, then -f or -q and at least two digits.",
        example=Example(LAST_STUDY, "id: osterlund-2015-q2", right="id: osterlund-2015-q02"),
        known_to_form=True,
    ),
    Kind(
        code="E307",
        title="Reports of one dataset disagree",
        what="Two reports of the same dataset name different countries or nations.",
        why="Countries and datasets would be counted wrongly.",
        fix="Correct the report that is wrong, or give it its own dataset.",
        example=Example(STUDY_OF_SHARED_DATA, "country: XA", right="country: XB"),
        known_to_form=True,
    ),
    Kind(
        code="E308",
        title="Incomplete appraisal",
        what="An appraisal does not have exactly one allowed answer to each criterion that its instrument asks of the "
        "study's design, or an overall judgement is not one of the instrument's.",
        why="The summary by criterion needs an answer to each.",
        fix="Answer every criterion with an answer that the instrument allows, or name the study that has the shared "
        "appraisal.",
        example=Example(STUDY, "aims: yes\n    worth: useful", right="aims: yes\n    route: yes\n    worth: useful"),
        known_to_form=True,
    ),
    Kind(
        code="E309",
        title="Shared appraisal not found",
        what="The study named in shared_with has no answers, or belongs to another dataset.",
        why="A link to an appraisal must lead to its answers.",
        fix="Name a study of the same dataset that has its own answers.",
        example=Example(STUDY_OF_SHARED_DATA, "shared_with: adams-2011", right="shared_with: baker-2012a"),
        known_to_form=True,
    ),
    Kind(
        code="E310",
        title="Unsupported finding",
        what="A finding names no study, and no excerpt supports it.",
        why="Readers must see which studies support a finding, or why that is not stated.",
        fix="Name the studies, add an excerpt, or explain in studies_note why there are none.",
        example=Example(THEME, "# studies_note:", right="studies_note:"),
    ),
    Kind(
        code="E311",
        title="Views do not match the kind of finding",
        what="A finding with differing views has fewer than two views, or a finding of another kind has views.",
        why="Readers should see both sides.",
        fix="Give at least two views, or choose another kind.",
        example=Example(THEME, "kind: agreement", right="kind: differing-views"),
    ),
    Kind(
        code="E312",
        title="Excerpt outside the theme of its findings",
        what="None of the findings that the excerpt supports belongs to the theme of the excerpt.",
        why="The quote table and the theme page must agree.",
        fix="Name at least one finding of the excerpt's own theme, or none (findings: []).",
        example=Example(
            LAST_STUDY,
            "theme: waiting\n    findings: [riding-f02]",
            right="theme: riding\n    findings: [riding-f02]",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E313",
        title="Unexplained difference",
        what="A stated figure differs from the figure computed from the records.",
        why="Readers must see each difference, with its reason if it is known.",
        fix="Add difference to the figure in evidence/figures.yml, or correct the record that is wrong.",
        example=Example(FIGURES, 'published: "5"', right='published: "3"'),
    ),
    Kind(
        code="E314",
        title="Unneeded explanation",
        what="A difference is explained, but the stated and the computed figure agree.",
        why="It would tell readers about a difference that does not exist.",
        fix="Delete difference from the figure.",
        example=Example(
            FIGURES,
            "measure: {name: studies}\n    difference: One report was counted twice.",
            right="measure: {name: studies}",
        ),
    ),
    Kind(
        code="E315",
        title="Study and screening disagree",
        what="A decision has no date or no reason, or does not match the studies that have a record.",
        why="Every included study needs a record, every decision a date and every exclusion a reason.",
        fix="Add the study, or the date and reason of the decision, or set the decision back to awaiting.",
        example=Example(
            SCREENING,
            "decision: excluded\n    reason: no-driver",
            right='decision: excluded\n    reason: no-driver\n    decided_on: "2020-12-01"',
        ),
    ),
    Kind(
        code="E316",
        title="Number out of sequence",
        what="A number is missing or used twice.",
        why="Themes, criteria and references are numbered from 1 without gaps.",
        fix="Renumber them so that each number is used once.",
        example=Example(LAST_THEME, "number: 3", right="number: 2"),
    ),
    Kind(
        code="E317",
        title="Duplicate term",
        what="Two terms of a vocabulary have the same ID.",
        why="Counts could not tell them apart.",
        fix="Give each term its own ID.",
        example=Example(CODEBOOK, "{id: city, label: Depot,", right="{id: depot, label: Depot,"),
    ),
    Kind(
        code="E318",
        title="Reserved ID",
        what="The ID is the name of a page of the site, or a name that some file systems do not allow.",
        why="The record could not have a page of this name.",
        fix="Choose another ID.",
        example=Example(
            "evidence/themes/index.yml",
            "id: index\nnumber: 3\ntitle: Walking home\nshort_title: Walking\nsummary:\n"
            "  - sentence: The way home is long.\n    findings: [index-f01]\nfindings:\n  - id: index-f01\n"
            "    statement: The way home is long.\n    kind: single-study\n    studies: [adams-2011]\n"
            "    locator: Results, line 7\n",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E319",
        title="Published ID removed",
        what="No record has an ID that was published.",
        why="People cite its permanent link, which must keep working.",
        fix="Restore the record, or add became (the new ID) or withdrawn (on, why) to the ID in evidence/ids.yml.",
        example=Example(IDS, "{id: adams-2011-q09,", right="{id: adams-2011-q01,"),
    ),
    Kind(
        code="E320",
        title="Obsolete ID leads nowhere",
        what="An obsolete ID does not lead to a record or to the reason for its withdrawal.",
        why="A reader who follows an old link must reach one of the two.",
        fix="Give an existing ID in became; or delete became and add withdrawn with on and why.",
        example=Example(IDS, "became: riding-f10", right="became: riding-f01"),
    ),
    Kind(
        code="E321",
        title="Obsolete ID reused",
        what="A record has an ID that was renamed or withdrawn.",
        why="IDs are never reused: old citations would point to something else.",
        fix="Give the record a free ID; or, if the same record has come back, delete became or withdrawn.",
        example=Example(
            IDS,
            "{id: waiting-f02, kind: finding, since: 1.0.0, became: waiting-f01}",
            right="{id: waiting-f02, kind: finding, since: 1.0.0}",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E322",
        title="ID reused for another kind of record",
        what="The ID was published for a record of another kind.",
        why="Old citations would point to something else.",
        fix="Give the newer record another ID.",
        example=Example(IDS, "{id: riding, kind: study,", right="{id: riding, kind: theme,"),
        known_to_form=True,
    ),
    Kind(
        code="E323",
        title="Unknown version",
        what="A record names a version that evidence/review.yml does not list.",
        why="Readers should be able to look the version up.",
        fix="Name a version of evidence/review.yml; `review release` fills this in.",
        example=Example(IDS, "since: 1.2.0", right="since: 1.1.0"),
    ),
    Kind(
        code="E324",
        title="Inconsistent double appraisal",
        what="A consensus does not come from two people who each answered every criterion.",
        why="A consensus means that two people appraised the study independently and then agreed.",
        fix="Name two appraisers, each with an answer to every criterion; for the consensus, use answers that one of "
        "them gave.",
        example=Example(
            STUDY,
            "appraisers: [{name: Ada, answers: {aims: yes, route: yes, worth: useful}}]\n  answers:",
            right="answers:",
        ),
        known_to_form=True,
    ),
    Kind(
        code="E325",
        title="Assessment without finding_hash",
        what="An assessment of confidence does not record which wording of the finding it is about.",
        why="An assessment goes out of date when the finding or its studies change; the hash shows when.",
        fix="Add the finding_hash that `review confidence <finding>` prints; if the finding has changed, assess it "
        "again.",
        example=Example(LAST_THEME, "# finding_hash:", right="finding_hash:"),
    ),
    Kind(
        code="E326",
        title="Kind that contradicts the reach or the studies",
        what="The codebook does not allow this kind of finding for its reach, or a finding of one study names more.",
        why="The label of a finding and the studies beside it must agree.",
        fix="Choose a kind that the codebook allows for the reach, or correct the reach or the studies.",
        example=Example(THEME, "kind: agreement", right="kind: not-stated"),
    ),
    Kind(
        code="E327",
        title="Headline too long",
        what="The headline of a finding has more than 12 words.",
        why="Headlines are read in lists.",
        fix="Shorten it without saying more than the statement does.",
        example=Example(
            THEME,
            "headline: Nights are longer and darker and colder and wetter and slower than days.",
            right="headline: Nights are longer than days.",
        ),
    ),
    Kind(
        code="E328",
        title="Reach without its words or their line",
        what="A reach has a phrase without a line, or a line without a phrase.",
        why="Readers should be able to look up how the published review words it.",
        fix="Give its exact words as phrase, and the printed line on which they begin as line.",
        example=Example(THEME, "phrase: in one study", right="phrase: in one study\n      line: 2"),
    ),
    Kind(
        code="E329",
        title="Report recorded twice",
        what="A study or a screened report is the same report as another: by its DOI, its PubMed number, or its title "
        "together with authors, year and journal.",
        why="The same report would be screened or counted twice.",
        fix="Delete one of the two. If they are different reports, correct the DOI or PubMed number, or record the "
        "decision under comparisons in evidence/screening.yml.",
        example=Example(SCREENING, "doi: 10.5555/owl.2011", right="doi: 10.5555/moon.2018"),
        known_to_form=True,
    ),
    Kind(
        code="E330",
        title="Unknown report in a comparison",
        what="A recorded decision on two reports names a report that does not exist.",
        why="The decision would have no effect, and the same question would be asked again.",
        fix="Use the ID of a study or a screened report, or the key of a reference.",
        example=Example(SCREENING, "comparisons:\n  - {title: Late, other: nobody-2020, decision: same}\n"),
    ),
    Kind(
        code="E331",
        title="Added study credited to the published review",
        what="A finding with a reach names a study that was added after the published review.",
        why="The studies named for such a finding are those that the published review names for it.",
        fix="Take the study out of studies, and link it to the finding by an excerpt of the study's record.",
        example=Example(
            THEME,
            "studies: [adams-2011, baker-2012b, osterlund-2015]",
            right="studies: [adams-2011, baker-2012b]",
        ),
    ),
    Kind(
        code="E332",
        title="Search string that its service misreads",
        what="A saved search has unbalanced brackets or quotation marks, an unknown field, or something else that the "
        "service it asks does not understand.",
        why="The service would refuse it, or leave out a part of it without a word, and reports would be missed.",
        fix="Correct the search string, and try it on the service's own page.",
        example=Example(
            WATCH,
            "searches:\n  - id: night\n    source: pubmed\n    query: (night[tiab] AND bus[tiab]\n"
            '    since: "2014-06"\n',
        ),
    ),
    Kind(
        code="E333",
        title="Relation without a link or a reason",
        what="A relation names a finding to which the excerpt is not linked, is given twice, or has no reason.",
        why="Readers must see why a passage qualifies or contradicts a finding, and each link has one relation.",
        fix="Link the excerpt to the finding, keep one relation for each, and give the reason as note.",
        example=Example(
            STUDY,
            "locator: Table 3, passage 1\n    relations: [{finding: waiting-f01, relation: contradicts, read_by: Ada, "
            "read_on: 2021-01-01}]",
            right="locator: Table 3, passage 1",
        ),
    ),
    Kind(
        code="E334",
        title="Silence of a study that speaks",
        what="A study is recorded as silent on a finding for which it is named or to which it is linked, or twice.",
        why="A study cannot both speak to a finding and say nothing on it.",
        fix="Delete the entry, or the link that is wrong.",
        example=Example(STUDY, "silences: [{finding: waiting-f01, kind: silent, read_by: Ada, read_on: 2021-01-01}]\n"),
    ),
    Kind(
        code="E335",
        title="Comparison without what it showed",
        what="A comparison of a quotation with its report has no result, or does not say what differs.",
        why="Readers rely on the words: they need to know whether the report has them.",
        fix="Give the result; where the words differ, say what differs as difference, and only there.",
        example=Example(
            STUDY,
            "locator: Table 3, passage 1\n    comparison: {result: differs, compared_by: Ada, compared_on: 2021-01-01}",
            right="locator: Table 3, passage 1",
        ),
    ),
    Kind(
        code="E336",
        title="Tool that is not declared",
        what="A program suggested, drafted or found a record, and evidence/tools.yml does not list the program, or "
        "evidence/runs.yml does not say which program it was.",
        why="Reporting guidance asks to disclose every such program: name, version, task, and what people checked.",
        fix="Declare the program in evidence/tools.yml, or correct the ID; for a report that a saved search found, "
        "let `review watch` write its run, or give the run of that day its tool and version.",
        example=Example(
            STUDY, "tool_uses: [{tool: owl, version: 1, what: draft, confirmed_by: Ada, confirmed_on: 2021-01-01}]\n"
        ),
    ),
    Kind(
        code="E337",
        title="Suggestion that nobody has confirmed",
        what="A program suggested or drafted a part of the review, and nobody has confirmed it, or nobody says when.",
        why="What a program suggests counts only once a person has checked it.",
        fix="Check the suggestion against its source and add confirmed_by and confirmed_on, or take it out.",
        example=Example(
            SCREENING,
            "decision: excluded\n    tool_uses: [{tool: night-owl, version: 2.0, what: summary}]",
            right="decision: excluded",
        ),
    ),
    Kind(
        code="E338",
        title="Code outside the subthemes",
        what="A theme has subthemes, and codes that are in none of them.",
        why="Readers compare codes at one level: theme, subtheme, code.",
        fix="Move the codes into a subtheme, or add a subtheme for them.",
        example=Example("evidence/themes/waiting.yml", "\ncodes: [{id: waiting-c90, label: Rain}]\n"),
    ),
    Kind(
        code="E339",
        title="Part that the review is without",
        what="Something is recorded of a part that the settings of the review leave out, or of a published review that "
        "it does not have.",
        why="No page shows the part, so that what is recorded would be lost to readers without a word.",
        fix="Take the part out of `without` in evidence/review.yml, or take out what is recorded of it.",
        example=Example(REVIEW, "settings: {without: [discussion]}\ntitle:", right="title:"),
    ),
    Kind(
        code="E340",
        title="Unknown criterion in a figure",
        what="A stated figure counts the answers to a criterion that no instrument has, or that several have.",
        why="The figure would be compared with the wrong answers, or with none.",
        fix="Name a criterion of the codebook and, where several instruments have it, the instrument.",
        example=Example(FIGURES, "criterion: aim", right="criterion: aims"),
    ),
    Kind(
        code="E341",
        title="Totals of an appraisal that cannot be right",
        what="The totals of a criterion are given twice, name an unknown criterion or answer, or count more studies "
        "than were appraised.",
        why="Readers would see an appraisal that nobody reported.",
        fix="Correct the entry in evidence/appraisals.yml from its source.",
        example=Example(
            APPRAISALS,
            "totals:\n  - instrument: ride-checklist\n    criterion: aims\n    of: 12\n"
            "    answers: {yes: 11, no: 2}\n    locator: Table 2\n",
        ),
    ),
    Kind(
        code="E501",
        title="Unknown export format",
        what="The file's extension belongs to no format that the program reads.",
        why="Guessing the format could silently lose records.",
        fix="Export RIS, nbib, BibTeX, CSL-JSON or CSV, or name the format with --format.",
        example=Example("export.docx", "Adams A. Trains at night. 2020."),
    ),
    Kind(
        code="E502",
        title="Unreadable record in an export",
        what="A record of the export is damaged or incomplete.",
        why="The record is skipped; the others are imported.",
        fix="Correct the record in the file, or export it again, and run the command again.",
        example=Example(EXPORT, "TY  - JOUR\nTI  - Trains at night\nAU  - Adams, Ann\nPY  - 2020\n"),
    ),
    Kind(
        code="E503",
        title="Report lacks what screening needs",
        what="A report has no title, author or year, or a value that is invalid.",
        why="Screeners could not find the report or tell it from others.",
        fix="Add what is missing to the export and run the command again; reports already imported stay as they are.",
        example=Example(EXPORT, "TY  - JOUR\nTI  - Trains at night\nAU  - Adams, Ann\nER  - \n"),
    ),
    Kind(
        code="E504",
        title="Unanswered question",
        what="A required question of the suggestion form has no answer.",
        why="The draft of the record needs it.",
        fix="Edit the issue and answer the question below its heading.",
        example=Example(SUGGESTION, "### Year\n\n_No response_", right="### Year\n\n2022"),
    ),
    Kind(
        code="E505",
        title="Changed headings in the form",
        what="A heading of the suggestion form is missing, repeated or out of order.",
        why="The program would have to guess which answer belongs to which question.",
        fix="Edit the issue so that each heading appears once, as the form prints it and in its order.",
        example=Example(SUGGESTION, "### Published\n\n2022", right="### Year\n\n2022"),
    ),
    Kind(
        code="E506",
        title="Report already known",
        what="The suggested report is already in the review or in its screening.",
        why="The same report would be counted twice.",
        fix="Do nothing. If you know something new about the report, tell the maintainers which record it is about.",
        example=Example(
            SUGGESTION, "### DOI\n\n10.5555/moon.2018", right="### DOI\n\nhttps://doi.org/10.5555/rails.2022"
        ),
    ),
    Kind(
        code="E507",
        title="Row that cannot be imported",
        what="A row of a table lacks a value that its record needs, or has one that the review does not know.",
        why="Nothing is guessed or invented: what a record says must come from its team.",
        fix="Correct the row or the mapping, and run the command again; rows already imported stay as they are.",
        example=Example(TABLE, "Theme,Code\nWalking home,Dark\n"),
    ),
    Kind(
        code="E508",
        title="Mapping that does not fit its table",
        what="The mapping of a table names an unknown field or column, or gives nothing for a field that is needed.",
        why="The program does not guess what a column means.",
        fix="Correct the mapping: columns for what the table has, constants for what is the same in every row.",
        example=Example(MAPPING, "theme: Subject", right="theme: Theme"),
    ),
    Kind(
        code="H401",
        title="Uncited reference",
        what="No record cites the reference.",
        why="It may be left over, or a citation may be missing.",
        fix="Cite it, or leave it if the published review lists it.",
        example=Example(
            REFERENCES,
            "\n@book{moss-2019,\n  author = {Moss, Mia},\n  title = {Late},\n  year = {2019}\n}\n",
        ),
    ),
    Kind(
        code="H402",
        title="Duplicate quotation",
        what="Two excerpts quote the same words.",
        why="The same words would count twice.",
        fix="Keep one excerpt and let it name the findings of both.",
        example=Example(LAST_STUDY, "quote: Warm feet, quiet bus.", right="quote: If nobody talks, I sing."),
        known_to_form=True,
    ),
    Kind(
        code="H403",
        title="Reports that look alike",
        what="Two reports may be the same: their titles agree, but not their years, journals or other details.",
        why="Only a person can tell a second report from a second description of the first.",
        fix="Compare the two. Delete one if they are the same; otherwise record the decision under comparisons in "
        "evidence/screening.yml (other: the report's ID, decision: different).",
        example=Example(
            SCREENING,
            "title: Night buses under a full moon\n    authors: [Chan L, Diaz M]\n    year: 2019",
            right="title: The noon bus\n    authors: [Evans P]\n    year: 2019",
        ),
        known_to_form=True,
    ),
    Kind(
        code="H404",
        title="Non-breaking space",
        what="A text has a space that does not break, as word processors and web pages use them.",
        why="It looks like any other space, but searches and comparisons do not find the words around it.",
        fix="Type the space again.",
        example=Example(STUDY, "place: Camelot\u00a0East", right="place: Camelot"),
    ),
    Kind(
        code="H405",
        title="Quotation in quotation marks",
        what="The words of a quotation are wholly in quotation marks.",
        why="The site adds quotation marks, so readers would see two pairs.",
        fix="Delete the marks round the words; keep those of speech within a quotation.",
        example=Example(LAST_STUDY, "quote: “If nobody talks, I sing.”", right="quote: If nobody talks, I sing."),
    ),
    Kind(
        code="H406",
        title="Study without excerpts",
        what="A study that was added to the published review has no excerpts.",
        why="Nothing links it to a finding, so it changes no count and no page of a finding.",
        fix="Add an excerpt for each finding it bears on.",
        example=Example(
            LAST_STUDY,
            "",
            right="excerpts:\n"
            "  - id: osterlund-2015-q01\n"
            "    theme: riding\n"
            "    findings: [riding-f02]\n"
            "    quote: If nobody talks, I sing.\n"
            "    gloss: The driver stays awake by talk or song.\n"
            "    voice: first-order\n"
            "    speaker: Driver\n"
            "    locator: Table 3, passage 6\n"
            "  - id: osterlund-2015-q02\n"
            "    theme: riding\n"
            "    findings: [riding-f02]\n"
            "    quote: Talk, on these routes, is equipment.\n"
            "    gloss: The authors hold that talk is needed like fuel.\n"
            "    voice: second-order\n"
            "    speaker: Study authors\n"
            "    locator: Table 3, passage 7\n",
        ),
    ),
    Kind(
        code="H407",
        title="Search string that is easily misread",
        what="A saved search mixes AND and OR without brackets, or writes an operator in small letters.",
        why="Services read this in different ways, and a reader cannot tell what was meant.",
        fix="Put brackets round what belongs together, and write operators in capitals.",
        example=Example(
            WATCH,
            "searches:\n  - id: night\n    source: europe-pmc\n    query: night AND bus OR coach\n"
            '    since: "2014-06"\n',
        ),
    ),
    Kind(
        code="H408",
        title="Undecided notice",
        what="An included study or a cited work was retracted, or its publisher expressed concern, and nobody has "
        "decided what follows.",
        why="Findings may depend on a study that its own publisher no longer supports.",
        fix="Read the notice and the findings, then record the decision: review notices --decide.",
        example=Example(
            NOTICES,
            "notices:\n  - work: 10.5555/owl.2011\n    kind: retraction\n    label: Retraction\n"
            '    sources: [publisher]\n    found_on: "2021-03-01"\n',
        ),
    ),
    Kind(
        code="H409",
        title="Flow numbers that do not add up",
        what="A number of the flow diagram does not follow from the numbers of the step before it.",
        why="Readers check these sums first, and a slip may be in the record or in the report it is from.",
        fix="Compare the numbers with their source. Where the source itself does not add up, say so in the note.",
        example=Example(
            SEARCHES,
            "flow: {locator: Figure 1, databases: 90, duplicates: 10, screened: 90}\nsearches:",
            right="searches:",
        ),
    ),
    Kind(
        code="H410",
        title="Study without an appraisal",
        what="The studies of the review are appraised, but this study has no appraisal and no reason why.",
        why="Readers should know whether a study was not appraised, or its appraisal was forgotten.",
        fix="Add the appraisal, or say why there is none as not_appraised.",
        example=Example(
            LAST_STUDY,
            "appraisal:\n",
            right="appraisal:\n  instrument: ride-checklist\n  answers:\n    aims: unsure\n    route: yes\n"
            "    worth: useful\n",
        ),
        known_to_form=True,
    ),
    Kind(
        code="H411",
        title="Design missing",
        what="The instrument of an appraisal has criteria by design, and the study names none of these designs.",
        why="Without a design, only the criteria that are asked of every study are answered.",
        fix="Add the design of the study as designs.",
        example=Example(
            CODEBOOK,
            "answers: [useful, vague]\n      - id: sample\n        number: 4\n        label: Sample\n"
            "        definition: Whom it asked.\n        answers: [yes, no]\n        designs: [survey]\n"
            "designs:\n  - {id: survey, label: Survey, definition: It asks many.}\n",
            right="answers: [useful, vague]\n",
        ),
        known_to_form=True,
    ),
    Kind(
        code="H507",
        title="Character removed on import",
        what="A control, text-direction or invisible character was removed from a text.",
        why="Such a character can make a text read differently from what is stored.",
        fix="Check that the text still reads correctly.",
        example=Example(
            EXPORT,
            "TY  - JOUR\nTI  - Trains\u200b at night\nAU  - Adams, Ann\nPY  - 2020\nDO  - 10.5555/trains\nER  - \n",
        ),
    ),
    Kind(
        code="H508",
        title="Imported value to check",
        what="A value in an export could not be read with certainty.",
        why="The record is imported, but this value may be wrong or incomplete.",
        fix="Compare the record with its source.",
        example=Example(
            "export.bib",
            "@misc{a,\n title={Trains \\atnight},\n author={Adams, Ann},\n year={2020},\n doi={10.5555/trains}\n}\n",
        ),
    ),
    Kind(
        code="H509",
        title="Left out of an import",
        what="A column, row, sheet, code or passage is not imported, or is read in a way that needs to be checked.",
        why="What is left out must not be lost unnoticed.",
        fix="Decide whether it is needed. If so, map it, or enter it by hand.",
        example=Example(TABLE, "Theme,Code,Colour\nriding,Warmth,blue\n"),
    ),
)

KINDS: dict[str, Kind] = {kind.code: kind for kind in CATALOGUE}
