"""What studies report of pain between two of their own arms, in a sentence for each study."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.comparisons import Comparison, after_treatment
from evidence.topics.therapies.therapy_wording import scale, therapy_of_arm

OTHER = "other"
"""The instrument whose records say what they measure."""

_WORDS: Mapping[str, str] = {
    "better": "less pain with {one} than with {other}",
    "worse": "more pain with {one} than with {other}",
    "no difference": "no difference between {one} and {other}",
    "unclear": "{one} against {other}, direction unclear",
}


def note(choice: Choice, found: Sequence[Comparison]) -> str:
    """Return how many studies compare therapies, and how many of them pain after treatment."""
    comparing = [study for study in choice.with_patients if study.compares]
    pain = {one.study.study_id: one.study for one in after_treatment(found)}.values()
    if not comparing:
        return _none(len(choice.with_patients))
    text = (
        f"{prose.number(len(comparing))} of "
        f"{prose.counted(len(choice.with_patients), 'study')} with patients "
        f"{prose.verb(len(comparing), 'compares', 'compare')} therapies; "
    )
    if not pain:
        rest = "" if not found else ", only how it was before"
        none = prose.verb(len(comparing), "it prints no", "none of them prints")
        return f"{text}{none} pain of two therapies after treatment{rest}."
    trials = sum(study.randomised for study in pain)
    randomised = prose.number(trials) if trials else "none"
    text += (
        f"{prose.number(len(pain))} of them {prose.verb(len(pain), 'prints', 'print')} pain of "
        f"two therapies after treatment, {randomised} of these randomised."
    )
    if trials == len(pain):
        return text
    return f"{text} Without randomisation the groups may differ in more than treatment."


def _none(studies: int) -> str:
    if studies == 1:
        return "The one study with patients on show compares no therapies."
    return (
        f"None of the {prose.counted(studies, 'study')} with patients on show compares therapies."
    )


def sentences(found: Iterable[Comparison]) -> tuple[str, ...]:
    """Return one sentence per study, in Markdown."""
    by_study: dict[str, list[Comparison]] = {}
    for one in found:
        by_study.setdefault(one.study.study_id, []).append(one)
    return tuple(_sentence(own) for own in by_study.values())


def _sentence(own: Sequence[Comparison]) -> str:
    study = own[0].study
    clauses = "; ".join(_clauses(own))
    return f"**{prose.whose(*own)}** ({study.design}, {study.aetiology}): {clauses}."


def _clauses(own: Sequence[Comparison]) -> Iterator[str]:
    for one in own:
        if one.score is not None and one.other_score is not None:
            yield (
                f"{one.timepoint}: {scale(one.score)} {prose.score(one.score)} with "
                f"{therapy_of_arm(one.pair.arm)}, {prose.score(one.other_score)} with "
                f"{therapy_of_arm(one.pair.other)}{p_text(one)}"
            )
        elif one.difference is not None:
            yield (
                f"{one.timepoint}: {item(one)}, {therapy_of_arm(one.pair.arm)} minus "
                f"{therapy_of_arm(one.pair.other)}, {prose.difference(one.difference)}"
                f"{p_text(one)}{_way(one, own)}"
            )
    printed = {_result(one) for one in own if one.difference is not None}
    yield from _stated(
        [one for one in own if one.direction is not None and _result(one) not in printed]
    )


def item(one: Comparison) -> str:
    """Return what was measured: the instrument, or what it measures where it has no name."""
    return one.measure if one.instrument == OTHER and one.measure else one.instrument


def _result(one: Comparison) -> tuple[object, ...]:
    """Return what a result is of, so that a number and the words for it are told together."""
    arms = frozenset((one.pair.arm.arm_id, one.pair.other.arm_id))
    return arms, one.instrument, one.measure, one.months, one.timepoint, one.p_value


def _way(printed: Comparison, own: Sequence[Comparison]) -> str:
    """Return ": less pain with PKP" after a difference that the source also states in words."""
    for one in own:
        if one.direction is not None and _result(one) == _result(printed):
            return f": {_direction(one).partition(' than with ')[0]}"
    return ""


def _stated(own: Sequence[Comparison]) -> Iterator[str]:
    """Yield a clause for each way that pain went, with its visits.

    What the review alone states gives way where the study states the same itself.
    """
    groups: dict[str, list[Comparison]] = {}
    for one in own:
        groups.setdefault(_direction(one), []).append(one)
    for words, group in groups.items():
        printed = [one for one in group if one.source.basis != "review"]
        visits: dict[tuple[float | None, str], Comparison] = {}
        for one in printed or group:
            visits.setdefault((one.months, one.timepoint), one)
        whose = "" if printed else ", as the review states it"
        yield f"{words}: {_visits(tuple(visits.values()))}{whose}"


def _direction(one: Comparison) -> str:
    assert one.direction is not None
    arms = {"one": therapy_of_arm(one.pair.arm), "other": therapy_of_arm(one.pair.other)}
    return _WORDS[one.direction].format(**arms)


def _visits(shown: Sequence[Comparison]) -> str:
    """Return visits with their p-values; one that they share stands once, at the end."""
    values = {p_text(one) for one in shown}
    if len(values) == 1:
        return prose.listed(one.timepoint for one in shown) + values.pop()
    return prose.listed(f"{one.timepoint}{p_text(one)}" for one in shown)


def p_text(one: Comparison) -> str:
    """Return " (p = 0.028, printed by the review only)", or "" where no p-value is printed."""
    return f" ({printed_p(one)})" if one.p_value is not None else ""


def printed_p(one: Comparison) -> str | None:
    """Return the p-value as printed, with who prints it if it isn't the study."""
    if one.p_value is None:
        return None
    whose = ", printed by the review only" if one.p_by_review else ""
    return f"{prose.p_value(one.p_value)}{whose}"
