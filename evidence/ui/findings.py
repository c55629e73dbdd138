"""The summary of findings on screen: a row for each outcome, a card on narrow screens."""

from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from evidence.topics.overview.findings import Finding
from evidence.ui.scripts import element, source

_component = st.components.v2.component(
    "pvp_findings",
    html='<div class="pvp-findings"></div>',
    css=source("findings.css"),
    js=element("findings"),
    isolate_styles=False,
)


def findings(shown: Sequence[Finding], caption: str) -> None:
    """Draw a summary of findings; `caption` says whose, and how its marks read."""
    rows = [asdict(one) for one in shown]
    _component(key="findings", data={"rows": rows, "caption": caption})
