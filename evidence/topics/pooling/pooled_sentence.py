"""The sentence that answers the page's question, computed from the rows on screen."""

from collections.abc import Mapping

from evidence import prose
from evidence.statistics import Pooled, Spread
from evidence.topics.pooling.combined import Synthesis
from evidence.topics.pooling.questions import ALL, Question

_PATIENTS: Mapping[str, str] = {
    "tumour": "in spinal tumours",
    "osteoporosis": "in osteoporosis",
    "hemangioma": "in hemangiomas",
    "mixed": "in mixed aetiologies",
    "not stated": "in patients whose aetiology is not stated",
    ALL: "",
}


def asked(question: Question) -> str:
    """Return what is asked, in words: "VAS at 1 month in spinal tumours"."""
    measure = question.outcome.instrument or question.outcome.name
    parts = (measure, question.spoken, of_patients(question))
    return " ".join(part for part in parts if part)


def of_patients(question: Question) -> str:
    """Return in which patients, "" for all and where the question itself says so."""
    if question.outcome.preset:
        return ""
    return _PATIENTS.get(question.patients, f"in {question.patients}")


def answer(synthesis: Synthesis, collection: str) -> str:
    """Return the one sentence that answers the page's question for the rows on screen."""
    if not synthesis.whole.rows:
        nobody = prose.capital(prose.of_collection(0, collection))
        return f"{nobody} reports {_reported(synthesis.question)}."
    if synthesis.pooled is not None:
        return _pooled(synthesis, synthesis.pooled, collection)
    return f"Not pooled. {prose.sentence(_instead(synthesis, collection))}"


def _reported(question: Question) -> str:
    of = "pain on the " if question.kind == "change" else ""
    return f"{of}{asked(question)}"


def _pooled(synthesis: Synthesis, pooled: Pooled, collection: str) -> str:
    weighed = synthesis.whole.weighed
    studies = prose.of_collection(pooled.k, collection)
    size = sum(one.size or 0 for one in weighed)
    question = synthesis.question
    if synthesis.kind == "proportion":
        share = prose.percent(pooled.estimate)
        ends = prose.percent_range(pooled.ci_low, pooled.ci_high)
        of = prose.of_units(size, question.when)
        return (
            f"{prose.capital(asked(question))}: {share} (95 % CI {ends}), pooled over "
            f"{studies} ({of})."
        )
    return prose.sentence(
        f"{of_patients(question)} mean {question.outcome.instrument} "
        f"{fell(pooled.estimate)} ({interval(pooled)}) {question.spoken}: {studies}, "
        f"{prose.counted(size, 'patient')}".strip()
    )


def fell(change: float) -> str:
    """Return how far something moved, "fell by 4.7 points"."""
    return prose.moved(change, change)


def interval(pooled: Pooled) -> str:
    """Return the confidence interval of a change, as its size where it lies on one side of 0."""
    low, high = pooled.ci_low, pooled.ci_high
    if low < 0 < high:
        return f"95 % CI of the change {prose.signed(low)} to {prose.signed(high)}"
    near, far = sorted((abs(low), abs(high)))
    return f"95 % CI {prose.fixed(near, 1)} to {prose.fixed(far, 1)}"


def _instead(synthesis: Synthesis, collection: str) -> str:
    """Return what stands in for a pooled value: median and range, or that nobody prints them."""
    question, spread = synthesis.question, synthesis.spread
    nobody = prose.of_collection(0, collection)
    change = synthesis.kind == "change"
    if spread is None and change:
        visits = f"mean {question.outcome.instrument} before treatment and {question.spoken}"
        return f"{nobody} prints {visits} {of_patients(question)}".strip()
    if spread is None:
        return f"{asked(question)}: {nobody} prints a count with its total"
    ranged = _range_of_changes if change else _range_of_shares
    return ranged(synthesis, spread, collection)


def _range_of_changes(synthesis: Synthesis, spread: Spread, collection: str) -> str:
    question = synthesis.question
    moved = prose.moved(spread.low, spread.high)
    middle = "" if spread.k == 1 else f" (median {_size(spread)})"
    studies = prose.of_collection(spread.k, collection)
    measure = f"mean {question.outcome.instrument} {moved}{middle} {question.spoken} in {studies}"
    return f"{of_patients(question)} {measure}".strip()


def _size(spread: Spread) -> str:
    """Return a median change: its size where all moved one way, else with its sign."""
    if spread.low < 0 < spread.high:
        return prose.signed(spread.median)
    return prose.fixed(abs(spread.median), 1)


def _range_of_shares(synthesis: Synthesis, spread: Spread, collection: str) -> str:
    studies = prose.of_collection(spread.k, collection)
    if spread.k == 1:
        (only,) = (one for one in synthesis.whole.rows if one.stands and one.estimate is not None)
        assert only.count is not None
        count = prose.count_with_interval(only.count, only.count.limits())
        return f"{asked(synthesis.question)}: {count}, in {studies}"
    if spread.low == spread.high:
        return f"{asked(synthesis.question)}: {prose.percent(spread.low)} in each of {studies}"
    ends = prose.percent_range(spread.low, spread.high)
    middle = prose.percent(spread.median)
    return f"{asked(synthesis.question)}: {ends} in {studies}, median {middle}"


_WAYS: Mapping[str, str] = {
    "better": "fell",
    "worse": "rose",
    "no difference": "stayed the same",
    "unclear": "moved an unclear way",
}
"""Direction → how pain went."""


def directions(synthesis: Synthesis) -> str:
    """Return in how many cohorts pain fell, stayed and rose, whatever the size of the change."""
    found = {way: synthesis.directions[way] for way in _WAYS if synthesis.directions.get(way)}
    total = sum(found.values())
    if not found:
        return ""
    if len(found) == 1:
        (way,) = found
        which = {1: "the one cohort that gives", 2: "both cohorts that give"}.get(
            total, f"all {prose.number(total)} cohorts that give"
        )
        return f"Pain {_WAYS[way]} in {which} its direction."
    told = prose.listed(f"{_WAYS[way]} in {prose.number(count)}" for way, count in found.items())
    return f"Of {prose.number(total)} cohorts that give its direction pain {told}."
