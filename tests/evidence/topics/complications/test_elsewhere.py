"""“None” is said only where nothing is, and says where other counts are: held against brute force."""

import re
from dataclasses import replace
from itertools import product

import pytest

from evidence.cohorts import choose
from evidence.cohorts.harms import CLINICAL, FAMILIES, LEAKAGE, OVERALL_EVENTS
from evidence.corpus.selection import Selection
from evidence.topics.complications import TOPIC
from evidence.topics.complications.asked import (
    ALL_UNITS,
    OVERALL,
    SEVERITIES,
    WIDEST,
    Asked,
    Pool,
    values,
)
from evidence.topics.complications.elsewhere import nothing, places

SELECTIONS = [
    Selection(collection=collection, **filters)
    for collection in ("review", "all")
    for filters in (
        {},
        {"primary": ("breast",)},
        {"primary": ("myeloma",)},
        {"therapy": ("PVP + RFA",)},
        {"therapy": ("RFA", "PKP")},
        {"aetiology": ("osteoporosis",)},
        {"aetiology": ("hemangioma", "mixed")},
        {"design": ("randomised trial",)},
        {"design": ("systematic review", "guideline", "animal study")},
        {"region": ("cervical",)},
    )
]


def printed(choice):
    """Return every count of harm that the sources print, whoever it is of."""
    return [count for count in choice.counts if count.families or count.kind == "adverse event"]


def severity(count):
    """Return the severity as a reader takes it: symptomatic leaks are symptomatic."""
    if count.event == "symptomatic cement leakage" and count.severity == "not stated":
        return "symptomatic"
    return count.severity


def is_asked(count, options):
    """Return whether a count is what the options name, written out once more by hand."""
    events = OVERALL_EVENTS[options.kind] if options.event == OVERALL else (options.event,)
    leak = count.event == "symptomatic cement leakage"
    kinds = {CLINICAL, LEAKAGE} if leak and count.families else set(count.families)
    return (
        options.kind in kinds
        and count.event in events
        and options.severity in {WIDEST, severity(count)}
        and options.unit in {ALL_UNITS, count.unit}
    )


def every_combination(choice):
    for kind in FAMILIES:
        for event in values(choice, TOPIC.options(kind=kind))["event"]:
            chosen = TOPIC.options(kind=kind, event=event)
            for unit in values(choice, chosen)["unit"]:
                for how_severe in SEVERITIES:
                    yield replace(chosen, unit=unit, severity=how_severe)


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_silence_is_true_under_a_brute_force_search(cohorts, selection):
    choice = choose(cohorts, selection)
    both = choose(cohorts, replace(selection, collection="all"))
    here, everywhere = printed(choice), printed(both)
    pool, wider_pool = Pool(choice), Pool(both)
    for options in every_combination(choice):
        if any(is_asked(count, options) for count in pool.usable):
            continue
        asked = Asked(options.kind, options.event, options.severity, options.unit)
        text = " ".join(nothing(pool, asked))
        exact = [count for count in here if is_asked(count, options)]
        others = [count for count in here if not is_asked(count, options)]
        told = [count for place in places(pool, asked) for count in place.counts]

        assert text.startswith("No study on screen gives") == (not exact), options
        assert len(told) == len(set(told)), "a count stands in one place only"
        assert set(others) <= set(told), options
        assert not set(exact) & set(told)
        outside = set(told) - set(others)
        assert all(count.study.outside_review for count in outside)
        if "No other count of harm stands here" in text:
            assert set(everywhere) == set(exact), options
        else:
            assert int(re.search(r"Elsewhere ([\d,]+) count", text)[1].replace(",", "")) == len(
                told
            )
        if selection.collection == "review":
            usable = [
                count
                for count in everywhere
                if options.kind in count.families
                and count.study.outside_review
                and count.row_id not in wider_pool.reasons
            ]
            assert set(usable) <= outside, options


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_a_page_says_nothing_just_where_nothing_is_shown(cohorts, selection):
    """Sentences, chart and table come from the same rows."""
    choice = choose(cohorts, selection)
    if not choice.studies:
        return
    usable = set(Pool(choice).usable)
    seen = set()
    for options in every_combination(choice):
        if options.severity not in {WIDEST, "symptomatic", "minor"}:
            continue
        page = TOPIC.build(choice, options)
        fitting = [count for count in usable if is_asked(count, options)]
        rows = page.cohorts.table.rows if page.cohorts else page.counts.rows
        said = page.answer.startswith(
            ("No study on screen gives", "No overall count", "No count of")
        )

        assert bool(rows) == bool(fitting), options
        assert said == (not fitting), (options, page.answer)
        if page.cohorts:
            drawn = set(page.cohorts.marks) - {claim.row_id for claim in cohorts.claims}
            assert drawn <= {row["row_id"] for row in rows}
        seen.add(said)
    assert seen


