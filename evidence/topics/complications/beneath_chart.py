"""What a reader must know beneath the chart: order, zeros, units, rows that take no part."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from evidence import prose
from evidence.charts import theme
from evidence.cohorts.harms import CLINICAL
from evidence.cohorts.records import Count
from evidence.topics.complications.asked import ALL_UNITS, OVERALL, WIDEST, Asked, Pool
from evidence.topics.complications.definitions import Definition
from evidence.topics.complications.harm_wording import NO_TOTAL, by_reason, of_unit, plural, reason
from evidence.topics.complications.shown import HEADINGS, NAMES, Cohort, cohort, row
from evidence.topics.page import Table, study_address

_CLAIMED = "Hatched: the review’s claim. "

_KEY = (
    "Marks: counts with their 95 % interval, {method}; colour and shape tell the therapy{outside}."
)

_HOW_DRAWN = (
    "Outlined: our reading of a sentence. Open and without interval: a percentage printed without "
    "counts. Grey words: a row that enters "
    "no tally. An arrow: the interval goes on. The claimed range has neither numerator nor "
    "denominator; it is no confidence interval."
)

_DEFINITIONS_KEY = (
    "Each mark is one group of patients, the bar their median, not weighted and not pooled; a "
    "cross with a dotted line is a plain sum{outside}."
)

_DEFINITIONS_DRAWN = (
    "Of ways of counting, those shared by two groups of patients or more are drawn; the rest are "
    "in the table. Open marks are percentages printed without counts. The dotted line of a "
    "plain sum is the interval it would have if one cohort had counted it all."
)


def key(asked: Asked, drawn: Collection[Cohort], *, claimed: bool) -> str:
    """Return what a chart with or without claimed ranges means, in a line."""
    marks = _KEY.format(method=NAMES[asked.method], outside=_outside(drawn))
    own = any(one.count.study.yours for one in drawn)
    yours = f" {prose.sentence(prose.capital(theme.OWN_MARK))}" if own else ""
    return f"{_CLAIMED if claimed else ''}{marks}{yours}"


def definitions_key(found: Iterable[Definition]) -> str:
    """Return what the chart of definitions means, in a line; "" without any."""
    drawn = [one for each in found for one in each.cohorts]
    return _DEFINITIONS_KEY.format(outside=_outside(drawn)) if drawn else ""


def _outside(drawn: Iterable[Cohort]) -> str:
    outside = any(one.count.study.outside_review for one in drawn)
    return f"; {theme.OUTSIDE_MARK}" if outside else ""


def notes(
    pool: Pool,
    asked: Asked,
    rows: Sequence[Cohort],
    drawn: Sequence[Cohort],
    *,
    by_definition: bool,
) -> tuple[str, ...]:
    """Return how the chart is drawn, and what it shows, hides and leaves out."""
    told = chain(
        [_HOW_DRAWN if drawn else "", _zeros(rows) if _apart(asked) else ""],
        [_order(asked, rows, drawn), *_not_counted(rows)],
        [_other_units(pool, asked), _left_out(pool, asked)],
        shares_of_leaks(pool, asked),
        [_DEFINITIONS_DRAWN if by_definition else ""],
    )
    return tuple(text for text in told if text)


def caveat(asked: Asked, rows: Sequence[Cohort]) -> str:
    """Return what must be read with the chart: why no claim is beside, else what a zero means."""
    return _apart(asked) or _zeros(rows)


def _apart(asked: Asked) -> str:
    """Return why the review's ranges do not stand beside what is shown; "" where they do."""
    if asked.kind != CLINICAL:
        return (
            "The review claims ranges for complications and doesn’t say whether it counts "
            f"{plural(asked.kind)} among them, so no claimed range stands beside "
            "these."
        )
    if asked.event != OVERALL:
        return (
            "The review’s ranges are of complications as a whole; a single event can’t be set "
            "beside them."
        )
    if asked.severity != WIDEST:
        return "The review doesn’t say which severity its ranges count."
    return ""


def _order(asked: Asked, rows: Sequence[Cohort], drawn: Sequence[Cohort]) -> str:
    drawable = sum(one.drawn for one in rows)
    if not drawable:
        return ""
    by = "what was counted (widest first)" if asked.event == OVERALL else "unit"
    text = f"Sorted by aetiology, then {by}, then size, largest cohort first."
    hidden = drawable - len(drawn)
    if hidden:
        of = f"{prose.number(hidden)} of {prose.counted(drawable, 'row')}"
        are = prose.verb(hidden, "is", "are")
        text += f" {of}, of the smallest cohorts, {are} in the table only."
    return text


