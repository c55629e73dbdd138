"""What the complications page promises, by link."""

import pytest

from evidence.cohorts.harms import FAMILIES
from evidence.topics.complications.asked import SEVERITIES

PAGE = "/complications"
NBSP = "\N{NO-BREAK SPACE}"


def text(app):
    parts = [*app.markdown, *app.caption, *app.info]
    return " ".join(part.value for part in parts).replace(NBSP, " ")


def test_it_opens_with_the_claims_answer(visit):
    app = visit(PAGE)

    assert app.title[0].value == "How often does it go wrong, and is the review’s claim borne out?"
    assert "Tumours (claim 5–10 %): 4 cohorts counted complications in 0–2.9 %" in text(app)
    assert "Elsewhere 33 counts stand: 1 under new fractures and 32 in the wider" in text(app)


@pytest.mark.parametrize("collection", ["review", "all"])
@pytest.mark.parametrize("kind", FAMILIES)
def test_every_kind_opens(visit, kind, collection):
    assert visit(PAGE, kind=kind, collection=collection).title


@pytest.mark.parametrize("severity", SEVERITIES)
def test_every_severity_opens(visit, severity):
    assert visit(PAGE, severity=severity).title


@pytest.mark.parametrize("unit", ["patients", "procedures", "vertebrae", "lesions", "all units"])
def test_every_unit_opens(visit, drawn, unit):
    visit(PAGE, collection="all", unit=unit, every="true")

    assert drawn.field("unit")["value"] == unit
    assert drawn.field("every")["value"] is True


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
        {"therapy": "PVP + MWA", "aetiology": "animal"},
    ],
)
def test_filters_leave_a_page_or_a_reason(visit, query):
    app = visit(PAGE, **query)

    assert app.title
    assert len(text(app)) > 100


def test_a_parameter_without_a_value_opens_the_page_and_is_said_once(visit, drawn):
    app = visit(PAGE, kind="")

    assert drawn.field("kind")["value"] == FAMILIES[0]
    assert text(app).count("What went wrong: empty in the address, so it is left aside.") == 1
    assert "Tumours (claim 5–10 %)" in text(app)


def test_a_choice_that_nobody_reports_says_where_others_are(visit):
    app = visit(PAGE, kind="cement leakage", therapy="PVP + MWA")

    assert "No study on screen gives an overall count of leaks, in any unit." in text(app)
    assert "in the wider literature" in text(app)


def test_leaks_have_no_claim_beside_them(visit):
    app = visit(PAGE, kind="cement leakage")

    assert "no claimed range stands beside these" in text(app)


def test_what_others_say_is_set_apart(visit):
    app = visit(PAGE, aetiology="osteoporosis")

    assert "Outside this review" in [part.value for part in app.header]
    assert "10.1002/14651858.CD006349.pub4" in text(app)


def test_sums_name_what_they_leave_out(visit):
    told = text(visit(PAGE, collection="all"))

    assert "36 of 699 patients: 5.2 % (3.7–7.0 %), the sum of 14 studies. Left out: " in told
    assert "2 of 271 patients: 0.7 % (0.2–2.7 %)" in told


def test_harm_of_any_cause_is_told_apart(visit):
    assert "10 counts of 5 studies are of harm of any cause" in text(visit(PAGE, collection="all"))
    assert "harm of any cause" not in text(visit(PAGE))
