"""Small wordings that the parts of the page share."""

from collections import Counter
from collections.abc import Iterable, Mapping

from evidence import prose
from evidence.cohorts.harms import CLINICAL, FRACTURES, LEAKAGE
from evidence.cohorts.records import SYMPTOMATIC_LEAKAGE, Family
from evidence.cohorts.reported import OTHER_THERAPY, SEVERAL
from evidence.corpus.vocabulary import Aetiology, words
from evidence.topics.complications.asked import ALL_UNITS, OVERALL, WIDEST, Asked

NOUNS: Mapping[Family, str] = {
    CLINICAL: "complication",
    LEAKAGE: "leak",
    FRACTURES: "new fracture",
}
"""What each kind counts."""

PATIENTS: Mapping[str, str] = {
    "tumour": "tumours",
    "osteoporosis": "osteoporosis",
    "hemangioma": "hemangiomas",
    "mixed": "mixed aetiologies",
    "animal": "animals",
    "not stated": "aetiology not stated",
}
"""Who was treated; a mixed series is named as such and belongs to no single aetiology."""

AETIOLOGIES = words(Aetiology)

NO_TOTAL = "count or total not printed"

_REASONS: Mapping[str, str] = {
    **prose.LEFT_OUT,
    SEVERAL: "several therapies counted together, not only those asked for",
    OTHER_THERAPY: "an arm given another therapy than those asked for",
}

_OWN_SEVERITY: Mapping[str, str] = {
    "symptomatic complication": "symptomatic",
    "major complication": "major",
    "minor complication": "minor",
    SYMPTOMATIC_LEAKAGE: "symptomatic",
}
"""Events that say by themselves how severe they are."""

_WIDE = {"any", "not stated"}


def plural(kind: Family) -> str:
    """Return what a kind counts, as many: "leaks"."""
    return prose.plural(2, NOUNS[kind])


def reason(why: str) -> str:
    """Return why a count takes no part, as a sentence has it."""
    return _REASONS.get(why, why)


def by_reason(reasons: Iterable[str]) -> str:
    """Return "comparator arm (14); animals (1)", the commonest first."""
    found = Counter(reasons)
    return "; ".join(f"{why} ({prose.number(count)})" for why, count in found.most_common())


def what(asked: Asked) -> str:
    """Return what is counted: "complications", "symptomatic leaks", "nerve injury (major)"."""
    overall = asked.event == OVERALL
    named = plural(asked.kind) if overall else asked.event
    if asked.severity == WIDEST:
        return named
    if asked.severity in _WIDE:
        return f"{named} (severity “{asked.severity}”)"
    return f"{asked.severity} {named}" if overall else f"{named} ({asked.severity})"


def per(unit: str) -> str:
    """Return "per patient", "in any unit" or "in a unit not stated"."""
    if unit == ALL_UNITS:
        return "in any unit"
    return "in a unit not stated" if unit == prose.NOT_STATED else prose.per_unit(unit)


def of_unit(unit: str) -> str:
    """Return "patients", or "a unit not stated"."""
    return "a unit not stated" if unit == prose.NOT_STATED else unit


def only(event: str, severity: str) -> str:
    """Return which severity alone was counted; "" where harm of any was."""
    severity = _OWN_SEVERITY.get(event, severity)
    return "" if severity in _WIDE else severity


def counted_as(event: str, severity: str, unit: str) -> str:
    """Return a definition: "cement leakage (asymptomatic), per vertebra"."""
    plain = severity in _WIDE or _OWN_SEVERITY.get(event) == severity
    return f"{event}{'' if plain else f' ({severity})'}, {prose.per_unit(unit)}"


def definition_severity(severity: str) -> str:
    """Return a severity as a definition has it: one that isn't stated is taken as any."""
    return "any" if severity in _WIDE else severity


def number(count: int) -> str:
    """Return a number of things, "none" for 0."""
    return prose.number(count) if count else "none"


def groups(counts: int, studies: int) -> str:
    """Return "5 cohorts", or "33 groups in 32 studies" where a study counts several."""
    if counts == studies:
        return prose.counted(counts, "cohort")
    return f"{prose.counted(counts, 'group')} in {prose.counted(studies, 'study')}"
