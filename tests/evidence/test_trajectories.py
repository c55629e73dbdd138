"""Courses hold the numbers that sources print, joined only where they belong together."""

from itertools import cycle, pairwise

import pandas as pd
import pytest

from evidence.corpus.selection import Selection, choose, restrict
from evidence.topics import trajectories
from evidence.topics.trajectories import answer, directions, scores, timeline, visits, worth


@pytest.fixture(scope="module")
def review(corpus):
    return restrict(corpus, "review")


def line_of(shown, study, arm=None):
    rows = shown.visits[shown.visits["study_id"] == study]
    rows = rows if arm is None else rows[rows["arm_id"] == arm]
    return list(rows[["months", "y"]].itertuples(index=False, name=None))


def test_early_visits_stay_apart_and_time_runs_forward():
    places = [timeline.position(months) for months in (0, 0.01, 0.03, 0.23, 1, 3, 6, 12, 24)]

    assert places == sorted(places)
    assert all(later - earlier > 0.15 for earlier, later in pairwise(places))
    assert timeline.position(None) is None


def test_the_axis_holds_a_year_at_least_and_grows_with_the_visits():
    assert timeline.timeline([0, 1]).last == 12
    assert timeline.timeline([0, 88.3]).last == 96
    assert [text for _, text in timeline.timeline([0, None]).ticks][-1] == "no<br>time"


def test_values_without_a_time_stand_in_their_lane_and_nothing_else_does():
    axis = timeline.timeline([0, 12, None])

    assert axis.place(None) > axis.lane_left > axis.place(12)
    assert timeline.timeline([0, 12]).lane is None


def test_kastler_is_drawn_as_its_abstract_prints_it(review):
    shown = trajectories.courses(review, "VAS")

    assert line_of(shown, "kastler-2014") == [
        (0.0, 7.4),
        (0.01, 1.3),
        (0.23, 1.6),
        (1.0, 1.9),
        (3.0, 2.2),
        (6.0, 2.3),
    ]
    first = shown.visits[shown.visits["study_id"] == "kastler-2014"].iloc[0]
    assert (first["y_low"], first["y_high"]) == pytest.approx((6.2, 8.6))


def test_what_the_review_prints_of_yang_2009_has_no_time_and_no_line(review):
    shown = trajectories.courses(review, "VAS")
    yang = shown.visits[shown.visits["study_id"] == "yang-z-2009"]
    timeless = yang[yang["months"].isna()]

    assert sorted(timeless["y"]) == [2.26, 5.41]
    assert set(timeless["basis"]) == {"review"}
    assert not set(timeless["line"]) & set(yang.loc[yang["months"].notna(), "line"])


def test_two_visits_share_a_line_only_with_arm_score_statistic_and_basis(corpus):
    rows = visits.visits(corpus, scores.score(scores.ALL_PAIN))

    for name in ("study_id", "arm_id", "instrument", "statistic", "basis"):
        assert set(rows.groupby("line")[name].nunique()) == {1}
    assert rows.loc[rows["study_id"] == "cazzato-2021", "line"].nunique() == 2


def test_pain_on_another_scale_is_converted_and_says_so(corpus):
    rows = visits.visits(corpus, scores.score("VAS"))
    wide = rows[rows["scale_max"] == 100]
    said = trajectories.courses(corpus, "VAS", collection="all").visits

    assert len(wide)
    assert list(wide["score"]) == pytest.approx(list(wide["value"] / 10))
    assert said[said["scale_max"] == 100]["sentence"].str.contains("drawn as").all()


def test_pain_scales_are_kept_apart_unless_all_are_asked_for(corpus):
    alone = trajectories.courses(corpus, "VAS", collection="all")
    together = trajectories.courses(corpus, trajectories.ALL_PAIN, collection="all")

    assert set(alone.visits["instrument"]) == {"VAS"}
    assert {"VAS", "NRS", "BPI worst pain"} <= set(together.visits["instrument"])
    assert together.visits["y"].between(0, 10).all()
    assert any("not the same instrument" in note for note in together.notes)


