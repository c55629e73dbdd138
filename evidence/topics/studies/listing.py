"""The studies as a list: what each is, whom it treated, what it prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence import prose
from evidence.cohorts.choice import Choice
from evidence.cohorts.once import patients_of
from evidence.cohorts.records import Difference, Score, Study
from evidence.cohorts.typed_words import folded
from evidence.corpus.vocabulary import Design, EventKind, Instrument, words
from evidence.topics.page import Row, Table, study_address
from evidence.topics.studies.search import matching, nothing_found

COLLECTIONS: Mapping[str, str] = {
    "yours": "yours",
    "review": "the review",
    "supplement": "wider literature",
}
"""Where studies come from, in the order of lists."""

HEADINGS: Mapping[str, str] = {
    "link": "Study",
    "discrepancies": "Discrepancies",
    "year": "Year",
    "design": "Design",
    "evidence_level": "OCEBM level",
    "aetiology": "Aetiology",
    "therapies": "Therapies",
    "n_patients": "Patients",
    "n_lesions": "Lesions",
    "lesion_unit": "Unit",
    "follow_up": "Follow-up",
    "prints": "Numbers on",
    "primaries": "Tumour primaries",
    "collection": "From",
    "review_refs": "Refs",
}

_INSTRUMENTS, _EVENTS = words(Instrument), words(EventKind)

READING = (
    "Discrepancies: how often the review and this study part ways; its page has each.",
    "Patients are those of all arms. Numbers on: what is printed as a number, not in words alone.",
    "OCEBM level: 1 best, 5 weakest. Refs: the review's own reference numbers.",
)
"""What the columns of the list say."""

_KINDS: Mapping[str, str] = {"adverse event": "harm of any cause", "other": "other events"}


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The studies that the filters leave and a search finds; `reading` says how to read them."""

    reading: tuple[str, ...]
    found: str
    nothing_found: str
    studies: Table


def listing(choice: Choice, text: str) -> Listing:
    """Return the list, narrowed to the studies that match what was typed."""
    listed = choice.with_yours
    found = matching(choice.cohorts, listed.studies, text)
    numbers = _numbers(listed)
    return Listing(
        reading=(*_designs(choice), *READING),
        found=_found(found, listed.studies, text),
        nothing_found="" if found else nothing_found(choice, text),
        studies=Table(
            tuple(_row(study, choice, numbers.get(study.study_id, ())) for study in ordered(found)),
            HEADINGS,
        ),
    )


def ordered(studies: Iterable[Study]) -> tuple[Study, ...]:
    """Return a reader's own studies first, then the review's; each by label, accents aside."""
    places = list(COLLECTIONS)
    return tuple(sorted(studies, key=lambda one: (places.index(one.collection), folded(one.label))))


def answer(choice: Choice) -> str:
    """Return how many studies there are, with how many patients, and how many print a score."""
    scored = len({score.study.study_id for score in choice.scores})
    if len(choice.studies) == 1:
        told = f"{'A' if scored else 'No'} score is printed as a number."
    else:
        of = prose.number(scored) if scored else "none"
        told = f"For {of} of them, a score is printed as a number."
    return f"{_whose(choice)}{_enrolled(choice)}. {told}"


def _whose(choice: Choice) -> str:
    wider = sum(study.outside_review for study in choice.studies)
    yours = sum(study.yours for study in choice.studies)
    review = len(choice.studies) - wider - yours
    named = ((review, "of the review"), (wider, "of the wider literature"), (yours, "of yours"))
    told = [(number, whose) for number, whose in named if number]
    return prose.listed(
        f"{prose.number(number) if place else prose.counted(number, 'study')} {whose}"
        for place, (number, whose) in enumerate(told)
    )


def _enrolled(choice: Choice) -> str:
    found = patients_of(choice.studies)
    if found.number is None:
        return ", none with a printed number of patients" if found.studies else ", without patients"
    families = {study.cohort_family for study in choice.with_patients}
    once = " (overlapping series counted once)" if len(families) < found.studies else ""
    return f" with {prose.of_units(found.number, 'patients')}{once}"


def _designs(choice: Choice) -> tuple[str, ...]:
    """Return how many studies are of each design, and how many leave their patients uncounted."""
    tally = [study.design for study in choice.studies]
    named = [
        prose.counted(tally.count(design), design) for design in words(Design) if design in tally
    ]
    silent = patients_of(choice.studies).silent
    by_design = f"By design: {prose.listed(named)}."
    if not silent:
        return (by_design,)
    does = prose.verb(silent, "does", "do")
    unknown = f"{prose.counted(silent, 'study')} of patients {does} not print how many."
    return by_design, prose.capital(unknown)


def _found(found: tuple[Study, ...], studies: tuple[Study, ...], text: str) -> str:
    parts = []
    if found and text.strip():
        matches = prose.verb(len(found), "matches", "match")
        every = prose.counted(len(studies), "study")
        parts.append(f"{prose.number(len(found))} of {every} {matches} “{text.strip()}”.")
    return " ".join(parts)


def _numbers(choice: Choice) -> Mapping[str, tuple[str, ...]]:
    """Return what each study prints as a number: instruments, then kinds of event."""
    found: dict[str, dict[tuple[int, str], None]] = {}
    scored: tuple[Score | Difference, ...] = (*choice.scores, *choice.differences)
    for score in scored:
        place = _INSTRUMENTS.index(score.instrument)
        named = score.instrument if score.instrument != "other" else score.measure or "other score"
        found.setdefault(score.study.study_id, {})[place, named] = None
    for count in choice.counts:
        if count.events is not None or count.percent is not None or count.percent_low is not None:
            place = len(_INSTRUMENTS) + _EVENTS.index(count.kind)
            named = _KINDS.get(count.kind, count.kind)
            found.setdefault(count.study.study_id, {})[place, named] = None
    return {study_id: tuple(name for _, name in sorted(told)) for study_id, told in found.items()}


def _primaries(study: Study) -> str | None:
    return "; ".join(dict.fromkeys(share.value for share in study.primaries)) or None


def _row(study: Study, choice: Choice, numbers: tuple[str, ...]) -> Row:
    return {
        "study_id": study.study_id,
        "link": study_address(study.study_id, choice.selection, prose.study(study)),
        "study": prose.study(study),
        "label": study.label,
        "discrepancies": study.discrepancies or None,
        "year": study.year,
        "design": study.design,
        "evidence_level": study.evidence_level,
        "aetiology": study.aetiology,
        "therapies": "; ".join(study.therapies) or None,
        "n_patients": None if study.design == "animal study" else study.n_patients,
        "n_lesions": study.n_lesions,
        "lesion_unit": study.lesion_unit,
        "follow_up": study.follow_up,
        "prints": "; ".join(numbers) or None,
        "primaries": _primaries(study),
        "collection": COLLECTIONS[study.collection],
        "review_refs": ", ".join(study.review_refs) or None,
        "title": study.title,
        "authors": study.authors,
        "centre": study.centre,
        "journal": study.journal,
        "doi": study.doi,
        "pmid": study.pmid,
        "url": study.url,
    }
