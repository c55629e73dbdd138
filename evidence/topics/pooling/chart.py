"""The forest plot: wide with aligned columns, or compact with each row's words above its marks."""

import math
from dataclasses import dataclass

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, bold, lines, noted, quiet
from evidence.charts.row_words import GAP
from evidence.charts.rows import Rows
from evidence.charts.type_width import SMALL, wrapped
from evidence.cohorts.thresholds import INDIVIDUAL, PAIN_POINTS
from evidence.topics.drawn import Drawn, largest, patients
from evidence.topics.pooling import effect_format
from evidence.topics.pooling.around_plot import under_plot
from evidence.topics.pooling.candidates import Candidate
from evidence.topics.pooling.combined import Synthesis
from evidence.topics.pooling.lines import Line
from evidence.topics.pooling.lines import lines as lines_of
from evidence.topics.pooling.scale import Scale, scale_of

CONSTANT = 10.0
"""Side of a square where nothing is pooled, in pixels."""

REST = "the table has all, and whatever is pooled is pooled over all that are weighed"

_NARROW = 340
"""The narrowest screen that the compact layout is made for, in pixels."""

_NAMES = 184
"""Width of the column of names, in pixels."""

_EFFECT = 166
"""Width of the column of effects, in pixels; what is said in their place fits in two lines."""

_BIAS = 92
"""Width of the column of judgements, in pixels: a symbol for each of at most ten items."""

_LARGEST = 26.0
_SMALLEST = 5.0
_TALL = 30


@dataclass(frozen=True)
class Words:
    """What stands below a name, right of the plot, and between the two."""

    below: str
    numbers: tuple[str, ...]
    data: tuple[str, ...]


def drawn_rows(synthesis: Synthesis) -> Drawn[Candidate]:
    """Return the rows that the plot has room for: the largest."""
    return largest(synthesis.whole.rows, _patients, "rows", rest=REST)


def _patients(one: Candidate) -> int | None:
    if one.count is not None:
        return one.count.total
    return patients(one.study, one.arm)


def forest(synthesis: Synthesis, *, compact: bool = False) -> Figure:
    """Draw study, data, square with interval, estimate as text and weight, row by row.

    The area of a square is its weight where studies are pooled, else all are alike; a hollow
    square isn't weighed, a dotted one comes from outside the review. Diamonds are pooled values,
    the wide pale bar is the prediction interval.
    """
    found = lines_of(synthesis)
    scale = scale_of(synthesis, found)
    weighted = any(line.share is not None for line in found)
    rows = _begun(synthesis, weighted=weighted, compact=compact)
    kept = drawn_rows(synthesis)
    shown = set(kept.items)
    for line in found:
        if line.row is not None and line.row not in shown:
            continue
        words = _words(line, weighted=weighted, compact=compact)
        if line.kind == "group":
            rows.heading(line.label)
        elif line.row is not None:
            _study(rows, line, line.row, words, scale)
        else:
            _pooled(rows, line, words, scale)
    _references(rows, synthesis, scale)
    below = under_plot(synthesis)
    if below:
        rows.note(below)
    plot = rows.figure(
        scale.title,
        (scale.low, scale.high),
        ticks=scale.ticks,
        better=scale.better,
    )
    return noted(plot, kept.note)


def _begun(synthesis: Synthesis, *, weighted: bool, compact: bool) -> Rows:
    if compact:
        return Rows(0, (160,), narrowest=_NARROW)
    numbers = (_EFFECT, 60, _BIAS) if weighted else (_EFFECT, _BIAS)
    bias = lines(bold("Risk"), bold("of bias"))
    last = ("Weight", bias) if weighted else (bias,)
    if synthesis.kind == "proportion":
        rows = Rows(_NAMES, numbers, (150,), narrowest=800)
        rows.head("Study", ("% (95 % CI)", *last), ("Events of total",))
    else:
        rows = Rows(_NAMES, numbers, (78, 78, 48), narrowest=800)
        scores = [lines(bold(when), bold("mean (SD)")) for when in ("Before", "After")]
        rows.head("Study", ("Change [95 % CI]", *last), (*scores, "n"))
    return rows


