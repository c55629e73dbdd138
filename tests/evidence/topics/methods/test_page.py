"""The page says what the code does."""

import inspect
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from evidence import cohorts, prose
from evidence.cohorts.records import PATIENT_DESIGNS
from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.levels import USUAL_LEVEL
from evidence.corpus.methods import Placeholder
from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import Basis, Design, words
from evidence.statistics import (
    may_pool,
    mean_change,
    pool_effects,
    pool_proportions,
    proportion_interval,
    visit_window,
)
from evidence.topics import methods
from evidence.topics.methods.decided import decided
from evidence.topics.methods.sections import markdown
from evidence.topics.page import page_json
from evidence.ui import terms as glossary

METAFOR = Path(__file__).parents[3] / "data" / "metafor.json"


def whole(page):
    return " ".join(page_json("methods", page)["sentences"])


def cells(page, name):
    return [" ".join(str(cell) for cell in row.values()) for row in page.tables[name].rows]


def rule(page, case):
    (found,) = [row["rule"] for row in page.tables["conventions"].rows if row["case"] == case]
    return found


def default(function, parameter):
    return inspect.signature(function).parameters[parameter].default


def test_each_placeholder_is_decided_and_none_is_left(page, records):
    assert set(decided(records)) == set(words(Placeholder))
    assert all(decided(records).values())
    assert "{" not in json.dumps(page_json("methods", page)["sentences"])
    assert not [text for name in page.tables for text in cells(page, name) if "{" in text]


def test_the_page_is_written_out_with_all_its_tables(page):
    written = page_json("methods", page)

    assert written["question"] == methods.QUESTION
    assert set(written["tables"]) == set(methods.ALT)
    assert all(written["tables"].values())
    for headings, rows in [(table.headings, table.rows) for table in page.tables.values()]:
        assert all(set(headings) <= set(row) for row in rows)


def test_every_table_stands_in_one_section(page):
    placed = [part.table_id for parts in page.sections.values() for part in parts if part.table_id]

    assert sorted(placed) == sorted(page.tables)


def test_lists_and_paragraphs_stay_apart_in_markdown(page):
    text = markdown(page.sections["Reading"][0].sentences)

    assert "\n\n- " in text
    assert not re.search(r"[^\n]\n(?!- |\n)", text.strip())


def test_filters_change_nothing_and_options_narrow(page, records):
    choice = cohorts.choose(records, Selection(primary=("melanoma",)))
    built = methods.build(choice, methods.Options(term="karnofsky", topic=("share by region",)))

    assert built.tables == page.tables
    assert [row["term"] for row in built.terms.rows] == ["KPS"]
    assert built.terms_known == len(page.terms.rows) == len(records.terms)
    assert {row["topic"] for row in built.facts.rows} == {"share by region"}


def test_the_nine_items_of_swim_are_all_answered(page):
    items = page.tables["swim"].rows

    assert [row["item"].split()[0] for row in items] == [str(number) for number in range(1, 10)]
    assert min(len(row["answer"]) for row in items) > 20


def test_what_the_review_does_not_report_is_said(page):
    items = {row["item"]: row["answer"] for row in page.tables["prisma"].rows}

    for name in ("5 ", "6 ", "7 ", "8 ", "9 ", "16 "):
        (answer,) = [text for item, text in items.items() if item.startswith(name)]
        assert answer.startswith("not reported by the review")
    assert "no flow diagram" in items["16 Study selection"]


def test_parts_that_answers_point_to_are_there(page):
    told = " ".join(cells(page, "swim") + cells(page, "prisma"))

    for tab in re.findall(r"under ([A-Z]\w+)|see ([A-Z]\w+)", told):
        assert "".join(tab) in page.sections


def test_every_basis_and_design_is_explained(page):
    basis = page.tables["basis"].rows
    assert [(row["basis"], row["shown"]) for row in basis] == list(prose.BASIS.items())
    assert tuple(prose.BASIS) == words(Basis)
    levels = {row["design"]: row["level"] for row in page.tables["levels"].rows}
    assert tuple(levels) == words(Design)
    assert levels == {design: level for design, (level, _) in USUAL_LEVEL.items()}


