"""Counts that can't be are refused where they stand; what may be right is not."""

import pytest

from evidence.corpus.loading import CorpusError, read_files
from tests.evidence.test_loading import GOOD

PRIMARIES = """\
    primaries:
      - unit: patients
        counts: [{primary: breast, n: 40}, {primary: lung, n: 29}]
        basis: primary
        locator: abstract
    regions:
      - unit: patients
        counts: [{region: thoracic, n: 60}, {region: lumbar, n: 50}]
        basis: primary
        locator: abstract
"""
WHOLE = GOOD + PRIMARIES
VERTEBRAE = (
    "        n_patients: 69",
    "        n_patients: 69\n        n_lesions: 102\n        lesion_unit: vertebrae",
)
FOUR = (
    "    arms:",
    "    lesions: {n: 102, unit: vertebrae, basis: primary, locator: abstract}\n    arms:",
)
RATE = "rates:\n  - {aetiology: tumour, low_percent: 5, high_percent: 10, review_refs: [17], locator: D}\n"
FACT = "facts:\n  - {id: f, topic: claim, statement: s, low: 52, high: 93, locator: D}\n"


def changed(*pairs, text=WHOLE):
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after, 1)
    return text


IMPOSSIBLE = {
    "a total above its arm": (
        changed(("total: 69", "total: 70")),
        "events[0].total: 70 patients of an arm of 69",
    ),
    "a total of vertebrae above its arm": (
        changed(VERTEBRAE, ("total: 69\n        unit: patients", "total: 103\n        unit: vertebrae")),
        "events[0].total: 103 vertebrae of an arm of 102",
    ),
    "events above the arm, without a total": (
        changed(("events: 2\n        total: 69", "events: 70")),
        "events[0].events: 70 patients of an arm of 69",
    ),
    "a total above its study": (
        changed(("  - arm: mwa\n        event:", "  - event:"), ("total: 69", "total: 70")),
        "events[0].total: 70 patients of a study of 69",
    ),
    "a total of vertebrae above its study": (
        changed(
            FOUR,
            ("  - arm: mwa\n        event:", "  - event:"),
            ("total: 69\n        unit: patients", "total: 103\n        unit: vertebrae"),
        ),
        "events[0].total: 103 vertebrae of a study of 102",
    ),
    "a visit above its study": (
        changed(("        n_patients: 69\n", ""), ("n: 61", "n: 70")),
        "scores[0].visits[1].n: 70 patients of a study of 69",
    ),
    "a primary above the study": (
        changed(("breast, n: 40", "breast, n: 70")),
        "primaries[0].counts[0].n: 70 patients of a study of 69",
    ),
    "primaries together above the study": (
        changed(("breast, n: 40", "breast, n: 41")),
        "primaries[0].counts: 70 patients together, in a study of 69",
    ),
    "a region above the study": (
        changed(("thoracic, n: 60", "thoracic, n: 70")),
        "regions[0].counts[0].n: 70 patients of a study of 69",
    ),
    "a primary twice": (
        changed(("primary: lung", "primary: breast")),
        "primaries[0].counts[1].primary: breast is counted twice",
    ),
    "a region twice": (
        changed(("region: lumbar", "region: thoracic")),
        "regions[0].counts[1].region: thoracic is counted twice",
    ),
    "a total without bounds": (
        changed(("        n_patients: 69\n", ""), ("{n: 69", "{n: 10000001"), ("total: 69", "total: 99999999")),
        "events[0].total: must be a whole number above 0 and of at most 10,000,000",
    ),
    "events without bounds": (
        changed(("events: 2", "events: 99999999")),
        "events[0].events: must be a whole number from 0 to 10,000,000",
    ),
    "a score without bounds": (
        changed(("        scale_max: 10\n", ""), ("value: 7.0", "value: 1e300")),
        "visits[0].value: must be a number of at most 1,000,000,000,000",
    ),
    "a scale without width": (
        changed(("scale_min: 0", "scale_min: 10")),
        "scores[0].scale_min: 10 is scale_max, too; limits must differ",
    ),
    "a scale upside down": (
        changed(("scale_min: 0", "scale_min: 11")),
        "scores[0].scale_min: 11 is above scale_max 10; swap them",
    ),
    "a confidence interval without width": (
        changed(("spread_kind: unnamed", "spread_kind: CI"), ("spread: 1.8", "low: 7, high: 7")),
        "visits[0].low: 7 is high, too",
    ),
    "a range of per cent without width": (
        changed(("events: 2", "events: 2\n        percent_low: 3\n        percent_high: 3")),
        "events[0].percent_low: 3 is percent_high, too",
    ),
    "a claimed range without width": (
        changed(("low_percent: 5", "low_percent: 10"), text=RATE),
        "low_percent: 10 is high_percent, too",
    ),
    "a claimed range upside down": (
        changed(("low_percent: 5", "low_percent: 11"), text=RATE),
        "low_percent: 11 is above high_percent 10; swap them",
    ),
    "a fact's range without width": (changed(("low: 52", "low: 93"), text=FACT), "low: 93 is high, too"),
}  # fmt: skip


def test_a_count_is_named_with_every_digit(write_corpus):
    vast = changed(("total: 69", f"total: {10**18 - 1}"))

    with pytest.raises(CorpusError, match="999,999,999,999,999,999 patients of an arm of 69"):
        read_files([write_corpus(vast)])


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_what_cannot_be_is_refused_where_it_stands(write_corpus, what):
    text, message = IMPOSSIBLE[what]

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(text)])

    assert message in str(caught.value)


POSSIBLE = {
    "all of it": WHOLE,
    "vertebrae of an arm counted in patients": changed(
        ("total: 69\n        unit: patients", "total: 102\n        unit: vertebrae")
    ),
    "regions of patients who had several": changed(("lumbar, n: 50", "lumbar, n: 69")),
    "primaries of vertebrae in a study of patients": changed(
        ("      - unit: patients\n        counts: [{primary", "      - unit: vertebrae\n        counts: [{primary"),
        ("breast, n: 40", "breast, n: 80"),
    ),
    "a primary under two printed names": changed(
        ("{primary: lung, n: 29}", "{primary: breast, printed: lobular, n: 9}")
    ),
    "an arm larger than its study": changed(("n_patients: 69", "n_patients: 96")),
    "all scored the same": changed(
        ("spread_kind: unnamed", "spread_kind: IQR"), ("spread: 2.1", "low: 2, high: 2")
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", POSSIBLE)
def test_what_may_be_right_is_accepted(write_corpus, what):
    assert read_files([write_corpus(POSSIBLE[what])])
