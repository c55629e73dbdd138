"""What the page of pooled results promises, by link."""

import re

import pytest

PAGE = "/pooling"
REVIEW = "complications in the review's tumour cohorts"


def plain(words):
    """Return words as a reader sees them, without the explanations of terms."""
    return re.sub(r"<[^>]+>", "", words).replace("\N{NO-BREAK SPACE}", " ")


def text(app):
    return plain(" ".join(part.value for part in [*app.markdown, *app.caption, *app.info]))


def folds(app):
    return " ".join(part.label for part in app.expander)


def test_the_wider_literature_has_a_pool_that_passes(visit):
    app = visit(PAGE, collection="all")

    assert app.title[0].value == "What can be pooled, and what does it say?"
    assert "mean VAS fell by 4.7 points (95 % CI 4.2 to 5.3)" in plain(app.markdown[0].value)
    assert "Pooled with reserve" in folds(app)
    assert "different therapies" in text(app)
    assert "τ = 0.42 points" in text(app)


def test_the_review_alone_is_not_pooled(visit):
    app = visit(PAGE)

    assert "Not pooled" in text(app)
    assert "Only 1 study is available" in text(app)


def test_the_reviews_cohorts_are_refused_with_reasons_and_kept_as_a_lesson(visit):
    app = visit(PAGE, outcome=REVIEW)

    assert "Not pooled" in folds(app)
    assert "differ in definition of the event" in text(app)
    assert "0 of 282 patients is compatible with up to 1.3 in 100" in text(app)
    assert "not a result: these studies must not be pooled" in text(app)
    assert "times apart" in text(app)


def test_leaks_worded_alike_are_pooled(visit):
    query = {"collection": "all", "outcome": "cement leakage"}
    hinted = visit(PAGE, wording="every wording", **query)
    chosen = visit(PAGE, wording="any cement leakage", **query)

    assert "“any cement leakage”" in text(hinted)
    assert "Not pooled" in text(hinted)
    assert "24.9 % (95 % CI 14.4–39.4 %)" in text(chosen)


@pytest.mark.parametrize("window", ["up to 1 week", "3 months", "6 months", "12 months"])
def test_every_visit_opens(visit, drawn, window):
    visit(PAGE, collection="all", window=window)

    assert drawn.field("window")["value"] == window


@pytest.mark.parametrize(
    "query",
    [
        {"tau2": "equal effects", "limits": "Wald"},
        {"tau2": "DerSimonian–Laird", "correlation": "0.3"},
        {"limits": "HKSJ", "by": "one list"},
        {"by": "aetiology", "patients": "all"},
        {"outcome": "pain change, NRS"},
        {"outcome": "pain response"},
        {"outcome": "major complication"},
        {"outcome": "nonsense", "window": "never", "tau2": "magic", "patients": "cats"},
    ],
)
def test_every_choice_opens(visit, drawn, query):
    app = visit(PAGE, collection="all", **query)

    assert app.title
    for name, value in query.items():
        if query["outcome"] != "nonsense" if "outcome" in query else True:
            assert drawn.field(name)["value"] == value


def test_the_correlation_moves_the_interval(visit):
    answers = {text(visit(PAGE, collection="all", correlation=r)) for r in ("0.3", "0.7")}

    assert len(answers) == 2


def test_a_therapy_filter_keeps_to_that_therapy(visit):
    app = visit(PAGE, collection="all", therapy="PVP + MWA")

    assert "3 studies" in plain(app.markdown[0].value)
    assert "fewer than 5 studies no prediction interval" in text(app)


def test_an_empty_question_names_others_and_keeps_the_controls(visit, drawn):
    app = visit(PAGE, outcome="pain change, NRS", window="6 months")

    assert "No study of the review reports pain on the NRS at 6 months." in text(app)
    assert "Other outcomes of these studies: pain change, VAS (6 studies)" in text(app)
    assert "Not medical advice" in text(app)
    assert drawn.field("window")["value"] == "6 months"


def test_nothing_left_says_so(visit):
    assert "No study" in text(visit(PAGE, design="animal study"))


def test_scripts_are_offered_where_something_is_pooled(visit):
    def offered(app):
        return [part.label for part in app.get("download_button") if "script" in part.label]

    assert len(offered(visit(PAGE, collection="all"))) == 2
    assert offered(visit(PAGE)) == []


def test_no_p_value_compares_treatments(visit):
    app = visit(PAGE, collection="all")

    assert "test for subgroup" not in text(app).casefold()
    assert "better than" not in text(app).casefold()
