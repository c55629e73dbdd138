"""How sure one can be of an outcome after a therapy: GRADE's reasons, by rules of our own.

Each body of evidence is rated on its randomised trials if it has any, else on all its studies. It
starts high for trials and low for the rest, and loses one step for each reason that applies. The
rules are rough and stated; the judgement is ours, made from abstracts.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from evidence.corpus.frames import PAIN_INSTRUMENTS, Corpus
from evidence.corpus.therapies import parts
from evidence.topics.gaps.cells import patient_studies, with_therapies
from evidence.topics.quality.appraisal import appraise
from evidence.topics.quality.reasons import (
    FEW_PATIENTS,
    UNLIKE_CHANGE,
    Body,
    Report,
    Study,
    patients,
    rate,
)

WORDS: Mapping[int, str] = {4: "high", 3: "moderate", 2: "low", 1: "very low"}
_FUNCTION = ("KPS", "ODI", "RDQ", "ECOG", "walking ability")
_KINDS: Mapping[str, str] = {
    "complications": "complication",
    "cement leakage": "leakage",
    "new fractures": "new fracture",
    "response": "response",
    "local control": "local control",
}
OUTCOMES: tuple[str, ...] = ("pain", "function", *_KINDS)
REASONS = ("design", "bias", "inconsistency", "indirectness", "imprecision", "publication")
COLUMNS = (
    "outcome", "therapy", "studies", "patients", "level", "symbol", "words", *REASONS, "study_ids",
)  # fmt: skip

RULES: Mapping[str, str] = {
    "Design": "randomised trials start high, other studies two steps lower.",
    "Risk of bias": "one step down for studies without a control group, for comparisons whose "
    "confounding is serious or can't be judged, and for trials not judged low on every domain.",
    "Inconsistency": "one step down when intervals of two cohorts don't overlap, when mean changes "
    f"of pain differ by more than {UNLIKE_CHANGE:g} points of 10, or when trials disagree.",
    "Indirectness": "one step down when fewer than half of the patients had a spinal tumour.",
    "Imprecision": f"one step down below {FEW_PATIENTS} patients, or when none is printed.",
    "Publication bias": "not assessed and no step down; small series are easily left unpublished.",
}
"""The rules, by GRADE's name for each reason."""


def certainty(corpus: Corpus, outcomes: Sequence[str] = OUTCOMES) -> pd.DataFrame:
    """Return one row per outcome and therapy that some study of patients reports.

    Columns: `outcome`, `therapy`, `studies`, `patients`, `level` (4 high to 1 very low), `symbol`,
    `words`, one column per reason (`design`, `bias`, `inconsistency`, `indirectness`,
    `imprecision`, `publication`) and `study_ids`. Order: outcomes as asked, then most studies.
    """
    compared, doubts = _controlled(corpus), _doubts(corpus)
    columns = list(Study._fields)
    treated = _plain(patient_studies(corpus), columns)
    everyone = [Study(*values) for values in treated.itertuples(index=False, name=None)]
    rows = []
    for outcome in outcomes:
        by_therapy: dict[str, list[Report]] = {}
        told = with_therapies(corpus, reports(corpus, outcome))
        plain = _plain(told, ["therapy", *Report._fields])
        for therapy, *values in plain.itertuples(index=False, name=None):
            by_therapy.setdefault(str(therapy), []).append(Report(*values))
        rated = []
        for therapy, figures in by_therapy.items():
            ids = {figure.study_id for figure in figures}
            studies = [study for study in everyone if study.study_id in ids]
            body = Body(studies, compared.get(therapy, set()), doubts)
            rated.append({"outcome": outcome, "therapy": therapy, **_row(body, figures)})
        rows += sorted(rated, key=lambda row: (-int(str(row["studies"])), str(row["therapy"])))
    return pd.DataFrame(rows, columns=COLUMNS).astype({"patients": "Int64"})