def _zeros(rows: Sequence[Cohort]) -> str:
    """Return what the smallest and the largest cohort without an event leave possible."""
    none = [one for one in rows if one.limits and one.count.events == 0]
    none.sort(key=lambda one: one.count.total or 0)
    if not none:
        return ""
    ends = {one.count.total: one for one in reversed([none[0], none[-1]])}
    told = prose.listed(
        f"{prose.count(one.count)} ({prose.whose(one.count)}) "
        f"leaves up to {prose.percent(one.limits[1])} possible"
        for one in reversed(ends.values())
        if one.limits
    )
    return f"No event is not no risk: {told}."


def _not_counted(rows: Sequence[Cohort]) -> Iterable[str]:
    """Return which rows on screen enter no tally, and why."""
    shown = [one for one in rows if one.why_not]
    if shown:
        enters = prose.verb(len(shown), "enters", "enter")
        why = by_reason(one.why_not for one in shown)
        yield f"{prose.counted(len(shown), 'row')} on screen {enters} no tally: {why}."
    bare = [one for one in rows if not one.why_not and not one.limits]
    if bare:
        has = prose.verb(len(bare), "has", "have")
        yield (
            f"{prose.counted(len(bare), 'row')} {has} no interval and "
            f"{prose.verb(len(bare), 'enters', 'enter')} no range: {NO_TOTAL}."
        )
    hidden = sum(not one.drawn for one in rows)
    if hidden:
        yield (
            f"{prose.counted(hidden, 'row')} without a share "
            f"{prose.verb(hidden, 'is', 'are')} in the table, not in the chart."
        )


def _other_units(pool: Pool, asked: Asked) -> str:
    """Return what the choice of unit hides."""
    if asked.unit == ALL_UNITS:
        return ""
    others = Counter(
        count.unit
        for count in pool.usable
        if asked.kind in count.families and count.unit != asked.unit
    )
    if not others:
        return ""
    named = prose.listed(
        f"{of_unit(unit)} ({prose.number(many)})" for unit, many in others.most_common()
    )
    return (
        f"{prose.capital(prose.counted(others.total(), 'further count'))} of "
        f"{plural(asked.kind)} "
        f"{prose.verb(others.total(), 'uses', 'use')} another unit and never "
        f"{prose.verb(others.total(), 'shares', 'share')} a comparison: {named}."
    )


def _left_out(pool: Pool, asked: Asked) -> str:
    found = pool.left_out(asked.kind)
    if not found:
        return ""
    many = prose.counted(len(found), "further row")
    of = plural(asked.kind)
    return (
        f"{prose.capital(many)} of {of} {prose.verb(len(found), 'takes', 'take')} no part: "
        f"{by_reason(why for _, why in found)}."
    )


def shares_of_leaks(pool: Pool, asked: Asked) -> tuple[str, ...]:
    """Return what leaks were made up of, in words of their own: no frequency in patients."""
    told = tuple(
        f"{prose.whose(count)}: {prose.count(count)}, {count.event}"
        f"{'' if count.severity == prose.NOT_STATED else f' ({count.severity})'}"
        for count, why in pool.left_out(asked.kind)
        if why == "share of leaks"
    )
    if not told:
        return ()
    shares = "; ".join(told)
    meaning = "Such shares say what leaks were like or led to, not how often one happened."
    return (f"Of leaks, not of patients: {shares}. {meaning}",)


def left_out(pool: Pool, asked: Asked) -> Table:
    """Return the counts of this kind that take no part, each with its reason."""
    return _table(pool, asked, pool.left_out(asked.kind))


def _table(pool: Pool, asked: Asked, counts: Iterable[tuple[Count, str]]) -> Table:
    found = [
        {
            **row(cohort(count, why, asked.method)),
            "why_not": prose.capital(reason(why)),
            "link": study_address(count.study.study_id, pool.choice.selection),
        }
        for count, why in counts
    ]
    first = {"study": "Study", "figure": HEADINGS["figure"], "why_not": "Left out because"}
    return Table(tuple(found), {**first, "link": "Its page", **HEADINGS, **first})


def any_cause(pool: Pool) -> str:
    """Return how many rows count harm of any cause, and that they are nowhere among these."""
    found = pool.any_cause
    if not found:
        return ""
    studies = len({count.study.study_id for count in found})
    where = prose.verb(
        len(found), "It stands on its study’s page.", "They stand on the pages of their studies."
    )
    return (
        f"{prose.counted(len(found), 'count')} of {prose.counted(studies, 'study')} "
        f"{prose.verb(len(found), 'is', 'are')} of harm of any cause, whether or not the procedure "
        f"led to it: {prose.verb(len(found), 'it is no complication', 'they are no complications')}"
        f" of a procedure. {where}"
    )


def any_cause_table(pool: Pool, asked: Asked) -> Table:
    """Return the counts of harm of any cause with their reason."""
    return _table(pool, asked, ((count, pool.reasons[count.row_id]) for count in pool.any_cause))
