"""A broken file is refused with the place and the way to mend it, all problems in one go."""

import shutil

import pytest

from evidence.corpus import loading
from evidence.corpus.loading import CorpusError, default_paths, read_files

GOOD = """\
collection: review
studies:
  - id: khan-2018
    label: Khan 2018
    first_author: Khan
    year: 2018
    doi: "10.3174/ajnr.A5680"
    design: case series
    aetiology: tumour
    patients: {n: 69, basis: primary, locator: abstract}
    arms:
      - id: mwa
        label: MWA + cement
        components: [PVP, MWA]
        n_patients: 69
        basis: primary
        locator: abstract
    scores:
      - arm: mwa
        instrument: VAS
        statistic: median
        spread_kind: unnamed
        scale_min: 0
        scale_max: 10
        basis: primary
        locator: abstract
        visits:
          - {months: 0, timepoint: before, value: 7.0, spread: 1.8}
          - {months: 5, timepoint: 20-24 weeks, value: 2, spread: 2.1, n: 61}
    directions:
      - arm: mwa
        instrument: KPS
        direction: better
        against: baseline
        basis: review
        locator: Discussion
        visits:
          - {months: 1, timepoint: 1 month}
    events:
      - arm: mwa
        event: any complication
        kind: complication
        definition: all reported
        events: 2
        total: 69
        unit: patients
        basis: primary
        locator: abstract
"""

# What is written in place of what, and where and how it is then refused.
MISTAKES = {
    "number in words": (
        "n_patients: 69",
        "n_patients: forty",
        "15:21: khan-2018 arms[0]",
        "above 0",
    ),
    "number in quotes": ("year: 2018", 'year: "2018"', "6:11: khan-2018 year", "without quotes"),
    "fraction of a patient": ("events: 2", "events: 2.5", "44:17: khan-2018 events[0].e", "whole"),
    "no such author key": ("first_author: Khan", "frist_author: Khan", "5:5:", "`first_author`"),
    "repeated key": ("year: 2018", "year: 2018\n    year: 2019", "7:5:", "first in line 6"),
    "missing key": ("    design: case series\n", "", "3:5: khan-2018 design", "add `design: …`"),
    "unknown word": ("case series", "case seris", "8:13: khan-2018 design", "`case series`"),
    "DOI as a link": ('"10.3174', '"https://doi.org/10.3174', "7:10: khan-2018 doi", "bare DOI"),
    "malformed DOI": ('"10.3174/ajnr.A5680"', '"ajnr.A5680"', "7:10: khan-2018 doi", "bare DOI"),
    "events above total": ("events: 2", "events: 70", "44:17:", "70 events out of 69"),
    "score off the scale": ("value: 7.0", "value: 70", "28:51:", "70 is off the scale 0 to 10"),
    "visits out of order": ("months: 5,", "months: 0,", "29:22:", "order visits by time"),
    "arm that does not exist": (
        "arm: mwa\n        instrument: VAS",
        "arm: rfa\n        instrument: VAS",
        "19:14:",
        "its arms: mwa",
    ),
    "comparison with nothing": ("against: baseline", "against: placebo", "34:18:", "baseline"),
    "more patients than the arm": ("n: 61", "n: 71", "29:75:", "an arm of 69"),
    "spread without a name": ("        spread_kind: unnamed\n", "", "27:64:", "spread_kind"),
    "negative spread": ("spread: 1.8", "spread: -1.8", "28:64:", "at least 0"),
    "not a number": ("value: 7.0", "value: .nan", "28:51:", "a number"),
    "derived without formula": (
        "basis: primary\n        locator: abstract\n    scores",
        "basis: derived\n        locator: abstract\n    scores",
        "16:16:",
        "formula",
    ),
    "derived from nobody's words": (
        "basis: primary\n        locator: abstract\n    scores",
        "basis: derived\n        formula: 60 + 9\n        locator: abstract\n    scores",
        "16:16: khan-2018 arms[0].basis",
        "add `derived_from: …`",
    ),
    "printed and yet derived": (
        "basis: primary\n        locator: abstract\n    scores",
        "basis: primary\n        derived_from: review\n        locator: abstract\n    scores",
        "17:23: khan-2018 arms[0].derived_from",
        "remove it",
    ),
    "treatment without cement": (
        "components: [PVP, MWA]",
        "components: [MWA]",
        "12:9: khan-2018 arms[0]",
        "set role: comparator",
    ),
    "said to be without cement": (
        "components: [PVP, MWA]",
        "components: [PVP, MWA]\n        role: intervention\n        cement: none",
        "15:15: khan-2018 arms[0].role",
        "say cement: …",
    ),
    "score of something": (
        "instrument: VAS",
        "instrument: other",
        "20:21: khan-2018 scores[0].instrument",
        "add `outcome: …` (pain,",
    ),
    "direction of something": (
        "instrument: KPS",
        "instrument: other",
        "32:21: khan-2018 directions[0].instrument",
        "add `outcome: …` (pain,",
    ),
    "fact derived from nobody's words": (
        "collection: review",
        "collection: review\nfacts:\n  - {id: a, topic: claim, statement: b, basis: derived, locator: c}",
        "3:48: a basis",
        "add `derived_from: …`",
    ),
    "list where a group belongs": (
        "patients: {n: 69, basis: primary, locator: abstract}",
        "patients: [69]",
        "10:15:",
        "group of",
    ),
    "anchor": ("label: Khan 2018", "label: &a Khan 2018", "4:12:", "the anchor `&a`"),
    "tag": ("label: Khan 2018", "label: !!python/name:os.system x", "4:12:", "remove it"),
    "unclosed quote": ('"10.3174/ajnr.A5680"', '"10.3174', ":", "not valid YAML"),
    "tab indent": ("    label: Khan", "\tlabel: Khan", "4:1:", "not valid YAML"),
    "bare id": ("id: khan-2018", "id: Khan 2018", "3:9:", "lower-case"),
    "yes for a number": ("n: 61", "n: yes", "29:75:", "whole number"),
    "nothing counted": ("        events: 2\n", "", "40:9:", "gives no figure"),
    "swapped limits": ("spread: 1.8}", "low: 9, high: 6}", "28:61:", "swap them"),
    "collection missing": ("collection: review\n", "", "2:3:", "collection: review"),
    "unknown section": ("collection: review", "collection: review\nstudy: []", "2:1:", "`studies`"),
    "date as a year": ("year: 2018", "year: 2018-07-01", "6:11:", "whole number"),
    "control character": ("label: Khan 2018", "label: Khan\x07 2018", "4:16:", "control character"),
    "second document": ("    directions:", "---\n    directions:", "30:1:", "second document"),
}


