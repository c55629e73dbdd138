"""Small valid corpora for hypothesis: every kind of entry, every word of the lists, odd numbers.

They are drawn to fit the rules, so that what `check` accepts is met in all its breadth: arms
without a size, scales without a limit, spreads of 0, counts up to the most that is allowed.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from evidence.corpus import vocabulary
from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.schema import MOST, VAST
from evidence.corpus.therapies import usual_cement
from evidence.corpus.vocabulary import words

Raw = dict[str, Any]

MONTHS = (0, 0.01, 0.23, 0.25, 1, 2, 3, 4.5, 6, 9, 12, 18, 24, 600)
SCALES = (
    *((None, None), (0, 10), (0, 100), (1, 5), (-3, 3), (None, 10), (0, None)),
    *((0, VAST), (0, 1e-9)),
)
SPREADS = (None, 0, 1e-300, 1e-9, 0.5, 1.7, 30, VAST)
SIZES = (None, 1, 2, 3, 20, 69, MOST)
P_VALUES = (None, "<0.001", "≤ 0.05", "0.03", "0.00", "1", "5.8e-48", "not significant")
TEXTS = (
    *("abstract", "all leaks on CT", "All leaks, on CT.", "a", "-" * 300),
    "Ü “q” 3 % <b> *x* [y](z) $1$ =1+1",
)


def one(vocabulary_list: object) -> st.SearchStrategy[str]:
    return st.sampled_from(words(vocabulary_list))


def text() -> st.SearchStrategy[str]:
    return st.sampled_from(TEXTS)


def given(**values: Any) -> Raw:
    """Return an entry without what is not said."""
    return {key: value for key, value in values.items() if value is not None}


@st.composite
def source(draw: st.DrawFn) -> Raw:
    basis = draw(one(vocabulary.Basis))
    if basis != "derived":
        return given(basis=basis, locator=draw(text()), note=draw(st.none() | text()))
    origin = draw(one(vocabulary.DerivedFrom))
    return {"basis": basis, "derived_from": origin, "formula": "1 + 1", "locator": draw(text())}


@st.composite
def arm(draw: st.DrawFn, name: str) -> Raw:
    parts = draw(st.lists(one(vocabulary.Component), min_size=1, max_size=2, unique=True))
    cement = draw(st.none() | one(vocabulary.Cement))
    without = (cement or usual_cement(parts)) == "none"
    lesions = draw(st.sampled_from(SIZES))
    return given(
        id=name,
        label=f"Arm {name}",
        components=parts,
        role="comparator" if without else draw(one(vocabulary.Role)),
        cement=cement,
        n_patients=draw(st.sampled_from(SIZES)),
        n_lesions=lesions,
        lesion_unit=draw(one(vocabulary.EventUnit)) if lesions else None,
        **draw(source()),
    )


def sizes(arms: list[Raw]) -> dict[str | None, dict[str, int]]:
    """Return the sizes of each arm by unit, as the rules read them."""
    return {
        each["id"]: {
            **({"patients": each["n_patients"]} if "n_patients" in each else {}),
            **({each["lesion_unit"]: each["n_lesions"]} if "lesion_unit" in each else {}),
        }
        for each in arms
    }


@st.composite
def times(draw: st.DrawFn) -> list[float | None]:
    known = draw(st.lists(st.sampled_from(MONTHS), unique=True, max_size=3))
    without: list[float | None] = draw(st.lists(st.none(), max_size=1))
    return [*sorted(known), *without] or [1]


@st.composite
def on(draw: st.DrawFn, scale: tuple[float | None, float | None]) -> float:
    """Draw a value on a scale; where a limit is not printed, 20 from the other."""
    low, high = scale
    if low is None:
        low = -VAST if high is None else high - 20
    high = low + 20 if high is None else high
    return low + draw(st.sampled_from((0, 0.1, 0.37, 0.5, 0.99, 1))) * (high - low)


@st.composite
def scores(draw: st.DrawFn, arms: list[Raw], most: int) -> Raw:
    of = draw(st.sampled_from(arms))
    scale = draw(st.sampled_from(SCALES))
    kind = draw(st.none() | one(vocabulary.SpreadKind))
    limit = sizes(arms)[of["id"]].get("patients", most)
    visits = []
    for months in draw(times()):
        low, high = sorted((draw(on(scale)), draw(on(scale))))
        ranged = kind in {"IQR", "range", "CI"} and low < high
        told = given(
            timepoint=draw(text()),
            value=draw(on(scale)),
            spread=draw(st.sampled_from(SPREADS)) if kind and not ranged else None,
            low=low if ranged else None,
            high=high if ranged else None,
            n=draw(st.sampled_from([n for n in SIZES if n is None or n <= limit])),
            p_value=draw(st.sampled_from(P_VALUES)),
            p_against=draw(st.sampled_from([None, "baseline", *(a["id"] for a in arms)])),
        )
        visits.append({"months": months, **told})
    return given(
        arm=of["id"],
        instrument=draw(one(vocabulary.Instrument)),
        measure=draw(st.none() | text()),
        outcome=draw(one(vocabulary.Outcome)),
        statistic=draw(one(vocabulary.Statistic)),
        spread_kind=kind,
        scale_min=scale[0],
        scale_max=scale[1],
        visits=visits,
        **draw(source()),
    )


@st.composite
def directions(draw: st.DrawFn, arms: list[Raw]) -> Raw:
    names = [each["id"] for each in arms]
    told = given(
        instrument=draw(one(vocabulary.Instrument)),
        measure=draw(st.none() | text()),
        outcome=draw(one(vocabulary.Outcome)),
        direction=draw(one(vocabulary.Direction)),
        against=draw(st.sampled_from(["baseline", "first visit after treatment", *names])),
        p_value=draw(st.sampled_from(P_VALUES)),
        **draw(source()),
    )
    visits = [{"months": months, "timepoint": draw(text())} for months in draw(times())]
    return {"arm": draw(st.sampled_from([None, *names])), "visits": visits, **told}


@st.composite
def differences(draw: st.DrawFn, arms: list[Raw]) -> Raw:
    first, second = draw(st.permutations([each["id"] for each in arms]))[:2]
    visits = []
    for months in draw(times()):
        low, value, high = sorted(draw(on((-10, 10))) for _ in range(3))
        limits = {"low": low, "high": high} if low < high and draw(st.booleans()) else {}
        visits.append({"months": months, "timepoint": draw(text()), "value": value, **limits})
    return given(
        arm=first,
        against=second,
        instrument=draw(one(vocabulary.Instrument)),
        outcome=draw(one(vocabulary.Outcome)),
        statistic=draw(one(vocabulary.DifferenceStatistic)),
        visits=visits,
        **draw(source()),
    )


@st.composite
def events(draw: st.DrawFn, arms: list[Raw], whole: dict[str, int]) -> Raw:
    of = draw(st.sampled_from([None, *(each["id"] for each in arms)]))
    unit = draw(st.just("patients") | one(vocabulary.EventUnit))
    limit = (whole if of is None else sizes(arms)[of]).get(unit, MOST)
    total = draw(st.sampled_from([n for n in SIZES if n is None or n <= limit]))
    some = [n for n in (0, 1, 2, 19, MOST) if n <= (total or limit)]
    many = draw(st.none() | st.sampled_from(some))
    low, high = sorted((draw(on((0, 100))), draw(on((0, 100)))))
    ranged = low < high and draw(st.booleans())
    return given(
        arm=of,
        event=draw(st.sampled_from(["any complication", "cement leakage"]) | one(vocabulary.Event)),
        kind=draw(one(vocabulary.EventKind)),
        severity=draw(one(vocabulary.Severity)),
        definition=draw(text()),
        events=many,
        total=total,
        unit=unit,
        percent=draw(on((0, 100))) if many is None and not ranged else None,
        percent_low=low if ranged else None,
        percent_high=high if ranged else None,
        months=draw(st.none() | st.sampled_from(MONTHS)),
        good=draw(st.booleans()),
        p_value=draw(st.sampled_from(P_VALUES)),
        **draw(source()),
    )


@st.composite
def split(draw: st.DrawFn, key: str, vocabulary_list: object, whole: dict[str, int]) -> Raw:
    unit = draw(one(vocabulary.EventUnit))
    parts = draw(st.lists(one(vocabulary_list), min_size=1, max_size=4, unique=True))
    room = whole.get(unit, 400) // len(parts)
    numbers = st.sampled_from([None, 1, room] if room else [None])
    counts = [given(**{key: part}, n=draw(numbers)) for part in parts]
    return {"unit": unit, "counts": counts, **draw(source())}


@st.composite
def details(draw: st.DrawFn, arms: list[Raw]) -> Raw:
    low, high = sorted((draw(on((0, 90))), draw(on((0, 90)))))
    number = draw(st.sampled_from([{}, {"value": low}, {"low": low, "high": high}, {"low": low}]))
    return given(
        topic=draw(one(vocabulary.DetailTopic)),
        statement=draw(text()),
        arm=draw(st.sampled_from([None, *(each["id"] for each in arms)])),
        unit=draw(st.sampled_from([None, "year", "%", "ml"])),
        **number,
        **draw(source()),
    )


READ = [{"what": "abstract", "where": "PubMed", "on": "2025-11-30"}]


@st.composite
def study(draw: st.DrawFn, number: int) -> Raw:
    """Draw a study of any kind."""
    arms = [draw(arm(name)) for name in "abc"[: draw(st.integers(0, 3))]]
    patients, lesions = draw(st.sampled_from(SIZES)), draw(st.sampled_from(SIZES))
    unit = draw(st.sampled_from(["vertebrae", "lesions", "procedures"]))
    whole = {**({"patients": patients} if patients else {}), **({unit: lesions} if lesions else {})}
    some = st.integers(0, 2)
    followed = {"months": draw(st.none() | st.sampled_from(MONTHS)), "printed": "long"}
    return given(
        id=f"s{number}",
        label=f"Study {number}{' with a long name' * draw(some)}",
        short_label=draw(st.sampled_from([None, f"S {number}"])),
        year=draw(st.sampled_from([None, 1895, 2020, 2100])),
        first_author=draw(st.none() | text()),
        title=draw(st.none() | text()),
        doi=draw(st.sampled_from([None, f"10.1234/(a)<b>;{number}"])),
        pmid=draw(st.sampled_from([None, f"1{number}"])),
        url=draw(st.sampled_from([None, "https://a.org/b(c)?d=1"])),
        review_refs=draw(st.lists(st.integers(1, 99), max_size=2)),
        design=draw(one(vocabulary.Design)),
        blinding=draw(st.none() | one(vocabulary.Blinding)),
        crossover=draw(st.booleans()),
        consecutive=draw(st.booleans()),
        read=draw(st.sampled_from([[], READ])),
        level=draw(st.sampled_from([None, {"level": 1, "reason": "so"}])),
        aetiology=draw(st.just("tumour") | one(vocabulary.Aetiology)),
        cohort_family=draw(st.sampled_from([None, "family"])),
        patients={"n": patients, **draw(source())} if patients else None,
        lesions={"n": lesions, "unit": unit, **draw(source())} if lesions else None,
        follow_up=draw(st.sampled_from([None, {**followed, **draw(source())}])),
        arms=arms,
        scores=[draw(scores(arms, patients or MOST)) for _ in range(draw(some) if arms else 0)],
        directions=[draw(directions(arms)) for _ in range(draw(some))],
        differences=[draw(differences(arms)) for _ in range(draw(some) if len(arms) > 1 else 0)],
        events=[draw(events(arms, whole)) for _ in range(draw(some))],
        primaries=[draw(split("primary", vocabulary.Primary, whole)) for _ in range(draw(some))],
        regions=[draw(split("region", vocabulary.Region, whole)) for _ in range(draw(some))],
        details=[draw(details(arms)) for _ in range(draw(some))],
        notes=draw(st.lists(text(), max_size=1)),
    )


@st.composite
def alike(draw: st.DrawFn, number: int) -> Raw:
    """Draw a series that may be pooled with others of its kind: only its numbers are its own."""
    told = {"basis": "primary", "locator": "abstract"}
    n = draw(st.sampled_from([1, 2, 3, 20, 69, MOST]))
    visits = [
        given(
            months=months,
            timepoint="t",
            value=draw(on((0, 10))),
            spread=draw(st.sampled_from(SPREADS)),
            n=draw(st.sampled_from([None, n])),
        )
        for months in (0, 1, 6)
    ]
    score = {"arm": "a", "instrument": "VAS", "statistic": "mean", "spread_kind": "SD"}
    total = draw(st.sampled_from([1, n, n]))
    counted = {
        "event": "any complication",
        "kind": "complication",
        "definition": "any",
        "events": draw(st.sampled_from(sorted({0, 1, total // 2, total}))),
        "total": total,
        "unit": "patients",
    }
    return {
        "id": f"s{number}",
        "label": f"Study {number}",
        "design": "case series",
        "aetiology": "tumour",
        "patients": {"n": n, **told},
        "arms": [{"id": "a", "label": "A", "components": ["PVP"], "n_patients": n, **told}],
        "scores": [{**score, "scale_min": 0, "scale_max": 10, "visits": visits, **told}],
        "events": [{"arm": "a", **counted, **told}],
    }


@st.composite
def fact(draw: st.DrawFn, number: int) -> Raw:
    figures: tuple[Raw, ...] = ({}, {"value": 5}, {"low": 1, "high": 2}, {"value": -VAST})
    return given(
        id=f"f{number}",
        topic=draw(one(vocabulary.FactTopic)),
        statement=draw(text()),
        category=draw(st.none() | text()),
        unit=draw(st.sampled_from([None, "%"])),
        locator="D",
        **draw(st.sampled_from(figures)),
    )


@st.composite
def discrepancy(draw: st.DrawFn, number: int, named: list[str]) -> Raw:
    return given(
        id=f"d{number}",
        study_id=draw(st.sampled_from([None, *named])),
        severity=draw(one(vocabulary.DiscrepancySeverity)),
        kind=draw(one(vocabulary.DiscrepancyKind)),
        **{key: draw(text()) for key in ("review_says", "source_says", "our_reading", "handling")},
        locator="D",
    )


@st.composite
def context(draw: st.DrawFn, number: int) -> Raw:
    return given(
        id=f"c{number}",
        aetiology=draw(one(vocabulary.Aetiology)),
        label="C",
        year=2020,
        statement=draw(text()),
        about_treatment=draw(st.booleans()),
        doi=draw(st.sampled_from([None, "10.1234/c"])),
        locator="D",
    )


@st.composite
def naive_sum(draw: st.DrawFn, number: int) -> Raw:
    return {
        "id": f"n{number}",
        "aetiology": draw(one(vocabulary.Aetiology)),
        "label": "N",
        "kind": draw(one(vocabulary.SumKind)),
        "events": draw(st.lists(one(vocabulary.Event), min_size=1, max_size=3)),
        "severities": draw(st.lists(one(vocabulary.Severity), max_size=1)),
        "unit": draw(one(vocabulary.EventUnit)),
        "caution": "No.",
    }


@st.composite
def appraisals(draw: st.DrawFn, named: list[str]) -> list[Raw]:
    tool = draw(st.sampled_from(list(TOOLS)))
    items = st.lists(st.sampled_from(TOOLS[tool].items), max_size=3, unique=True)
    return [
        {
            "study_id": draw(st.sampled_from(named)),
            "tool": tool,
            "item": item,
            "judgement": draw(st.sampled_from(TOOLS[tool].answers)),
            "reason": draw(text()),
        }
        for item in (draw(items) if named else ())
    ]


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Raw, Raw]:
    """Draw two files: the review with its studies, and the wider literature."""
    kind = draw(st.sampled_from([study, alike]))
    studies = [draw(kind(number)) for number in range(draw(st.integers(0, 6)))]
    own, some = draw(st.integers(0, len(studies))), st.integers(0, 2)
    named = [each["id"] for each in studies]
    rate = {"low_percent": 0, "high_percent": 10, "review_refs": [], "locator": "D"}
    aetiologies = draw(st.lists(one(vocabulary.Aetiology), max_size=3, unique=True))
    term = {"term": "VAS", "aliases": ["scale"], "definition": "A scale."}
    review = {
        "collection": "review",
        "corpus_version": draw(st.sampled_from(["1.0", "1.0.0 (2026-01-01)", "=1"])),
        "studies": studies[:own],
        "rates": [{"aetiology": each, **rate} for each in aetiologies],
        "facts": [draw(fact(number)) for number in range(draw(some))],
        "discrepancies": [draw(discrepancy(number, named)) for number in range(draw(some))],
        "context": [draw(context(number)) for number in range(draw(some))],
        "sums": [draw(naive_sum(number)) for number in range(draw(some))],
        "appraisals": draw(appraisals(named)),
        "terms": draw(st.sampled_from([[], [term]])),
    }
    return review, {"collection": "supplement", "studies": studies[own:]}
