"""The tables of the methods page: what is computed, by which rule, on whose authority."""

from typing import get_args

import pandas as pd

from evidence.corpus.levels import USUAL_LEVEL
from evidence.corpus.vocabulary import Design

CONVENTIONS = (
    (
        "1 or 2 studies",
        "shown one by one, never combined",
    ),
    (
        "3 or 4 studies",
        "combined with a guarded interval; no prediction interval; I² greyed",
    ),
    (
        "5 studies or more",
        "with a prediction interval",
    ),
    (
        "10 studies or more",
        "only then would small-study effects be examined",
    ),
    (
        "Spread of a change not printed",
        "imputed with a correlation of 0.5; 0.3 and 0.7 beside it",
    ),
    (
        "Line of a change that matters, VAS",
        "2 points, with 1.2–3.9 shaded",
    ),
    (
        "KPS",
        "10 points is the smallest step of the scale, no agreed threshold was found",
    ),
    (
        "Printed against recomputed p",
        "called irreconcilable when they differ more than tenfold",
    ),
)

STATISTICS = (
    (
        "One share",
        (
            "Wilson interval; Clopper–Pearson as the cautious option. For 0 events the upper "
            "limit is given."
        ),
        "Thulin, arXiv 1303.1288",
        "https://arxiv.org/abs/1303.1288",
    ),
    (
        "Shares of several studies",
        (
            "Random-intercept logistic model (GLMM), maximum likelihood, seven quadrature "
            "points; if it does not converge, nothing is combined. The Freeman–Tukey "
            "transformation is not used."
        ),
        "Schwarzer 2019, doi 10.1002/jrsm.1348",
        "https://doi.org/10.1002/jrsm.1348",
    ),
    (
        "Why not Freeman–Tukey",
        (
            "Its back-transformed mean can change order and depends on a sample size that "
            "does not exist."
        ),
        "Röver and Friede 2022, arXiv 2203.04773",
        "https://arxiv.org/abs/2203.04773",
    ),
    (
        "Mean change",
        (
            "Raw points; random effects by REML. DerSimonian–Laird and Paule–Mandel only for "
            "comparison."
        ),
        "Veroniki 2016, PMC4950030",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC4950030/",
    ),
    (
        "Interval of a combined value",
        "Hartung–Knapp–Sidik–Jonkman, guarded: never narrower than Wald's.",
        "Röver 2015, PMC4647507",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC4647507/",
    ),
    (
        "How far studies differ",
        (
            "τ in points first, then the prediction interval (t on k − 2 degrees of freedom),"
            " then I² computed from τ², whose bands are rough and overlap."
        ),
        "Cochrane's methods group on random effects",
        "https://methods.cochrane.org/",
    ),
    (
        "A change that matters",
        (
            "2 points or 30 % on NRS; it needs to be more where pain was worse. A threshold "
            "for single patients: a group's mean above it does not mean that most patients "
            "reached it."
        ),
        "Farrar 2001, doi 10.1016/S0304-3959(01)00349-9",
        "https://doi.org/10.1016/S0304-3959(01)00349-9",
    ),
    (
        "KPS",
        "Ordinal, in steps of 10, rated by a clinician; shown with its mean as printed.",
        "Péus 2013, PMC3722041",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC3722041/",
    ),
    (
        "Appraisal of case series",
        "The ten questions of the JBI checklist, answered as far as an abstract allows; no sum.",
        "Munn 2020, PMC7778754",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7778754/",
    ),
    (
        "Certainty",
        "GRADE's reasons in words; evidence without a control group ends very low as a rule.",
        "GRADE guideline 18, PMC6692166",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC6692166/",
    ),
    (
        "Without combining",
        "Median, range and direction of effects, reported by SWiM's nine items.",
        "SWiM, BMJ 2020;368:l6890",
        "https://doi.org/10.1136/bmj.l6890",
    ),
)


_BASIS = (
    (
        "review",
        "stated in the text of the review",
        "its section and reference number",
    ),
    (
        "primary",
        "stated in the study's own abstract or text",
        "abstract, with DOI or PMID",
    ),
    (
        "secondary",
        "read in another paper's text or table about the study",
        "that paper",
    ),
    (
        "derived",
        "computed or read by us from such figures",
        "the figures and the formula",
    ),
)


def basis_table() -> pd.DataFrame:
    """Return the four words for who printed a figure, and what each means."""
    return _table(_BASIS, "basis", "meaning", "locator")


def statistics_table() -> pd.DataFrame:
    """Return what is computed for which question, and the source of the choice."""
    return _table(STATISTICS, "question", "method", "source", "url")


def conventions_table() -> pd.DataFrame:
    """Return the limits that are our own choice."""
    return _table(CONVENTIONS, "case", "rule")


def levels_table() -> pd.DataFrame:
    """Return the OCEBM 2011 level that each design usually gets, and why."""
    rows = [(design, *USUAL_LEVEL[design]) for design in get_args(Design)]
    return _table(tuple(rows), "design", "level", "reason").astype({"level": "string"})


def _table(rows: tuple[tuple[object, ...], ...], *columns: str) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns))


BASIS: dict[str, str | None] = {
    "basis": "Basis",
    "meaning": "Means",
    "locator": "Its locator names",
}
LEVELS: dict[str, str | None] = {"design": "Design", "level": "Level", "reason": "Because"}
METHODS: dict[str, str | None] = {
    "question": "For",
    "method": "What is computed",
    "source": "Source of the choice",
}
RULES: dict[str, str | None] = {"case": "Case", "rule": "Rule"}
TERMS: dict[str, str | None] = {
    "term": "Term",
    "aliases": "Also written",
    "definition": "Explanation",
}
FACTS: dict[str, str | None] = {
    "topic": "Topic",
    "statement": "The review says",
    "figure": "Figure",
    "locator": "Where it is printed",
    "basis": "Basis",
    "note": "Note",
}
