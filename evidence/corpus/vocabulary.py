"""The closed word lists of the corpus, each in one place.

A value outside its list is refused when a file is read, so pages, charts and filters can rely on
these words. Lists are in the order in which readers see them.
"""

from typing import Literal, get_args

Basis = Literal["review", "primary", "secondary", "derived"]
"""Who printed a figure: the review, the study itself, another paper about it; or we computed it."""

Collection = Literal["review", "supplement"]

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

Statistic = Literal["mean", "median", "not stated"]
SpreadKind = Literal["SD", "SE", "IQR", "range", "CI", "unnamed"]
Direction = Literal["better", "worse", "no difference", "unclear"]

EventKind = Literal[
    "complication",
    "leakage",
    "new fracture",
    "response",
    "local control",
    "death",
    "other",
]
"""What family an event belongs to; leakage on imaging is kept apart from clinical complications."""

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
