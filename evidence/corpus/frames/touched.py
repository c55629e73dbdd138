"""Which rows of the tables an entry of the ledger touches, by their identifiers."""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from evidence.corpus.frames.cells import joined
from evidence.corpus.schema import CorpusFile, Discrepancy, Touched

_TABLES = {"scores": "measurements"}
"""Section of a study → its table, where they are not called alike."""

_COLUMNS = {"instrument": "instrument", "event": "event", "arm": "arm_id", "basis": "basis"}


def with_touched(
    ledger: pd.DataFrame, contents: Iterable[CorpusFile], frames: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """Return the ledger with the rows that each entry touches; it has a row for each entry."""
    entries = [entry for content in contents for entry in content.discrepancies]
    touched = [joined(dict.fromkeys(_touched(entry, frames))) for entry in entries]
    return ledger.assign(touches=pd.array(touched, dtype="string"))


def _touched(entry: Discrepancy, frames: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for touches in entry.touches:
        table = frames[_TABLES.get(touches.figures, touches.figures)]
        yield from table.loc[_agreeing(table, entry.study_id, touches), "row_id"]


def _agreeing(table: pd.DataFrame, study_id: str | None, touches: Touched) -> pd.Series:
    """Return for each row whether it is the study's and agrees in every field given."""
    found = table["study_id"] == study_id
    for key, value in touches.model_dump(exclude={"figures"}, exclude_none=True).items():
        found &= (table[_COLUMNS[key]] == value).fillna(value=False)
    return found