def test_numbers_of_studies_are_those_of_the_gate(page):
    def allowed(count, **cells):
        row = {"variance": 1.0, "design": "case series", **cells}
        verdict = may_pool(pd.DataFrame([{"study_id": f"s{i}", **row} for i in range(count)]))
        return verdict.allowed

    assert (allowed(2), allowed(3)) == (False, True)
    assert rule(page, "1 or 2 studies") == "shown one by one, never combined"
    assert "from at least 3 studies" in whole(page)
    effects, variances = [-3.0, -4.0, -5.0, -4.5, -3.5], [0.2] * 5
    assert pool_effects(effects[:4], variances[:4]).pi_low is None
    assert pool_effects(effects, variances).pi_low is not None
    assert "no prediction interval" in rule(page, "3 or 4 studies")
    assert rule(page, "5 studies or more") == "with a prediction interval"


def test_designs_that_are_never_combined_are_those_the_gate_refuses(page):
    rows = [{"study_id": f"s{i}", "variance": 1.0} for i in range(3)]
    refused = [
        design
        for design in words(Design)
        if not may_pool(pd.DataFrame(rows).assign(design=design)).allowed
    ]

    (said,) = [text for text in whole(page).split("- ") if text.startswith("case reports")]
    for design in words(Design):
        assert (prose.plural(2, design) in said) == (design in refused)
    assert {"case report"} == set(refused) & set(PATIENT_DESIGNS)


def test_windows_are_those_in_which_visits_fall(page):
    ends = re.findall(r"(\d+ months?) \(to ([\d.]+)\)", whole(page))

    assert len(ends) == 4
    for name, last in ends:
        assert visit_window(float(last)) == name
        assert visit_window(float(last) + 0.01) != name
    assert "Windows for combining visits are: up to 1 week, 1 month (to 2)" in whole(page)


def test_times_of_a_week_and_a_year_are_those_of_the_corpus(page, corpus):
    printed = corpus.measurements.drop_duplicates(["timepoint", "months"])
    months = printed.groupby("timepoint")["months"].agg(list)

    assert "A week counts 0.23 months, a year 12." in whole(page)
    assert (months["1 week"], months["1 year"]) == ([0.23], [12.0])
    assert months["2–4 weeks"] == [pytest.approx(3 * 0.23)]


def test_methods_named_are_the_defaults(page):
    told = dict(zip((row["question"] for row in page.tables["statistics"].rows), cells(page, "statistics"), strict=True))  # fmt: skip

    assert default(proportion_interval, "method") == "wilson"
    assert "Wilson" in told["One share"]
    assert default(pool_effects, "tau2") == "REML"
    assert "REML" in told["Mean change"]
    assert default(pool_effects, "interval") == "hksj-adhoc"
    assert "guarded" in told["Interval of a combined change"]
    assert default(pool_effects, "prediction") == "k-2"
    assert "k − 2" in told["How far studies differ"]
    pooled = pool_proportions([1, 2, 3], [20, 30, 40])
    for words_of_method in ("7", "quadrature points", "Wald interval on the logit scale"):
        assert words_of_method in told["Shares of several studies"]
    assert "Wald interval on the logit scale" in pooled.method
    assert f"correlation of {default(mean_change, 'correlation')}; 0.3 and 0.7" in rule(
        page, "Spread of a change not printed"
    )
    assert f"{len(TOOLS['JBI case series'].items)} questions" in told["Appraisal of case series"]


def test_the_version_of_metafor_is_that_of_the_reference_values(page):
    version = json.loads(METAFOR.read_text("utf-8"))["versions"]["metafor"]

    # R writes the last part of a version behind a hyphen.
    assert f"metafor, version {'-'.join(version.rsplit('.', 1))}," in whole(page)


def test_claimed_ranges_are_the_review_s(page, records):
    for claim in records.claims:
        assert prose.printed_percent(claim.low_percent, claim.high_percent) in whole(page)


def test_each_method_has_a_source_with_an_address(page):
    rows = page.tables["statistics"].rows

    assert len({row["source"] for row in rows}) == len(rows)
    for row in rows:
        assert row["url"].startswith("https://")
        for identifier in re.findall(r"(?:doi |arXiv )(\S+)|(PMC\d+)", row["source"]):
            assert "".join(identifier) in row["url"]


def test_technical_words_are_in_the_glossary(page, corpus):
    told = [whole(page), *(text for name in page.tables for text in cells(page, name))]
    names = {"BMJ", "CC", "BY"}

    missing = glossary.missing(told, glossary.of(corpus.terms), names)
    assert {word for word in missing if not word.startswith("PMC")} == set()
