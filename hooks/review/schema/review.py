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
    """How long the review is meant to live, and at what pace."""

    status: LivingStatus = described("Whether it is kept up, rests for a time, or has ended.")
    every_months: Annotated[int, Field(ge=1, le=60)] | None = optional(
        "How many months after a version the next one is due. Leave it out where nobody has promised a pace."
    )
    limits: CurrencyLimitsRecord | None = optional("When the review counts as out of date. Without it, it never does.")
    since: Date | None = optional("For paused or retired: since when.")
    note: Text | None = optional("What a reader should know about it; for paused or retired, why.")
    instead: Url | None = optional("For retired: where to look instead.")


class SourceRecord(Schema):
    """The published review that this one keeps alive."""

    title: Label = described("Its title.")
    citation_short: Label = described("What it is called in a sentence.")
    references: int = described("How many references its list holds; those numbers are its own.", ge=0, le=100_000)
    included: tuple[Citekey, ...] = optional(
        "The studies that it includes, by the keys of their references. Every other study counts as added since. "
        "Without the list, a study whose reference has a number of the published review counts as included by it, "
        "unless a decision of screening added it.",
        default=(),
    )
    preprint: PreprintRecord | None = optional("The preprint.")
    article: ArticleRecord | None = optional("The article of record.")


class ComparisonPageRecord(Schema):
    """The page that puts this review and its companion side by side, point by point of the discussion."""

    address: Id = described("The page's address below the root of the site.")
    title: Label = described("Its title.")
    this_side: Label = described("Whose views this review is about.")
    other_side: Label = described("Whose views the companion is about.")
    note: Text = described("What a reader should know about the comparison.")


class CompanionRecord(Schema):
    """A review that belongs with this one."""

    label: Label = described("What it is.")
    doi: Doi = described("Its DOI.")
    comparison: ComparisonPageRecord | None = optional("The page that compares the two.")


