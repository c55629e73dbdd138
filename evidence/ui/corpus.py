"""The corpus as pages get it: one version for each run, shared between readers, never copied."""

import gc
from collections.abc import Mapping
from functools import lru_cache
from threading import Lock
from types import MappingProxyType

import streamlit as st

from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, choose, collection_of
from evidence.cohorts.choice import options as values_in
from evidence.corpus import selection
from evidence.corpus.frames import Corpus
from evidence.corpus.selection import Selection
from evidence.topics.address import Asked, Query, filters_asked, options_asked
from evidence.topics.options import Options, Topic
from evidence.topics.page import Page
from evidence.topics.registry import TOPICS
from evidence.ui import notices, own
from evidence.ui.library import Library, Loaded, Standing

VIEWS = 256
"""Choices and built pages that are kept: the latest ones that any reader asked for."""

_AT_HAND = "_corpus"
_one_builds: Mapping[str, Lock] = {name: Lock() for name in TOPICS}


def loaded() -> Loaded:
    """Return the corpus for a run of the whole page; where there is none, say so and stop.

    What is served may be exchanged at any moment. A run and the fragments of its page keep to the
    version that the run began with (`at_hand`).
    """
    standing = _standing()
    if standing.served is None:
        notices.nothing_served(library, standing)
        st.stop()
    notices.for_the_curator(library, standing)
    found = own.with_brought(standing.served)
    st.session_state[_AT_HAND] = found
    return found


def served() -> Loaded | None:
    """Return what is served now, for answers without a session; None for nothing."""
    return _standing().served


def at_hand() -> Loaded:
    """Return the corpus that the page began with."""
    found: Loaded | None = st.session_state.get(_AT_HAND)
    return found or loaded()


def corpus() -> Corpus:
    """Return the frames of the corpus as it is published, without a reader's own studies."""
    return own.published(at_hand()).corpus


# Streamlit's own caches hash their arguments anew at every call, and would know records by their
# place in memory, which others may have later; these hold on to what they are asked with.


def choice(records: Cohorts, made: Selection) -> Choice:
    """Return the studies that the reader's filters leave."""
    if records.brought:
        return own.kept_for_session((records, made), lambda: choose(records, made))
    return _choice(records, made)


@lru_cache(maxsize=VIEWS)
def _choice(records: Cohorts, made: Selection) -> Choice:
    return choose(records, made)


def filter_options(records: Cohorts, collection: str) -> Mapping[str, Mapping[str, int]]:
    """Return the options of every filter with their number of studies in a collection."""
    if records.brought:
        return own.kept_for_session((records, collection), lambda: _counted(records, collection))
    return _filter_options(records, collection)


@lru_cache(maxsize=4)
def _filter_options(records: Cohorts, collection: str) -> Mapping[str, Mapping[str, int]]:
    return _counted(records, collection)


def _counted(records: Cohorts, collection: str) -> Mapping[str, Mapping[str, int]]:
    within = collection_of(records, collection)
    return MappingProxyType({name: values_in(within, name) for name in selection.FILTERS})


def built(topic: Topic, chosen: Choice, options: Options) -> Page:
    """Return a page as it was built for the first reader who asked for it; nothing changes it.

    Whoever asks for a page while it is built waits for it, rather than build it again. With a
    reader's own studies it is built, and kept, for that reader alone.
    """
    if chosen.cohorts.brought:
        key = (topic.name, chosen, options)
        return own.kept_for_session(key, lambda: topic.build(chosen, options))
    with _one_builds[topic.name]:
        return _built(topic, chosen, options)


@lru_cache(maxsize=VIEWS)
def _built(topic: Topic, chosen: Choice, options: Options) -> Page:
    return topic.build(chosen, options)


def page_asked(found: Loaded, topic: Topic, query: Query) -> Asked[Page]:
    """Return a page as an address asks for it; what isn't valid in it gives way to the default."""
    filters = filters_asked(found.cohorts, query)
    chosen = choice(found.cohorts, filters.value)
    options = options_asked(topic, chosen, query)
    page = built(found.as_read(topic), chosen, options.value)
    return Asked(page, (*filters.remarks, *options.remarks))


def _forget_the_one_before() -> None:
    """Let go of what was made of a corpus that is served no more."""
    for made in (_choice, _filter_options, _built):
        made.cache_clear()
    # Python's search for garbage would walk all of the new one now and then, while readers wait.
    gc.unfreeze()
    gc.collect()
    gc.freeze()


library = Library(after=_forget_the_one_before)
"""What this server serves. A server looks at the files in the background (`ui/serving/`)."""


def _standing() -> Standing:
    if library.standing.judged is None:  # no server has looked: a page is run by itself
        library.look()
    return library.standing
