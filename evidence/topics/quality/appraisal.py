"""How far each study can be trusted: its level, and what its abstract lets one judge.

Each study of patients is held against the tool for its design, item by item. What we read is in
`data/appraisal.yaml`; a few items follow by rule from what the corpus holds; all others "cannot be
judged from the abstract". Items are never added to a score.
"""

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOL_FOR, TOOLS
from evidence.corpus.frames import Corpus
from evidence.corpus.vocabulary import AppraisalTool

MARKS: Mapping[str, tuple[str, str]] = {
    "yes": ("✓", "good"),
    "low": ("✓", "good"),
    "unclear": ("~", "doubt"),
    "some concerns": ("~", "doubt"),
    "moderate": ("~", "doubt"),
    "no": ("✗", "bad"),
    "serious": ("✗", "bad"),
    "high": ("✗", "bad"),
    "critical": ("✗✗", "bad"),
    "not applicable": ("–", "none"),
    NOT_JUDGEABLE: ("?", "open"),
}
"""Symbol and shade of each answer."""

_NOT_SEEN = "The paper itself was not found; only the review's description was."
_SILENT = "What we read of the abstract doesn't say."

Answer = tuple[str, str]
"""A judgement and its reason."""


def appraise(corpus: Corpus) -> pd.DataFrame:
    """Return one row per study and item of the tool that fits its design.

    Columns: `study_id`, `label`, `tool`, `item`, `judgement`, `reason` and `how`: "our reading",
    "by rule" or "not judged". Studies of other designs have no rows.
    """
    read = {
        (str(study_id), str(item)): (str(judgement), str(reason))
        for study_id, item, judgement, reason in corpus.appraisals[
            ["study_id", "item", "judgement", "reason"]
        ].itertuples(index=False)
    }
    facts = _Facts(corpus)
    rows = [row for _, study in corpus.studies.iterrows() for row in _study(study, read, facts)]
    columns = ["study_id", "label", "tool", "item", "judgement", "reason", "how"]
    return pd.DataFrame(rows, columns=columns).astype("string")


def _study(
    study: pd.Series, read: Mapping[tuple[str, str], Answer], facts: "_Facts"
) -> Iterator[tuple[str, ...]]:
    tool = TOOL_FOR.get(study["design"])
    if tool is None:
        return
    for item in TOOLS[tool].items:
        own = read.get((study["study_id"], item))
        rule = _RULES.get(item)
        ruled = None if own or rule is None else rule(study, facts)
        silent = (NOT_JUDGEABLE, _SILENT if study["study_id"] in facts.seen else _NOT_SEEN)
        how = "our reading" if own else "by rule" if ruled else "not judged"
        yield (study["study_id"], study["label"], tool, item, *(own or ruled or silent), how)


class _Facts:
    """What the corpus holds from the studies' own abstracts, by study."""

    def __init__(self, corpus: Corpus) -> None:
        def own(name: str) -> pd.DataFrame:
            frame = corpus.table(name)
            return frame[frame["basis"] == "primary"]

        details, measured = own("details"), own("measurements")
        self.age = set(details.loc[details["topic"] == "age", "study_id"])
        self.sex = set(details.loc[details["topic"] == "sex", "study_id"])
        self.primaries = set(own("primaries")["study_id"])
        self.regions = set(own("regions")["study_id"])
        self.scored = set(measured.loc[measured["months"] > 0, "study_id"])
        counted = own("events")
        self.counted = set(counted.loc[counted["events"].notna(), "study_id"])
        followed = corpus.studies["follow_up_basis"].isin(["primary"])
        self.followed = set(corpus.studies.loc[followed, "study_id"])
        tables = ("arms", "measurements", "directions", "events", "primaries", "details")
        self.seen = {study_id for name in tables for study_id in own(name)["study_id"]}


def _demographics(study: pd.Series, facts: _Facts) -> Answer | None:
    age, sex = study["study_id"] in facts.age, study["study_id"] in facts.sex
    if age and sex:
        return "yes", "The abstract gives age and sex."
    if age or sex:
        given, missing = ("age", "sex") if age else ("sex", "age")
        return "unclear", f"The abstract gives {given}; {missing} wasn't seen there."
    return None


