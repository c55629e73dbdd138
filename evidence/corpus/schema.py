"""What a corpus file may hold: one pydantic record per kind of entry.

Records are strict (no silent conversion), closed (no unknown key) and frozen. They say what shape
an entry has; whether its values make sense together is for `rules`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from evidence.corpus import mending, p_values
from evidence.corpus import vocabulary as words
from evidence.corpus.appraisal_items import AppraisalItem
from evidence.corpus.vocabulary import SynonymKind

BLANK = r"\S"
"""What a text must have: something that shows."""

MOST = 10_000_000
"""More patients, lesions or events than any study counts; what is above is a slip."""

VAST = 1e12
"""A number beyond this is a slip, too."""

Slug = Annotated[str, Field(pattern=mending.SLUG)]
Text = Annotated[str, Field(min_length=1, pattern=BLANK)]
Doi = Annotated[str, Field(pattern=mending.DOI)]
Pmid = Annotated[str, Field(pattern=mending.PMID)]
Url = Annotated[str, Field(pattern=r"^https://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!#-;=?-~]*)?$")]
Year = Annotated[int, Field(ge=1895, le=2100)]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Count = Annotated[int, Field(ge=0, le=MOST)]
PositiveCount = Annotated[int, Field(gt=0, le=MOST)]
Reference = Annotated[int, Field(ge=1, le=9999)]
Months = Annotated[float, Field(ge=0, le=600)]
Number = Annotated[float, Field(ge=-VAST, le=VAST)]
PValue = Annotated[str, Field(pattern=p_values.PATTERN)]


class Record(BaseModel):
    """Base of all records."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class Sourced(Record):
    """Anything with a number in it: who printed it and where.

    A derived figure has its `formula`, and `derived_from`: whose statement it rests on.

    `locator` names the place: a section of the review, "abstract" for the study's own abstract
    (its DOI or PMID is added on display), or the paper in which a secondary figure was read.
    """

    basis: words.Basis
    locator: Text
    formula: Text | None = None
    derived_from: words.DerivedFrom | None = None
    note: Text | None = None


class Size(Sourced):
    """How many patients, or how many lesions and of which unit."""

    n: PositiveCount
    unit: words.EventUnit = "patients"


class FollowUp(Sourced):
    """How long patients were followed; `months` is the last visit named, else the printed mean.

    `kind` says what `months` is.
    """

    months: Months | None
    printed: Text
    kind: words.FollowUpKind | None = None


class Arm(Sourced):
    """A treatment arm and its parts; `cement` says who had cement where the parts don't."""

    id: Slug
    label: Text
    components: Annotated[list[words.Component], Field(min_length=1)]
    role: words.Role = "intervention"
    cement: words.Cement | None = None
    n_patients: PositiveCount | None = None
    n_lesions: PositiveCount | None = None
    lesion_unit: words.EventUnit | None = None


class Visit(Record):
    """One score at one visit; `months` 0 is before treatment, null when no time is given."""

    months: Months | None
    timepoint: Text
    value: Number
    spread: Annotated[float, Field(ge=0, le=VAST)] | None = None
    low: Number | None = None
    high: Number | None = None
    n: PositiveCount | None = None
    p_value: PValue | None = None
    p_against: Text | None = None
    note: Text | None = None


class Scores(Sourced):
    """The scores of one arm on one instrument, visit by visit.

    `outcome` says what they are about, where that is not what the instrument usually measures.
    """

    arm: Slug
    instrument: words.Instrument
    measure: Text | None = None
    outcome: words.Outcome | None = None
    statistic: words.Statistic
    spread_kind: words.SpreadKind | None = None
    scale_min: Number | None = None
    scale_max: Number | None = None
    visits: Annotated[list[Visit], Field(min_length=1)]


class DirectionVisit(Record):
    """When a direction was stated."""

    months: Months | None
    timepoint: Text


class Directions(Sourced):
    """A stated change without a number, at each visit it was stated for.

    `against` is `baseline`, `first visit after treatment` or the id of another arm.
    """

    arm: Slug | None
    instrument: words.Instrument
    measure: Text | None = None
    outcome: words.Outcome | None = None
    direction: words.Direction
    against: Text
    p_value: PValue | None = None
    visits: Annotated[list[DirectionVisit], Field(min_length=1)]


class DifferenceVisit(Record):
    """A difference at one visit."""

    months: Months | None
    timepoint: Text
    value: Number
    low: Number | None = None
    high: Number | None = None
    p_value: PValue | None = None


class Differences(Sourced):
    """Results printed between two arms, with a number, at each visit.

    Each value is `arm` minus `against`, in points of the instrument, as printed.
    """

    arm: Slug
    against: Slug
    instrument: words.Instrument
    measure: Text | None = None
    outcome: words.Outcome | None = None
    statistic: words.DifferenceStatistic
    visits: Annotated[list[DifferenceVisit], Field(min_length=1)]


class Events(Sourced):
    """How many of how many had an event; `percent` only as the source prints it (0-100)."""

    arm: Slug | None = None
    event: words.Event
    kind: words.EventKind
    severity: words.Severity = "not stated"
    definition: Text
    events: Count | None = None
    total: PositiveCount | None = None
    unit: words.EventUnit
    percent: Annotated[float, Field(ge=0, le=100)] | None = None
    percent_low: Annotated[float, Field(ge=0, le=100)] | None = None
    percent_high: Annotated[float, Field(ge=0, le=100)] | None = None
    months: Months | None = None
    good: bool = False
    p_value: PValue | None = None
    p_against: Text | None = None


