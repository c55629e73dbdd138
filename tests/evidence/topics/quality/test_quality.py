"""The page on quality: what it says of certainty, of each study, and of nothing."""

import re
from html import unescape

import pytest

from evidence import cohorts as room
from evidence import prose
from evidence.cohorts.appraisal import SYMBOLS
from evidence.cohorts.certainty import OUTCOMES
from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOLS
from evidence.corpus.selection import Selection
from evidence.topics.options import fitted
from evidence.topics.page import page_json
from evidence.topics.quality import TOPIC
from evidence.topics.quality.lights import SHADES, SHORT, Lights
from evidence.topics.quality.rating import RULES


@pytest.fixture
def page(cohorts):
    def build(outcome="pain", why="", **filters):
        choice = room.choose(cohorts, Selection(**filters))
        wanted = TOPIC.options(outcome_rated=outcome, why=why)
        return TOPIC.build(choice, fitted(TOPIC, choice, wanted))

    return build


# --- the answer --------------------------------------------------------------------------------


def test_the_answer_counts_what_studies_have_and_what_can_t_be_judged(page):
    assert page().answer == (
        "Of 17 studies, 1 is randomised, 3 others compare therapies, 9 describe one therapy and "
        "4 have no patients; 79 of 100 appraisal items can't be judged from abstracts."
    )


def test_a_level_says_nothing_of_groups(page):
    """Sun has four groups and stands at level 4; all were given vertebroplasty."""
    assert "compare no treatments" not in str(page())
    assert page().levels_said == (
        "By the levels of OCEBM 2011, 1 best and 5 weakest: 1 at level 2, 4 at level 3, 8 at level "
        "4 and 4 at level 5."
    )


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"primary": ("breast",)}, "The one study, Khan 2018, describes one therapy; "),
        (
            {"design": ("animal study",)},
            "The one study, Yang Z 2013, pigs, has no patients of its own (animal study).",
        ),
        (
            {"design": ("narrative review",)},
            "Of 3 studies, none is randomised and 3 have no patients.",
        ),
    ],
)
def test_one_study_and_none_with_patients_read_right(page, filters, said):
    assert page(**filters).answer.startswith(said)


def test_levels_come_best_first_with_a_reason(page):
    rows = page().levels.rows

    assert rows[0]["label"] == "Yang Z 2009"
    assert [row["evidence_level"] for row in rows] == sorted(row["evidence_level"] for row in rows)
    assert all(row["evidence_reason"] for row in rows)


# --- certainty ---------------------------------------------------------------------------------


def test_the_sentence_names_the_best_and_counts_the_rest(page):
    assert page().rating == (
        "Certainty on pain is ⊕⊕○○ low after PVP + 125I; ⊕○○○ very low after 6 other therapies. "
        "The rating is ours, from abstracts, by the rules below."
    )


def test_the_table_counts_patients_in_the_arms(page):
    rows = {row["therapy"]: row for row in page(collection="all").certainty.rows}

    assert "4 of 8 trials call it better" in rows["PVP"]["inconsistency"]
    assert rows["PKP"]["imprecision"].startswith("−1: 219 patients in arms with this therapy")
    assert rows["RFA"]["name"] == "RFA (cement not stated)"
    assert rows["PVP"]["silent"] == 4  # Erdem 2013, Mousavi 2003, Rousing 2009, Yokoyama 2012
    assert "silent" in page(collection="all").certainty.headings
    assert "silent" not in page().certainty.headings


def test_reasons_are_those_of_the_therapy_chosen(page):
    why = page(why="PVP + MWA").why

    assert why is not None
    assert why.certainty == "PVP + MWA: ⊕○○○ very low"
    assert "**Imprecision** (−1): 86 patients in arms with this therapy" in why.reasons
    assert page(why="no such therapy").why.certainty.startswith("PVP: ")


def test_every_reason_has_a_rule(page):
    found = page()

    assert [rule.partition("**:")[0].strip("*") for rule in found.rules] == list(RULES)
    assert len(found.why.reasons) == len(RULES)


def test_a_therapy_filter_rates_that_therapy_alone(page):
    """Of other therapies the filter leaves only the studies that also used the one asked for."""
    assert [row["therapy"] for row in page(therapy=("PVP",)).certainty.rows] == ["PVP"]


