"""That nobody reports a score is said only after looking everywhere, with where it is."""

import re


def test_no_study_is_named_after_looking_at_other_measures_and_the_wider_literature(page):
    found = page("RDQ")

    assert found.answer == (
        "No study of patients in the review reports RDQ, as a number or in words."
    )
    told = " ".join(found.elsewhere)
    assert "Function by other measures: KPS in 4 studies, 1 of them with a number" in told
    assert re.search(
        r"In the wider literature, \d+ studies print a number and \d+ studies say", told
    )


def test_filters_are_named_and_taken_off(page):
    found = page("KPS", primary=("kidney",))

    assert found.answer == (
        "No study of patients in the review that enrolled kidney primaries reports KPS, as a "
        "number or in words."
    )
    told = " ".join(found.elsewhere)
    assert told.startswith("2 studies match these filters; open them below.")
    assert "Without these filters, 1 study prints a number and 3 studies say" in told
    assert {row["study_id"] for row in found.doors.rows} == {"khan-2018", "kastler-2014"}
    assert all(row["link"].startswith("studies?study=") for row in found.doors.rows)


def test_words_without_numbers_send_the_reader_on_too(page):
    told = " ".join(page("ODI").elsewhere)

    assert re.search(r"In the wider literature, \d+ studies print a number", told)
    assert not page("ODI").doors


def test_the_whole_review_is_no_list_to_open(page):
    assert not page("RDQ").doors


def test_a_printed_number_needs_no_directions_elsewhere(page):
    assert page("VAS").elsewhere == ()
    assert page("VAS", collection="all").elsewhere == ()
