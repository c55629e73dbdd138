"""The corpus as tidy pandas frames, one per table, every column typed and in a stable order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evidence import tables
from evidence.levels import evidence_level
from evidence.loading import LoadedFile, default_paths, read_files
from evidence.schema import CorpusFile, Sourced, Study
from evidence.therapies import therapy_label
from evidence.vocabulary import Collection

Cell = str | int | float | bool | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Corpus:
    """One frame per table; the columns of each are described in `evidence.tables`.

    Frames are shared between readers: never change one in place.
    """

    version: str
    studies: pd.DataFrame
    arms: pd.DataFrame
    measurements: pd.DataFrame
    directions: pd.DataFrame
    events: pd.DataFrame
    primaries: pd.DataFrame
    regions: pd.DataFrame
    details: pd.DataFrame
    appraisals: pd.DataFrame
    rates: pd.DataFrame
    facts: pd.DataFrame
    discrepancies: pd.DataFrame
    context: pd.DataFrame
    sums: pd.DataFrame
    terms: pd.DataFrame

    def table(self, name: str) -> pd.DataFrame:
        """Return the frame called `name`, one of `tables.TABLES`."""
        frame = getattr(self, name)
        assert isinstance(frame, pd.DataFrame)
        return frame


def load(paths: Iterable[Path | str] | None = None) -> Corpus:
    """Read corpus files (the shipped ones by default) into frames.

    Raises:
        CorpusError: with every located problem, when a file can't be used.
    """
    files = read_files(default_paths() if paths is None else [Path(path) for path in paths])
    return build(files)


def build(files: Sequence[LoadedFile]) -> Corpus:
    """Turn checked records into frames."""
    contents = [file.records for file in files]
    studies = list(_studies(contents))
    frames = {name: _study_frame(name, rows, studies) for name, rows in _STUDY_ROWS.items()}
    frames |= {name: _file_frame(name, rows, contents) for name, rows in _FILE_ROWS.items()}
    frames["measurements"] = _with_preferred(frames["measurements"], ["arm_id", "instrument"])
    frames["events"] = _with_preferred(frames["events"], ["arm_id", "event", "unit"])
    version = next((content.corpus_version for content in contents if content.corpus_version), "")
    return Corpus(version=version, **frames)


@dataclass(frozen=True)
class _Placed:
    """A study with the collection of its file."""

    record: Study
    collection: Collection


def _studies(contents: Iterable[CorpusFile]) -> Iterator[_Placed]:
    for content in contents:
        for study in content.studies:
            yield _Placed(study, content.collection or "review")


def _study_frame(
    name: str, rows: Callable[[_Placed], Iterable[Row]], studies: Sequence[_Placed]
) -> pd.DataFrame:
    return tables.frame(
        name,
        [
            {**row, "row_id": f"{study.record.id}.{name}.{number}"}
            for study in studies
            for number, row in enumerate(rows(study), start=1)
        ],
    )


def _file_frame(
    name: str, rows: Callable[[CorpusFile], Iterable[Row]], contents: Sequence[CorpusFile]
) -> pd.DataFrame:
    return tables.frame(name, [row for content in contents for row in rows(content)])


def _joined(values: Iterable[object]) -> str | None:
    return ";".join(str(value) for value in values) or None


def doi_link(doi: str | None, pmid: str | None, url: str | None = None) -> str | None:
    """Return the address at which a work is found: by DOI, else PMID, else its own page."""
    if doi:
        return f"https://doi.org/{doi}"
    if pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
    return url


def _source(study: Study, sourced: Sourced) -> Row:
    """Return basis and full locator; a primary figure's locator names the study's DOI or PMID."""
    locator = sourced.locator
    if sourced.basis == "primary" and (study.doi or study.pmid):
        locator += f", doi {study.doi}" if study.doi else f", PMID {study.pmid}"
    return {
        "basis": sourced.basis,
        "locator": locator,
        "formula": sourced.formula,
        "note": sourced.note,
    }


def _study_rows(study: _Placed) -> Iterator[Row]:
    record = study.record
    level, reason = evidence_level(record)
    yield {
        "study_id": record.id,
        "label": record.label,
        "first_author": record.first_author,
        "year": record.year,
        "title": record.title,
        "journal": record.journal,
        "doi": record.doi,
        "pmid": record.pmid,
        "url": doi_link(record.doi, record.pmid, record.url),
        "collection": study.collection,
        "review_refs": _joined(record.review_refs),
        "design": record.design,
        "design_note": record.design_note,
        "evidence_level": level,
        "evidence_reason": reason,
        "aetiology": record.aetiology,
        "cohort_family": record.cohort_family or record.id,
        "n_patients": record.patients.n if record.patients else None,
        "patients_basis": record.patients.basis if record.patients else None,
        "patients_locator": _locator(record, record.patients),
        "n_lesions": record.lesions.n if record.lesions else None,
        "lesion_unit": record.lesions.unit if record.lesions else None,
        "lesions_basis": record.lesions.basis if record.lesions else None,
        "lesions_locator": _locator(record, record.lesions),
        "follow_up_months": record.follow_up.months if record.follow_up else None,
        "follow_up": record.follow_up.printed if record.follow_up else None,
        "follow_up_basis": record.follow_up.basis if record.follow_up else None,
        "follow_up_locator": _locator(record, record.follow_up),
        "notes": "\n".join(record.notes) or None,
    }


def _locator(study: Study, sourced: Sourced | None) -> Cell:
    return _source(study, sourced)["locator"] if sourced else None


def _arm_rows(study: _Placed) -> Iterator[Row]:
    for arm in study.record.arms:
        yield {
            "study_id": study.record.id,
            "arm_id": arm.id,
            "label": arm.label,
            "therapy": therapy_label(arm.components),
            "components": _joined(arm.components),
            "role": arm.role,
            "n_patients": arm.n_patients,
            "n_lesions": arm.n_lesions,
            "lesion_unit": arm.lesion_unit,
            **_source(study.record, arm),
        }


def _measurement_rows(study: _Placed) -> Iterator[Row]:
    for scores in study.record.scores:
        source = _source(study.record, scores)
        for visit in scores.visits:
            notes = [note for note in (visit.note, scores.note) if note]
            yield {
                "study_id": study.record.id,
                "arm_id": scores.arm,
                "instrument": scores.instrument,
                "measure": scores.measure,
                "months": visit.months,
                "timepoint": visit.timepoint,
                "statistic": scores.statistic,
                "value": visit.value,
                "spread_kind": _spread_kind(scores.spread_kind, visit.spread, visit.low),
                "spread": visit.spread,
                "low": visit.low,
                "high": visit.high,
                "n": visit.n,
                "scale_min": scores.scale_min,
                "scale_max": scores.scale_max,
                "value_std": _on_ten(
                    scores.instrument, visit.value, scores.scale_min, scores.scale_max
                ),
                "p_value": visit.p_value,
                "p_against": visit.p_against,
                **source,
                "note": " ".join(notes) or None,
            }


def _spread_kind(kind: str | None, spread: float | None, low: float | None) -> str | None:
    return kind if spread is not None or low is not None else None


PAIN_INSTRUMENTS = ("VAS", "NRS", "BPI worst pain", "BPI average pain", "BPI")


def _on_ten(
    instrument: str, value: float, scale_min: float | None, scale_max: float | None
) -> float | None:
    """Convert a pain score linearly to 0-10; None for other instruments or an unknown scale."""
    if instrument not in PAIN_INSTRUMENTS or scale_min is None or scale_max is None:
        return None
    return (value - scale_min) * 10 / (scale_max - scale_min)


def _direction_rows(study: _Placed) -> Iterator[Row]:
    for directions in study.record.directions:
        source = _source(study.record, directions)
        for visit in directions.visits:
            yield {
                "study_id": study.record.id,
                "arm_id": directions.arm,
                "instrument": directions.instrument,
                "measure": directions.measure,
                "months": visit.months,
                "timepoint": visit.timepoint,
                "direction": directions.direction,
                "against": directions.against,
                "p_value": directions.p_value,
                **source,
            }


def _event_rows(study: _Placed) -> Iterator[Row]:
    for row in study.record.events:
        yield {
            "study_id": study.record.id,
            "arm_id": row.arm,
            "event": row.event,
            "kind": row.kind,
            "severity": row.severity,
            "definition": row.definition,
            "events": row.events,
            "total": row.total,
            "unit": row.unit,
            "percent": row.percent,
            "percent_low": row.percent_low,
            "percent_high": row.percent_high,
            "months": row.months,
            "good": row.good,
            "p_value": row.p_value,
            "p_against": row.p_against,
            **_source(study.record, row),
        }


def _primary_rows(study: _Placed) -> Iterator[Row]:
    for group in study.record.primaries:
        for count in group.counts:
            yield {
                "study_id": study.record.id,
                "primary": count.primary,
                "n": count.n,
                "unit": group.unit,
                "printed": count.printed,
                **_source(study.record, group),
            }


def _region_rows(study: _Placed) -> Iterator[Row]:
    for group in study.record.regions:
        for count in group.counts:
            yield {
                "study_id": study.record.id,
                "region": count.region,
                "n": count.n,
                "unit": group.unit,
                "printed": count.printed,
                **_source(study.record, group),
            }


def _detail_rows(study: _Placed) -> Iterator[Row]:
    for detail in study.record.details:
        yield {
            "study_id": study.record.id,
            "arm_id": detail.arm,
            "topic": detail.topic,
            "statement": detail.statement,
            "value": detail.value,
            "low": detail.low,
            "high": detail.high,
            "unit": detail.unit,
            **_source(study.record, detail),
        }


def _rate_rows(content: CorpusFile) -> Iterator[Row]:
    for rate in content.rates:
        yield {
            **rate.model_dump(),
            "row_id": f"rates.{rate.aetiology}",
            "review_refs": _joined(rate.review_refs),
            "basis": "review",
        }


def _fact_rows(content: CorpusFile) -> Iterator[Row]:
    for fact in content.facts:
        row = fact.model_dump()
        yield {**row, "fact_id": row.pop("id"), "review_refs": _joined(fact.review_refs)}


def _discrepancy_rows(content: CorpusFile) -> Iterator[Row]:
    for discrepancy in content.discrepancies:
        row = discrepancy.model_dump()
        yield {**row, "discrepancy_id": row.pop("id")}


def _context_rows(content: CorpusFile) -> Iterator[Row]:
    for context in content.context:
        row = context.model_dump()
        link = doi_link(context.doi, context.pmid)
        yield {**row, "context_id": row.pop("id"), "url": link, "basis": "secondary"}


def _sum_rows(content: CorpusFile) -> Iterator[Row]:
    for naive_sum in content.sums:
        for part in naive_sum.parts:
            row = naive_sum.model_dump(exclude={"parts"})
            yield {**row, "sum_id": row.pop("id"), **part.model_dump()}


def _appraisal_rows(content: CorpusFile) -> Iterator[Row]:
    for appraisal in content.appraisals:
        yield appraisal.model_dump()


def _term_rows(content: CorpusFile) -> Iterator[Row]:
    for term in content.terms:
        yield {**term.model_dump(), "aliases": _joined(term.aliases)}


_STUDY_ROWS: dict[str, Callable[[_Placed], Iterable[Row]]] = {
    "studies": _study_rows,
    "arms": _arm_rows,
    "measurements": _measurement_rows,
    "directions": _direction_rows,
    "events": _event_rows,
    "primaries": _primary_rows,
    "regions": _region_rows,
    "details": _detail_rows,
}

_FILE_ROWS: dict[str, Callable[[CorpusFile], Iterable[Row]]] = {
    "rates": _rate_rows,
    "facts": _fact_rows,
    "discrepancies": _discrepancy_rows,
    "context": _context_rows,
    "sums": _sum_rows,
    "appraisals": _appraisal_rows,
    "terms": _term_rows,
}


def _with_preferred(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Mark the rows to count once: a review's row steps back where the study's own row exists.

    Both rows stay in the frame, side by side; only one of them is `preferred`.
    """
    whole = frame[["study_id", *keys]].astype("string").fillna("")
    key = pd.Series(["|".join(parts) for parts in whole.itertuples(index=False)], frame.index)
    own = set(key[frame["basis"].isin(["primary"])])
    from_review = frame["locator"].str.contains(" ref ").fillna(value=False) | (
        frame["basis"] == "review"
    )
    stepped_back = from_review & key.isin(own)
    return frame.assign(preferred=~stepped_back)
