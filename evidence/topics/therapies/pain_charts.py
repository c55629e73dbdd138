"""The charts of pain before and after: many arms by therapy first, a few arm by arm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.pain import PainResult
from evidence.topics.page import Chart
from evidence.topics.therapies import arms_chart, spread

MANY = 12
"""More arms than this are read by therapy first."""

FOLDED = ("therapy-arms",)
"""The charts that are one click away, by key."""


@dataclass(frozen=True)
class PainCharts:
    """What is drawn of pain: `by_therapy` only of many arms, then `by_arm` is one click away."""

    by_therapy: Chart | None
    by_therapy_key: str
    by_arm: Chart | None
    by_arm_key: str
    by_arm_title: str

    def by_key(self, finding: str) -> Mapping[str, tuple[Chart | None, str, str]]:
        """Return the charts by the key that names them, each with its finding and how it is read.

        The first keeps its key, so that a filter that changes its kind redraws it in place.
        """
        by_arm = (self.by_arm, finding, self.by_arm_key)
        if self.by_therapy is None:
            return {"therapy-pain": by_arm}
        return {
            "therapy-pain": (self.by_therapy, finding, self.by_therapy_key),
            "therapy-arms": by_arm,
        }


def pain_charts(results: Sequence[PainResult], *, brief: bool = False) -> PainCharts:
    """Return the charts of some arms; `brief` puts therapies with one arm on one line."""
    by_therapy = spread.spread_chart(results, brief=brief) if len(results) > MANY else None
    return PainCharts(
        by_therapy=by_therapy,
        by_therapy_key=spread.key(results) if by_therapy is not None else "",
        by_arm=arms_chart.arms_chart(results),
        by_arm_key=arms_chart.key(results) if results else "",
        by_arm_title=f"Each of the {prose.number(len(results))} arms by itself",
    )
