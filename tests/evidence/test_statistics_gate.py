"""The gate: what may be pooled, what needs a reserve, what is refused and in which words."""

import pandas as pd
import pytest

from evidence.statistics import may_pool
from evidence.statistics.gate import judged
from evidence.statistics.reasons import normalised

CHANGES = pd.DataFrame(
    {
        "study_id": list("abcde"),
        "cohort_family": ["a-family", "b-family", "c-family", None, None],
        "collection": "review",
        "design": "case series",
        "aetiology": "tumour",
        "therapy": "PVP",
        "components": "PVP",
        "role": "intervention",
        "kind": "change",
        "instrument": "VAS",
        "statistic": "mean",
        "months": [1.0, 1.0, 1.5, 1.0, 2.0],
        "n": [69, 82, 39, 20, 31],
        "sd_before": 1.8,
        "sd_after": 1.6,
        "basis": "primary",
    }
)
EVENTS = pd.DataFrame(
    {
        "study_id": list("abcde"),
        "aetiology": "tumour",
        "kind": "proportion",
        "event": "cement leakage",
        "definition": "any leak on CT",
        "unit": "patients",
        "events": [2, 0, 0, 0, 0],
        "total": [69, 35, 17, 23, 282],
    }
)


def changed(rows, column, values):
    return rows.assign(**{column: values})


@pytest.mark.parametrize("rows", [CHANGES, EVENTS])
def test_like_with_like_is_green_and_silent(rows):
    verdict = may_pool(rows)
    assert (verdict.allowed, verdict.reasons, verdict.level) == (True, (), "green")


def test_a_bare_frame_is_judged_by_what_it_has():
    assert may_pool(CHANGES[["sd_before", "sd_after"]]).level == "green"
    assert may_pool(EVENTS[["events", "total"]]).level == "green"
    assert not may_pool(pd.DataFrame({"study_id": list("abc")})).allowed


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (CHANGES.head(0), "No study gives this effect"),
        (CHANGES.head(1), "Only 1 study is"),
        (CHANGES.head(2), "Only 2 studies are"),
        (changed(CHANGES, "kind", ["change"] * 4 + ["proportion"]), "kind of effect"),
        (changed(CHANGES, "instrument", ["VAS"] * 4 + ["NRS"]), "instrument (NRS, VAS)"),
        (changed(CHANGES, "statistic", ["mean"] * 4 + ["median"]), "Medians"),
        (changed(CHANGES, "statistic", "median"), "Medians"),
        (changed(CHANGES, "months", [1, 1, 3, 1, 1]), "visit (1 month, 3 months)"),
        (changed(CHANGES, "window", ["1 month"] * 4 + ["3 months"]), "visit"),
        (changed(CHANGES, "months", [1, 1, None, 1, 1]), "1 of 5 studies does not state"),
        (changed(CHANGES, "sd_after", [1, 1, None, None, 1]), "2 of 5 studies do not print"),
        (changed(CHANGES, "aetiology", ["tumour"] * 4 + ["osteoporosis"]), "one aetiology"),
        (changed(CHANGES, "aetiology", ["tumour", None] + ["tumour"] * 3), "state the aetiology"),
        (changed(CHANGES, "aetiology", "not stated"), "5 of 5 studies do not state"),
        (changed(CHANGES, "aetiology", "mixed"), "mixes aetiologies"),
        (changed(CHANGES, "cohort_family", ["x", "x", "y", "z", None]), "count twice (x)"),
        (changed(CHANGES, "study_id", list("aacde")), "count twice (a)"),
        (changed(CHANGES, "design", ["case series"] * 4 + ["case report"]), "case report"),
        (changed(CHANGES, "design", ["case series"] * 4 + ["narrative review"]), "narrative"),
        (changed(CHANGES, "design", ["case series"] * 4 + ["Meta-analysis"]), "Meta-analysis"),
        (changed(CHANGES, "aetiology", ["tumour"] * 4 + ["animal"]), "Animal studies"),
        (changed(CHANGES, "n", [69, 82, 39, 20, 1]), "single patient"),
        (changed(CHANGES, "role", ["intervention"] * 4 + ["comparator"]), "Comparator arms"),
        (changed(EVENTS, "event", ["cement leakage"] * 4 + ["fracture"]), "differ in event"),
        (changed(EVENTS, "definition", ["any leak on CT"] * 4 + ["leak on X-ray"]), "definition"),
        (changed(EVENTS, "definition", None), "5 of 5 studies do not state the definition"),
        (changed(EVENTS, "unit", ["patients"] * 4 + ["vertebrae"]), "unit counted"),
        (changed(EVENTS, "total", [69, 35, None, 23, 282]), "events with their total"),
        (EVENTS.drop(columns="total"), "events with their total"),
        (changed(EVENTS, "total", [69, 35, 1, 23, 282]), "single patient"),
        (changed(EVENTS, "events", [2, 0, 18, 0, 0]), "no more than their total (18 of 17)"),
        (changed(EVENTS, "events", [2, 0, -1, 0, 0]), "no more than their total (-1 of 17)"),
        (changed(EVENTS, "events", [2, 0, 0.5, 0, 0]), "must be whole"),
        (changed(CHANGES, "design", "Systematic review and meta-analysis"), "can't be pooled"),
    ],
)  # fmt: skip
def test_unlike_rows_are_refused_in_words(rows, words):
    verdict = may_pool(rows)
    assert not verdict.allowed
    assert verdict.level == "red"
    assert any(words in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (CHANGES.head(3), "without a prediction interval"),
        (CHANGES.head(4), "I² greyed"),
        (changed(CHANGES, "therapy", ["PVP"] * 4 + ["PVP+MWA"]), "different therapies"),
        (changed(CHANGES, "components", ["PVP"] * 4 + ["PKP"]), "Kyphoplasty and vertebroplasty"),
        (changed(CHANGES, "collection", ["review"] * 4 + ["supplement"]), "outside the review"),
        (changed(CHANGES, "basis", ["primary"] * 3 + ["derived"] * 2), "2 of 5 figures"),
    ],
)
def test_reserves_allow_the_pool_but_are_said(rows, words):
    verdict = may_pool(rows)
    assert verdict.allowed
    assert verdict.level == "amber"
    assert any(words in reason for reason in verdict.reasons)


