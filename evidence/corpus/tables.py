"""What the columns of each table are: type, unit and meaning, in one place.

The frames are built, exported and described (as a Frictionless Data Package) from these lists.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

Kind = Literal["string", "integer", "number", "boolean"]

DTYPES: dict[Kind, Literal["string", "Int64", "Float64", "boolean"]] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}


@dataclass(frozen=True)
class Column:
    """One column: its name, type, meaning and, for quantities, unit."""

    name: str
    kind: Kind
    meaning: str
    unit: str | None = None


def _text(name: str, meaning: str) -> Column:
    return Column(name, "string", meaning)


def _count(name: str, meaning: str, unit: str) -> Column:
    return Column(name, "integer", meaning, unit)


def _number(name: str, meaning: str, unit: str) -> Column:
    return Column(name, "number", meaning, unit)


_STUDY = _text("study_id", "Identifier of the study")
_ARM = _text("arm_id", "Identifier of the arm within the study; empty for the whole study")
_ROW = _text("row_id", "Identifier of the row; opens its evidence card as `?card=…`")
_INSTRUMENT = (
    _text("instrument", "Scale or measurement, e.g. VAS, KPS"),
    _text("measure", "Item of the instrument, or what was measured, where it needs naming"),
    _text("outcome", "What it is about: pain, function, quality of life, …"),
)
_DERIVED_FROM = _text(
    "derived_from", "Whose statement a derived figure rests on: review, primary or secondary"
)
_SOURCE = (
    _text("basis", "Who printed the figure: review, primary, secondary; or derived by us"),
    _text("locator", "Where it is printed: section and reference number, or abstract with DOI"),
    _text("formula", "How a derived figure was obtained"),
    _DERIVED_FROM,
    _text("note", "Caution or remark for readers"),
)
_LIMITS = (
    _number("value", "Single value as printed", "as in unit"),
    _number("low", "Lower end as printed", "as in unit"),
    _number("high", "Upper end as printed", "as in unit"),
    _text("unit", "Unit of value, low and high"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "studies": (
        _STUDY,
        _text("label", "First author and year, or journal and year where no author was seen"),
        _text("short_label", "Label for marks and sentences; label where none is shorter"),
        _text("authors", "Authors as printed, separated by semicolons"),
        _text("first_author", "Surname of the first author"),
        _count("year", "Year of publication", "year"),
        _text("title", "Title"),
        _text("journal", "Journal"),
        _text("doi", "Digital object identifier"),
        _text("pmid", "PubMed identifier"),
        _text("url", "Address of the source, built from DOI or PMID where known"),
        _text("collection", "review (described by the review) or supplement (outside it)"),
        _text("review_refs", "Reference numbers in the review, separated by semicolons"),
        _text("design", "Study design"),
        _text("design_note", "Further words on the design"),
        _text("centre", "Where the patients were treated"),
        _text("blinding", "patients blinded or open label; empty where neither was seen"),
        Column("crossover", "boolean", "True where patients could change to the other treatment"),
        Column("consecutive", "boolean", "True where the patients are called consecutive"),
        _count("evidence_level", "OCEBM 2011 level, 1 best to 5 weakest", "level"),
        _text("evidence_reason", "Why that level"),
        _text("aetiology", "What had weakened the vertebra"),
        _text("cohort_family", "Same value: patients overlap, never added together"),
        _count("n_patients", "Patients enrolled", "patients"),
        _text("patients_basis", "Basis of n_patients"),
        _text("patients_locator", "Where n_patients is printed"),
        _text("patients_derived_from", "Whose statement a derived n_patients rests on"),
        _text("patients_formula", "How a derived n_patients was obtained"),
        _text("patients_note", "Caution on n_patients"),
        _count("n_lesions", "Lesions, vertebrae or the unit in lesion_unit", "as in lesion_unit"),
        _text("lesion_unit", "Unit of n_lesions"),
        _text("lesions_basis", "Basis of n_lesions"),
        _text("lesions_locator", "Where n_lesions is printed"),
        _text("lesions_derived_from", "Whose statement a derived n_lesions rests on"),
        _text("lesions_formula", "How a derived n_lesions was obtained"),
        _text("lesions_note", "Caution on n_lesions"),
        _number("follow_up_months", "Last visit named, else mean follow-up printed", "months"),
        _text("follow_up_kind", "What follow_up_months is: last visit, mean, median, …"),
        _text("follow_up", "Follow-up as printed, in our words"),
        _text("follow_up_basis", "Basis of follow-up"),
        _text("follow_up_locator", "Where follow-up is printed"),
        _text("follow_up_derived_from", "Whose statement a derived follow-up rests on"),
        _text("follow_up_formula", "How a derived follow-up was obtained"),
        _text("follow_up_note", "Caution on follow-up"),
        _text("notes", "Cautions for readers, one per line"),
    ),
    "arms": (
        _STUDY,
        _ARM,
        _ROW,
        _text("label", "Name of the arm"),
        _text("therapy", "Canonical label of the treatment"),
        _text("components", "Parts of the treatment, separated by semicolons"),
        _text("role", "intervention, or comparator where no cement was the treatment under study"),
        _text("cement", "Who had cement put into the vertebra: all, some, none or not stated"),
        _count("n_patients", "Patients in the arm", "patients"),
        _count("n_lesions", "Lesions in the arm", "as in lesion_unit"),
        _text("lesion_unit", "Unit of n_lesions"),
        *_SOURCE,
    ),
    "measurements": (
        _STUDY,
        _ARM,
        _ROW,
        *_INSTRUMENT,
        _number("months", "Time since treatment; 0 before it, empty when not given", "months"),
        _text("timepoint", "Visit as printed, in our words"),
        _text("statistic", "mean or median"),
        _number("value", "Score as printed", "points of the instrument"),
        _text("spread_kind", "Kind of spread; unnamed where the source does not say"),
        _number("spread", "Spread as printed", "points of the instrument"),
        _number("low", "Lower limit of the spread as printed", "points of the instrument"),
        _number("high", "Upper limit of the spread as printed", "points of the instrument"),
        _count("n", "Patients scored at the visit, where printed", "patients"),
        _number("scale_min", "Lowest score of the scale", "points of the instrument"),
        _number("scale_max", "Highest score of the scale", "points of the instrument"),
        _number("value_std", "Pain score converted linearly to 0-10", "points of 10"),
        _text("p_value", "p-value as printed"),
        _text("p_against", "What the p-value compares with: baseline or an arm"),
        *_SOURCE,
        Column("preferred", "boolean", "False where the study's own figure takes its place"),
    ),
    "directions": (
        _STUDY,
        _ARM,
        _ROW,
        *_INSTRUMENT,
        _number("months", "Time since treatment; empty when not given", "months"),
        _text("timepoint", "Visit as printed, in our words"),
        _text("direction", "better, worse, no difference or unclear"),
        _text("against", "Compared with: baseline, first visit after treatment or an arm"),
        _text("p_value", "p-value as printed"),
        *_SOURCE,
    ),
    "differences": (
        _STUDY,
        _ARM,
        _text("against", "Identifier of the arm compared with"),
        _ROW,
        *_INSTRUMENT,
        _number("months", "Time since treatment; empty when not given", "months"),
        _text("timepoint", "Visit as printed, in our words"),
        _text("statistic", "mean difference, median difference or not stated"),
        _number("value", "arm minus against, as printed", "points of the instrument"),
        _number("low", "Lower limit as printed", "points of the instrument"),
        _number("high", "Upper limit as printed", "points of the instrument"),
        _text("p_value", "p-value as printed"),
        *_SOURCE,
    ),
    "events": (
        _STUDY,
        _ARM,
        _ROW,
        _text("event", "What happened"),
        _text(
            "kind",
            "complication, adverse event (harm of any cause), leakage, new fracture, response, "
            "local control, death, other",
        ),
        _text("severity", "any, major, minor, symptomatic, asymptomatic or not stated"),
        _text("definition", "What was counted"),
        _count("events", "How many had it", "as in unit"),
        _count("total", "Out of how many", "as in unit"),
        _text("unit", "patients, vertebrae, lesions, procedures, …"),
        _number("percent", "Percentage as printed", "percent"),
        _number("percent_low", "Lower end of a printed range or interval", "percent"),
        _number("percent_high", "Upper end of a printed range or interval", "percent"),
        _number("months", "Time since treatment, where given", "months"),
        Column("good", "boolean", "True where the event is wanted: response, local control"),
        _text("p_value", "p-value as printed"),
        _text("p_against", "What the p-value compares with"),
        *_SOURCE,
        Column("preferred", "boolean", "False where the study's own figure takes its place"),
    ),
    "primaries": (
        _STUDY,
        _ROW,
        _text("primary", "Primary tumour"),
        _count("n", "How many; empty where only named", "as in unit"),
        _text("unit", "patients or lesions"),
        _text("printed", "The source's word where ours is wider"),
        *_SOURCE,
    ),
    "regions": (
        _STUDY,
        _ROW,
        _text("region", "Spinal region"),
        _count("n", "How many; empty where only named", "as in unit"),
        _text("unit", "patients, vertebrae or lesions"),
        _text("printed", "The source's word where it says more"),
        *_SOURCE,
    ),
    "details": (
        _STUDY,
        _ARM,
        _ROW,
        _text("topic", "What the figure is about"),
        _text("statement", "The figure in a sentence of ours"),
        *_LIMITS,
        *_SOURCE,
    ),
    "readings": (
        _STUDY,
        _ROW,
        _text("what", "What was read: abstract, full text, second-hand table, registry, …"),
        _text("where", "Where it was read"),
        _text("on", "On which day, year-month-day"),
    ),
    "appraisals": (
        _STUDY,
        _text("tool", "Appraisal tool"),
        _text("item", "Item or domain of the tool"),
        _text("judgement", "Our judgement, where the abstract lets one judge"),
        _text("reason", "Why"),
    ),
    "rates": (
        _ROW,
        _text("aetiology", "What had weakened the vertebra"),
        _number("low_percent", "Lower end of the claimed range", "percent"),
        _number("high_percent", "Upper end of the claimed range", "percent"),
        _text("review_refs", "Reference numbers the review gives"),
        _text("basis", "Who printed the range"),
        _text("locator", "Where it is printed"),
    ),
    "facts": (
        _text("fact_id", "Identifier of the fact"),
        _ROW,
        _text("topic", "Subject"),
        _text("category", "Member of a split, e.g. a primary tumour or a region"),
        _text("statement", "The fact in a sentence of ours"),
        *_LIMITS,
        _text("review_refs", "Reference numbers the review gives"),
        _text("basis", "Who printed it"),
        _DERIVED_FROM,
        _text("locator", "Where it is printed"),
        _text("note", "Caution or remark for readers"),
    ),
    "discrepancies": (
        _text("discrepancy_id", "Identifier of the discrepancy"),
        _text("study_id", "Study concerned; empty for the review as a whole"),
        _text("severity", "high, medium or low"),
        _text("kind", "against its source, within the review, or against what is known"),
        _text("review_says", "What the review says, in our words"),
        _text("source_says", "What the source says, in our words"),
        _text("our_reading", "How we read it"),
        _text("handling", "What this dashboard does about it"),
        _text("locator", "Where the review says it"),
        _text("evidence", "Source that shows it"),
        _text("touches", "row_id of each figure that it touches, separated by semicolons"),
    ),
    "context": (
        _text("context_id", "Identifier of the statement"),
        _text("aetiology", "What had weakened the vertebra"),
        _text("label", "Source in short"),
        _count("year", "Year", "year"),
        _text("statement", "What the source says, in our words"),
        Column("about_treatment", "boolean", "True where it is about treatment with cement"),
        _text("doi", "Digital object identifier"),
        _text("pmid", "PubMed identifier"),
        _text("url", "Address of the source"),
        _text("basis", "Who printed it"),
        _text("locator", "Where it was read"),
    ),
    "sums": (
        _text("sum_id", "Identifier of the sum"),
        _text("aetiology", "What had weakened the vertebra"),
        _text("label", "What is summed"),
        _text("kind", "clinical complications, cement leakage or new fractures"),
        _text("events", "Events that belong, separated by semicolons"),
        _text("severities", "Severities that belong, separated by semicolons; empty for any"),
        _text("unit", "What is counted: patients, vertebrae, …"),
        _text("caution", "Why the sum is no estimate"),
    ),
    "terms": (
        _text("term", "Term"),
        _text("aliases", "Other forms, separated by semicolons"),
        _text("definition", "Explanation in plain words"),
    ),
    "synonyms": (
        _text("word", "What a reader may type"),
        _text("kind", "What the word is about: primary, region, component, page, …"),
        _text("meaning", "The corpus's own word for it"),
    ),
}


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Build the typed frame of table `name` from rows given as mappings.

    Columns that a later step adds (`preferred`) are left out where no row has them.
    """
    columns = [column for column in TABLES[name] if column.name != "preferred"]
    records = list(rows)
    series = {
        column.name: pd.Series([row.get(column.name) for row in records], dtype=DTYPES[column.kind])
        for column in columns
    }
    return pd.DataFrame(series)
