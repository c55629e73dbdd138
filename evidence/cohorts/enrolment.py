"""Which studies enrolled the patients asked for, together and one by one."""

from collections.abc import Mapping
from dataclasses import dataclass

from evidence.cohorts.choice import Choice, choose, collection_of, values_of
from evidence.cohorts.records import Study
from evidence.corpus.selection import NOT_REPORTED, Selection


@dataclass(frozen=True)
class Enrolment:
    """The studies of patients that match filters, and how many match each filter alone.

    `alone` are the matching studies that name no primary and no region but those asked for: only
    their figures are of such patients alone. `asked` says whether primary or region were asked.
    """

    everyone: tuple[Study, ...]
    matching: tuple[Study, ...]
    each: Mapping[str, int]
    asked: tuple[str, ...]
    alone: tuple[Study, ...]


def enrolment(choice: Choice) -> Enrolment:
    """Return which studies of patients match the filters of a choice."""
    selection = choice.selection
    everyone = collection_of(choice.cohorts, selection.collection)
    each = {
        name: len(
            choose(
                choice.cohorts, Selection(selection.collection).asking(name, *values)
            ).with_patients
        )
        for name, values in selection.active().items()
    }
    asked = tuple(
        name for name in ("primary", "region") if set(getattr(selection, name)) - {NOT_REPORTED}
    )
    return Enrolment(
        everyone=tuple(study for study in everyone if study.has_patients),
        matching=choice.with_patients,
        each=each,
        asked=asked,
        alone=tuple(study for study in choice.with_patients if _alone(study, selection)),
    )


def _alone(study: Study, selection: Selection) -> bool:
    """Return whether a study names no primary and no region but those of the selection."""
    return all(
        set(values_of(study, name)) <= set(getattr(selection, name))
        for name in ("primary", "region")
        if getattr(selection, name)
    )