def _clinical(study: pd.Series, facts: _Facts) -> Answer | None:
    if study["aetiology"] != "tumour":
        return None
    primary, region = study["study_id"] in facts.primaries, study["study_id"] in facts.regions
    if primary and region:
        return "yes", "Primary tumours and spinal regions are given."
    if primary or region:
        given, missing = ("primaries", "regions") if primary else ("regions", "primaries")
        names = {"primaries": "Primary tumours", "regions": "Spinal regions"}
        return "unclear", f"{names[given]} are given; {names[missing].lower()} weren't seen."
    return None


def _outcomes(study: pd.Series, facts: _Facts) -> Answer | None:
    if study["study_id"] in facts.scored:
        return "yes", "A score with its time after treatment is printed."
    if study["study_id"] in facts.counted and study["study_id"] in facts.followed:
        return "yes", "Events are counted and the follow-up is given."
    if study["study_id"] in facts.counted:
        return "unclear", "Events are counted; how long patients were followed wasn't seen."
    return None


def _consecutive(study: pd.Series, _facts: _Facts) -> Answer | None:
    return ("yes", "The patients are called consecutive.") if study["consecutive"] else None


def _hidden(study: pd.Series, _facts: _Facts) -> Answer | None:
    """Judge whether patients, who score their own pain, knew their treatment."""
    if pd.isna(study["blinding"]):
        return None
    if study["blinding"] == "patients blinded":
        return "low", "A sham procedure hid from patients which treatment they had."
    return "high", "Patients score their own pain and knew whether they had the procedure."


def _crossover(study: pd.Series, _facts: _Facts) -> Answer | None:
    if study["crossover"]:
        return "some concerns", "Patients could change to the other treatment."
    return None


_RULES: Mapping[str, Callable[[pd.Series, _Facts], Answer | None]] = {
    "demographics reported": _demographics,
    "clinical information reported": _clinical,
    "outcomes or follow-up reported": _outcomes,
    "consecutive inclusion": _consecutive,
    "measurement of outcomes": _hidden,
    "departures from the assigned treatment": _crossover,
}
"""Items that follow from what the corpus holds."""


def answer(corpus: Corpus, judged: pd.DataFrame) -> str:
    """Return in two sentences how strong the studies are and how much can't be judged."""
    studies = corpus.studies
    trials = int((studies["evidence_level"] <= 2).sum())  # noqa: PLR2004
    low = int((studies["evidence_level"] >= 4).sum())  # noqa: PLR2004
    count = len(studies)
    first = (
        f"{trials} of {count} {'study' if count == 1 else 'studies'} "
        f"{'reaches' if trials == 1 else 'reach'} level 2 or better; {low} "
        f"{'is' if low == 1 else 'are'} level 4 or 5, which compare no treatments or have no "
        "patients of their own."
    )
    if judged.empty:
        return first
    silent = int((judged["judgement"] == NOT_JUDGEABLE).sum())
    return f"{first} {silent} of {len(judged)} items of appraisal cannot be judged from abstracts."


def tool_title(judged: pd.DataFrame, tool: AppraisalTool) -> str:
    """Return the name of a tool with its number of studies and its reference."""
    count = judged.loc[judged["tool"] == tool, "study_id"].nunique()
    return f"**{tool}**, {count} {'study' if count == 1 else 'studies'}. {TOOLS[tool].reference}."


def tools(judged: pd.DataFrame) -> list[AppraisalTool]:
    """Return the tools that were used, in reading order."""
    return [tool for tool in TOOLS if (judged["tool"] == tool).any()]


def levels(corpus: Corpus) -> pd.DataFrame:
    """Return each study's OCEBM 2011 level with its reason, best first."""
    columns = ["label", "evidence_level", "design", "evidence_reason", "design_note", "study_id"]
    ordered = corpus.studies.sort_values(["evidence_level", "label"], kind="stable")
    return ordered[columns].reset_index(drop=True)


KEY = (
    f"Our judgement, from abstracts. ✓ yes or low risk; ~ unclear, some or moderate concern; "
    f"✗ no, serious or high risk; ? {NOT_JUDGEABLE}, which says nothing on the study. "
    "The stronger the shade, the graver. Items are not added up: no tool here has a valid sum. "
    "Point at a cell for its reason, or open the list below."
)
"""How to read the traffic-light table."""

HEADINGS: Mapping[str, str] = {
    "label": "Study",
    "tool": "Tool",
    "item": "Item",
    "judgement": "Judgement",
    "reason": "Why",
    "how": "How judged",
}

LEVEL_HEADINGS: Mapping[str, str] = {
    "label": "Study",
    "evidence_level": "OCEBM level",
    "design": "Design",
    "evidence_reason": "Why this level",
    "design_note": "More on the design",
}
