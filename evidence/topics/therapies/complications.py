"""Complications of one therapy in a few words: the counts that the complications page draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.harms import CLINICAL, FRACTURES, LEAKAGE, of_family, summed_up, usable
from evidence.cohorts.once import Tallied
from evidence.cohorts.records import Count
from evidence.topics.therapies.therapy_wording import AETIOLOGIES, IN, aside

LISTED = 2
"""Up to this many counts are written out; more are given as a range."""


@dataclass(frozen=True)
class Complications:
    """Each study's count of complications, and every other count of them."""

    summed: tuple[Tallied[Count], ...]
    all: tuple[Count, ...]
    beside: tuple[Count, ...]
    """Counts of leakage and of new fractures, which are no clinical complications."""

    def of(self, therapy: str) -> str:
        """Return what was counted of one therapy, unpooled."""
        own = [row for row in self.summed if row.row.therapy == therapy]
        counting = [row.row for row in own if row.counts]
        left = "; ".join(
            f"not counted ({row.why_not}): {figure(row.row)}" for row in own if not row.counts
        )
        if not counting:
            return prose.sentence(left) if left else self._elsewhere(therapy)
        if len(counting) <= LISTED:
            text = "; ".join(written(count) for count in counting)
        else:
            text = f"{_ranges(counting)}; definitions differ, so they are not pooled"
        return f"{text}. {prose.sentence(left)}".strip() if left else f"{text}."

    def counted(self, therapy: str) -> bool:
        """Return whether any count of complications of this therapy is printed, of any kind."""
        return any(count.therapy == therapy for count in self.all)

    def _elsewhere(self, therapy: str) -> str:
        """Return where counts of another kind stand, where no study sums up its complications."""
        single = sum(count.therapy == therapy for count in self.all)
        together = {
            count.study.study_id
            for count in self.all
            if count.therapy is None and therapy in count.study.therapies
        }
        parts = [
            f"{prose.counted(single, 'count')} of single events, in other units or without a "
            "total on the complications page"
            if single
            else "",
            f"{prose.counted(len(together), 'study')} "
            f"{prose.verb(len(together), 'counts', 'count')} it together with another therapy"
            if together
            else "",
        ]
        found = prose.listed(part for part in parts if part)
        if not found:
            return f"No count of complications printed{self._beside(therapy)}."
        return f"No count of patients with complications of its own; {found}."

    def _beside(self, therapy: str) -> str:
        """Return what else is counted, to follow a sentence that no complication is."""
        kinds = [
            family
            for family in (LEAKAGE, FRACTURES)
            if any(family in count.families and count.therapy == therapy for count in self.beside)
        ]
        return f"; {prose.listed(kinds)} counted on the complications page" if kinds else ""

    def together(self) -> tuple[str, ...]:
        """Return each count of several therapies together, once."""
        return tuple(
            f"**{prose.whose(row.row)}**{aside(row.row.study)}, arms with "
            f"{prose.listed(row.row.study.therapies, 'or')} together: {figure(row.row)} – "
            f"{row.row.definition}."
            for row in self.summed
            if row.row.therapy is None and row.counts
        )


def complications(choice: Choice) -> Complications:
    """Return the counts of complications of the chosen studies."""
    found = usable(choice.counts)
    return Complications(
        summed=summed_up(choice.counts),
        all=of_family(found, CLINICAL),
        beside=(*of_family(found, LEAKAGE), *of_family(found, FRACTURES)),
    )


def figure(count: Count) -> str:
    """Return a count with its share and limits, the same on every page."""
    return prose.count_with_interval(count, count.limits())


def written(count: Count) -> str:
    """Return a count with what was counted, by whom and in whom."""
    ours = f", {prose.BASIS['derived']}" if count.source.basis == "derived" else ""
    where = f"{prose.whose(count)}{aside(count.study)}{ours}"
    return f"{figure(count)} – {count.definition} ({where})"


def _ranges(counting: Sequence[Count]) -> str:
    """Return the range of the counts, tumours first, each aetiology by itself."""
    parts = []
    for aetiology in AETIOLOGIES:
        own = [count for count in counting if count.study.aetiology == aetiology]
        if own:
            parts.append(f"{_range(own)} {IN[aetiology]}")
    highest = max(limits[1] for count in counting if (limits := count.limits()) is not None)
    return f"{'; '.join(parts)}; upper 95 % limits reach {prose.percent(highest)}"


def _range(own: Iterable[Count]) -> str:
    counts = list(own)
    shares = [share for count in counts if (share := count.share) is not None]
    if len(counts) == 1:
        return f"{figure(counts[0])} ({prose.whose(counts[0])})"
    low, top = min(shares), max(shares)
    spread = prose.percent(low) if low == top else prose.percent_range(low, top)
    return f"{spread} of patients in {len(counts)} counts"
