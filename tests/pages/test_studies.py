"""The list of studies, and one study by its address."""

import pytest


def texts(app):
    """Say everything that a reader sees as text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.warning, app.info)
    found = "\n".join(
        [str(element.value) for kind in kinds for element in kind]
        + [element.proto.body for element in app.get("html")]
    )
    return found.replace("\N{NO-BREAK SPACE}", " ")


def test_the_list_holds_the_studies_of_the_review(visit, drawn):
    app = visit("/studies")
    (table,) = drawn.tables()

    assert app.title[0].value == "Which studies are these, and what does each print?"
    assert len(table["rows"]) == 17
    assert max(count or 0 for count in drawn.column("Discrepancies")) >= 5


def test_the_wider_literature_joins_on_request(visit, drawn, corpus):
    visit("/studies", collection="all")
    (table,) = drawn.tables()

    assert len(table["rows"]) == len(corpus.studies)


def test_a_search_by_address_narrows_the_list(visit, drawn):
    app = visit("/studies", search="acta radiologica")

    assert drawn.column("Study") == ["studies?study=yang-z-2009#Yang%20Z%202009"]
    assert "1 of 17 studies matches" in texts(app)


def test_a_search_without_result_says_so(visit, drawn):
    app = visit("/studies", search="zzz")

    assert not drawn.tables()
    assert "No study of these has “zzz”" in texts(app)


def test_a_study_opens_by_its_address_with_every_number(visit):
    app = visit("/studies", study="khan-2018")
    seen = texts(app)

    assert app.title[0].value == "What is printed about Khan 2018?"
    for number in ("2 of 69 patients", "1.4 % (0.3–7.8 %)", "59 of 61", "27 patients"):
        assert number in seen
    assert "10.3174/ajnr.A5680" in seen
    assert "OCEBM level" in seen
    assert "5 discrepancies" in {box.label.split(",")[0] for box in app.expander}


def test_a_study_opens_though_the_filters_exclude_it(visit):
    app = visit("/studies", study="gu-2015", primary="breast")

    assert app.title[0].value == "What is printed about Gu 2015?"
    assert "outside the present filters" in texts(app)


def test_a_study_shows_no_filters_as_it_is_the_same_whatever_they_are(visit, drawn):
    visit("/studies", study="KHAN-2018", primary="breast")
    assert drawn.by_key["strip", "strip"]["fields"] == []

    visit("/studies", study="nobody-1900", primary="breast")
    assert drawn.field("primary")["value"] == ("breast",)


def test_a_study_opens_though_the_filters_exclude_every_study(visit):
    app = visit("/studies", study="khan-2018", primary="melanoma", region="sacral")

    assert app.title[0].value == "What is printed about Khan 2018?"


def test_an_unknown_study_is_named_and_the_list_remains(visit, drawn):
    app = visit("/studies", study="nobody-1900")

    assert "Study: there is no “nobody-1900”, so it is left aside." in texts(app)
    assert len(drawn.tables()[0]["rows"]) == 17


@pytest.mark.parametrize("nonsense", ["", "<script>", "khan-2018; drop", "🦴"])
def test_nonsense_in_the_address_is_no_error(visit, drawn, nonsense):
    visit("/studies", study=nonsense)

    assert len(drawn.tables()[0]["rows"]) == 17


def test_every_study_opens(visit, corpus):
    for study_id in corpus.studies["study_id"].iloc[::12]:
        app = visit("/studies", collection="all", study=study_id)

        assert study_id in app.query_params["study"]
        assert app.title[0].value.startswith("What is printed about")


def test_every_study_of_both_collections_can_be_chosen(visit, drawn, corpus):
    visit("/studies")
    names = {value for value, _ in drawn.field("open_study")["values"]}

    assert names - {""} == set(corpus.studies["study_id"])


def test_the_way_back_leads_to_the_list_with_the_filters(visit, drawn):
    app = visit("/studies", study="khan-2018", primary="breast")

    app.button(key="all_studies").click().run()

    assert "study" not in app.query_params
    assert drawn.column("Study") == ["studies?study=khan-2018&primary=breast#Khan%202018"]


def test_a_search_without_result_says_where_else_it_would_find(visit):
    assert "The wider literature has 1 study that does: Kallmes 2009." in texts(
        visit("/studies", search="kallmes-2009")
    )


def test_words_from_the_address_are_no_markdown(visit):
    app = visit("/studies", search="[here](https://example.org)")

    assert "\\[here\\](https\\://example.org)" in app.info[0].value


def test_a_study_of_the_wider_literature_can_be_opened_from_the_list_of_the_review(visit):
    app = visit("/studies", study="kallmes-2009")

    assert app.title[0].value == "What is printed about Kallmes 2009 (INVEST)?"
    assert "outside the present filters" in texts(app)


def test_a_card_opens_by_its_address_on_any_page(visit):
    app = visit("/studies", card="khan-2018.events.1")

    seen = texts(app)
    assert "2 of 69 patients: 2.9 % (0.8–10.0 %)" in seen
    links = [link.proto.label for link in app.get("page_link")]
    assert "9 remarks on this study: 5 discrepancies and 4 cautions" in links


def test_a_card_that_is_none_is_closed(visit):
    two = ["khan-2018.events.1", "khan-2018.events.2"]
    for named in ("khan-2018.events.999", "", two):
        app = visit("/studies", card=named)

        assert "card" not in app.query_params
        assert app.toast[0].value == "The link names no figure that this corpus holds."


def test_strange_values_are_said_in_one_line_on_a_study_too(visit):
    for address in ({"study": "khan-2018"}, {}):
        app = visit("/studies", primary=["x1", "x2", "x3", "x4", "breast"], **address)
        told = [note.value for note in app.caption if "left aside" in note.value]
        assert len(told) == 1
        assert told[0].endswith("More of the address is left aside.")
