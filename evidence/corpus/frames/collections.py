"""The frames of one collection alone."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from evidence.corpus import tables
from evidence.corpus.frames import Corpus


def restrict(corpus: Corpus, collection: str) -> Corpus:
    """Return the corpus with the studies of one collection ("review"), or with "all".

    Tables about the review as a whole come whole.
    """
    if collection == "all":
        return corpus
    studies = corpus.studies
    return with_studies(corpus, studies.loc[studies["collection"] == collection, "study_id"])


def with_studies(corpus: Corpus, study_ids: Iterable[str]) -> Corpus:
    """Return the corpus with some of its studies alone.

    Tables about the review as a whole come whole.
    """
    ids = set(study_ids)
    kept: dict[str, pd.DataFrame] = {}
    for name, columns in tables.TABLES.items():
        frame = corpus.table(name)
        if columns[0].name == "study_id":
            frame = frame[frame["study_id"].isin(ids)].reset_index(drop=True)
        kept[name] = frame
    return replace(corpus, **kept)  # type: ignore[arg-type]
