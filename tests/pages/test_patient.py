"""The patient view as a link opens it."""

import pytest

TITLE = "What was reported for patients like these?"


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"primary": "breast", "region": "thoracic"},
        {"primary": "kidney", "region": "cervical"},
        {"therapy": "PVP"},
        {"design": "narrative review"},
        {"primary": "xyz"},
    ],
)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_view_has_all_its_parts(visit, query, collection):
    app = visit("/patient", collection=collection, **query)

    assert app.title[0].value == TITLE
    headings = [heading.value for heading in app.header]
    assert headings[-5:] == [
        "Pain before and after",
        "Response",
        "Complications",
        "What is not known",
        "How sure one can be",
    ]


def test_an_unknown_value_is_as_no_filter(visit):
    assert "No filter is set" in visit("/patient", primary="xyz").caption[1].value


def test_an_empty_view_says_where_such_patients_are(visit):
    app = visit("/patient", primary="liver")

    assert app.info[0].value.endswith("In the wider literature 1 study matches: Katonis.")
    assert not app.header


def test_plain_words_stand_in_place_of_the_figures(visit):
    app = visit("/patient", primary="breast", plain="true")
    told = " ".join(part.value for part in app.markdown)

    assert "2 of 69 people had a" in told
    assert "SD" not in told
    assert "talk it over with your doctor" in told