def test_change_needs_a_baseline_of_the_same_line(review):
    shown = trajectories.courses(review, "VAS", scale="Change")

    assert line_of(shown, "khan-2018") == [(0.0, 0.0), (0.69, -5.0), (5.06, -5.0)]
    assert "yang-z-2009" not in set(shown.visits["study_id"])
    assert shown.visits["y_low"].isna().all()
    left_out = next(note for note in shown.notes if note.startswith("Left out"))
    assert "Yang Z 2009" in left_out
    assert "Khan" not in left_out


def test_percent_change_is_of_the_baseline(review):
    shown = trajectories.courses(review, "VAS", scale="Percent change")
    rows = shown.visits[shown.visits["study_id"] == "gu-2013"]

    assert list(rows["y"]) == pytest.approx([0, 100 * (1.2 - 7.3) / 7.3, 100 * (0.7 - 7.3) / 7.3])


def test_a_direction_against_baseline_gives_way_to_a_printed_score(corpus):
    score = scores.score(scores.ALL_PAIN)
    chosen = choose(corpus, Selection())
    stated = directions.directions(chosen, score, visits.visits(chosen, score))
    kastler = stated[stated["study_id"] == "kastler-2014"]

    assert list(kastler["months"]) == [0.03]


def test_arrows_show_the_score_and_words_what_is_better(review):
    vas = trajectories.courses(review, "VAS").directions
    kps = trajectories.courses(review, "KPS").directions
    masala = vas[(vas["study_id"] == "masala-2013") & (vas["months"] == 0.03)]

    assert set(vas.loc[vas["direction"] == "better", "glyph"]) == {"down"}
    assert set(kps.loc[kps["direction"] == "better", "glyph"]) == {"up"}
    assert set(masala["glyph"]) == {"unclear", "down"}
    against = vas[(vas["study_id"] == "masala-2013") & (vas["against"] == "pvp")]
    assert against["sentence"].str.contains("PVP alone").all()


def test_what_the_review_repeats_is_one_mark(review):
    vas = trajectories.courses(review, "VAS").directions
    gu = vas[vas["study_id"] == "gu-2015"]

    assert len(gu) == 2
    assert set(gu["basis"]) == {"primary"}
    assert gu["repeated"].all()


def test_losses_over_a_fifth_are_cautioned(corpus):
    shown = trajectories.courses(corpus, trajectories.ALL_PAIN, collection="all")
    lost = shown.visits[shown.visits["caution"].notna()].set_index("study_id")["caution"]

    assert "22 of 100" in lost["levy-2020"]
    assert "8 of 22" in lost["front-oncol-2024"]
    assert "khan-2018" not in lost.index
    assert any("Levy 2020" in note for note in shown.notes if note.startswith("Caution"))


def test_the_answer_for_the_review_counts_what_is_printed(review):
    shown = trajectories.courses(review, "VAS")

    assert shown.answer == (
        "Within a month, mean VAS fell by 5.5 to 6.1 points (2 arms) and median VAS by 5 (1 arm); "
        "at the last timed visit, 5 to 6 months, mean VAS fell by 5.1 points (1 arm) and median "
        "VAS by 5 (1 arm). Printed by 3 of 17 studies of the review, none of them a randomised "
        "trial."
    )


def test_without_a_baseline_nothing_is_said_to_have_changed(review):
    shown = trajectories.courses(review, "KPS")

    assert shown.answer == (
        "1 of 17 studies of the review prints KPS as a number; none before treatment and at a "
        "stated time after."
    )


def test_the_answer_names_directions_where_no_number_exists(review):
    said = trajectories.courses(review, "ODI").answer

    assert said.startswith("None of 17 studies of the review prints ODI as a number; 1 says only")


