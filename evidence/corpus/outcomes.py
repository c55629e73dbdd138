"""What a score or a direction is about, where its record does not say."""

from collections.abc import Mapping

from evidence.corpus.vocabulary import Instrument, Outcome

USUAL_OUTCOME: Mapping[Instrument, Outcome] = {
    "VAS": "pain",
    "NRS": "pain",
    "BPI worst pain": "pain",
    "BPI average pain": "pain",
    "BPI": "pain",
    "KPS": "function",
    "ODI": "function",
    "RDQ": "function",
    "SF-36": "quality of life",
    "QLQ-C30": "quality of life",
    "QLQ-BM22": "quality of life",
    "EQ-5D": "quality of life",
    "quality of life": "quality of life",
    "ECOG": "function",
    "analgesic use": "analgesics",
    "walking ability": "walking",
    "clinical outcome": "overall",
    "Cobb angle": "imaging",
    "vertebral height": "imaging",
}
"""Instrument -> outcome; the instrument "other" has none, so its records must say."""


UNITS: Mapping[Instrument, str] = {
    "Cobb angle": "degree",
    **dict.fromkeys(
        (
            *("VAS", "NRS", "BPI worst pain", "BPI average pain", "BPI", "KPS", "ODI", "RDQ"),
            *("SF-36", "QLQ-C30", "QLQ-BM22", "EQ-5D", "ECOG"),
        ),
        "point",
    ),
}
"""Instrument -> its unit, in the singular; others print what they measure, each in its own."""


def outcome(instrument: Instrument, said: Outcome | None) -> Outcome:
    """Return what a record says it is about, else what its instrument usually measures."""
    return said or USUAL_OUTCOME[instrument]
