"""What the page says beside its charts, and that it is built quickly and for every choice."""

import re

import pytest

from evidence.cohorts import choose
from evidence.cohorts.choice import options as filter_values
from evidence.corpus.selection import FILTERS, Selection
from evidence.topics.complications import TOPIC
from evidence.topics.options import fitted
from evidence.topics.page import page_json

NBSP = "\N{NO-BREAK SPACE}"

_WRONG = re.compile(
    r" {2}|\bNone\b|\bnan\b|\b1 (cohorts|groups|rows|counts|studies|shares)\b(?! only| less)|\.\.|: \.|"
    r"\b0 (cohorts?|groups?|rows?|counts?|stud\w+)\b|\(\)"
)
"""What no sentence may hold."""


def note(page, start):
    return next((text for text in (*page.notes, page.caveat) if start in text), "")


def test_notes_say_what_is_hidden_and_left_out(build):
    page = build("all")

    assert "comparator arm (14)" in note(page, "take no part")
    assert "procedures (24)" in note(page, "another unit")
    assert note(page, "without a share").startswith("1 row without a share is in the table")
    assert f"0 of 282 patients (Chen 2016) leaves up to 1.3{NBSP}% possible" in note(
        page, "No event is not no risk"
    )
    assert note(page, "enter no tally") == (
        "3 rows on screen enter no tally: cement not stated (2); patients may overlap with Masala "
        "2013 (1)."
    )


def test_one_note_reads_as_one(build):
    page = build(primary=("breast",))

    assert (
        note(page, "no part") == "1 further row of complications takes no part: printed twice (1)."
    )


def test_harm_of_any_cause_is_named_and_counts_nowhere(build):
    page = build("all")

    assert page.any_cause == (
        "10 counts of 5 studies are of harm of any cause, whether or not the procedure led to it: "
        "they are no complications of a procedure. They stand on the pages of their studies."
    )
    ids = {row["row_id"] for row in page.any_cause_rows.rows}
    assert {"berenson-2011.events.1", "kallmes-2009.events.3", "kallmes-2009.events.4"} <= ids
    elsewhere = [page.cohorts.table, page.left_out, page.sum_parts, page.by_definition.table]
    assert ids.isdisjoint(row["row_id"] for table in elsewhere for row in table.rows)
    assert all(row["link"].startswith("studies?study=") for row in page.any_cause_rows.rows)


def test_one_count_of_any_cause_reads_as_one(build):
    assert build("all", region=("cervical",), aetiology=("tumour",)).any_cause == ""
    assert build("all", design=("randomised trial",), aetiology=("tumour",)).any_cause == (
        "1 count of 1 study is of harm of any cause, whether or not the procedure led to it: it is "
        "no complication of a procedure. It stands on its study’s page."
    )


def test_every_row_left_out_is_listed_with_its_reason(pool, build):
    page = build("all")

    expected = {count.row_id for count, _ in pool("all").left_out("clinical complications")}
    assert {row["row_id"] for row in page.left_out.rows} == expected
    assert {"khan-2018.events.4", "nice-rfa-overview.events.5"} <= expected
    assert len(page.left_out.rows) == len(expected)
    assert all(row["why_not"] for row in page.left_out.rows)


def test_a_complication_during_a_study_stays_one(build):
    assert "fisher-2019.events.1" in build("all").cohorts.marks or any(
        row["row_id"] == "fisher-2019.events.1" for row in build("all").cohorts.table.rows
    )


def test_what_others_say_is_about_these_patients_and_linked(build):
    named = {one.who for one in build(primary=("breast",)).outside}

    assert "Danish national clinical guideline on malignant vertebral lesions, 2020" in named
    assert not any("osteoporo" in who for who in named)
    assert not any(who.startswith("Primaries of 1196") for who in named)
    assert all(one.address.startswith("https://") for one in build("all").outside)


def test_no_study_is_said_once_and_nothing_else(build):
    page = build(therapy=("PVP + RFA",), aetiology=("osteoporosis",))

    assert page.nothing == page.answer != ""
    assert page_json("complications", page)["charts"] == {}
    assert page_json("complications", page)["sentences"] == [page.nothing] * 2


@pytest.mark.parametrize("collection", ["review", "all"])
def test_the_page_is_built_for_every_filter(cohorts, collection):
    everything = choose(cohorts, Selection(collection=collection))
    for name in FILTERS:
        for value in filter_values(everything.studies, name):
            choice = choose(cohorts, Selection(collection=collection, **{name: (value,)}))
            for kind in ("clinical complications", "cement leakage", "new fractures"):
                options = fitted(TOPIC, choice, TOPIC.options(kind=kind))
                page = TOPIC.build(choice, options)
                assert page.answer
                text = " ".join(page_json("complications", page)["sentences"])
                assert not _WRONG.search(text), (name, value, kind, _WRONG.search(text))


def test_three_remarks_of_others_are_read_at_once_and_all_can_be_opened(build):
    page = build()

    assert len(page.outside_first) == 3
    assert len(page.outside_first) + len(page.outside_rest) == len(page.outside)
    assert page.outside_more == f"{len(page.outside_rest)} more"
    assert page.outside[0].statement in page.outside_first[0]
