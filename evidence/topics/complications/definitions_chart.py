"""One row for each way of counting: its groups of patients, their median, the sums apart."""

from collections.abc import Sequence

from evidence import prose
from evidence.charts import theme
from evidence.charts.plot import Figure, noted
from evidence.cohorts.review_records import Claim
from evidence.topics.complications.adding import Added
from evidence.topics.complications.chart import ROOM, marks
from evidence.topics.complications.column_layout import Sheet, rounded_end, sheet
from evidence.topics.complications.definitions import Definition, grouped, shared
from evidence.topics.complications.harm_wording import PATIENTS
from evidence.topics.complications.shown import Cohort
from evidence.topics.drawn import Drawn, largest
from evidence.topics.page import Chart

_MARK = 10
ALT = "Shares of each group of patients by what was counted, beside the claimed ranges."
MEASURE = "Share counted in each group of patients, %, by what was counted"
_TITLE = "Counted in each group of patients, %"


def chart(
    found: Sequence[Definition], added: Sequence[Added], claims: Sequence[Claim]
) -> Chart | None:
    """Return one row per definition, a mark for each group and a bar at the median.

    Sums stand apart beneath their aetiology: dotted, with a cross.
    """
    if not found:
        return None
    drawn = shared(found)
    kept = largest(
        (each for one in drawn for each in one.cohorts),
        lambda each: each.count.total,
        "groups",
        "points",
        "medians, ranges and the table are those of all",
    )
    return Chart(
        figure=noted(_figure(drawn, kept, added, claims, compact=False), kept.note),
        compact=noted(_figure(drawn, kept, added, claims, compact=True), kept.note),
        alt=kept.told(ALT),
        measure=MEASURE,
        table=grouped(found),
        marks=marks(kept.items, claims),
    )


def _figure(
    drawn: Sequence[Definition],
    kept: Drawn[Cohort],
    added: Sequence[Added],
    claims: Sequence[Claim],
    *,
    compact: bool,
) -> Figure:
    shares = [100 * share for one in drawn for share in one.shares]
    highs = [100 * one.limits[1] for one in added]
    room = [ROOM * claim.high_percent for claim in claims]
    begun = sheet(rounded_end([10.0, *room, *shares, *highs]), compact=compact)
    for claim in claims:
        own = [one for one in drawn if one.claim is claim]
        begun.rows.heading(prose.capital(PATIENTS[claim.aetiology]))
        sums = [one for one in added if one.rule.aetiology == claim.aetiology]
        _part(begun, claim, own, kept, sums)
    return begun.figure(_TITLE)


def _part(
    begun: Sheet,
    claim: Claim,
    own: Sequence[Definition],
    kept: Drawn[Cohort],
    sums: Sequence[Added],
) -> None:
    first = last = begun.claimed(claim)
    for one in own:
        last = _definition(begun, one, kept)
    if not own:
        begun.rows.note("No definition is shared by two groups of patients on screen.")
    if sums:
        begun.rows.subheading("Plain sums: for orientation, no estimates")
    for added in sums:
        last = _sum(begun, added)
    begun.band(claim, first, last)


def _definition(begun: Sheet, one: Definition, kept: Drawn[Cohort]) -> int:
    number = (f"median {one.middle}", f"range {prose.span(one.shares)}")
    line = begun.row(prose.capital(one.counted_as), one.who, number, between=", ")
    for each in kept.of(one.cohorts):
        said = f"{prose.whose(each.count)}, {each.therapy}\n{each.figure}"
        begun.rows.mark(line, 100 * each.share, _look(each), said, each.count.row_id, "groups")
    tick = theme.Look("line-ns-open", theme.LIGHT.text, 18, theme.LIGHT.text, 3)
    said = f"Median of {one.who}: {one.middle}"
    begun.rows.mark(line, 100 * one.median, tick, said, group="medians")
    return line


def _look(one: Cohort) -> theme.Look:
    hollow = not one.limits
    symbol = theme.marked("circle", one.count.study.collection, hollow=hollow)
    colour = theme.LIGHT.muted if hollow else theme.pale(theme.LIGHT.muted, 0.75)
    outline = theme.LIGHT.muted if hollow else theme.LIGHT.page
    return theme.Look(symbol, colour, _MARK, outline)


def _sum(begun: Sheet, one: Added) -> int:
    """Draw a plain sum so that nobody takes it for a pooled value: dotted, with a thin cross."""
    begun.rows.note(f"{one.rule.label}:")
    number = (prose.count(one), prose.interval(one.share, *one.limits))
    line = begun.row(f"Sum of {one.cohorts}", "", number, strong=False)
    low, high = (100 * limit for limit in one.limits)
    said = f"Plain sum. {one.rule.label}\n{one.figure}, {one.cohorts}\n{one.rule.caution}"
    begun.rows.interval(line, low, high, theme.LIGHT.muted, width=1.5, dash="dot", hover=said)
    cross = theme.Look("x-thin-open", theme.LIGHT.text, 11, theme.LIGHT.text, 2)
    begun.rows.mark(line, 100 * one.share, cross, said, group="sums")
    return line
