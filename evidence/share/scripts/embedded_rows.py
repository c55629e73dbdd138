"""The rows of a synthesis as the scripts carry them."""

from dataclasses import dataclass

from evidence.cohorts.mean_changes import MeanChange, sd
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import Synthesis
from evidence.topics.pooling.lines import labels

CHANGE = ("before", "after", "sd_before", "sd_after", "n")
COUNTS = ("events", "total")


@dataclass(frozen=True)
class ScriptRow:
    """A study in a set of studies that are pooled, with its numbers as code."""

    set: str
    study: str
    row_id: str
    numbers: tuple[str, ...]


def columns(synthesis: Synthesis) -> tuple[str, ...]:
    """Return what the numbers of a script are, in their order."""
    return CHANGE if synthesis.kind == "change" else COUNTS


def rows(synthesis: Synthesis) -> tuple[ScriptRow, ...]:
    """Return one row for each set and study."""
    names = labels(synthesis)
    return tuple(
        ScriptRow(group.name, names[one.row_id], one.row_id, tuple(map(text, _numbers(one))))
        for group in synthesis.sets
        for one in group.weighed
    )


def _numbers(one: Candidate) -> tuple[float | None, ...]:
    row = one.row
    if not isinstance(row, MeanChange):
        return row.events, row.total
    assert row.before is not None
    assert row.after is not None
    return row.before.value_std, row.after.value_std, sd(row.before), sd(row.after), row.n


def title(synthesis: Synthesis) -> str:
    """Return the first comment of a script."""
    question = synthesis.question
    return comment(f"{question.outcome.name}, {question.spoken}, patients: {question.patients}")


def comment(words: str) -> str:
    """Return words on one line that no comment or docstring takes for its end."""
    return " ".join(words.split()).replace("\\", "/").replace('"', "'")


def text(number: float | None) -> str:
    """Return a number as code: whole where it is, else every digit."""
    assert number is not None
    return str(int(number)) if number == int(number) else repr(float(number))
