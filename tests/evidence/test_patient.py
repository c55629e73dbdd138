"""The patient view's sentences, against hand-checked rows."""

import pytest

from evidence.corpus.selection import Selection, choose
from evidence.topics.patient import answers as patient
from evidence.topics.patient.figures import focus


def _seen(corpus, **filters):
    selection = Selection(**filters)
    return choose(corpus, selection), selection


def test_breast_and_thoracic_is_told_from_khan_alone(corpus):
    chosen, selection = _seen(corpus, primary=("breast",), region=("thoracic",))

    assert patient.who(corpus, selection).startswith(
        "1 of the review's 13 studies of patients enrolled breast primaries and treated the "
        "thoracic spine (Khan 2018; 69 patients); 1 enrolled breast primaries and 8 treated the "
        "thoracic spine."
    )
    assert patient.pain(chosen) == [
        "Khan 2018 (PVP + MWA, 69 patients): median VAS 7 (before), 2 (2–4 weeks), 2 (20–24 weeks)."
    ]
    assert patient.response(chosen) == [
        "No count of patients who responded was reported for such patients."
    ]


def test_the_icons_are_khan_s_two_of_sixty_nine(corpus):
    chosen, _ = _seen(corpus)
    cohort = patient.icon_cohort(chosen)

    assert cohort is not None
    assert (cohort.label, cohort.events, cohort.total) == ("Khan 2018", 2, 69)
    assert (cohort.shown, cohort.possible) == (3, 10)  # 2.9 %, Wilson 0.8–10.0 %
    states = patient.icons(cohort)["state"].value_counts().to_dict()
    assert states == {"reported": 3, "possible": 7, "free": 90}
    assert "3 solid icons, as reported; 7 crossed and faded ones" in patient.icon_text(cohort)


def test_no_event_still_leaves_icons_possible(corpus):
    chosen, _ = _seen(corpus, therapy=("PKP",))
    cohort = patient.icon_cohort(chosen)

    assert cohort is not None
    assert (cohort.event, cohort.events, cohort.total) == ("major complication", 0, 282)
    assert (cohort.shown, cohort.possible) == (0, 2)  # upper limit 1.3 %
    assert "compatible with up to 1.3 %; a count we read from the text" in cohort.sentence


def test_other_cohorts_with_no_event_give_an_upper_limit(corpus):
    chosen, _ = _seen(corpus)

    assert patient.other_cohorts(chosen) == (
        "Other cohorts with this count: Masala 2013 (all arms, 46 patients) 0 of 46, compatible "
        "with up to 7.7 %; Kastler 2014 (PVP + MWA, 17 patients) 0 of 17, compatible with up to "
        "18.4 %."
    )


def test_a_therapy_filter_leaves_out_the_other_arm(corpus):
    chosen, selection = _seen(corpus, therapy=("PVP + 125I",))

    focused = patient.pain(focus(chosen, selection))

    assert (
        focused[0]
        == "Yang Z 2009 (PVP + 125I, 40 patients): mean VAS 2.26 (6 months), no score before."
    )
    assert not any("(PVP, 40 patients)" in line for line in focused)
    assert any("(PVP, 40 patients)" in line for line in patient.pain(chosen))


def test_comparators_and_the_review_s_own_print_are_not_counted(corpus):
    chosen, _ = _seen(corpus)
    lines = " ".join(patient.pain(chosen) + patient.response(chosen))

    assert "(radiotherapy" not in lines
    assert lines.count("mean VAS 2.26") == 1


def test_nothing_found_is_said_in_sentences(corpus):
    chosen, selection = _seen(corpus, primary=("liver",), region=("cervical",))

    assert patient.who(corpus, selection).startswith("None of the review's 13 studies of patients")
    assert patient.icon_cohort(chosen) is None
    assert patient.other_cohorts(chosen) == "No study counts the patients who had a complication."
    assert patient.pain(chosen) == [
        "No pain score and no stated change of pain was reported for such patients."
    ]
    assert patient.sure(chosen, selection) == [
        "There is nothing to be sure of: no study of such patients."
    ]


def test_what_is_unknown_is_listed(corpus):
    chosen, selection = _seen(corpus, primary=("kidney",), region=("cervical",))

    assert patient.unknown(chosen, selection) == [
        "Results for these patients alone: no study gives them.",
        "Not reported at all: function, cement leakage, new fractures, response.",
        "No pain score later than 5.1 months.",
        "How many patients were still scored after treatment: printed by 0 of 1 study with scores.",
    ]


def test_how_sure_names_level_certainty_and_reasons(corpus):
    chosen, selection = _seen(corpus, primary=("breast",))

    lines = patient.sure(chosen, selection)

    assert lines[0] == "Studies by level, 1 best and 5 weakest: 1 at level 4 (case series)."
    assert "Certainty on pain: ⊕○○○ very low." in lines
    assert lines[-1].startswith("Rated down for no randomised comparison; no control group")


@pytest.mark.parametrize("collection", ["review", "all"])
def test_paragraphs_stay_short_enough_for_one_page(corpus, collection):
    chosen, selection = _seen(corpus, collection=collection)

    assert len(patient.pain(chosen)) <= patient.SHOWN + 2
    assert len(patient.response(chosen)) <= patient.SHOWN + 1
    assert len(patient.sure(chosen, selection)) <= 5


def test_what_lies_outside_the_review_is_marked(corpus):
    chosen, _ = _seen(corpus, collection="all")

    assert any("outside the review" in line for line in patient.pain(chosen))
    assert not any("outside" in line for line in patient.pain(_seen(corpus)[0]))