class PrimaryCount(Record):
    """One primary tumour; `printed` is the source's own word where ours differs."""

    primary: words.Primary
    n: PositiveCount | None = None
    printed: Text | None = None


class Primaries(Sourced):
    """The primary tumours of a cohort."""

    unit: words.EventUnit
    counts: Annotated[list[PrimaryCount], Field(min_length=1)]


class RegionCount(Record):
    """One spinal region."""

    region: words.Region
    n: PositiveCount | None = None
    printed: Text | None = None


class Regions(Sourced):
    """The spinal regions of a cohort."""

    unit: words.EventUnit
    counts: Annotated[list[RegionCount], Field(min_length=1)]


class Detail(Sourced):
    """Any other figure of a study: recruitment dates, cement, seeds, deaths, follow-up and more."""

    topic: words.DetailTopic
    statement: Text
    arm: Slug | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Text | None = None


class Appraisal(Record):
    """What an abstract lets one judge of one item of an appraisal tool, by our reading."""

    study_id: Slug
    tool: words.AppraisalTool
    item: AppraisalItem
    judgement: words.Judgement
    reason: Text


class Level(Record):
    """An OCEBM 2011 level that differs from the usual one for the design, with the reason."""

    level: Annotated[int, Field(ge=1, le=5)]
    reason: Text


class Reading(Record):
    """What was read of a study, where and on which day."""

    what: words.ReadingKind
    where: Text
    on: Day


class Study(Record):
    """One study with every number that it or the review prints.

    `short_label` stands beside marks and in sentences where `label` would be too long.
    """

    id: Slug
    label: Text
    short_label: Text | None = None
    authors: Text | None = None
    first_author: Text | None = None
    year: Year | None = None
    title: Text | None = None
    journal: Text | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    url: Url | None = None
    review_refs: list[Reference] = []
    design: words.Design
    design_note: Text | None = None
    centre: Text | None = None
    blinding: words.Blinding | None = None
    crossover: bool = False
    consecutive: bool = False
    read: list[Reading] = []
    level: Level | None = None
    aetiology: words.Aetiology
    cohort_family: Slug | None = None
    patients: Size | None = None
    lesions: Size | None = None
    follow_up: FollowUp | None = None
    arms: list[Arm] = []
    scores: list[Scores] = []
    directions: list[Directions] = []
    differences: list[Differences] = []
    events: list[Events] = []
    primaries: list[Primaries] = []
    regions: list[Regions] = []
    details: list[Detail] = []
    notes: list[Text] = []


class Rate(Record):
    """A complication range as the review claims it, in percent."""

    aetiology: words.Aetiology
    low_percent: Annotated[float, Field(ge=0, le=100)]
    high_percent: Annotated[float, Field(ge=0, le=100)]
    review_refs: list[Reference]
    locator: Text


class Fact(Record):
    """Any other figure of the review, in our words."""

    id: Slug
    topic: words.FactTopic
    statement: Text
    category: Text | None = None
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    unit: Text | None = None
    review_refs: list[Reference] = []
    basis: words.Basis = "review"
    derived_from: words.DerivedFrom | None = None
    locator: Text
    note: Text | None = None


class Touched(Record):
    """Figures of a study that a discrepancy touches: those that agree in every field given."""

    figures: words.TouchedFigures
    instrument: words.Instrument | None = None
    event: words.Event | None = None
    arm: Slug | None = None
    basis: words.Basis | None = None


class Discrepancy(Record):
    """A place where the review departs from its source, from itself or from what is known.

    `touches` names the figures of the study that it makes doubtful; none where it is about how the
    study is described or what is concluded from it.
    """

    id: Slug
    study_id: Slug | None = None
    severity: words.DiscrepancySeverity
    kind: words.DiscrepancyKind
    review_says: Text
    source_says: Text
    our_reading: Text
    handling: Text
    locator: Text
    evidence: Text | None = None
    touches: list[Touched] = []


class Context(Record):
    """A figure or statement from outside the review that an expert expects beside it.

    `about_treatment` is false for what is no result or judgement of a treatment with cement.
    """

    id: Slug
    aetiology: words.Aetiology
    label: Text
    year: Year
    statement: Text
    about_treatment: bool = True
    doi: Doi | None = None
    pmid: Pmid | None = None
    locator: Text


class NaiveSum(Record):
    """Events simply added up over unlike studies: shown as a warning, never as an estimate.

    A rule, not a list of studies: which counts belong is computed from the records. No
    `severities` means any.
    """

    id: Slug
    aetiology: words.Aetiology
    label: Text
    kind: words.SumKind
    events: Annotated[list[words.Event], Field(min_length=1)]
    severities: list[words.Severity] = []
    unit: words.EventUnit
    caution: Text


class Term(Record):
    """A term that a student may not know."""

    term: Text
    aliases: list[Text] = []
    definition: Text


class Synonym(Record):
    """Words that a reader may type for a word of the corpus, which must exist."""

    words: Annotated[list[Text], Field(min_length=1)]
    kind: SynonymKind
    meaning: Text


class CorpusFile(Record):
    """One file of the corpus; each section may be left out."""

    collection: words.Collection | None = None
    corpus_version: Text | None = None
    studies: list[Study] = []
    rates: list[Rate] = []
    facts: list[Fact] = []
    discrepancies: list[Discrepancy] = []
    context: list[Context] = []
    sums: list[NaiveSum] = []
    appraisals: list[Appraisal] = []
    terms: list[Term] = []
    synonyms: list[Synonym] = []
