"""The rows of the tables about single studies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from evidence.corpus.addresses import doi_link
from evidence.corpus.frames.cells import Row, joined
from evidence.corpus.levels import evidence_level
from evidence.corpus.outcomes import outcome
from evidence.corpus.schema import Primaries, Regions, Sourced, Study
from evidence.corpus.therapies import therapy_label, usual_cement
from evidence.corpus.vocabulary import Shelf


@dataclass(frozen=True)
class Placed:
    """A study with the collection of its file, or "yours" where a reader brought it."""

    record: Study
    collection: Shelf


def _study_rows(study: Placed) -> Iterator[Row]:
    record = study.record
    level, reason = evidence_level(record)
    yield {
        "study_id": record.id,
        "label": record.label,
        "short_label": record.short_label or record.label,
        "authors": record.authors,
        "first_author": record.first_author,
        "year": record.year,
        "title": record.title,
        "journal": record.journal,
        "doi": record.doi,
        "pmid": record.pmid,
        "url": doi_link(record.doi, record.pmid, record.url),
        "collection": study.collection,
        "review_refs": joined(record.review_refs),
        "design": record.design,
        "design_note": record.design_note,
        "centre": record.centre,
        "blinding": record.blinding,
        "crossover": record.crossover,
        "consecutive": record.consecutive,
        "evidence_level": level,
        "evidence_reason": reason,
        "aetiology": record.aetiology,
        "cohort_family": record.cohort_family or record.id,
        "n_patients": record.patients.n if record.patients else None,
        **_sourced(record, record.patients, "patients"),
        "n_lesions": record.lesions.n if record.lesions else None,
        "lesion_unit": record.lesions.unit if record.lesions else None,
        **_sourced(record, record.lesions, "lesions"),
        "follow_up_months": record.follow_up.months if record.follow_up else None,
        "follow_up_kind": record.follow_up.kind if record.follow_up else None,
        "follow_up": record.follow_up.printed if record.follow_up else None,
        **_sourced(record, record.follow_up, "follow_up"),
        "notes": "\n".join(record.notes) or None,
    }


def _sourced(study: Study, sourced: Sourced | None, name: str) -> Row:
    """Return where a size of a study comes from, as columns that begin with `name`."""
    if sourced is None:
        return {}
    return {f"{name}_{part}": value for part, value in _source(study, sourced).items()}


def _source(study: Study, sourced: Sourced) -> Row:
    """Return basis and full locator; a primary figure's locator names the study's DOI or PMID."""
    locator = sourced.locator
    if sourced.basis == "primary" and (study.doi or study.pmid):
        locator += f", doi {study.doi}" if study.doi else f", PMID {study.pmid}"
    return {
        "basis": sourced.basis,
        "locator": locator,
        "formula": sourced.formula,
        "derived_from": sourced.derived_from,
        "note": sourced.note,
    }


def _arm_rows(study: Placed) -> Iterator[Row]:
    for arm in study.record.arms:
        yield {
            **arm.model_dump(exclude={"id"}),
            "arm_id": arm.id,
            "therapy": therapy_label(arm.components),
            "components": joined(arm.components),
            "cement": arm.cement or usual_cement(arm.components),
            **_source(study.record, arm),
        }


def _measurement_rows(study: Placed) -> Iterator[Row]:
    for scores in study.record.scores:
        source = _source(study.record, scores)
        for visit in scores.visits:
            notes = [note for note in (visit.note, scores.note) if note]
            yield {
                "arm_id": scores.arm,
                "instrument": scores.instrument,
                "measure": scores.measure,
                "outcome": outcome(scores.instrument, scores.outcome),
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


def _direction_rows(study: Placed) -> Iterator[Row]:
    for directions in study.record.directions:
        source = _source(study.record, directions)
        for visit in directions.visits:
            row = directions.model_dump(exclude={"visits"})
            about = outcome(directions.instrument, directions.outcome)
            own = {"arm_id": directions.arm, "outcome": about}
            yield {**row, **own, **visit.model_dump(), **source}


def _difference_rows(study: Placed) -> Iterator[Row]:
    for differences in study.record.differences:
        source = _source(study.record, differences)
        for visit in differences.visits:
            row = differences.model_dump(exclude={"visits"})
            about = outcome(differences.instrument, differences.outcome)
            own = {"arm_id": differences.arm, "outcome": about}
            yield {**row, **own, **visit.model_dump(), **source}


def _event_rows(study: Placed) -> Iterator[Row]:
    for row in study.record.events:
        yield {**row.model_dump(), "arm_id": row.arm, **_source(study.record, row)}


def _detail_rows(study: Placed) -> Iterator[Row]:
    for detail in study.record.details:
        yield {**detail.model_dump(), "arm_id": detail.arm, **_source(study.record, detail)}


def _primary_rows(study: Placed) -> Iterator[Row]:
    return _split_rows(study.record, study.record.primaries)


def _region_rows(study: Placed) -> Iterator[Row]:
    return _split_rows(study.record, study.record.regions)


def _split_rows(study: Study, groups: Iterable[Primaries | Regions]) -> Iterator[Row]:
    for group in groups:
        for count in group.counts:
            yield {"unit": group.unit, **count.model_dump(), **_source(study, group)}


def _reading_rows(study: Placed) -> Iterator[Row]:
    for reading in study.record.read:
        yield reading.model_dump()


STUDY_ROWS: Mapping[str, Callable[[Placed], Iterable[Row]]] = {
    "studies": _study_rows,
    "arms": _arm_rows,
    "measurements": _measurement_rows,
    "directions": _direction_rows,
    "differences": _difference_rows,
    "events": _event_rows,
    "primaries": _primary_rows,
    "regions": _region_rows,
    "details": _detail_rows,
    "readings": _reading_rows,
}
"""Table -> its rows of one study; `study_id` and `row_id` are added to each."""
