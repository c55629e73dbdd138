"""What studies print as numbers of a measure between two of their own arms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.comparisons import Comparison, Pair, after_treatment, comparisons
from evidence.cohorts.records import Difference, Study
from evidence.topics.trajectories.course_wording import item, therapy
from evidence.topics.trajectories.reports import Reports

NOTE = (
    "Only arms of one study may be compared; without randomisation they may differ in more than "
    "treatment. Differences stated in words are the hollow marks of directions."
)


@dataclass(frozen=True)
class BetweenArms:
    """One sentence for each study, with p-values as printed."""

    note: str
    sentences: tuple[str, ...]


def between_arms(found: Reports) -> BetweenArms:
    """Return the scores that two arms print at the same visit, and the differences printed."""
    told: dict[Study, list[str]] = {}
    figures: dict[Study, list[Comparison | Difference]] = {}
    for pair, own in _by_pair(_scored(found)).items():
        told.setdefault(pair.study, []).append(_scores(pair, own))
        figures.setdefault(pair.study, []).extend(own)
    for differences in _by_arms(found.differences):
        told.setdefault(differences[0].study, []).append(_differences(differences))
        figures.setdefault(differences[0].study, []).extend(differences)
    sentences = tuple(
        f"**{prose.whose(*figures[study])}** ({study.design}, {study.aetiology}): "
        f"{'. '.join(clauses)}."
        for study, clauses in told.items()
    )
    return BetweenArms(NOTE if sentences else "", sentences)


def _scored(found: Reports) -> Iterator[Comparison]:
    scores = [score for course in found.courses for score in course.scores]
    known = frozenset(score.row_id for score in (*scores, *found.undrawn))
    for outcome in dict.fromkeys(score.outcome for score in (*scores, *found.undrawn)):
        for one in after_treatment(comparisons(found.choice, outcome)):
            if one.score is not None and one.row_id in known:
                yield one


def _by_pair(found: Iterable[Comparison]) -> dict[Pair, list[Comparison]]:
    pairs: dict[Pair, list[Comparison]] = {}
    for one in found:
        pairs.setdefault(one.pair, []).append(one)
    return pairs


def _scores(pair: Pair, own: Sequence[Comparison]) -> str:
    visits = "; ".join(_visit(one) for one in own)
    return f"{therapy(pair.arm)} against {therapy(pair.other)}: {visits}"


def _visit(one: Comparison) -> str:
    assert one.score is not None
    assert one.other_score is not None
    whose = ", printed by the review only" if one.p_by_review else ""
    p = "" if one.p_value is None else f" ({prose.p_value(one.p_value)}{whose})"
    return (
        f"{item(one.score)}, {one.timepoint}, {prose.score(one.score)} against "
        f"{prose.score(one.other_score)}{p}"
    )


def _by_arms(found: Iterable[Difference]) -> Iterator[Sequence[Difference]]:
    """Yield the differences of one item between the same two arms, as far as printed."""
    groups: dict[tuple[object, ...], list[Difference]] = {}
    for one in found:
        groups.setdefault((one.study, one.arm, one.other, item(one)), []).append(one)
    yield from groups.values()


def _differences(own: Sequence[Difference]) -> str:
    one = own[0]
    visits = "; ".join(f"{each.timepoint}, {prose.difference(each)}{_p(each)}" for each in own)
    return f"{therapy(one.arm)} minus {therapy(one.other)}, {item(one)}: {visits}"


def _p(one: Difference) -> str:
    return "" if one.p_value is None else f" ({prose.p_value(one.p_value)})"
