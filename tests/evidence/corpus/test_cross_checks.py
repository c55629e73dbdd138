"""What a valid corpus should be looked at for is named with its place, and nothing else is."""

from pathlib import Path

import pytest

from evidence.corpus.cross_checks import cautions, unread
from evidence.corpus.loading import default_paths, read_files
from tests.evidence.test_loading import GOOD

EVENT = GOOD[GOOD.index("      - arm: mwa\n        event") :]
DIRECTION = GOOD[
    GOOD.index("      - arm: mwa\n        instrument: KPS") : GOOD.index("    events:")
]
SCORES = GOOD[
    GOOD.index("      - arm: mwa\n        instrument: VAS") : GOOD.index("    directions:")
]
DETAIL = """\
      - topic: baseline
        statement: Ablated patients were older
        value: 4
        basis: primary
        locator: abstract
"""
SHAM = """\
      - id: sham
        label: Sham
        components: [sham]
        role: comparator
        basis: primary
        locator: abstract
    differences:
      - arm: mwa
        against: sham
        instrument: VAS
        statistic: mean difference
        basis: primary
        locator: abstract
        visits:
          - {months: 1, timepoint: 1 month, value: -1.5}
"""
DIFFERENCE = SHAM[SHAM.index("      - arm: mwa") :]


def warned(*paths):
    return [str(caution) for caution in cautions(read_files(paths))]


def changed(before, after):
    assert before in GOOD
    return GOOD.replace(before, after, 1)


WARNED = {
    "more patients in an arm than in the study": (
        changed("n_patients: 69", "n_patients: 96"),
        ":15:21: warning: khan-2018 arms[0].n_patients: 96 patients in an arm of a study of 69; ",
    ),
    "more vertebrae in an arm than in the study": (
        changed(
            "        n_patients: 69",
            "        n_patients: 69\n        n_lesions: 103\n        lesion_unit: vertebrae",
        ).replace(
            "    arms:",
            "    lesions: {n: 102, unit: vertebrae, basis: primary, locator: a}\n    arms:",
        ),
        ":17:20: warning: khan-2018 arms[0].n_lesions: 103 vertebrae in an arm of a study of 102; ",
    ),
    "a percentage far from its counts": (
        changed("total: 69", "total: 69\n        percent: 29"),
        ":46:18: warning: khan-2018 events[0].percent: 2 of 69 is 2.9 %, not 29 %; ",
    ),
    "a title cut by a hash": (
        changed("year: 2018", "title: In lesion #2 and after\n    year: 2018"),
        ":6:12: warning: khan-2018 title: the text ends before `#2 and after`, which is a comment; ",
    ),
    "a title that a hash leaves empty": (
        changed("year: 2018", "title: #2 and after\n    year: 2018"),
        ":6:5: warning: khan-2018 title: the text ends before `#2 and after`",
    ),
    "a text that nobody filled in": (
        changed("definition: all reported", "definition: FILL IN"),
        ":43:21: warning: khan-2018 events[0].definition: is still marked FILL IN; ",
    ),
    "a note in braces cut by a hash": (
        changed(
            "value: 7.0, spread: 1.8}", "value: 7.0, spread: 1.8, note: lesion #2\n            }"
        ),
        ":28:75: warning: khan-2018 scores[0].visits[0].note: the text ends before `#2`",
    ),
    "a score typed twice": (
        changed("    directions:", f"{SCORES}    directions:"),
        ":39:13: warning: khan-2018 scores[1].visits[0]: the same figure stands in line 28; ",
    ),
    "a direction typed twice": (
        changed("    events:", f"{DIRECTION}    events:"),
        ":46:13: warning: khan-2018 directions[1].visits[0]: the same figure stands in line 38; ",
    ),
    "a difference typed twice": (
        changed("    scores:", f"{SHAM}{DIFFERENCE}    scores:"),
        "khan-2018 differences[1].visits[0]: the same figure stands in line 32; ",
    ),
    "a count typed twice": (
        GOOD + EVENT,
        ":49:9: warning: khan-2018 events[1]: the same figure stands in line 40; ",
    ),
    "a baseline imbalance typed twice": (
        f"{GOOD}    details:\n{DETAIL}{DETAIL}",
        ":55:9: warning: khan-2018 details[1]: the same figure stands in line 50; ",
    ),
}


@pytest.mark.parametrize("what", WARNED)
def test_a_slip_is_named_where_it_stands(write_corpus, what):
    text, message = WARNED[what]
    path = write_corpus(text)

    found = warned(path)

    assert message in found[0], found
    assert found[0].startswith(f"{path}:")