def test_every_reason_is_one_sentence_that_says_what_is_shown():
    worst = CHANGES.assign(
        instrument=["VAS", "NRS", "ODI", "KPS", None], role="comparator", sd_after=None,
        design="review", statistic="median", cohort_family="x", aetiology="mixed",
    )  # fmt: skip
    reasons = (*may_pool(worst).reasons, *may_pool(CHANGES.head(3)).reasons)
    assert len(reasons) >= 8
    for reason in reasons:
        assert reason[0].isupper() or reason[0].isdigit()
        assert reason.endswith(".")
        assert "shown" in reason
    assert len(set(reasons)) == len(reasons)


def test_the_review_s_five_tumour_cohorts_are_refused_for_their_definitions():
    five = ["no significant", "two documented", "without major", "no major", "no serious"]
    verdict = may_pool(changed(EVENTS, "definition", five))
    assert not verdict.allowed
    assert "definition of the event" in verdict.reasons[0]
    assert "median and range" in verdict.reasons[0]


def test_definitions_are_compared_without_spelling():
    assert normalised("Any leak, on CT.") == normalised("any  leak on ct")
    same = changed(EVENTS, "definition", ["Any leak, on CT."] + ["any leak on CT"] * 4)
    assert may_pool(same).allowed


def test_the_rows_are_left_as_they_were():
    before = CHANGES.copy()
    may_pool(CHANGES)
    pd.testing.assert_frame_equal(CHANGES, before)


def test_kyphoplasty_alone_needs_no_subgroup():
    verdict = may_pool(CHANGES.assign(therapy="kyphoplasty", components="PKP"))
    assert verdict.level == "green"


def test_a_kind_of_event_is_not_mistaken_for_a_kind_of_effect():
    rows = EVENTS.assign(kind="adverse", definition=list("pqrst"))
    assert "definition of the event" in may_pool(rows).reasons[0]
    assert may_pool(EVENTS.assign(kind=["adverse"] * 4 + ["other"])).allowed


def test_long_lists_are_cut():
    many = pd.concat([EVENTS, EVENTS.assign(study_id=list("fghij"))], ignore_index=True)
    verdict = may_pool(many.assign(definition=list("klmnopqrst")))
    assert "(k, l, m, n, o, p and 4 more)" in verdict.reasons[0]


def test_treatments_are_told_apart_by_their_parts_not_by_what_their_names_contain():
    def reasons(*components):
        return may_pool(CHANGES.assign(therapy="one", components=list(components))).reasons

    assert not reasons("PVP", "PVP;MWA", "PVP", "PVP", "PVP")
    assert "Kyphoplasty" in reasons("PVP", "PKP;MWA", "PVP", "PVP", "PVP")[0]
    assert "Kyphoplasty" in reasons("PVP", "PVP or PKP", "PVP", "PVP", "PVP")[0]
    assert not reasons("PKP", "PVP or PKP", "PKP", "PKP", "PKP")
    assert not reasons("RFA", "RFA", "no PKP here", "RFA", "PVP")


def test_designs_are_words_of_a_list_not_parts_of_a_name():
    assert may_pool(CHANGES.assign(design="cohort under review")).allowed
    assert not may_pool(CHANGES.assign(design="Narrative review")).allowed


@pytest.mark.parametrize("rows", [CHANGES, EVENTS, EVENTS.head(2), CHANGES.assign(n=None)])
def test_plain_rows_are_judged_as_a_frame(rows):
    plain = rows.astype(object).where(rows.notna(), None).to_dict("records")

    assert judged(plain) == may_pool(rows)
    assert judged([]) == may_pool(rows.head(0))
