"""The corpus as pages get it: parsed once per change of a file, shared, never copied."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from types import MappingProxyType

import streamlit as st

from evidence import cohorts
from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, choose, collection_of
from evidence.cohorts.choice import options as values_in
from evidence.corpus import selection
from evidence.corpus.frames import Corpus, load
from evidence.corpus.loading import CorpusError, default_paths
from evidence.corpus.selection import Selection
from evidence.topics.address import Query, options_asked, selection_asked
from evidence.topics.options import Options, Topic
from evidence.topics.page import Page
from evidence.topics.registry import TOPICS
from evidence.ui import terms
from evidence.ui.terms import Glossary

_AT_HAND = "_corpus"
_one_reads = Lock()
_one_builds: Mapping[str, Lock] = {name: Lock() for name in TOPICS}

VIEWS = 256
"""Choices and built pages that are kept: the latest ones that any reader asked for."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """A corpus as frames, for downloads, and as records, for everything that is shown."""

    corpus: Corpus

    @cached_property
    def cohorts(self) -> Cohorts:
        """Return the records."""
        return cohorts.build(self.corpus)

    @cached_property
    def glossary(self) -> Glossary:
        """Return the terms, ready to be looked for in texts."""
        return terms.of(self.corpus.terms)


def loaded() -> Loaded:
    """Return the corpus as the files stand now; show the problems and stop when it is broken.

    An edited file is noticed at the next interaction, by its time of change and size.
    """
    try:
        found = as_it_stands()
    except CorpusError as error:
        _show(error)
        st.stop()
    st.session_state[_AT_HAND] = found
    return found


def as_it_stands() -> Loaded:
    """Return the corpus as the files stand now; raise CorpusError when it is broken."""
    return _loaded(_stamps(default_paths()))


def at_hand() -> Loaded:
    """Return the corpus that the page began with, without another look at the files."""
    found: Loaded | None = st.session_state.get(_AT_HAND)
    return found or loaded()


def corpus() -> Corpus:
    """Return the frames of the corpus."""
    return loaded().corpus


def _stamps(paths: tuple[Path, ...]) -> tuple[tuple[str, int, int], ...]:
    stats = [(path, path.stat() if path.exists() else None) for path in paths]
    return tuple(
        (str(path), stat.st_mtime_ns, stat.st_size) if stat else (str(path), 0, 0)
        for path, stat in stats
    )


def _loaded(stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    with _one_reads:
        return _read(stamps)


@lru_cache(maxsize=2)
def _read(stamps: tuple[tuple[str, int, int], ...]) -> Loaded:
    found = Loaded(load([path for path, _, _ in stamps]))
    # What was made of the corpus before is asked for no more, and would keep it in memory.
    for made in (choice, filter_options, _built):
        made.cache_clear()
    # Python's search for garbage would walk all of it now and then, while readers wait.
    gc.collect()
    gc.freeze()
    return found


# Streamlit's own caches hash their arguments anew at every call, and would know records by their
# place in memory, which others may have later; these hold on to what they are asked with.


@lru_cache(maxsize=VIEWS)
def choice(records: Cohorts, made: Selection) -> Choice:
    """Return the studies that the reader's filters leave."""
    return choose(records, made)


@lru_cache(maxsize=4)
def filter_options(records: Cohorts, collection: str) -> Mapping[str, Mapping[str, int]]:
    """Return the options of every filter with their number of studies in a collection."""
    within = collection_of(records, collection)
    return MappingProxyType({name: values_in(within, name) for name in selection.FILTERS})


def built(topic: Topic, chosen: Choice, options: Options) -> Page:
    """Return a page as it was built for the first reader who asked for it; nothing changes it.

    Whoever asks for a page while it is built waits for it, rather than build it again.
    """
    with _one_builds[topic.name]:
        return _built(topic, chosen, options)


@lru_cache(maxsize=VIEWS)
def _built(topic: Topic, chosen: Choice, options: Options) -> Page:
    return topic.build(chosen, options)


def page_asked(found: Loaded, topic: Topic, query: Query) -> Page:
    """Return a page as an address asks for it; what isn't valid in it gives way to the default."""
    asked = selection_asked(query, filter_options(found.cohorts, "all")).value
    chosen = choice(found.cohorts, asked)
    return built(topic, chosen, options_asked(topic, chosen, query).value)


def _show(error: CorpusError) -> None:
    count = len(error.problems)
    st.title("The corpus can't be read")
    st.error(
        f"{count} problem{'s' if count > 1 else ''} in the data files. "
        "Mend the lines below and save; this page comes back by itself.",
        icon=":material/report:",
    )
    root = Path(__file__).resolve().parents[2]
    st.code(str(error).replace(f"{root}/", ""), language=None, wrap_lines=True)
    _watch()


@st.fragment(run_every=2.0)
def _watch() -> None:
    """Rerun the whole page once the files can be read again."""
    try:
        as_it_stands()
    except CorpusError:
        return
    st.rerun()
