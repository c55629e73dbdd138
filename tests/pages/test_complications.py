"""What the complications page promises, by link."""

import pytest

from evidence.topics.complications import KINDS, SEVERITIES

PAGE = "/complications"


def answer(app):
    return app.markdown[0].value.strip("*")


def text(app):
    return " ".join(part.value for part in [*app.markdown, *app.caption, *app.info])


def test_it_opens_with_the_claims_answer(visit):
    app = visit(PAGE)

    assert app.title[0].value == "How often does it go wrong, and is the review’s claim borne out?"
    assert "Tumours (claim 5–10 %): 5 cohorts" in text(app)


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_opens(visit, kind, collection):
    assert visit(PAGE, kind=kind, collection=collection).title


@pytest.mark.parametrize("severity", SEVERITIES)
def test_every_severity_opens(visit, severity):
    assert visit(PAGE, severity=severity).title


@pytest.mark.parametrize("unit", ["patients", "procedures", "vertebrae", "lesions", "all units"])
def test_every_unit_opens(visit, unit):
    app = visit(PAGE, collection="all", unit=unit, every="true")

    assert next(box for box in app.selectbox if box.key == "unit").value == unit


def test_the_interval_can_be_the_conservative_one(visit):
    app = visit(PAGE, interval="Clopper–Pearson")

    assert "95 % interval, Clopper–Pearson" in text(app)


@pytest.mark.parametrize(
    "query",
    [
        {"primary": "breast", "region": "thoracic"},
        {"aetiology": "osteoporosis"},
        {"therapy": "PVP + 125I"},
        {"design": "animal study"},
        {"instrument": "KPS", "collection": "all"},
        {"kind": "nonsense", "unit": "bones", "severity": "awful", "event": "x"},
        {"aetiology": "animal", "kind": "cement leakage"},
    ],
)
def test_filters_leave_a_page_or_a_reason(visit, query):
    app = visit(PAGE, **query)

    assert app.title
    assert len(text(app)) > 100


def test_a_choice_that_nobody_reports_is_said_in_words(visit):
    app = visit(PAGE, kind="cement leakage", therapy="PVP + MWA")

    assert "No study on screen reports leaks." in text(app)


def test_leaks_have_no_claim_beside_them(visit):
    app = visit(PAGE, kind="cement leakage")

    assert "no claimed range stands beside these" in text(app)


def test_what_others_say_is_set_apart(visit):
    app = visit(PAGE, aetiology="osteoporosis")

    assert "Outside this review" in [part.value for part in app.subheader]
    assert "10.1002/14651858.CD006349.pub4" in text(app)


def test_sums_come_with_the_wider_literature_only(visit):
    assert "Naive sums over studies need the wider literature" in text(visit(PAGE))
    assert "16 of 338 patients, 4.7 % (2.9–7.6)" in text(visit(PAGE, collection="all"))