def _plain(frame: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return columns as Python values, None for what is missing, also for a whole column."""
    plain = frame.reindex(columns=list(columns)).astype(object)
    return plain.where(plain.notna(), None)


def reports(corpus: Corpus, outcome: str) -> pd.DataFrame:
    """Return the rows of studies of patients that report an outcome."""
    treated = set(patient_studies(corpus)["study_id"])
    if outcome in _KINDS:
        frame = corpus.events[corpus.events["preferred"]]
        kept = frame["kind"] == _KINDS[outcome]
    else:
        measured = corpus.measurements[corpus.measurements["preferred"]]
        frame = pd.concat([measured, corpus.directions], ignore_index=True)
        wanted = PAIN_INSTRUMENTS if outcome == "pain" else _FUNCTION
        kept = frame["instrument"].isin(wanted)
        if outcome == "pain":
            kept |= frame["measure"].str.startswith("pain").fillna(value=False)
    return frame[kept & frame["study_id"].isin(treated)]


def _controlled(corpus: Corpus) -> dict[str, set[str]]:
    """Return, for each therapy, the studies in which another arm lacked a part of it."""
    found: dict[str, set[str]] = {}
    for study_id, labels in corpus.arms.groupby("study_id")["therapy"]:
        therapies = {label: set(parts(label)) for label in labels}
        for label, own in therapies.items():
            if any(own - other for other in therapies.values()):
                found.setdefault(label, set()).add(str(study_id))
    return found


def _doubts(corpus: Corpus) -> dict[str, set[str]]:
    """Return, for each study, the items not judged low (or, in a cohort, not moderate either)."""
    found: dict[str, set[str]] = {}
    judged = appraise(corpus)[["study_id", "tool", "item", "judgement"]]
    for study_id, tool, item, judgement in judged.itertuples(index=False, name=None):
        fine = ("low", "moderate") if tool == "ROBINS-I" else ("low",)
        if judgement not in fine:
            found.setdefault(str(study_id), set()).add(str(item))
    return found


def _row(body: Body, figures: list[Report]) -> dict[str, object]:
    reasons = rate(body, figures)
    level = max(1, 4 - sum(reason.steps for reason in reasons.values()))
    return {
        "studies": len(body.studies),
        "patients": patients(body.studies),
        "level": level,
        "symbol": symbol(level),
        "words": WORDS[level],
        **{name: str(reason) for name, reason in reasons.items()},
        "study_ids": ";".join(study.study_id for study in body.studies),
    }


HEADINGS: Mapping[str, str] = {
    "therapy": "Therapy",
    "symbol": "Certainty",
    "words": "In words",
    "studies": "Studies",
    "patients": "Patients",
    "design": "Design",
    "bias": "Risk of bias",
    "inconsistency": "Inconsistency",
    "indirectness": "Indirectness",
    "imprecision": "Imprecision",
    "publication": "Publication bias",
}


def sentence(rated: pd.DataFrame, outcome: str) -> str:
    """Return how many therapies reach which certainty, for the rows of one outcome."""
    counts = rated["level"].value_counts()
    parts_said = [
        f"{symbol(level)} {WORDS[level]} for {int(counts[level])}"
        for level in sorted(WORDS, reverse=True)
        if level in counts.index
    ]
    many = f"{len(rated)} {'therapy' if len(rated) == 1 else 'therapies'}"
    best = rated.loc[rated["level"] == rated["level"].max(), "therapy"]
    said = f"Of {many} with any report of {outcome}, certainty is {', '.join(parts_said)}."
    if len(counts) > 1:
        said += f" Best supported: {', '.join(best)}."
    return f"{said} This rating is ours, made from abstracts by the rules below."


def reasons_text(rated: pd.DataFrame, therapy: str) -> str:
    """Return why one therapy's certainty is what it is, as a Markdown list."""
    row = rated[rated["therapy"] == therapy].iloc[0]
    names = dict(zip(REASONS, RULES, strict=True))
    listed = [f"- **{names[reason]}**: {row[reason]}" for reason in REASONS]
    return "\n".join([f"{row['symbol']} {row['words']}", "", *listed])


def symbol(level: int) -> str:
    """Return GRADE's symbol of a level, ⊕⊕⊕⊕ to ⊕○○○."""
    return "⊕" * level + "○" * (4 - level)


def rules_text() -> str:
    """Return the rules as a Markdown list."""
    rated = (
        "A body of evidence is rated on its randomised trials if it has any, else on all its "
        "studies. A trial or comparison counts for a therapy only if another arm lacked a part "
        "of it; otherwise the arm is a case series. Evidence of case series ends at very low as a "
        "rule (GRADE guideline 18, PMC6692166)."
    )
    return "\n".join([rated, "", *(f"- **{name}**: {rule}" for name, rule in RULES.items())])
