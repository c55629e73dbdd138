"""The studies that a reader brings: kept in that reader's session, and nowhere else.

The corpus with them is made for the session, and so is everything that is made of it: the caches
that readers share (`ui/corpus.py`) never see it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import streamlit as st

from evidence import cohorts
from evidence.corpus.own.frames import with_own
from evidence.corpus.own.upload import MOST_STUDIES
from evidence.corpus.schema import Study
from evidence.ui.library import Loaded

VIEWS = 32
"""Choices and pages kept for one session: the latest ones."""

_BROUGHT = "_brought"
_MADE = "_made_with_brought"

Made = TypeVar("Made")


class TooManyError(ValueError):
    """More studies than a session holds."""


@dataclass(frozen=True)
class Brought:
    """What a reader brought: studies in the order of the files; whether they count in pools."""

    studies: tuple[Study, ...] = ()
    count: bool = False


@dataclass(eq=False)
class Kept:
    """What was made for a session of the corpus with its own studies."""

    of: Loaded
    brought: Brought
    loaded: Loaded
    made: OrderedDict[Hashable, object] = field(default_factory=OrderedDict)


def brought() -> Brought:
    """Return what the reader of this session brought."""
    found: Brought | None = st.session_state.get(_BROUGHT)
    return found or Brought()


def bring(studies: Sequence[Study]) -> None:
    """Add studies, in place of earlier ones with the same identifiers.

    Raises:
        TooManyError: they would be more than a session holds.
    """
    now = brought()
    new = {study.id for study in studies}
    kept = tuple(study for study in now.studies if study.id not in new)
    if len(kept) + len(studies) > MOST_STUDIES:
        raise TooManyError(f"A session holds at most {MOST_STUDIES} studies; remove some first.")
    st.session_state[_BROUGHT] = replace(now, studies=(*kept, *studies))


def take_out(study_id: str | None = None) -> None:
    """Forget a study, or all of them; as a widget's callback."""
    kept = tuple(study for study in brought().studies if study_id not in {None, study.id})
    st.session_state[_BROUGHT] = replace(brought(), studies=kept) if kept else Brought()


def let_count(*, count: bool) -> None:
    """Count the studies in pools and answers like the others, or keep them out."""
    st.session_state[_BROUGHT] = replace(brought(), count=count)


def with_brought(served: Loaded) -> Loaded:
    """Return what a session shows: what is served, with the reader's own studies if there are."""
    now = brought()
    if not now.studies:
        st.session_state.pop(_MADE, None)
        return served
    kept: Kept | None = st.session_state.get(_MADE)
    if kept is None or kept.of is not served or kept.brought is not now:
        kept = Kept(served, now, _made(served, now))
        st.session_state[_MADE] = kept
    return kept.loaded


def _made(served: Loaded, now: Brought) -> Loaded:
    # A corpus that is exchanged meanwhile may have them itself: then its own print goes first.
    known = set(served.corpus.studies["study_id"])
    studies = [study for study in now.studies if study.id not in known]
    corpus = with_own(served.corpus, studies)
    records = cohorts.build(corpus, yours_count=now.count)
    return replace(served, corpus=corpus, cohorts=records)


def published(shown: Loaded) -> Loaded:
    """Return what is shown without the reader's own studies."""
    kept: Kept | None = st.session_state.get(_MADE)
    return kept.of if kept is not None and kept.loaded is shown else shown


def kept_for_session(key: Hashable, make: Callable[[], Made]) -> Made:
    """Return what was made under a key for the session's own corpus; make it where it is not."""
    kept: Kept | None = st.session_state.get(_MADE)
    if kept is None:
        return make()
    if key not in kept.made:
        kept.made[key] = make()
        if len(kept.made) > VIEWS:
            kept.made.popitem(last=False)
    found: Made = kept.made[key]  # type: ignore[assignment]
    return found
