"""The traffic-light table of appraisal: symbol and words in each cell, shade by lightness alone."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from evidence.charts.theme import DARK, LIGHT
from evidence.corpus.appraisal_items import NOT_JUDGEABLE, TOOLS
from evidence.corpus.vocabulary import AppraisalTool
from evidence.topics.quality.appraisal import MARKS

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
""" + "".join(
    f".lights .{kind} {{ background: light-dark({light}, {dark});"
    f" color: light-dark({ink}, {dark_ink}); }}\n"
    for kind, (light, ink, dark, dark_ink) in _SHADES.items()
)  # fmt: skip
_OUTLINE = f".lights .good {{ box-shadow: inset 0 0 0 1px light-dark({LIGHT.axis}, {DARK.axis}); }}"

SHORT = {NOT_JUDGEABLE: "can't judge"}
"""What a cell says where the full answer would not fit; the key below the table gives it whole."""


def traffic_lights(judged: pd.DataFrame, tool: AppraisalTool) -> str:
    """Return one tool's judgements as an HTML table: a row per study, a column per item.

    `judged` holds rows of `appraisal.appraise`. Each cell's reason is its tooltip.
    """
    items, caption = TOOLS[tool].items, f"{tool}, judgements by study"
    own = judged[judged["tool"] == tool]
    head = "".join(f'<th scope="col">{escape(item.capitalize())}</th>' for item in items)
    body = "".join(
        f'<tr><th scope="row">{escape(str(label))}</th>{_cells(rows, items)}</tr>'
        for label, rows in own.groupby("label", sort=False)
    )
    return (
        f"<style>{_CSS}{_OUTLINE}</style>"
        f'<div class="lights" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f'<thead><tr><th scope="col">Study</th>{head}</tr></thead><tbody>{body}</tbody>'
        "</table></div>"
    )


def _cells(own: pd.DataFrame, items: Sequence[str]) -> str:
    answers = {
        item: (judgement, reason)
        for item, judgement, reason in own[["item", "judgement", "reason"]].to_numpy()
    }
    return "".join(_cell(*answers[item]) for item in items)


def _cell(judgement: str, reason: str) -> str:
    symbol, kind = MARKS[judgement]
    words = SHORT.get(judgement, judgement)
    return (
        f'<td class="{kind}" title="{escape(f"{judgement}: {reason}")}"><b>{symbol}</b>'
        f"{escape(words)}</td>"
    )