def _words(line: Line, *, weighted: bool, compact: bool) -> Words:
    """Return the words of a line; compact ones have all but the effect below the name."""
    data = () if line.row is None else _data(line.row, compact=compact)
    if not compact:
        below = _folded(line.detail, _NAMES - 2 * GAP)
        effect = f"{line.glyph} {line.said}".strip() if line.said else line.text
        bias = "" if line.row is None else quiet(effect_format.bias(line.row.judged))
        numbers = (effect, line.weight, bias) if weighted else (effect, bias)
        return Words(below, numbers, data)
    weight = f"weight{prose.SPACE}{line.weight}" if line.share is not None else ""
    told = " · ".join(text for text in (*data, weight) if text)
    parts = [_folded(text, _NARROW - GAP) for text in (told, line.detail) if text]
    number = "" if line.text == effect_format.NOTHING else line.text
    return Words(lines(*parts) if parts else "", (number,), ())


def _folded(text: str, room: int) -> str:
    """Return a text in as many lines as it takes: a reason is never cut."""
    return lines(*wrapped(text, room, SMALL, most=len(text))) if text else ""


def _data(one: Candidate, *, compact: bool) -> tuple[str, ...]:
    if one.count is not None:
        return (prose.count(one.count),)
    change = one.change
    assert change is not None
    before, after = effect_format.score(change.before), effect_format.score(change.after)
    n = effect_format.patients(change)
    if not compact:
        return before, after, n
    scores = "" if change.after is None else f"{before} → {after}"
    return scores, "" if n == effect_format.NOTHING else f"n{prose.SPACE}{n}"


def _study(rows: Rows, line: Line, one: Candidate, words: Words, scale: Scale) -> None:
    shown = (words.below, words.numbers, words.data)
    hover, row_id, muted = line.hover, one.row_id, not one.weighed
    if line.estimate is None and not rows.columns.stacked:
        rows.answering(rows.row(line.label, *shown, muted=muted, tall=_TALL), hover, row_id)
        return
    if line.estimate is None:
        rows.silent(
            line.label,
            line.said,
            *shown,
            glyph=line.glyph,
            hover=hover,
            row_id=row_id,
            muted=muted,
        )
        return
    at = rows.row(line.label, *shown, muted=muted, tall=_TALL)
    if line.low is not None and line.high is not None:
        low, high = scale.factor * line.low, scale.factor * line.high
        rows.interval(at, low, high, theme.LIGHT.muted, width=1.5, hover=hover, row_id=row_id)
    rows.mark(at, scale.factor * line.estimate, _look(line, one), hover, row_id, "studies")


def side(share: float | None) -> float:
    """Return a side whose square is proportional to the weight (0–1); constant without one."""
    return CONSTANT if share is None else max(_SMALLEST, _LARGEST * math.sqrt(share))


def _look(line: Line, one: Candidate) -> theme.Look:
    colour = theme.therapy_style(one.therapy).colour
    symbol = theme.marked("square", one.study.collection, hollow=not one.weighed)
    size = side(line.share if one.weighed else None)
    if not one.weighed:
        return theme.Look(symbol, colour, size, colour, 1.5)
    if one.source.basis == "derived":
        return theme.Look(symbol, theme.pale(colour, 0.3), size, colour, 1.5)
    return theme.Look(symbol, colour, size)


def _pooled(rows: Rows, line: Line, words: Words, scale: Scale) -> None:
    at = rows.row(line.label, words.below, words.numbers, tall=_TALL)
    assert line.low is not None
    assert line.high is not None
    low, high = scale.factor * line.low, scale.factor * line.high
    if line.estimate is not None:
        rows.diamond(at, low, scale.factor * line.estimate, high, hover=line.hover)
        return
    rows.interval(at, low, high, theme.LIGHT.axis, width=8, hover=line.hover)
    rows.mark(at, (low + high) / 2, theme.UNSEEN, line.hover, group="prediction")


def _references(rows: Rows, synthesis: Synthesis, scale: Scale) -> None:
    """Draw what lies behind the marks.

    Only a change has a line at 0 and the band of noticed changes; single-arm data have no line of
    no effect that would favour anything. The pooled value is a dotted line.
    """
    if synthesis.kind == "change":
        assert PAIN_POINTS.band is not None
        hover = f"Smallest change that patients notice (MCID)\n{PAIN_POINTS.source}\n{INDIVIDUAL}"
        last = len(rows.middles) - 1
        wide = not rows.columns.stacked
        rows.band(*PAIN_POINTS.band, 0, last, hatched=False, hover=hover, unbroken=wide)
        rows.reference(
            PAIN_POINTS.line, "MCID", colour=theme.LIGHT.muted, dash="dash", unbroken=True
        )
        rows.reference(0.0, "no change", colour=theme.LIGHT.muted, unbroken=True)
    if synthesis.pooled is not None:
        at = scale.factor * synthesis.pooled.estimate
        rows.reference(at, "pooled", colour=theme.LIGHT.text, dash="dot", unbroken=True)
