"""The schema of evidence/review.yml: what the review asks, where it comes from, who made it, and its versions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from review.schema.base import (
    URL_PATTERN,
    Citekey,
    Date,
    Doi,
    Id,
    Label,
    Names,
    OwnWords,
    Schema,
    Text,
    Url,
    described,
    optional,
)
from review.schema.settings import Part, SettingsRecord

Language = Literal["en", "de"]  # those that review.language has a catalogue of
LivingStatus = Literal["active", "paused", "retired"]
CommitName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
# An email address or the address of a web page.
Contact = Annotated[
    str,
    StringConstraints(
        pattern=rf"^(?:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|{URL_PATTERN.strip('^$')})$", max_length=300
    ),
]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9](?: ?[0-9])*$", max_length=30)]
VersionNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$", max_length=20)]


class PreprintRecord(Schema):
    """The published review as a preprint."""

    doi: Doi = described("Its DOI.")
    posted: Date = described("When it was posted.")
    server: Label = described("Where.")
    licence: Label = described("Its licence.")


class ArticleRecord(Schema):
    """The published review as the article of record."""

    doi: Doi = described("Its DOI.")
    published: Date = described("When it was published.")
    journal: Label = described("Where.")
    volume: Label | None = optional("Volume.")
    issue: Label | None = optional("Issue.")
    pages: Label | None = optional("Pages or article number.")
    pmid: Label | None = optional("PubMed number.")
    pmcid: Label | None = optional("PubMed Central number.")
    licence: Label = described("Its licence.")


class CurrencyLimitsRecord(Schema):
    """When the review counts as out of date."""

    search_months: Annotated[int, Field(ge=1, le=120)] = described("How many months old the latest search may be.")
    waiting_months: Annotated[int, Field(ge=1, le=120)] = described(
        "How many months a report may await assessment: from the day on which it was found or, where no day is "
        "recorded, from the end of its year of publication."
    )
    reason: Text = described("Why these limits, for readers.")


class ScheduleRecord(Schema):
    """Whether the review is maintained, and how often it is updated."""

    status: LivingStatus = described("Whether it is maintained (active), paused or retired.")
    every_months: Annotated[int, Field(ge=1, le=60)] | None = optional(
        "How many months after a version the next one is due. Leave it out if no interval has been promised."
    )
    limits: CurrencyLimitsRecord | None = optional(
        "When the review counts as out of date. Without them, it never does."
    )
    since: Date | None = optional("For paused or retired: since when.")
    note: Text | None = optional("What readers should know about it; for paused or retired, why.")
    instead: Url | None = optional("For retired: where readers should look instead.")


class SourceRecord(Schema):
    """The published review that this living review updates."""

    title: Label = described("Its title.")
    citation_short: Label = described("Its short name, for use in a sentence.")
    references: int = described("How many references its list has; they are numbered as there.", ge=0, le=100_000)
    included: tuple[Citekey, ...] = optional(
        "The studies that it includes, by the keys of their references. Every other study counts as added since. "
        "Without the list, a study whose reference has a number of the published review counts as included by it, "
        "unless a screening decision added it.",
        default=(),
    )
    preprint: PreprintRecord | None = optional("The preprint.")
    article: ArticleRecord | None = optional("The article of record.")


class ComparisonPageRecord(Schema):
    """The page that compares this review with its companion, point by point of the discussion."""

    address: Id = described("The page's address below the root of the site.")
    title: Label = described("Its title.")
    this_side: Label = described("Whose views this review is about.")
    other_side: Label = described("Whose views the companion is about.")
    note: Text = described("What a reader should know about the comparison.")


class CompanionRecord(Schema):
    """A companion review."""

    label: Label = described("What it is.")
    doi: Doi = described("Its DOI.")
    comparison: ComparisonPageRecord | None = optional("The page that compares the two.")


class RegistrationRecord(Schema):
    """A registration of the protocol."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+$", max_length=40)] = described("Its number.")
    label: Label = described("What was registered, and where.")
    url: Url | None = optional("Where it is published.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class StatementRecord(Schema):
    """A statement about how the review was done."""

    id: Id | None = optional("An ID, if a page links to it.")
    label: Label | None = optional("What it is about.")
    value: Label | None = optional("A figure in it.")
    text: OwnWords = described("The statement, in our own words.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class EligibilityRecord(Schema):
    """What makes a study eligible."""

    include: tuple[StatementRecord, ...] = described("What a study must be to be included.", min_length=1)
    exclude: tuple[StatementRecord, ...] = described("What excludes a study.", min_length=1)
    note: Text | None = optional("What readers should know about the criteria.")


class AbsenceRecord(Schema):
    """Something that the published review mentions but does not include."""

    what: Label = described("What it is.")
    text: Text = described("What is missing, and what this site has instead.")


class AffiliationRecord(Schema):
    """An institution."""

    id: Id = described("The affiliation's ID.")
    name: Label = described("Its name.")


class PersonRecord(Schema):
    """An author of the published review."""

    name: Label = described("Family name and given names, as Family, Given.")
    roles: tuple[Label, ...] = described("What the person did, as the published review states it.")
    affiliations: tuple[Annotated[str, Names("affiliation")], ...] = optional(
        "Affiliations, as the published review states them.", default=()
    )
    lived_experience: bool = optional("The published review says that the person has lived experience.", default=False)
    clinical: bool = optional("The published review says that the person has clinical experience.", default=False)


class SupportRecord(Schema):
    """A service that readers in distress can contact."""

    where: Label = described("Whom it serves: a country or another group.")
    name: Label = described("Its name.")
    phone: Phone | None = optional("The number to call.")
    url: Url = described("Its web address.")


class ContributorRecord(Schema):
    """Someone who works on the living review."""

    name: Label = described("Family name and given names, as Family, Given.")
    roles: tuple[Label, ...] = described("What the person does.", min_length=1)
    orcid: Url | None = optional("Their ORCID address.")


class AppraisalNotesRecord(Schema):
    """What readers should know about the appraisal of the studies as a whole."""

    note: Text | None = optional("Who appraised the studies, and what followed from it.")
    without_reasons: Text | None = optional("Why a study's answers have no reasons, where they have none.")


class LinkingRecord(Schema):
    """Who decided which findings an excerpt is linked to."""

    by: Label = described("Who decided.")
    basis: Text = described("What the decision was based on, in one sentence.")


class FundingRecord(Schema):
    """Who paid for the published review."""

    funder: Label = described("The funder.")
    text: Text = described("What the published review says about it, in our own words.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class LicenceRecord(Schema):
    """The licences of code, text and data."""

    code: Label = described("The code's licence.")
    text: Label = described("The text's and the data's licence.")
    note: Text = described("What applies to quotations.")


class VersionRecord(Schema):
    """A version of the living review."""

    version: VersionNumber = described("Its number.")
    date: Date = described("Its date.")
    summary: Text = described("What it is.")
    searches_through: Date = described("The latest date that the searches cover.")
    commit: CommitName | None = optional(
        "Its git commit, all 40 digits. `review release` records it when a later version is made."
    )
    changes: tuple[Text, ...] = described("What it changed.")


def tag_of(version: str) -> str:
    """Return the name of a version's tag in git."""
    return f"v{version}"


class ReviewRecord(Schema):
    """evidence/review.yml: the review itself."""

    id: Id = described("A short name for the review.")
    language: Language = optional(
        "The language in which it is written, and in which its site speaks to readers: en or de.", default="en"
    )
    title: Label = described("Its title.")
    short_title: Label = described("A title short enough for a header.")
    question: Text = described("What it asks.")
    population: Text = described("The people it is about.")
    focus: Text = described("What it asks about them.")
    aims: tuple[Text, ...] = described("Its aims.")
    settings: SettingsRecord = optional("What it calls and shows, and which parts it has.", default=SettingsRecord())
    source: SourceRecord | None = optional("The published review that it updates, if it updates one.")
    companion: CompanionRecord | None = optional("A companion review.")
    registrations: tuple[RegistrationRecord, ...] = optional("Registrations of its protocol.", default=())
    independence: Text = described(
        "How it relates to the authors of the published review or, without one, who is responsible for it."
    )
    language_note: Text = described("Which words it uses for people, and why.")
    content_note: Text = described("What may be distressing to read, and where to find help.")
    support: tuple[SupportRecord, ...] = optional("Services that readers in distress can contact.", default=())
    eligibility: EligibilityRecord = described("What makes a study eligible.")
    methods: tuple[StatementRecord, ...] = described("How the review was done.")
    reflexivity: tuple[StatementRecord, ...] = described("What the reviewers brought to it.")
    limitations: tuple[StatementRecord, ...] = described("Its limitations.")
    not_in_source: tuple[AbsenceRecord, ...] = optional(
        "What the published review mentions but does not include.", default=()
    )
    people: tuple[PersonRecord, ...] = optional(
        "The authors of the published review, in their order; needed if there is one.", default=()
    )
    affiliations: tuple[AffiliationRecord, ...] = optional("Their affiliations.", default=())
    funding: FundingRecord = described("Who paid for the review.")
    disclaimer: Text = described("Whose views the review expresses.")
    contributors: tuple[ContributorRecord, ...] = optional("Who works on the living review.", default=())
    appraisal: AppraisalNotesRecord = optional(
        "What readers should know about the appraisal of the studies as a whole.", default=AppraisalNotesRecord()
    )
    linking: LinkingRecord | None = optional("Who decided which findings an excerpt is linked to, and on what basis.")
    licence: LicenceRecord = described("The licences of code, text and data.")
    contact: Contact | None = optional("How to contact its maintainers: an email address or a web address.")
    doi: Doi | None = optional("The DOI of the living review, once a release has one.")
    redirect: Url | None = optional(
        "An address that redirects to the site wherever it is hosted, such as one at w3id.org, once it works. "
        "Permanent links begin with it; it ends with a slash."
    )
    schedule: ScheduleRecord | None = optional("Whether it is maintained, and how often it is updated.")
    versions: tuple[VersionRecord, ...] = described("Its versions, the newest first.", min_length=1)

    def has(self, part: Part) -> bool:
        """Whether the review has a part: it describes its source and its companion, and leaves out none of the rest."""
        if part == "source":
            return self.source is not None
        if part == "companion":
            return self.companion is not None
        return part not in self.settings.without

    @property
    def contact_url(self) -> str:
        """The contact as the target of a link; empty if there is none."""
        return f"mailto:{self.contact}" if self.contact and not self.contact.startswith("http") else self.contact or ""
