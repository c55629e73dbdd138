"""The controls of the page of pooled results, and what they ask for."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from evidence.corpus.selection import NOT_REPORTED
from evidence.share import scripts as reproduce
from evidence.topics.pooling import effects
from evidence.topics.pooling.effects import Outcome
from evidence.topics.pooling.effects.counts import EVERY_WORDING, definitions
from evidence.topics.pooling.synthesis import Settings, Synthesis, combine
from evidence.topics.pooling.synthesis.combine import CORRELATIONS, ESTIMATORS, INTERVALS, By
from evidence.ui.filters import COLLECTIONS, OldView

_GROUPED: dict[str, By] = {"therapy": "therapy", "aetiology": "aetiology", "one list": "none"}
_SOURCES = dict(
    zip(COLLECTIONS, ("of the review", "of the review and the wider literature"), strict=True)
)


@dataclass(frozen=True, eq=False)
class Asked:
    """The synthesis that the reader asked for, and the words around it."""

    synthesis: Synthesis
    when: str
    source: str
    hint: str


def pooling_choice(view: OldView) -> Asked:
    """Draw the controls and return the synthesis of the rows they pick."""
    controls = st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        name = st.selectbox(
            "Outcome", effects.choices(view.chosen), key="outcome", bind="query-params"
        )
        outcome = effects.outcome(name)
        window, unit = _when(view, outcome)
    settings = _settings(outcome)
    rows = effects.gather(
        view.chosen, outcome, window=window, correlation=settings.correlation, unit=unit
    )
    with controls:
        options = effects.aetiologies(rows)
        patients = st.selectbox("Patients with", options, key="patients", bind="query-params")
        rows = effects.of(rows, _limit(patients))
        wording, hint = _wording(outcome, rows)
        by = st.selectbox("Rows grouped by", list(_GROUPED), key="by", bind="query-params")
    settings = replace(settings, by=_GROUPED[by])
    therapies = tuple(name for name in view.selection.therapy if name != NOT_REPORTED)
    rows = effects.of(rows, therapies=() if outcome.preset else therapies)
    rows = effects.counted_once(effects.worded(rows, wording), without_cement=outcome.preset)
    when = _spoken(window) if outcome.kind == "change" else f"counted in {unit}"
    return Asked(
        combine(rows, outcome.name, outcome.kind, settings),
        when,
        _SOURCES[view.selection.collection],
        hint,
    )


def _limit(patients: str | None) -> str | None:
    return None if patients in (None, effects.ALL) else patients


def _spoken(window: str) -> str:
    return "within 1 week" if window == effects.WINDOWS[0] else f"at {window}"


def _when(view: OldView, outcome: Outcome) -> tuple[str, str]:
    """Return the visit window of a change or the unit of a count."""
    window, unit = effects.WINDOWS[1], "patients"
    if outcome.kind == "change":
        window = st.selectbox("Visit", effects.WINDOWS, index=1, key="window", bind="query-params")
    elif not outcome.preset:
        units = effects.units(view.chosen, outcome.event)
        unit = st.selectbox("Counted in", units, key="counted", bind="query-params") or unit
    return window, unit


def _wording(outcome: Outcome, rows: pd.DataFrame) -> tuple[str, str]:
    """Return which wording of an event is wanted, and a hint where one might be pooled."""
    options = definitions(rows) if outcome.kind == "proportion" else []
    if outcome.preset or len(options) < 2:  # noqa: PLR2004
        return EVERY_WORDING, ""
    wording = st.selectbox("What was counted", options, key="wording", bind="query-params")
    shared = " or ".join(f"“{option}”" for option in options[1:])
    hint = f"Several studies worded alike what they counted: choose {shared} above to see them."
    return wording, hint if wording == EVERY_WORDING else ""


def _settings(outcome: Outcome) -> Settings:
    """Draw the statistical choices; proportions have one model, so nothing to choose."""
    if outcome.kind != "change":
        return Settings()
    with st.expander("How it is pooled", icon=":material/tune:"), st.container(horizontal=True):
        tau2 = st.selectbox(
            "Variance between studies", list(ESTIMATORS), key="tau2", bind="query-params"
        )
        interval = st.selectbox(
            "Confidence interval", list(INTERVALS), key="limits", bind="query-params"
        )
        correlation = st.selectbox(
            "Correlation of the two visits",
            list(CORRELATIONS),
            index=1,
            key="correlation",
            bind="query-params",
            help="Assumed, to impute the SD of the change where a study doesn't print it.",
        )
    return Settings(ESTIMATORS[tau2], INTERVALS[interval], CORRELATIONS[correlation])


def script_buttons(asked: Asked, version: str) -> None:
    """Offer the scripts that recompute the pooled values; nothing where nothing is pooled."""
    if not asked.synthesis.sets:
        return
    told = (asked.synthesis, asked.when, version)
    with st.container(horizontal=True):
        for label, file, script in (
            ("Python script", "pooled.py", reproduce.python_script),
            ("R script (metafor)", "pooled.R", reproduce.r_script),
        ):
            st.download_button(
                label,
                script(*told),
                file_name=file,
                mime="text/plain",
                icon=":material/code:",
                on_click="ignore",
            )
