"""The corpus that a server serves: the last one whose files all passed, while files are edited.

Somebody looks at the files now and then (`Library.look`). Files that changed are read once nobody
has touched any of them for a while, checked, made ready for pages, and only then put in the place
of what was served; files that changed while they were read are read again. Where they can't be
used, what was served stays, and the problems are kept for whoever maintains the files.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock

from evidence import cohorts
from evidence.cohorts import Cohorts
from evidence.corpus.frames import Corpus, load
from evidence.corpus.lessons import LESSONS_FILE, Lessons, read_lessons
from evidence.corpus.loading import CorpusError, default_paths, first_lines
from evidence.corpus.methods import METHODS_FILE, Methods, read_methods
from evidence.corpus.yaml_nodes import Problem
from evidence.topics import methods as methods_page
from evidence.topics.options import Topic
from evidence.topics.registry import SHOWN_IN_LESSONS
from evidence.topics.teach import topic_of
from evidence.ui import terms
from evidence.ui.terms import Glossary

QUIET_SECONDS = 0.9
"""Files are read when none has changed for so long: an editor or a copy may be half done."""

UNENDED_SECONDS = 10.0
"""The same where a file ends within a line, as a half-written one does and few whole ones do."""

LOG = logging.getLogger("evidence.corpus")

_ROOT = f"{Path(__file__).resolve().parents[2]}/"

Stamps = tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, eq=False)
class Loaded:
    """One version of the corpus, all that pages need of it made and ready.

    `corpus` are the frames, for downloads; `cohorts` the records, for everything that is shown;
    `methods_topic` and `lessons_topic` are the pages with texts of their own, as these were read
    with the corpus.
    """

    corpus: Corpus
    cohorts: Cohorts
    glossary: Glossary
    methods_topic: Topic
    lessons_topic: Topic

    def as_read(self, topic: Topic) -> Topic:
        """Return a page with its texts, where it has any, as this version has them."""
        own = {one.name: one for one in (self.methods_topic, self.lessons_topic)}
        return own.get(topic.name, topic)


@dataclass(frozen=True)
class Standing:
    """What can be served, None for nothing, and what is wrong with the files as they stand now.

    `judged` are the stamps of the files that this was found of, None before any were read.
    """

    served: Loaded | None = None
    problems: tuple[str, ...] = ()
    judged: Stamps | None = None


def corpus_files() -> tuple[Path, ...]:
    """Return every file that pages are made of: last the texts of the methods page and lessons."""
    return (*default_paths(), METHODS_FILE, LESSONS_FILE)


class Library:
    """Holds what is served; threads may ask it, and make it look, at the same time."""

    def __init__(
        self,
        after: Callable[[], None],
        files: Callable[[], tuple[Path, ...]] = corpus_files,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin with nothing read.

        Args:
            after: called when another corpus has taken the place of the one before.
            files: names the files as `corpus_files` does; their number may change.
            clock: what tells seconds.
        """
        self.standing = Standing()
        self._after = after
        self._files = files
        self._clock = clock
        self._seen: Stamps = ()
        self._since = 0.0
        self._one_looks = Lock()

    def look(self) -> None:
        """Read the files if they changed and may be read now."""
        with self._one_looks:
            files = self._files()
            stamps = _stamps(files)
            if stamps == self.standing.judged or not self._may_be_read(files, stamps):
                return
            found = _judged(files, stamps)
            if _stamps(self._files()) == stamps:  # else saved while they were read: next time
                self._take(found)

    def _may_be_read(self, files: Sequence[Path], stamps: Stamps) -> bool:
        """Return whether nobody has touched the files for long enough; at the start, always."""
        if self.standing.judged is None:
            return True
        if stamps != self._seen:
            self._seen, self._since = stamps, self._clock()
            return False
        wait = QUIET_SECONDS if all(map(_ends_whole, files)) else UNENDED_SECONDS
        return self._clock() - self._since >= wait

    def _take(self, found: Standing) -> None:
        if found.served is not None:
            self.standing = found
            self._after()
            LOG.info("corpus %s is served", found.served.corpus.version)
            return
        last = self.standing.served
        self.standing = replace(found, served=last)
        instead = f"corpus {last.corpus.version} stays" if last else "nothing is served"
        LOG.error("the corpus files can't be used: %s", instead, extra={"problems": found.problems})


def _stamps(files: Sequence[Path]) -> Stamps:
    """Return what changes when a file does: its name, node, size and times."""
    return tuple(_stamp(path) for path in files)


def _stamp(path: Path) -> tuple[str | int, ...]:
    try:
        stat = path.stat()
    except OSError:
        return (str(path),)
    # The node's own time changes even where a copy keeps the content's.
    return (str(path), stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _ends_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, 2)
            return file.read(1) == b"\n"
    except OSError:  # missing or empty, which the check finds
        return True


def _judged(files: Sequence[Path], stamps: Stamps) -> Standing:
    try:
        return Standing(_read(files), judged=stamps)
    except CorpusError as error:
        lines = (line.replace(_ROOT, "") for line in first_lines(error.problems))
        return Standing(problems=tuple(lines), judged=stamps)
    except Exception as error:  # a fault of ours that this corpus brings out
        LOG.critical("reading the corpus failed", exc_info=error)
        return Standing(problems=(f"reading failed ({type(error).__name__})",), judged=stamps)


def _read(files: Sequence[Path]) -> Loaded:
    *tables, texts, taught = files
    problems: list[Problem] = []
    try:
        methods = read_methods(texts)
    except CorpusError as error:
        problems += error.problems
    try:
        lessons = read_lessons(taught)
    except CorpusError as error:
        problems += error.problems
    try:
        corpus = load(tables)
    except CorpusError as error:
        problems += error.problems
    if problems:
        raise CorpusError(problems)
    return _ready(corpus, methods, lessons)


def _ready(corpus: Corpus, methods: Methods, lessons: Lessons) -> Loaded:
    build = partial(methods_page.build, methods=methods)
    return Loaded(
        corpus,
        cohorts.build(corpus),
        terms.of(corpus.terms),
        replace(methods_page.TOPIC, build=build),
        topic_of(SHOWN_IN_LESSONS, lambda: lessons),
    )
