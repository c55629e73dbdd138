"""What the texts leave to the code: each placeholder with what it stands for."""

from collections.abc import Mapping
from inspect import signature

from evidence import prose
from evidence.cohorts import Cohorts
from evidence.cohorts.records import PATIENT_DESIGNS
from evidence.cohorts.thresholds import KPS_STEP, PAIN_PERCENT, PAIN_POINTS, Threshold
from evidence.corpus.appraisal_items import TOOLS
from evidence.corpus.export import LICENCE
from evidence.corpus.frames import PAIN_INSTRUMENTS
from evidence.corpus.methods import Placeholder
from evidence.corpus.vocabulary import Design, words
from evidence.statistics import VISIT_WINDOWS, VisitWindow, mean_change
from evidence.statistics.change import CORRELATIONS
from evidence.statistics.glmm import NODES
from evidence.statistics.pooling import PREDICTION_FROM
from evidence.statistics.reasons import FEWEST
from evidence.statistics.welch import SAME_ORDER


def decided(cohorts: Cohorts) -> Mapping[Placeholder, str]:
    """Return what each placeholder stands for."""
    correlation: float = signature(mean_change).parameters["correlation"].default
    others = [other for other in CORRELATIONS if other != correlation]
    without_patients = [name for name in words(Design) if name not in PATIENT_DESIGNS]
    return {
        "change_band": _band(PAIN_POINTS),
        "change_percent": prose.number(abs(PAIN_PERCENT.line)),
        "change_points": prose.number(abs(PAIN_POINTS.line)),
        "claimed_ranges": ", ".join(
            prose.printed_percent(claim.low_percent, claim.high_percent) for claim in cohorts.claims
        ),
        "correlation": prose.number(correlation),
        "data_licence": LICENCE["name"].replace("-", " ", 2),
        "derived": prose.BASIS["derived"],
        "designs_without_patients": prose.listed(
            prose.plural(2, name) for name in without_patients
        ),
        "few_studies": _numbers(range(FEWEST, PREDICTION_FROM)),
        "fewest_studies": prose.number(FEWEST),
        "jbi_questions": prose.number(len(TOOLS["JBI case series"].items)),
        "kps_step": prose.number(KPS_STEP.line),
        "other_correlations": prose.listed(prose.number(other) for other in others),
        "p_factor": prose.number(SAME_ORDER),
        "pain_instruments": prose.listed(PAIN_INSTRUMENTS),
        "prediction_studies": prose.number(PREDICTION_FROM),
        "quadrature_points": prose.number(NODES),
        "too_few_studies": _numbers(range(1, FEWEST)),
        "windows": ", ".join(_window(window) for window in VISIT_WINDOWS),
    }


def _band(threshold: Threshold) -> str:
    """Return the size of the changes in the band around a threshold, "1.2–3.9"."""
    ends = sorted(abs(end) for end in threshold.band or ())
    return "–".join(prose.number(end) for end in ends)


def _numbers(counts: range) -> str:
    """Return "1 or 2"."""
    return prose.listed((prose.number(count) for count in counts), last="or")


def _window(window: VisitWindow) -> str:
    """Return "3 months (to 4.5)"; the first window's name says itself where it ends."""
    return f"{window.name} (to {prose.number(window.until)})" if window.after else window.name
