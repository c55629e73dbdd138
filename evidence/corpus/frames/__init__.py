"""The corpus as tidy pandas frames, one per table, every column typed and in a stable order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evidence.corpus import kept, tables
from evidence.corpus.addresses import doi_link
from evidence.corpus.frames.cells import Row
from evidence.corpus.frames.file_rows import FILE_ROWS
from evidence.corpus.frames.study_rows import PAIN_INSTRUMENTS, STUDY_ROWS, Placed
from evidence.corpus.frames.touched import with_touched
from evidence.corpus.garbage import collecting_later
from evidence.corpus.loading import LoadedFile, default_paths, read_files
from evidence.corpus.schema import CorpusFile

__all__ = ["PAIN_INSTRUMENTS", "Corpus", "build", "doi_link", "load"]

_ABOUT = "corpus"
"""The table that is kept beside those of `tables`: what is said of the corpus as a whole."""


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
    differences: pd.DataFrame
    events: pd.DataFrame
    primaries: pd.DataFrame
    regions: pd.DataFrame
    details: pd.DataFrame
    readings: pd.DataFrame
    appraisals: pd.DataFrame
    rates: pd.DataFrame
    facts: pd.DataFrame
    discrepancies: pd.DataFrame
    context: pd.DataFrame
    sums: pd.DataFrame
    terms: pd.DataFrame
    synonyms: pd.DataFrame

    def table(self, name: str) -> pd.DataFrame:
        """Return the frame called `name`, one of `tables.TABLES`."""
        frame = getattr(self, name)
        assert isinstance(frame, pd.DataFrame)
        return frame


def load(paths: Iterable[Path | str] | None = None) -> Corpus:
    """Read corpus files (the shipped ones by default) into frames.

    Files that passed every check once are not parsed again: their frames are kept on disk.

    Raises:
        CorpusError: with every located problem, when a file can't be used.
    """
    files = default_paths() if paths is None else tuple(Path(path) for path in paths)
    place = kept.place_of(files)
    found = kept.read(place) if place else None
    if found is not None:
        return _from_tables(found)
    with collecting_later():
        corpus = build(read_files(files))
    # A file may have been saved while it was read: then the frames are not those of `place`.
    if place and place == kept.place_of(files):
        kept.write(place, _as_tables(corpus))
    return corpus


def _as_tables(corpus: Corpus) -> kept.Tables:
    about = pd.DataFrame({"version": [corpus.version]})
    return {_ABOUT: about, **{name: corpus.table(name) for name in tables.TABLES}}


def _from_tables(found: kept.Tables) -> Corpus:
    (version,) = found[_ABOUT]["version"]
    return Corpus(version=str(version), **{name: found[name] for name in tables.TABLES})


def build(files: Sequence[LoadedFile]) -> Corpus:
    """Turn checked records into frames."""
    contents = [file.records for file in files]
    frames = study_frames(list(_studies(contents)))
    frames |= {name: _file_frame(name, rows, contents) for name, rows in FILE_ROWS.items()}
    frames["discrepancies"] = with_touched(frames["discrepancies"], contents, frames)
    version = next((content.corpus_version for content in contents if content.corpus_version), "")
    return Corpus(version=version, **frames)


def study_frames(studies: Sequence[Placed]) -> dict[str, pd.DataFrame]:
    """Return the tables about single studies."""
    frames = {name: _study_frame(name, rows, studies) for name, rows in STUDY_ROWS.items()}
    frames["measurements"] = _with_preferred(frames["measurements"], ["arm_id", "instrument"])
    frames["events"] = _with_preferred(frames["events"], ["arm_id", "event", "unit"])
    return frames


def _studies(contents: Iterable[CorpusFile]) -> Iterator[Placed]:
    for content in contents:
        for study in content.studies:
            yield Placed(study, content.collection or "review")


def _study_frame(
    name: str, rows: Callable[[Placed], Iterable[Row]], studies: Sequence[Placed]
) -> pd.DataFrame:
    return tables.frame(
        name,
        [
            {"study_id": study.record.id, **row, "row_id": f"{study.record.id}.{name}.{number}"}
            for study in studies
            for number, row in enumerate(rows(study), start=1)
        ],
    )


def _file_frame(
    name: str, rows: Callable[[CorpusFile], Iterable[Row]], contents: Sequence[CorpusFile]
) -> pd.DataFrame:
    return tables.frame(name, [row for content in contents for row in rows(content)])


def _with_preferred(frame: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Mark the rows to count once: a review's row steps back where the study's own row exists.

    A row is the review's when the review printed it or when it is derived from what that says.
    Both rows stay in the frame, side by side; only one of them is `preferred`.
    """
    whole = frame[["study_id", *keys]].astype("string").fillna("")
    key = pd.Series(["|".join(parts) for parts in whole.itertuples(index=False)], frame.index)
    own = set(key[frame["basis"].isin(["primary"])])
    from_review = (frame["basis"] == "review") | frame["derived_from"].isin(["review"])
    stepped_back = from_review & key.isin(own)
    return frame.assign(preferred=(~stepped_back).astype("boolean"))
