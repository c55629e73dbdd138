"""The traffic-light table of appraisal: symbol and words in each cell, shade by lightness alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from evidence import prose
from evidence.charts.theme import DARK, LIGHT
from evidence.cohorts.appraisal import SYMBOLS, Judged
from evidence.cohorts.records import Study
from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOLS
from evidence.topics.page import UNREAD

SHADES: Mapping[str, str] = {
    "yes": "good",
    "low": "good",
    "unclear": "doubt",
    "some concerns": "doubt",
    "moderate": "doubt",
    "no": "bad",
    "serious": "bad",
    "high": "bad",
    "critical": "bad",
    "not applicable": "none",
    NOT_JUDGEABLE: "open",
}
"""Answer → its shade."""

KEY = (
    "✓ yes or low risk · ~ unclear, some or moderate concern · ✗ no, serious or high risk · "
    f"? {NOT_JUDGEABLE}. Our judgement."
)
"""What the symbols of the traffic-light table say."""

READING = (
    "? says nothing on the study, only on its abstract.",
    "The stronger the shade, the graver.",
    "Items are not added up: no tool here has a valid sum.",
    "Point at a cell for its reason, or open the list of every judgement below the tables.",
)
"""How to read the traffic-light table."""

SHORT: Mapping[str, str] = {NOT_JUDGEABLE: "can't judge"}
"""What a cell says where the full answer would not fit; the key below the table gives it whole."""

_SHADES = {
    "good": (LIGHT.page, LIGHT.text, DARK.page, DARK.text),
    "doubt": ("#b3c0c8", LIGHT.text, "#4c5d68", DARK.text),
    "bad": ("#33434e", "#ffffff", "#dbe5ea", DARK.page),
    "none": (LIGHT.page, LIGHT.muted, DARK.page, DARK.muted),
    "open": (LIGHT.panel, LIGHT.muted, DARK.panel, DARK.muted),
}
"""Background and text of each kind of answer, on the light and the dark theme."""

_CSS = f"""
.lights {{ overflow: auto; max-height: 34rem; max-width: 100%; }}
.lights table {{ border-collapse: separate; border-spacing: 3px; width: 100%; }}
.lights table {{ font-size: 0.8125rem; line-height: 1.25; }}
.lights th {{ font-weight: 600; text-align: left; padding: 0.25rem; }}
.lights thead th {{ vertical-align: bottom; }}
.lights thead th {{ position: sticky; top: 0; z-index: 1; }}
.lights tbody th {{ position: sticky; left: 0; min-width: 8.5rem; }}
.lights th {{ background: light-dark({LIGHT.page}, {DARK.page}); }}
.lights thead th:first-child {{ left: 0; z-index: 2; }}
.lights td {{ padding: 0.25rem 0.3rem; min-width: 4.5rem; }}
.lights td b {{ display: block; font-size: 1.05rem; line-height: 1.1; }}
@media (max-width: 760px) {{ .lights tbody th {{ min-width: 6rem; max-width: 6rem; }} }}
.lights {{ container-type: inline-size; }}
@container (max-width: 30rem) {{
  .lights thead {{ display: none; }}
  .lights :is(table, tbody, tbody th) {{ display: block; max-width: none; }}
  .lights tr {{ display: grid; grid-template-columns: repeat(2, 1fr); gap: 3px;
    padding: 0.4rem 0; }}
  .lights tbody th {{ position: static; grid-column: 1 / -1; font-size: 0.875rem; }}
  .lights td b {{ display: inline; margin-right: 0.3em; }}
  .lights td::before {{ content: attr(data-name); display: block; font-size: 0.75rem; }}
}}
""" + "".join(
    f".lights .{kind} {{ background: light-dark({light}, {dark});"
    f" color: light-dark({ink}, {dark_ink}); }}\n"
    for kind, (light, ink, dark, dark_ink) in _SHADES.items()
)  # fmt: skip
_OUTLINE = f".lights .good {{ box-shadow: inset 0 0 0 1px light-dark({LIGHT.axis}, {DARK.axis}); }}"


@dataclass(frozen=True)
class Lights:
    """The judgements with one tool: its title, and a table of a row per study and column per item.

    Each cell's reason is its tooltip; text of sources is escaped.
    """

    title: str
    judged: tuple[Judged, ...] = field(metadata=UNREAD)

    @cached_property
    def html(self) -> str:
        """Return the table as HTML, its style included."""
        by_study: dict[Study, list[Judged]] = {}
        for one in self.judged:
            by_study.setdefault(one.study, []).append(one)
        items = [one.item for one in by_study[self.judged[0].study]]
        heads = [escape(prose.capital(item)) for item in items]
        head = "".join(f'<th scope="col">{text}</th>' for text in heads)
        body = "".join(
            f'<tr><th scope="row">{escape(prose.study(study))}</th>'
            f"{''.join(_cell(one, of) for one, of in zip(row, heads, strict=True))}</tr>"
            for study, row in by_study.items()
        )
        caption = escape(f"{self.judged[0].tool}, judgements by study")
        return (
            f"<style>{_CSS}{_OUTLINE}</style>"
            f'<div class="lights" tabindex="0" role="region" aria-label="{caption}"><table>'
            f'<thead><tr><th scope="col">Study</th>{head}</tr></thead><tbody>{body}</tbody>'
            "</table></div>"
        )


def lights(judged: Sequence[Judged]) -> tuple[Lights, ...]:
    """Return one table for each tool that was used, in reading order."""
    found = []
    for tool, about in TOOLS.items():
        own = tuple(one for one in judged if one.tool == tool)
        if own:
            count = prose.counted(len({one.study.study_id for one in own}), "study")
            found.append(Lights(f"**{tool}**, {count}. {about.reference}.", own))
    return tuple(found)


def _cell(one: Judged, heading: str) -> str:
    symbol, kind = SYMBOLS[one.judgement], SHADES[one.judgement]
    words = SHORT.get(one.judgement, one.judgement)
    return (
        f'<td class="{kind}" data-name="{heading}"'
        f' title="{escape(f"{one.judgement}: {one.reason}")}">'
        f"<b>{symbol}</b>{escape(words)}</td>"
    )