class RegistrationRecord(Schema):
    """A registration of the protocol."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+$", max_length=40)] = described("Its number.")
    label: Label = described("What was registered, and where.")
    url: Url | None = optional("Where it can be read.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class StatementRecord(Schema):
    """A statement about how the review was done."""

    id: Id | None = optional("An id, where a page points at it.")
    label: Label | None = optional("What it is about.")
    value: Label | None = optional("A figure in it.")
    text: OwnWords = described("The statement, in our own words.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class EligibilityRecord(Schema):
    """What makes a study eligible."""

    include: tuple[StatementRecord, ...] = described("What a study must be.", min_length=1)
    exclude: tuple[StatementRecord, ...] = described("What rules a study out.", min_length=1)
    note: Text | None = optional("What a reader should know about the criteria.")


class AbsenceRecord(Schema):
    """Something that the published review names and does not include."""

    what: Label = described("What it is.")
    text: Text = described("What is missing, and what stands here instead.")


class AffiliationRecord(Schema):
    """An institution."""

    id: Id = described("The affiliation's id.")
    name: Label = described("Its name.")


class PersonRecord(Schema):
    """An author of the published review."""

    name: Label = described("Family name and given names, as Family, Given.")
    roles: tuple[Label, ...] = described("What the person did, as the published review states it.")
    affiliations: tuple[Annotated[str, Names("affiliation")], ...] = optional(
        "Affiliations, as the published review states them.", default=()
    )
    lived_experience: bool = optional(
        "The published review says that the person brings lived experience.", default=False
    )
    clinical: bool = optional("The published review says that the person has clinical experience.", default=False)


class SupportRecord(Schema):
    """A place where a reader in distress finds somebody to talk to."""

    where: Label = described("For whom it is: a country, or who else.")
    name: Label = described("What it is called.")
    phone: Phone | None = optional("The number to call.")
    url: Url = described("Its address.")


class ContributorRecord(Schema):
    """Someone who works on the living review."""

    name: Label = described("Family name and given names, as Family, Given.")
    roles: tuple[Label, ...] = described("What the person does.", min_length=1)
    orcid: Url | None = optional("Their ORCID address.")


class LinkingRecord(Schema):
    """Who judged which findings an excerpt is linked to."""

    by: Label = described("Who judged.")
    basis: Text = described("What they judged from, in one sentence.")


class FundingRecord(Schema):
    """Who paid for the published review."""

    funder: Label = described("The funder.")
    text: Text = described("What the published review says of it, in our own words.")
    locator: Label | None = optional("Where the published review says so: section, paragraph and line.")


class LicenceRecord(Schema):
    """What may be done with what."""

    code: Label = described("The code's licence.")
    text: Label = described("The text's and the data's licence.")
    note: Text = described("What holds for quotations.")


class VersionRecord(Schema):
    """A version of the living review."""

    version: VersionNumber = described("Its number.")
    date: Date = described("Its date.")
    summary: Text = described("What it is.")
    searches_through: Date = described("The last date the searches cover.")
    commit: CommitName | None = optional(
        "The git commit that holds it, all 40 digits. `review release` writes it down when a later version is made."
    )
    changes: tuple[Text, ...] = described("What it changed.")


class ReviewRecord(Schema):
    """evidence/review.yml: the review itself."""

    id: Id = described("A short name for the review.")
    title: Label = described("Its title.")
    short_title: Label = described("A title short enough for a header.")
    question: Text = described("What it asks.")
    population: Text = described("The people it is about.")
    focus: Text = described("What of them it asks about.")
    aims: tuple[Text, ...] = described("Its aims.")
    source: SourceRecord = described("The published review that it keeps alive.")
    companion: CompanionRecord | None = optional("A review that belongs with it.")
    registrations: tuple[RegistrationRecord, ...] = optional("Registrations of its protocol.", default=())
    independence: Text = described("How it stands to the authors of the published review.")
    language_note: Text = described("Which words it uses for people, and why.")
    content_note: Text = described("What a reader may find hard to read, and where help is.")
    support: tuple[SupportRecord, ...] = optional("Where a reader in distress finds somebody to talk to.", default=())
    eligibility: EligibilityRecord = described("What makes a study eligible.")
    methods: tuple[StatementRecord, ...] = described("How the review was done.")
    reflexivity: tuple[StatementRecord, ...] = described("What the authors of the published review brought to it.")
    limitations: tuple[StatementRecord, ...] = described("Its limitations.")
    not_in_source: tuple[AbsenceRecord, ...] = optional(
        "What the published review names and does not include.", default=()
    )
    people: tuple[PersonRecord, ...] = described("The authors of the published review, in their order.", min_length=1)
    affiliations: tuple[AffiliationRecord, ...] = described("Their affiliations.")
    funding: FundingRecord = described("Who paid for the published review.")
    disclaimer: Text = described("Whose views these are.")
    contributors: tuple[ContributorRecord, ...] = optional("Who works on the living review.", default=())
    linking: LinkingRecord | None = optional("Who judged which findings an excerpt is linked to, and from what.")
    licence: LicenceRecord = described("What may be done with what.")
    contact: Contact | None = optional("How to reach its maintainers: an email address or the address of a web page.")
    doi: Doi | None = optional("The DOI of the living review, once a release has one.")
    redirect: Url | None = optional(
        "An address that leads on to the site wherever it stands, such as one at w3id.org, once it answers. Permanent "
        "links begin with it; it ends with a slash."
    )
    schedule: ScheduleRecord | None = optional("How long it is meant to live, and at what pace.")
    versions: tuple[VersionRecord, ...] = described("Its versions, the newest first.", min_length=1)

    @property
    def contact_url(self) -> str:
        """The contact as the target of a link; empty where there is none."""
        return f"mailto:{self.contact}" if self.contact and not self.contact.startswith("http") else self.contact or ""
