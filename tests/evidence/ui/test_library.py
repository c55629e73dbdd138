"""What a server serves while its files are edited: the last whole corpus, and one at a time."""

import threading
import time

import pytest

from evidence.cohorts import choose
from evidence.corpus.lessons import LESSONS_FILE
from evidence.corpus.methods import METHODS_FILE
from evidence.corpus.selection import Selection
from evidence.topics.registry import TOPICS
from evidence.ui import library as module
from evidence.ui.library import QUIET_SECONDS, UNENDED_SECONDS, Library
from tests.evidence.test_loading import GOOD

BROKEN = GOOD.replace("design: case series", "design: case serie")


class Clock:
    """Tells seconds, which pass when a test lets them."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def edition(number):
    """Return the texts of two files that belong together."""
    return {
        "studies.yaml": GOOD.replace("label: Khan 2018", f"label: Khan {number}"),
        "review.yaml": f"corpus_version: '{number}'\n",
    }


@pytest.fixture
def put(tmp_path):
    """Write files of the corpus; None removes one."""

    def write(**texts):
        for name, text in texts.items():
            path = tmp_path / f"{name}.yaml"
            path.write_text(text, "utf-8") if text is not None else path.unlink()

    for name, text in edition(0).items():
        (tmp_path / name).write_text(text, "utf-8")
    return write


@pytest.fixture
def library(tmp_path, clock, put):
    del put  # the files are there before anybody looks
    files = (tmp_path / "studies.yaml", tmp_path / "review.yaml", METHODS_FILE, LESSONS_FILE)
    found = Library(after=lambda: None, files=lambda: files, clock=clock)
    found.look()
    return found


def settle(library, clock, seconds=QUIET_SECONDS):
    """Let the files rest for so long, and look."""
    library.look()
    clock.now += seconds + 0.01
    library.look()


def label(library):
    return library.standing.served.cohorts.studies[0].label


def test_an_edit_is_served_once_nobody_has_touched_the_files_for_a_while(library, clock, put):
    put(studies=edition(1)["studies.yaml"])
    library.look()
    assert label(library) == "Khan 0"
    clock.now += QUIET_SECONDS
    put(review=edition(1)["review.yaml"])
    library.look()
    assert label(library) == "Khan 0"

    settle(library, clock)

    assert label(library) == "Khan 1"
    assert library.standing.served.corpus.version == "1"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("studies", BROKEN, 'design: "case serie" is not a known word here'),
        ("studies", None, "studies.yaml:1:1: file: does not exist"),
        ("review", None, "review.yaml:1:1: file: does not exist"),
        ("review", "", "review.yaml:1:1: file: is empty"),
        ("studies", GOOD[: len(GOOD) // 2] + "\n", "studies.yaml:"),
    ],
)
def test_broken_files_leave_the_last_good_corpus_and_tell_their_problems(
    library, clock, put, name, text, words, caplog
):
    good = library.standing.served
    put(**{name: text})

    settle(library, clock)

    assert library.standing.served is good
    assert words in library.standing.problems[0]
    (record,) = [one for one in caplog.records if one.levelname == "ERROR"]
    assert record.problems == library.standing.problems

    put(**{key.removesuffix(".yaml"): text for key, text in edition(2).items()})
    settle(library, clock)

    assert label(library) == "Khan 2"
    assert library.standing.problems == ()


def test_broken_texts_of_the_methods_page_count_as_well(tmp_path, put):
    del put
    texts = tmp_path / "methods.yaml"
    texts.write_text("answer: 7\n", "utf-8")
    files = (tmp_path / "studies.yaml", tmp_path / "review.yaml", texts, LESSONS_FILE)
    found = Library(after=lambda: None, files=lambda: files)

    found.look()

    assert found.standing.served is None
    assert any("methods.yaml:1:9: answer: must be text" in one for one in found.standing.problems)


def test_a_file_that_ends_within_a_line_may_be_half_written_and_waits_longer(library, clock, put):
    put(studies=edition(1)["studies.yaml"].rstrip())

    settle(library, clock)
    assert label(library) == "Khan 0"
    settle(library, clock, UNENDED_SECONDS)

    assert label(library) == "Khan 1"


def test_files_saved_while_they_are_read_are_read_again(library, clock, put, monkeypatch):
    reading = module.load
    monkeypatch.setattr(module, "load", lambda files: (put(review="x"), reading(files))[1])
    put(studies=edition(1)["studies.yaml"])
    settle(library, clock)
    assert library.standing.served.corpus.version == "0"
    assert library.standing.problems == ()

    monkeypatch.setattr(module, "load", reading)
    put(review=edition(1)["review.yaml"])
    settle(library, clock)

    assert (label(library), library.standing.served.corpus.version) == ("Khan 1", "1")


def test_a_fault_of_ours_that_a_corpus_brings_out_takes_nothing_from_readers(
    library, clock, put, monkeypatch
):
    def fail(_corpus):
        raise ZeroDivisionError

    good = library.standing.served
    monkeypatch.setattr(module.cohorts, "build", fail)
    put(studies=edition(1)["studies.yaml"])

    settle(library, clock)

    assert library.standing.served is good
    assert library.standing.problems == ("reading failed (ZeroDivisionError)",)


def test_what_follows_a_new_corpus_follows_each_once(tmp_path, clock, put):
    told = []
    files = (tmp_path / "studies.yaml", tmp_path / "review.yaml", METHODS_FILE, LESSONS_FILE)
    library = Library(after=lambda: told.append(1), files=lambda: files, clock=clock)

    library.look()
    settle(library, clock)
    assert len(told) == 1
    put(studies=BROKEN)
    settle(library, clock)
    assert len(told) == 1
    put(studies=edition(1)["studies.yaml"])
    settle(library, clock)

    assert len(told) == 2


def test_a_corpus_broken_and_mended_twenty_times_shows_no_reader_an_error_or_a_mix(
    library, clock, put
):
    """Readers build pages all the while; what they see is one edition, whole."""
    done = threading.Event()
    seen, wrong = set(), []

    def read():
        while not done.is_set():
            try:
                served = library.standing.served
                number = served.corpus.version
                chosen = choose(served.cohorts, Selection())
                topic = TOPICS["studies"]
                topic.build(chosen, topic.options())
                assert [study.label for study in chosen.studies] == [f"Khan {number}"]
                seen.add(number)
            except Exception as error:  # noqa: BLE001 - whatever a reader would see
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    while "0" not in seen and not wrong:
        time.sleep(0.001)
    for number in range(1, 21):
        texts = edition(number)
        put(studies=BROKEN)
        settle(library, clock)
        assert library.standing.problems
        put(studies=texts["studies.yaml"][:-40])  # half of it is written
        library.look()
        put(studies=texts["studies.yaml"], review=texts["review.yaml"])
        settle(library, clock)
        assert library.standing.problems == ()
        while str(number) not in seen and not wrong:
            time.sleep(0.001)
    done.set()
    for reader in readers:
        reader.join()

    assert wrong == []
    assert seen == {str(number) for number in range(21)}


def test_broken_lessons_count_as_well(tmp_path, put):
    put()
    lessons = tmp_path / "lessons.yaml"
    lessons.write_text("lessons: 1\n", "utf-8")
    files = (tmp_path / "studies.yaml", tmp_path / "review.yaml", METHODS_FILE, lessons)
    found = Library(after=lambda: None, files=lambda: files)

    found.look()

    assert found.standing.served is None
    assert any(
        "lessons.yaml:1:10: lessons: must be a list" in one for one in found.standing.problems
    )