def problems(path):
    with pytest.raises(CorpusError) as caught:
        read_files([path])
    return [str(problem).removeprefix(str(path) + ":") for problem in caught.value.problems]


def test_a_good_file_is_read(write_corpus):
    (file,) = read_files([write_corpus(GOOD)])

    assert file.records.studies[0].scores[0].visits[1].n == 61


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_where_it_stands(write_corpus, mistake):
    before, after, place, words = MISTAKES[mistake]
    assert before in GOOD

    found = problems(write_corpus(GOOD.replace(before, after, 1)))

    assert any(place in problem and words in problem for problem in found), found


def test_every_problem_is_reported_in_one_go(write_corpus):
    text = GOOD
    wanted = ("number in words", "events above total", "score off the scale", "malformed DOI")
    for mistake in wanted:
        before, after, _, _ = MISTAKES[mistake]
        text = text.replace(before, after, 1)

    found = problems(write_corpus(text))

    assert len(found) == len(wanted)
    lines = [int(problem.split(":")[0]) for problem in found]
    assert lines == sorted(lines)


def test_an_alias_is_refused_before_it_can_grow(write_corpus):
    bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"

    assert all("write the value out" in problem for problem in problems(write_corpus(bomb)))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"- a\n", "must begin with a section"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 500, "nested too deeply"),
        (b"studies: 3\ncollection: review\n", "must be a list"),
        (b"studies:\n  - 1\ncollection: review\n", "group of `key: value`"),
        (b"studies: []\nstudies: []\n", "given twice"),
    ],
)
def test_a_file_that_is_no_corpus_is_refused_without_a_traceback(tmp_path, content, words):
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)

    assert any(words in problem for problem in problems(path))


def test_a_missing_file_is_named(tmp_path):
    assert "does not exist" in problems(tmp_path / "none.yaml")[0]


