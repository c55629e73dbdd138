"""Appraisal: what was read, what follows by rule, and what can't be judged."""

import pytest

from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOL_FOR, TOOLS
from evidence.corpus.loading import CorpusError, read_files
from evidence.corpus.selection import restrict
from evidence.topics.quality import appraisal

ENTRY = """\
appraisals:
  - study_id: {study}
    tool: {tool}
    item: {item}
    judgement: {judgement}
    reason: As the abstract says.
"""


def _problems(write_corpus, **changes):
    entry = {"study": "a", "tool": "RoB 2", "item": "randomisation", "judgement": "low"} | changes
    with pytest.raises(CorpusError) as refused:
        read_files([write_corpus(ENTRY.format(**entry))])
    return str(refused.value)


@pytest.fixture(scope="module")
def judged(corpus):
    return appraisal.appraise(corpus).set_index(["study_id", "item"])


def test_an_item_of_another_tool_is_refused_at_its_place(write_corpus):
    message = _problems(write_corpus, item="confounding")

    assert ':4:11: appraisals[0] item: "confounding" is not one of the items of RoB 2' in message


def test_an_answer_of_another_tool_is_refused(write_corpus):
    message = _problems(write_corpus, judgement='"yes"')

    assert '"yes" is not one of the answers of RoB 2' in message


def test_an_item_judged_twice_is_refused(write_corpus):
    entry = {"study": "a", "tool": "RoB 2", "item": "randomisation", "judgement": "low"}
    text = ENTRY.format(**entry)

    with pytest.raises(CorpusError, match="judged twice"):
        read_files([write_corpus(text + text.removeprefix("appraisals:\n"))])


def test_an_entry_for_an_unknown_study_is_refused(write_corpus):
    studies = (
        "collection: review\nstudies:\n"
        "  - {id: b, label: B, design: case series, aetiology: tumour}\n"
    )
    entry = {"study": "a", "tool": "RoB 2", "item": "randomisation", "judgement": "low"}

    with pytest.raises(CorpusError, match='no study has the id "a"'):
        read_files([write_corpus(studies + ENTRY.format(**entry))])


def test_every_entry_uses_the_tool_for_its_study_s_design(corpus):
    designs = corpus.studies.set_index("study_id")["design"]

    for study_id, tool in corpus.appraisals[["study_id", "tool"]].itertuples(index=False):
        assert TOOL_FOR[designs[study_id]] == tool


def test_every_study_with_a_tool_has_all_its_items_once(corpus, judged):
    for study_id, design in corpus.studies[["study_id", "design"]].itertuples(index=False):
        items = TOOLS[TOOL_FOR[design]].items if design in TOOL_FOR else ()
        found = judged.loc[study_id].index.to_list() if items else []
        assert found == list(items)
    assert judged.index.is_unique


def test_what_we_read_comes_before_the_rule(judged):
    row = judged.loc[("chen-2016", "outcomes or follow-up reported")]

    assert (row["judgement"], row["how"]) == ("unclear", "our reading")


@pytest.mark.parametrize(
    ("study_id", "item", "judgement"),
    [
        ("khan-2018", "clinical information reported", "yes"),  # nine primaries, four regions
        ("khan-2018", "consecutive inclusion", NOT_JUDGEABLE),
        ("khan-2018", "demographics reported", NOT_JUDGEABLE),
        ("gu-2013", "demographics reported", "unclear"),  # mean age 73.6, sex not seen
        ("pusceddu", "outcomes or follow-up reported", NOT_JUDGEABLE),
        ("guarnieri-2009", "consecutive inclusion", "yes"),
        ("buchbinder-2009", "measurement of outcomes", "low"),
        ("klazen-2010", "measurement of outcomes", "high"),
        ("voormolen-2007", "departures from the assigned treatment", "some concerns"),
    ],
)
def test_rules_follow_what_is_printed(judged, study_id, item, judgement):
    assert judged.loc[(study_id, item), "judgement"] == judgement


def test_a_paper_never_seen_says_so(judged):
    reasons = judged.loc["pusceddu", "reason"]

    assert set(reasons) == {"The paper itself was not found; only the review's description was."}


def test_every_answer_has_a_symbol_and_belongs_to_its_tool(judged):
    for tool, answer in judged[["tool", "judgement"]].drop_duplicates().itertuples(index=False):
        assert answer in TOOLS[tool].answers
        assert appraisal.MARKS[answer][0]


def test_the_answer_counts_levels_and_silence(corpus):
    review = restrict(corpus, "review")

    assert appraisal.answer(review, appraisal.appraise(review)) == (
        "1 of 17 studies reaches level 2 or better; 12 are level 4 or 5, which compare no "
        "treatments or have no patients of their own. 79 of 100 items of appraisal cannot be "
        "judged from abstracts."
    )


def test_levels_come_best_first_with_a_reason(corpus):
    levels = appraisal.levels(restrict(corpus, "review"))

    assert levels.loc[0, "label"] == "Yang Z 2009"
    assert levels["evidence_level"].is_monotonic_increasing
    assert levels["evidence_reason"].notna().all()