def test_a_claim_without_a_count_says_what_there_is_instead(build):
    page = build()

    (silent,) = page.also
    assert silent == (
        "No count on screen can stand beside the claims for osteoporosis (1–3\N{NO-BREAK SPACE}%) "
        "and hemangiomas (2–5\N{NO-BREAK SPACE}%)."
    )
    osteoporosis, hemangioma = page.missing
    assert osteoporosis == (
        "No study on screen gives an overall count of complications in osteoporosis, per patient. "
        "Elsewhere 33 counts stand: 1 under new fractures and 32 in the wider literature (6 of "
        "them just as asked)."
    )
    assert hemangioma == (
        "No study on screen gives an overall count of complications in hemangiomas, per patient. "
        "Elsewhere 15 counts stand, all in the wider literature (7 of them just as asked)."
    )


@pytest.mark.parametrize("selection", SELECTIONS, ids=str)
def test_what_is_said_of_each_claim_is_true(cohorts, selection):
    choice = choose(cohorts, selection)
    if not choice.studies:
        return
    for unit, how_severe in product(
        values(choice, TOPIC.options())["unit"], ("widest count", "any", "major", "minor")
    ):
        options = TOPIC.options(unit=unit, severity=how_severe)
        if OVERALL not in values(choice, options)["event"]:
            continue
        page = TOPIC.build(choice, options)
        rows = page.cohorts.table.rows if page.cohorts else ()
        tallied = {row["aetiology"] for row in rows if row["why_not"] is None}
        names = {"tumour": "tumours", "osteoporosis": "osteoporosis", "hemangioma": "hemangiomas"}
        for aetiology, name in names.items():
            here = [
                count
                for count in printed(choice)
                if count.study.aetiology == aetiology and is_asked(count, options)
            ]
            said = [text for text in page.missing if f" in {name}" in text]
            if aetiology in tallied:
                assert not said
                assert f"{name.capitalize()} (claim " in " ".join((page.answer, *page.also))
            for text in said:
                assert text.startswith("No study on screen gives") == (not here), text


def test_counts_that_stand_here_uncounted_are_no_silence(build):
    page = build("all", therapy=("RFA",))

    assert page.answer.startswith(
        "1 count of complications stands here but enters no tally (cement not stated): Levy 2023, "
        "6 of 206 patients"
    )
    assert page.missing == ()


def test_what_is_left_out_is_named_instead_of_denied(build):
    page = build("all", aetiology=("animal",))

    assert " ".join((page.answer, *page.also)) == (
        "No count of other adverse event, per animal, can be used: the only one is left out "
        "(animals). No other count of harm stands here under any kind, event, severity or unit, "
        "nor in the wider literature under these filters."
    )


def test_leaks_with_symptoms_are_found_by_severity(build):
    page = build("all", options={"kind": LEAKAGE, "severity": "symptomatic", "unit": "procedures"})

    assert page.answer.startswith("Tumours: 3 cohorts counted symptomatic leaks in 0–7.5")


def test_leaks_as_a_share_of_leaks_are_no_frequency(build):
    page = build("all", options={"kind": LEAKAGE, "unit": ALL_UNITS}, primary=("myeloma",))

    assert "of leaks" not in page.answer
    assert any(
        note.startswith("Of leaks, not of patients: Radiology 2006: 332 of 423 leaks, venous")
        for note in page.notes
    )
    assert {row["row_id"] for row in page.left_out.rows} == {
        "radiology-2006.events.8",
        "radiology-2006.events.9",
    }