def test_an_id_taken_in_another_file_is_refused(write_corpus):
    first = write_corpus(GOOD, "one.yaml")
    second = write_corpus(GOOD.replace("label: Khan 2018", "label: Khan again"), "two.yaml")

    with pytest.raises(CorpusError) as caught:
        read_files([first, second])

    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(second), 3)
    assert "already taken" in problem.message


def test_a_discrepancy_of_an_unknown_study_is_refused(write_corpus):
    ledger = """
discrepancies:
  - {id: d, study_id: kahn-2018, severity: low, kind: within the review, review_says: a,
     source_says: b, our_reading: c, handling: d, locator: Discussion}
"""

    found = problems(write_corpus(GOOD + ledger))

    assert 'no study has the id "kahn-2018"' in found[0]


@pytest.mark.parametrize(
    ("study_id", "touches", "told"),
    [
        ("khan-2018", "{figures: scores, instrument: KPS}", "the study has no such figure"),
        ("khan-2018", "{figures: events, event: any complication, arm: pvp}", "no such figure"),
        ("null", "{figures: scores}", "touches figures of no study"),
        ("khan-2018", "{figures: sizes}", "sizes"),
    ],
)
def test_what_a_discrepancy_touches_must_be_printed(write_corpus, study_id, touches, told):
    ledger = f"""
discrepancies:
  - id: d
    study_id: {study_id}
    severity: high
    kind: within the review
    review_says: a
    source_says: b
    our_reading: c
    handling: d
    locator: Discussion
    touches:
      - {touches}
"""
    path = write_corpus(GOOD + ledger)
    line = (GOOD + ledger).splitlines().index(f"      - {touches}") + 1

    assert any(told in found and found.startswith(f"{line}:") for found in problems(path))


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Make a copy of the shipped corpus the shipped corpus."""
    data = tmp_path / "data"
    shutil.copytree(loading.DATA, data)
    monkeypatch.setattr(loading, "DATA", data)
    return data


def test_a_copy_of_the_shipped_corpus_is_read(shipped):
    texts = {"methods.yaml", "lessons.yaml"}  # read by rules of their own
    tables = {path.name for path in shipped.glob("*.yaml")} - texts

    assert {file.document.path.name for file in read_files(default_paths())} == tables


@pytest.mark.parametrize("name", [path.name for path in default_paths()])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "does not exist"),
        ("", "is empty"),
        ("collection: review\nstudies:\n", "is missing or empty"),
    ],
)
def test_a_file_of_the_corpus_that_is_missing_or_empty_is_named(shipped, name, content, words):
    if content is None:
        (shipped / name).unlink()
    else:
        (shipped / name).write_text(content, "utf-8")

    with pytest.raises(CorpusError) as caught:
        read_files(default_paths())

    about = [problem for problem in caught.value.problems if words in problem.message]
    assert about
    assert {problem.file for problem in caught.value.problems} == {str(shipped / name)}


@pytest.mark.parametrize("section", ["facts", "sums"])
def test_a_section_that_the_review_lost_is_named(shipped, section):
    path = shipped / "review.yaml"
    path.write_text(
        path.read_text("utf-8").replace(f"\n{section}:\n", f"\n{section}: []\nx:\n"), "utf-8"
    )

    with pytest.raises(CorpusError) as caught:
        read_files(default_paths())

    assert f"review.yaml of the corpus needs `{section}: …`" in str(caught.value)


def test_a_file_of_another_name_may_hold_any_section(write_corpus):
    assert read_files([write_corpus("terms:\n  - {term: a, definition: b}\n", "review.yaml")])


def test_a_file_that_has_been_split_is_read_whole(write_corpus, tmp_path, monkeypatch):
    names = ("supplement.yaml", "supplement-2.yaml", "review.yaml", "supplement-1.yaml")
    for name in (*names, "notes.yaml"):
        write_corpus("", name)
    monkeypatch.setattr(loading, "DATA", tmp_path)

    assert [path.name for path in default_paths()] == [
        "studies.yaml",
        "supplement.yaml",
        "supplement-1.yaml",
        "supplement-2.yaml",
        "review.yaml",
        "appraisal.yaml",
        "glossary.yaml",
        "synonyms.yaml",
    ]
