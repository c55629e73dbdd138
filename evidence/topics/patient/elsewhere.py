"""What is said where nothing is reported of such patients: how and where it is reported instead."""

from collections.abc import Mapping, Sequence

from evidence import prose
from evidence.cohorts import Choice
from evidence.cohorts.records import Study
from evidence.cohorts.reported import reported, wider

_WHAT: Mapping[str, str] = {
    "pain": "pain of such patients",
    "response": "how many such patients responded",
    "complications": "complications of such patients",
}


def none_reported(choice: Choice, outcome: str) -> tuple[str, ...]:
    """Return that no study reports an outcome of such patients, how else, and where."""
    otherwise = told(reported(choice, outcome).otherwise)
    only = f", only {otherwise}" if otherwise else ""
    return (
        f"No study here reports {_WHAT[outcome]}{only}.",
        *in_wider(choice, outcome),
    )


def in_wider(choice: Choice, outcome: str) -> tuple[str, ...]:
    """Return how many studies of the wider literature report it; nothing where they are here."""
    if choice.selection.collection == "all":
        return ()
    count = len(reported(wider(choice), outcome).own)
    return (prose.in_wider(count, filtered=bool(choice.selection.active())),)


def told(otherwise: Mapping[str, Sequence[Study]]) -> str:
    """Return how and by whom an outcome is reported of others; "" where it isn't."""
    return prose.reported_otherwise(
        {why: [prose.study(one) for one in own] for why, own in otherwise.items()}
    )