def test_what_is_reported_for_several_therapies_together_is_named(page):
    assert page("complications").unrated == (
        "Not rated, as reported only for several therapies together (Masala 2013).",
    )


@pytest.mark.parametrize(
    ("outcome", "filters", "said"),
    [
        (
            "new fractures",
            {"therapy": ("PVP",)},
            (
                "No study of patients here reports new fractures after a single therapy.",
                "In the wider literature 16 studies do under these filters.",
            ),
        ),
        (
            "complications",
            {"design": ("animal study",)},
            (
                (
                    "No study of patients here reports complications after a single therapy, only in "
                    "animals (Yang Z 2013, pigs)."
                ),
                "Nor does the wider literature under these filters.",
            ),
        ),
        (
            "complications",
            {"collection": "all", "design": ("guideline",)},
            (
                (
                    "No study of patients here reports complications after a single therapy, only in a "
                    "review or guideline (NICE overview 2022)."
                ),
            ),
        ),
    ],
)
def test_none_is_said_after_looking_everywhere(page, outcome, filters, said):
    found = page(outcome, **filters)

    assert found.rating == ""
    assert found.why is None
    assert found.unrated == said


def test_an_empty_choice_says_why_and_nothing_else(page):
    found = page(primary=("liver",))

    assert (
        found.nothing
        == found.answer
        == (
            "No study matches the filter tumour primary liver. In the wider literature "
            "1 study matches: Katonis."
        )
    )
    assert page_json("quality", found)["sentences"] == [found.answer, found.nothing]
    assert not any(page_json("quality", found)["tables"].values())


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("collection", ["review", "all"])
def test_every_outcome_stands(page, outcome, collection):
    found = page(outcome, collection=collection)

    assert found.certainty
    assert found.outcome == outcome
    for row in found.certainty.rows:
        assert row["symbol"].count("⊕") == row["level"]


# --- traffic lights ----------------------------------------------------------------------------


def test_cells_are_the_judgements_in_order(page):
    found = page()
    assert len(found.tools) == len(TOOLS)

    for lights in found.tools:
        cells = re.findall(r"<b>(.*?)</b>(.*?)</td>", unescape(lights.html))
        assert cells == [
            (SYMBOLS[one.judgement], SHORT.get(one.judgement, one.judgement))
            for one in lights.judged
        ]
        heads = [unescape(head) for head in re.findall(r'<th scope="row">(.*?)</th>', lights.html)]
        assert heads == list(dict.fromkeys(prose.study(one.study) for one in lights.judged))


def test_each_cell_names_its_item_for_where_there_is_no_room_for_headings(page):
    for lights in page().tools:
        named = re.findall(r'<td [^>]*data-name="(.*?)"', lights.html)
        assert [unescape(name) for name in named] == [
            prose.capital(one.item) for one in lights.judged
        ]


def test_titles_count_the_studies_of_a_tool(page):
    assert [lights.title.partition(".")[0] for lights in page().tools] == [
        "**RoB 2**, 1 study",
        "**ROBINS-I**, 5 studies",
        "**JBI case series**, 6 studies",
    ]


def test_sources_cannot_break_the_markup(records_of):
    judged = records_of('<img src=x> "A"')
    html = Lights("title", judged).html

    assert "<img" not in html
    assert "&lt;img" in html


@pytest.fixture
def records_of(write_corpus):
    def build(label):
        import evidence
        from evidence.cohorts.appraisal import appraisals

        text = (
            "collection: review\nstudies:\n"
            f"  - {{id: a, label: '{label}', design: case series, aetiology: tumour}}\n"
        )
        records = room.build(evidence.load([write_corpus(text)]))
        return appraisals(records).of(records.studies[0])

    return build


def test_every_judgement_has_its_reason_and_its_mark(page):
    found = page(collection="all")
    rows = found.judgements.rows
    open_ones = sum(row["judgement"] == NOT_JUDGEABLE for row in rows)

    assert len({(row["study_id"], row["tool"], row["item"]) for row in rows}) == len(rows)
    assert all(row["reason"] for row in rows)
    assert {row["judgement"] for row in rows} <= set(SHADES)
    assert f"{open_ones:,} of {len(rows):,} appraisal items" in found.answer


def test_designs_without_a_tool_have_no_lights(page):
    found = page(design=("narrative review",))

    assert found.tools == ()
    assert found.key == ""
    assert not found.judgements
