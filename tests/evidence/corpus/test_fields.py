"""What records leave out is filled by rule, and what they say is kept and checked."""

import pytest

import evidence
from evidence.corpus.loading import CorpusError, read_files
from evidence.corpus.outcomes import USUAL_OUTCOME
from evidence.corpus.vocabulary import Instrument, words
from tests.evidence.test_loading import GOOD

DIFFERENCE = """\
    read:
      - {what: abstract, where: PubMed 30237302, on: 2025-11-30}
    differences:
      - arm: mwa
        against: sham
        instrument: VAS
        statistic: mean difference
        basis: primary
        locator: abstract
        visits:
          - {months: 1, timepoint: 1 month, value: -1.5, low: -2.5, high: -0.5, p_value: "0.003"}
          - {months: 6, timepoint: 6 months, value: -1}
"""
SHAM = """\
      - id: sham
        label: Sham
        components: [sham]
        role: comparator
        basis: primary
        locator: abstract
"""
TRIAL = GOOD.replace("    scores:", SHAM + DIFFERENCE + "    scores:", 1)

MISTAKES = {
    "no such day": ("on: 2025-11-30", "on: 2025-11-31", "read[0].on", "there is no day"),
    "day in words": ("on: 2025-11-30", "on: 30 November", "read[0].on", "must be a day such as"),
    "unknown way of reading": ("what: abstract", "what: skimmed", "read[0].what", "one of:"),
    "difference to baseline": ("against: sham", "against: baseline", "against", "between two arms"),
    "difference to itself": ("against: sham", "against: mwa", "against", "name the other arm"),
    "difference to an unknown arm": ("against: sham", "against: rfa", "against", "arms: mwa, sham"),
    "value outside its limits": ("value: -1.5", "value: 1.5", "visits[0].value", "not between"),
    "limits swapped": ("low: -2.5, high: -0.5", "low: 2.5, high: -0.5", "visits[0].low", "swap"),
    "one limit": ("low: -2.5, high", "high", "visits[0].high", "both low and high"),
    "visits out of order": ("months: 6", "months: 1", "visits[1].months", "order visits by time"),
    "difference of something": ("instrument: VAS", "instrument: other", "instrument", "outcome: …"),
    "unknown kind of follow-up": (
        "    read:",
        "    follow_up: {months: 6, printed: six, kind: usual, basis: primary, locator: a}\n    read:",
        "follow_up.kind",
        "one of: last visit",
    ),
}


def test_a_trial_with_differences_and_readings_is_kept_whole(write_corpus):
    corpus = evidence.load([write_corpus(TRIAL)])

    (reading,) = corpus.readings.to_dict("records")
    assert reading == {
        "study_id": "khan-2018",
        "row_id": "khan-2018.readings.1",
        "what": "abstract",
        "where": "PubMed 30237302",
        "on": "2025-11-30",
    }
    first, last = corpus.differences.to_dict("records")
    assert (first["arm_id"], first["against"], first["outcome"]) == ("mwa", "sham", "pain")
    assert (first["value"], first["low"], first["high"]) == (-1.5, -2.5, -0.5)
    assert first["row_id"] == "khan-2018.differences.1"
    assert last["value"] == -1.0


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_where_it_stands(write_corpus, mistake):
    before, after, place, message = MISTAKES[mistake]
    assert before in TRIAL

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(TRIAL.replace(before, after, 1))])

    found = [str(problem) for problem in caught.value.problems]
    assert any(place in problem and message in problem for problem in found), found


def test_what_a_record_leaves_out_is_filled_by_rule(write_corpus):
    corpus = evidence.load([write_corpus(TRIAL)])
    study = corpus.studies.iloc[0]

    assert study["short_label"] == "Khan 2018"
    assert not study["crossover"]
    assert not study["consecutive"]
    assert study[["authors", "centre", "blinding", "follow_up_kind"]].isna().all()
    assert list(corpus.arms["cement"]) == ["all", "none"]
    assert set(corpus.measurements["outcome"]) == {"pain"}
    assert set(corpus.directions["outcome"]) == {"function"}
    assert corpus.events["derived_from"].isna().all()


def test_what_a_record_says_goes_before_the_rule(write_corpus):
    text = (
        TRIAL.replace("label: Khan 2018", "label: Khan 2018 (AJNR)\n    short_label: Khan 2018")
        .replace("components: [PVP, MWA]", "components: [PVP, MWA]\n        cement: some")
        .replace("instrument: KPS", "instrument: KPS\n        outcome: walking")
        .replace("    aetiology", "    blinding: open label\n    crossover: true\n    aetiology", 1)
    )

    corpus = evidence.load([write_corpus(text)])
    study = corpus.studies.iloc[0]

    assert (study["label"], study["short_label"]) == ("Khan 2018 (AJNR)", "Khan 2018")
    assert (study["blinding"], bool(study["crossover"])) == ("open label", True)
    assert list(corpus.arms["cement"]) == ["some", "none"]
    assert set(corpus.directions["outcome"]) == {"walking"}


def test_every_named_instrument_has_its_usual_outcome():
    assert set(USUAL_OUTCOME) == set(words(Instrument)) - {"other"}


def test_a_short_label_that_names_another_study_is_refused(write_corpus):
    other = (
        GOOD.replace("id: khan-2018", "id: khan-b")
        .replace("label: Khan 2018", "label: Khan, letter\n    short_label: Khan 2018")
        .replace("10.3174/ajnr.A5680", "10.3174/ajnr.A9999")
    )

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(GOOD, "a.yaml"), write_corpus(other, "b.yaml")])

    (problem,) = caught.value.problems
    assert (problem.where, problem.line) == ("khan-b short_label", 5)
    assert "another study is shown" in problem.message


def test_a_figure_derived_from_the_review_steps_back_like_the_review_s_own(write_corpus):
    own = GOOD[GOOD.index("      - arm: mwa\n        event") :]
    told = own.replace(
        "basis: primary",
        "basis: derived\n        derived_from: review\n        formula: 2 of 69, read from words",
    )

    corpus = evidence.load([write_corpus(GOOD + told)])

    assert list(corpus.events["preferred"]) == [True, False]
    assert list(corpus.events["derived_from"].fillna("")) == ["", "review"]


def test_a_sum_is_a_rule(write_corpus):
    rule = """\
sums:
  - id: s
    aetiology: tumour
    label: Leaks
    kind: cement leakage
    events: [cement leakage, venous leakage]
    severities: [any]
    unit: vertebrae
    caution: No estimate.
"""

    (row,) = evidence.load([write_corpus(GOOD + rule)]).sums.to_dict("records")

    assert (row["events"], row["severities"]) == ("cement leakage;venous leakage", "any")


def test_a_sum_of_nothing_is_refused(write_corpus):
    rule = "sums:\n  - {id: s, aetiology: tumour, label: L, kind: leaks, events: [], unit: patients, caution: c}\n"

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(GOOD + rule)])

    found = {problem.where: problem.message for problem in caught.value.problems}
    assert "cement leakage" in found["s kind"]
    assert "at least one entry" in found["s events"]