RIGHT = {
    "an arm as large as the study": GOOD,
    "vertebrae of an arm beside lesions of the study": changed(
        "        n_patients: 69",
        "        n_patients: 69\n        n_lesions: 103\n        lesion_unit: vertebrae",
    ).replace(
        "    arms:", "    lesions: {n: 102, unit: lesions, basis: primary, locator: a}\n    arms:"
    ),
    "a rounded percentage": changed("total: 69", "total: 69\n        percent: 3"),
    "a percentage at the limit": changed(
        "total: 69\n        unit: patients",
        "total: 200\n        unit: vertebrae\n        percent: 1.6",
    ),
    "a far percentage with a note": changed(
        "total: 69", "total: 69\n        percent: 29\n        note: so printed"
    ),
    "a quoted hash": changed("year: 2018", 'title: "In lesion #2"\n    year: 2018'),
    "a hash within a word": changed("year: 2018", "title: In lesion#2\n    year: 2018"),
    "a hash in a block of text": changed("year: 2018", "title: >-\n      In #2\n    year: 2018"),
    "a comment behind a word of a list": changed(
        "statistic: median", "statistic: median # no mean"
    ),
    "a comment behind a number": changed("year: 2018", "year: 2018  # in print"),
    "a comment behind an id": changed("id: khan-2018", "id: khan-2018  # author-year"),
    "a comment behind a key": changed("    scores:", "    scores:  # as printed"),
    "one figure printed by study and review": GOOD
    + EVENT.replace("basis: primary", "basis: review"),
    "one count of two kinds of events": GOOD
    + EVENT.replace("definition: all reported", "definition: burns"),
    "one score at two visits": changed(
        "months: 5, timepoint: 20-24 weeks, value: 2", "months: 5, timepoint: 20-24 weeks, value: 7"
    ),
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_may_be_right_is_left_alone(write_corpus, what):
    assert warned(write_corpus(RIGHT[what])) == []


OTHER = (
    GOOD.replace("id: khan-2018", "id: khan-b")
    .replace("label: Khan 2018", "label: B")
    .replace("10.3174/ajnr.A5680", "10.3174/ajnr.A1")
)


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (GOOD, OTHER.replace("ajnr.A1", "AJNR.a5680"), "7:10: warning: khan-b doi: the DOI"),
        (
            GOOD.replace("year: 2018", 'pmid: "302"\n    year: 2018'),
            OTHER.replace("year: 2018", 'pmid: "302"\n    year: 2018'),
            "6:11: warning: khan-b pmid: the PMID 302 is also that of khan-2018",
        ),
        (GOOD, OTHER, "5:19: warning: khan-b first_author: author, year and patients: khan, 2018"),
    ],
)
def test_a_study_that_is_in_twice_is_named_with_the_other(write_corpus, first, second, message):
    one, two = write_corpus(first, "a.yaml"), write_corpus(second, "b.yaml")

    found = warned(one, two)

    assert any(text.startswith(f"{two}:{message}") and f"({one}:" in text for text in found), found


def test_studies_of_other_patients_are_no_duplicates(write_corpus):
    other = OTHER.replace("n: 69", "n: 70")

    assert warned(write_corpus(GOOD, "a.yaml"), write_corpus(other, "b.yaml")) == []


def test_studies_without_a_word_on_reading_are_counted(write_corpus):
    reading = "    read:\n      - {what: abstract, where: PubMed, on: 2025-11-30}\n    arms:"
    read = OTHER.replace("    arms:", reading)
    both = [write_corpus(GOOD, "a.yaml"), write_corpus(read, "b.yaml")]

    assert unread(read_files(both)) == (
        "studies without `read:` (what was read, where and when): 1 of 2"
    )
    assert unread(read_files(both[1:])) is None


def test_of_every_shipped_study_somebody_says_what_was_read():
    assert unread(read_files(default_paths())) is None


def test_the_shipped_corpus_gives_no_warning():
    assert warned(*default_paths()) == []


def test_the_walk_through_gives_no_warning(write_corpus):
    text = Path(__file__, "../../../../CONTRIBUTING.md").resolve().read_text("utf-8")
    example = text.split("```yaml\n")[1].split("```")[0].replace("\n   ", "\n")

    assert warned(write_corpus(f"collection: supplement\nstudies:\n{example[3:]}")) == []
