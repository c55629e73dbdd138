"""One study: what it is, what was read of it, and every number with where it is printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.appraisal import Judged, appraisals
from evidence.cohorts.build import Cohorts
from evidence.cohorts.choice import Choice
from evidence.cohorts.records import Study
from evidence.cohorts.review_records import Discrepancy
from evidence.corpus.addresses import of_doi, of_pmid
from evidence.corpus.appraisal_items import NOT_JUDGEABLE
from evidence.corpus.vocabulary import DiscrepancySeverity, words
from evidence.topics.page import Row, Table
from evidence.topics.studies.printed_rows import (
    Section,
    figures,
    readings,
    sections,
    with_readings,
)
from evidence.topics.studies.sides import sides

_APPRAISAL = {"item": "Item", "judgement": "Judgement", "reason": "Reason", "how": "How"}


@dataclass(frozen=True, kw_only=True)
class StudyDetail:
    """A study as its page shows it; `outside` says that the reader's filters leave it out."""

    study_id: str
    label: str
    citation: str
    links: Table
    collection: str
    yours: bool
    about: tuple[str, ...]
    overlaps: str
    outside: str
    notes: tuple[str, ...]
    discrepancies_said: str
    discrepancies: tuple[Discrepancy, ...]
    readings: Table
    sides: Table
    figures: Table
    appraisal: Table
    not_judged: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the figures part by part."""
        return sections(self.figures)

    @property
    def download(self) -> Table:
        """Return figures and readings as one table."""
        return with_readings(self.figures, self.readings)


def detail(choice: Choice, study: Study) -> StudyDetail:
    """Return everything about one study, whether or not the filters leave it."""
    cohorts = choice.cohorts
    entries = discrepancies(cohorts, study)
    appraisal, not_judged = _appraisal(cohorts, study)
    return StudyDetail(
        study_id=study.study_id,
        label=study.label,
        citation=citation(study),
        links=_links(study),
        collection=_collection(study),
        yours=study.yours,
        about=tuple(_about(study)),
        overlaps=_overlaps(cohorts, study),
        outside="" if study.study_id in choice.with_yours.ids else _OUTSIDE,
        notes=study.notes,
        discrepancies_said=_entries(len(entries)),
        discrepancies=entries,
        readings=readings(study),
        sides=sides(cohorts, study),
        figures=figures(cohorts, study),
        appraisal=appraisal,
        not_judged=not_judged,
    )


_OUTSIDE = "This study is outside the present filters; it is shown because it was named."


def citation(study: Study) -> str:
    """Return authors, title, journal and year as far as they were seen."""
    others = f"{study.first_author} et al." if study.first_author else "First author not seen."
    parts = (
        f"{study.authors}." if study.authors else others,
        f"{study.title}." if study.title else "Title not seen.",
        f"{study.journal}." if study.journal else "",
        f"{study.year}." if study.year else "Year not seen.",
    )
    return " ".join(part for part in parts if part).replace("?.", "?").replace("..", ".")


def _links(study: Study) -> Table:
    found = []
    if study.doi:
        found.append((f"doi {study.doi}", of_doi(study.doi)))
    if study.pmid:
        found.append((f"PMID {study.pmid}", of_pmid(study.pmid)))
    if not found and study.url:
        found.append(("source", study.url))
    rows = tuple({"name": name, "address": address} for name, address in found)
    return Table(rows, {"name": "Where", "address": "Address"})


def _collection(study: Study) -> str:
    if study.outside_review:
        return "Wider literature, not in the review"
    if study.yours:
        out = ", kept out of pools" if study.kept_out else ""
        return f"Yours: brought by you, no part of the corpus{out}"
    noun = prose.plural(len(study.review_refs), "ref")
    return f"Described by the review, {noun} {prose.listed(study.review_refs)}"


_BLINDING = {
    "patients blinded": "Patients did not know which treatment they had.",
    "open label": "Open label: patients knew which treatment they had.",
}


def _about(study: Study) -> Iterator[str]:
    """Yield in sentences what kind of study it is and how far that lets one trust it."""
    yield f"{prose.sentence(study.design)} {prose.sentence(study.design_note or '')}".strip()
    yield f"OCEBM level {study.evidence_level}: {study.evidence_reason.removesuffix('.')}."
    if study.blinding:
        yield _BLINDING[study.blinding]
    if study.crossover:
        yield "Patients could change to the other treatment."
    if study.consecutive:
        yield "Patients are called consecutive."
    if study.centre:
        yield f"Centre: {study.centre}."


def _overlaps(cohorts: Cohorts, study: Study) -> str:
    others = [
        prose.study(one)
        for one in cohorts.studies
        if one is not study and one.cohort_family == study.cohort_family
    ]
    if not others:
        return ""
    return f"Its patients may overlap with those of {prose.listed(others)}; totals count them once."


def discrepancies(cohorts: Cohorts, study: Study) -> tuple[Discrepancy, ...]:
    """Return the entries of the ledger about a study, gravest first."""
    grades = words(DiscrepancySeverity)
    own = (entry for entry in cohorts.discrepancies if entry.study is study)
    return tuple(sorted(own, key=lambda entry: grades.index(entry.severity)))


def _entries(count: int) -> str:
    if not count:
        return ""
    order = ", gravest first" if count > 1 else ""
    return f"{prose.counted(count, 'discrepancy')}{order}"


def _appraisal(cohorts: Cohorts, study: Study) -> tuple[Table, str]:
    """Return what could be judged, and a sentence on the items that couldn't."""
    items = appraisals(cohorts).of(study)
    judged = [one for one in items if one.judgement != NOT_JUDGEABLE]
    rest = [one.item for one in items if one.judgement == NOT_JUDGEABLE]
    rows: tuple[Row, ...] = tuple(
        {
            "study_id": study.study_id,
            "tool": one.tool,
            "item": one.item,
            "judgement": one.judgement,
            "reason": one.reason,
            "how": one.how,
        }
        for one in judged
    )
    return Table(rows, _APPRAISAL), _not_judged(rest, items)


def _not_judged(rest: Sequence[str], items: Sequence[Judged]) -> str:
    if not rest:
        return ""
    every = f"{prose.counted(len(items), 'item')} of {items[0].tool}"
    if len(rest) == len(items):
        return f"None of the {every} can be judged from what we read."
    return (
        f"{prose.number(len(rest))} of {every} cannot be judged from what we read: "
        f"{prose.listed(rest)}."
    )
