"""The closed word lists of the corpus, each in one place.

A value outside its list is refused when a file is read, so pages, charts and filters can rely on
these words. Lists are in the order in which readers see them.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Basis = Literal["review", "primary", "secondary", "derived"]
"""Who printed a figure: the review, the study itself, another paper about it; or we computed it."""

DerivedFrom = Literal["review", "primary", "secondary"]
"""Whose statement a derived figure rests on."""

Collection = Literal["review", "supplement"]

Shelf = Literal["review", "supplement", "yours"]
"""Where a study stands: in a collection of the corpus, or among those that a reader brought."""

ReadingKind = Literal[
    "abstract",
    "full text",
    "second-hand table",
    "registry",
    "review only",
    "not found",
]
"""What of a study was read."""

Design = Literal[
    "randomised trial",
    "comparative cohort",
    "case series",
    "case report",
    "systematic review",
    "narrative review",
    "guideline",
    "animal study",
]

Aetiology = Literal["tumour", "osteoporosis", "hemangioma", "mixed", "animal", "not stated"]

Component = Literal[
    "PVP",
    "PKP",
    "PVP or PKP",
    "vertebral stent",
    "MWA",
    "RFA",
    "cryoablation",
    "laser ablation",
    "photodynamic therapy",
    "125I",
    "intraoperative radiotherapy",
    "pedicle screws",
    "mesh container",
    "decompression",
    "embolisation",
    "ethanol",
    "radiotherapy",
    "chemotherapy",
    "zoledronic acid",
    "surgery",
    "conservative care",
    "sham",
    "no treatment",
]
"""Parts of a treatment. PVP stands for any cement put into the vertebra without a balloon."""

Role = Literal["intervention", "comparator"]

Cement = Literal["all", "some", "none", "not stated"]
"""How many of an arm's patients had cement put into the vertebra."""

Blinding = Literal["patients blinded", "open label"]
"""Whether patients, who score their own pain, knew their treatment."""

FollowUpKind = Literal["last visit", "mean", "median", "maximum", "minimum", "range"]

Instrument = Literal[
    "VAS",
    "NRS",
    "BPI worst pain",
    "BPI average pain",
    "BPI",
    "KPS",
    "ODI",
    "RDQ",
    "SF-36",
    "QLQ-C30",
    "QLQ-BM22",
    "EQ-5D",
    "quality of life",
    "ECOG",
    "analgesic use",
    "walking ability",
    "clinical outcome",
    "Cobb angle",
    "vertebral height",
    "other",
]

Outcome = Literal[
    "pain",
    "pain interference",
    "function",
    "quality of life",
    "analgesics",
    "walking",
    "imaging",
    "leakage",
    "overall",
    "other",
]
"""What a score or a direction is about, whatever the instrument."""

Statistic = Literal["mean", "median", "not stated"]
DifferenceStatistic = Literal["mean difference", "median difference", "not stated"]
SpreadKind = Literal["SD", "SE", "IQR", "range", "CI", "unnamed"]
Direction = Literal["better", "worse", "no difference", "unclear"]

EventKind = Literal[
    "complication",
    "adverse event",
    "leakage",
    "new fracture",
    "response",
    "local control",
    "death",
    "other",
]
"""What family an event belongs to.

Leakage on imaging is kept apart from clinical complications, and so is harm of any cause ("adverse
event"): what happened whether or not the procedure led to it is no complication of the procedure.
"""

SumKind = Literal["clinical complications", "cement leakage", "new fractures"]
"""What a plain sum adds up."""

Severity = Literal["any", "major", "minor", "symptomatic", "asymptomatic", "not stated"]

EventUnit = Literal[
    "patients",
    "vertebrae",
    "lesions",
    "procedures",
    "fractures",
    "leaks",
    "animals",
    "not stated",
]

Event = Literal[
    "any complication",
    "major complication",
    "minor complication",
    "symptomatic complication",
    "procedure-related death",
    "nerve injury",
    "cord or root compression",
    "skin burn",
    "infection",
    "bleeding or haematoma",
    "pulmonary cement embolism",
    "pulmonary embolism",
    "cardiac event",
    "pain flare",
    "rib or pedicle fracture",
    "reoperation",
    "other adverse event",
    "serious adverse event of any cause",
    "adverse event of any cause",
    "cement leakage",
    "symptomatic cement leakage",
    "venous leakage",
    "disc leakage",
    "canal or epidural leakage",
    "paravertebral leakage",
    "foraminal leakage",
    "new vertebral fracture",
    "adjacent vertebral fracture",
    "refracture of the treated vertebra",
    "pain response",
    "complete response",
    "partial response",
    "stable disease",
    "progression",
    "clinical benefit",
    "functional improvement",
    "analgesic reduction",
    "technical success",
    "local control",
    "local recurrence",
    "death",
    "other event",
]

Primary = Literal[
    "breast",
    "lung",
    "prostate",
    "kidney",
    "thyroid",
    "gastrointestinal",
    "liver",
    "myeloma",
    "melanoma",
    "unknown",
    "other",
]

Region = Literal["cervical", "thoracic", "lumbar", "sacral"]

Sought = Literal[
    "pain",
    "function",
    "quality of life",
    "clinical complications",
    "cement leakage",
    "new fractures",
    "response",
    "tumour control",
]
"""An outcome that a reader may ask for in a word; several instruments or events tell of it."""

SoughtPage = Literal[
    "overview",
    "trajectories",
    "complications",
    "therapies",
    "pooling",
    "patient",
    "gaps",
    "discrepancies",
    "quality",
    "studies",
    "methods",
    "teach",
]
"""A page that a word may ask for, by its address."""

SynonymKind = Literal[
    "primary",
    "region",
    "component",
    "aetiology",
    "design",
    "instrument",
    "outcome",
    "event",
    "severity",
    "page",
]

MEANT: Mapping[SynonymKind, tuple[str, ...]] = {
    "primary": get_args(Primary),
    "region": get_args(Region),
    "component": get_args(Component),
    "aetiology": get_args(Aetiology),
    "design": get_args(Design),
    "instrument": get_args(Instrument),
    "outcome": get_args(Sought),
    "event": get_args(Event),
    "severity": get_args(Severity),
    "page": get_args(SoughtPage),
}
"""Kind of a synonym → the words of the corpus that it may stand for."""

DetailTopic = Literal[
    "patients",
    "lesions",
    "age",
    "sex",
    "recruitment",
    "follow-up",
    "survival",
    "cement",
    "seeds",
    "ablation",
    "technique",
    "co-treatment",
    "function",
    "imaging",
    "aetiology mix",
    "baseline",
    "level",
    "finding",
]

FactTopic = Literal[
    "prevalence",
    "share by primary",
    "share by region",
    "sex and age",
    "spread of disease",
    "technique",
    "history",
    "mechanism",
    "leakage",
    "cost and burden",
    "claim",
]

DiscrepancySeverity = Literal["high", "medium", "low"]
DiscrepancyKind = Literal["against its source", "within the review", "against what is known"]
TouchedFigures = Literal["scores", "directions", "differences", "events", "details"]

AppraisalTool = Literal["JBI case series", "ROBINS-I", "RoB 2"]
Judgement = Literal[
    "yes",
    "no",
    "unclear",
    "not applicable",
    "low",
    "some concerns",
    "moderate",
    "serious",
    "high",
    "critical",
    "cannot be judged from the abstract",
]


def words(vocabulary: object) -> tuple[str, ...]:
    """Return the words of one of the lists above, in reading order."""
    return get_args(vocabulary)
