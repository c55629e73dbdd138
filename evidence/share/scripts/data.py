"""The rows of a synthesis as the scripts carry them."""

import pandas as pd

from evidence.topics.pooling.synthesis import Synthesis

CHANGE = ("before", "after", "sd_before", "sd_after", "n")
COUNTS = ("events", "total")


def columns(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the numbers that a script carries per study."""
    return CHANGE if synthesis.kind == "change" else COUNTS


def rows(synthesis: Synthesis) -> pd.DataFrame:
    """Return one row per set and study: `set`, `study`, `source` and the numbers."""
    labels = synthesis.labels
    found = [
        group.weighed.assign(set=group.name, study=group.weighed["row_id"].map(labels))
        for group in synthesis.sets
    ]
    kept = ["set", "study", "row_id", *columns(synthesis)]
    return pd.concat(found, ignore_index=True)[kept] if found else pd.DataFrame(columns=kept)


def title(synthesis: Synthesis, when: str) -> str:
    """Return the first comment of a script."""
    return f"{synthesis.name}, {when}"


def text(value: object) -> str:
    """Return a number as code: whole where it is, else every digit."""
    number = float(str(value))
    return str(int(number)) if number == int(number) else repr(number)
