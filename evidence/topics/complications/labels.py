"""Headings of the tables on screen, and the fixed words beneath the charts."""

from typing import Final

COUNT_LABELS: Final = {
    "label": "Study",
    "aetiology": "Aetiology",
    "therapy": "Therapy",
    "arm": "Arm",
    "event": "Counted",
    "definition": "Definition",
    "severity": "Severity",
    "events": "Events",
    "total": "Total",
    "unit": "Unit",
    "percent": "Percent",
    "low": "95 % from",
    "high": "95 % to",
    "printed": "Percent printed",
    "why_not": "Not counted because",
    "basis": "Basis",
    "locator": "Where printed",
    "note": "Note",
    "collection": "Collection",
}

GROUPED_LABELS: Final = {"counted_as": "Counted as", **COUNT_LABELS}

DEFINITION_LABELS: Final = {
    "aetiology": "Aetiology",
    "counted_as": "Counted as",
    "groups": "Groups",
    "studies": "Studies",
    "median": "Median %",
    "least": "Least %",
    "most": "Most %",
    "verdict": "Median against the claim",
    "below": "Intervals below",
    "overlaps": "Overlapping",
    "above": "Above",
}

KEY: Final = (
    "Hatched: range claimed by the review; it has no denominator and is no confidence interval. "
    "Marks: counts with their 95 % interval, {method}; outlined, our reading of a sentence; open "
    "and without interval, a percentage printed without counts; dotted at the centre, from "
    "outside the review; an arrow, the interval goes on. Colour and shape: therapy."
)

DEFINITION_KEY: Final = (
    "Drawn are definitions shared by two groups of patients or more; the rest are in the table. "
    "Each mark is one group of patients, the bar is their median; nothing is pooled, and sizes "
    "are not weighed. Open marks are percentages printed without counts. A dotted line with a "
    "cross is a naive sum with the Wilson interval it would have if one cohort had counted it."
)

METHODS: Final = {"Wilson": "wilson", "Clopper–Pearson": "clopper-pearson"}
