"""Appraisal: what was read, what follows by rule, and what can't be judged."""

import pytest

from evidence.cohorts.appraisal import appraisals
from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOL_FOR, TOOLS
from evidence.corpus.loading import CorpusError, read_files

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


def judged(cohorts, study_id):
    return {one.item: one for one in appraisals(cohorts).of(cohorts.by_id[study_id])}


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


def test_every_entry_uses_the_tool_for_its_study_s_design(cohorts):
    for one in cohorts.judgements:
        assert TOOL_FOR[cohorts.by_id[one.study_id].design] == one.tool


def test_every_study_with_a_tool_has_all_its_items_once(cohorts):
    for study in cohorts.studies:
        tool = TOOL_FOR.get(study.design)
        items = [one.item for one in appraisals(cohorts).of(study)]
        assert items == (list(TOOLS[tool].items) if tool else [])


def test_what_we_read_comes_before_the_rule(cohorts):
    one = judged(cohorts, "chen-2016")["outcomes or follow-up reported"]

    assert (one.judgement, one.how) == ("unclear", "our reading")


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
def test_rules_follow_what_is_printed(cohorts, study_id, item, judgement):
    assert judged(cohorts, study_id)[item].judgement == judgement


def test_a_paper_never_seen_says_so(cohorts):
    reasons = {one.reason for one in judged(cohorts, "pusceddu").values()}

    assert reasons == {"The paper itself was not found; only the review's description was."}


def test_answers_belong_to_their_tool(cohorts):
    for own in appraisals(cohorts).by_study.values():
        for one in own:
            assert one.judgement in TOOLS[one.tool].answers


def test_judgements_are_made_once_for_each_corpus(cohorts):
    assert appraisals(cohorts) is appraisals(cohorts)


def test_doubts_are_what_is_not_judged_low(cohorts):
    doubts = appraisals(cohorts).doubts

    assert "measurement of outcomes" not in doubts(cohorts.by_id["buchbinder-2009"])
    assert "measurement of outcomes" in doubts(cohorts.by_id["klazen-2010"])
    assert doubts(cohorts.by_id["kushchayev-2019"]) == frozenset()  # a review has no tool here