def test_comparators_and_replaced_rows_are_not_counted(corpus):
    rows = visits.visits(corpus, scores.score("VAS"))

    assert set(answer.own(rows)["role"]) == {"intervention"}
    assert answer.own(rows)["preferred"].all()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([-5.5, -6.1], "mean VAS fell by 5.5 to 6.1 points (2 arms)"),
        ([2.0], "mean VAS rose by 2 points (1 arm)"),
        ([-1.0, 0.5], "mean VAS changed by −1 to +0.5 points (2 arms)"),
        ([0.0], "mean VAS did not change (1 arm)"),
    ],
)
def test_words_follow_the_sign(changes, said):
    rows = pd.DataFrame(
        {
            "study_id": [f"study-{number}" for number in range(len(changes))],
            "arm_id": "arm",
            "statistic": "mean",
            "change": changes,
        }
    )

    assert answer.moved(rows, scores.score("VAS")) == said


def test_thresholds_belong_to_changes_of_pain_and_kps_has_only_a_step():
    assert worth.reference(scores.score("VAS"), "Score") is None
    assert worth.reference(scores.score("VAS"), "Change").band == (-3.9, -1.2)
    assert worth.reference(scores.score("ODI"), "Change") is None
    assert "no threshold of benefit" in worth.reference(scores.score("KPS"), "Change").source


def test_many_lines_go_into_panels_of_therapies_with_the_rest_last(corpus, review):
    assert not trajectories.courses(review, "VAS").grouped
    shown = trajectories.courses(corpus, "VAS", collection="all")
    titles = [title for title, _ in shown.panels]
    members = [name for _, therapies in shown.panels for name in therapies]
    counts = shown.visits.groupby("therapy")["study_id"].nunique()

    assert titles[0] == "PVP"
    assert titles[-1] == "Other therapies"
    assert len(titles) <= 8
    own = [counts[title] for title in titles[:-1]]
    assert own == sorted(own, reverse=True)
    assert len(members) == len(set(members))
    assert set(members) == set(shown.visits["therapy"]) | set(shown.directions["therapy"])


def test_chosen_studies_stand_out_else_the_reviews_own(corpus):
    usual = trajectories.courses(corpus, "VAS", collection="all")
    chosen = trajectories.courses(corpus, "VAS", collection="all", highlight=["Nas 2016"])

    assert usual.highlighted == {"gu-2013", "kastler-2014", "khan-2018", "yang-z-2009"}
    assert chosen.highlighted == {"nas-2016"}


def test_the_table_holds_every_row_on_screen_with_its_source(corpus):
    shown = trajectories.courses(corpus, "VAS", collection="all")
    rows = trajectories.table(shown)

    assert sorted(rows["row_id"]) == sorted([*shown.visits["row_id"], *shown.directions["row_id"]])
    assert rows["locator"].notna().all()
    assert set(trajectories.marks(shown)) == set(rows["row_id"])


def test_every_score_can_be_told(corpus, review):
    for chosen, collection in ((review, "review"), (corpus, "all")):
        names = zip(trajectories.choices(corpus), cycle(trajectories.SCALES), strict=False)
        for name, scale in names:
            shown = trajectories.courses(chosen, name, scale=scale, collection=collection)
            assert shown.answer.endswith(".")
            assert trajectories.alt(shown)
            assert trajectories.key(shown)


def test_an_empty_chart_says_what_is_missing_among_whom():
    said = trajectories.nobody(scores.score("KPS"), Selection(primary=("kidney",)), 2)

    assert said == (
        "No study of the review reports KPS among those that enrolled kidney primaries, as a "
        "number or a direction. 2 studies match these filters; open them below."
    )


def test_the_instrument_filter_decides_what_is_shown_first(corpus):
    options = trajectories.choices(corpus)

    assert trajectories.usual((), options) == "VAS"
    assert trajectories.usual(("KPS",), options) == "KPS"
