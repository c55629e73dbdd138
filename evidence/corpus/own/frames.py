"""The frames of the corpus with those of studies that a reader brought, marked as such."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from evidence.corpus.frames import Corpus, study_frames
from evidence.corpus.frames.study_rows import Placed
from evidence.corpus.schema import Study

MARK = "(yours)"
"""Stands behind the name of a study that a reader brought, wherever it is named."""


def with_own(corpus: Corpus, studies: Sequence[Study]) -> Corpus:
    """Return the corpus with a reader's studies after its own; its frames stay as they are."""
    if not studies:
        return corpus
    own = study_frames([Placed(_marked(study), "yours") for study in studies])
    frames = {
        name: pd.concat([corpus.table(name), frame], ignore_index=True)
        for name, frame in own.items()
    }
    version = f"{corpus.version} with studies of yours"
    return replace(corpus, version=version, **frames)


def _marked(study: Study) -> Study:
    """Return a study that says wherever it is named whose it is."""
    names = {"label": f"{study.label} {MARK}"}
    if study.short_label is not None:
        names["short_label"] = f"{study.short_label} {MARK}"
    return study.model_copy(update=names)
