"""The studies as a list: what each is, what it prints, and how to find one."""

import unicodedata
from urllib.parse import quote, urlencode

import pandas as pd

from evidence.corpus.frames import Corpus
from evidence.corpus.selection import Selection
from evidence.corpus.vocabulary import Design, words

COLLECTION_WORDS = {"review": "the review", "supplement": "wider literature"}

PEOPLE = ("randomised trial", "comparative cohort", "case series", "case report")
"""Designs whose patients are their own; reviews, guidelines and animals add none."""

_EVENTS = ("complication", "leakage", "new fracture", "response", "local control", "death")
_SEARCHED = ("label", "title", "journal", "therapies", "primaries", "doi", "pmid", "study_id")


def study_list(shown: Corpus) -> pd.DataFrame:
    """Return one row per study: what it is, whom it treated, what it prints, its mark.

    The review's studies come first, then by label. `study_id` to `mark` are for the screen;
    `title`, `journal`, `doi` and `pmid` are also searched.
    """
    studies = shown.studies
    ids = studies["study_id"]
    arms = shown.arms
    treated = arms[arms["role"] == "intervention"]
    frame = studies[
        [
            *("study_id", "label", "year", "collection", "design", "evidence_level", "aetiology"),
            *("n_patients", "n_lesions", "lesion_unit", "follow_up", "follow_up_months"),
            *("review_refs", "title", "journal", "doi", "pmid", "url"),
        ]
    ].assign(
        collection=studies["collection"].map(COLLECTION_WORDS).astype("string"),
        review_refs=studies["review_refs"].str.replace(";", ", "),
        therapies=_listed(ids, treated["study_id"], treated["therapy"]),
        primaries=_listed(ids, shown.primaries["study_id"], shown.primaries["primary"]),
        prints=_prints(shown),
        mark=ids.map({k: f"⚠ {n}" for k, n in shown.discrepancies["study_id"].value_counts().items()}).astype("string"),
    )
    return frame.sort_values(
        ["collection", "label"], key=_sort_key, kind="stable", ignore_index=True
    )


def _sort_key(column: pd.Series) -> pd.Series:
    return column.map(_plain) if column.name == "label" else column


def _listed(ids: pd.Series, study: pd.Series, value: pd.Series) -> pd.Series:
    """Return for each study its distinct values, joined in their order."""
    pairs = pd.DataFrame({"study": study, "value": value}).dropna().drop_duplicates()
    joined = pairs.groupby("study", sort=False)["value"].agg("; ".join)
    return ids.map(joined).astype("string")


def _prints(shown: Corpus) -> pd.Series:
    """Return in words what each study prints as a number: instruments, then kinds of event."""
    scores = shown.measurements[["study_id", "instrument"]].set_axis(["study", "what"], axis=1)
    events = shown.events[["study_id", "kind"]].set_axis(["study", "what"], axis=1)
    rank = {kind: number for number, kind in enumerate(_EVENTS)}
    events = events[events["what"].isin(_EVENTS)]
    events = events.sort_values("what", key=lambda kinds: kinds.map(rank), kind="stable")
    printed = pd.concat([scores, events])
    return _listed(shown.studies["study_id"], printed["study"], printed["what"])


def address(study_id: str, label: str, selection: Selection) -> str:
    """Return the address of one study that keeps the reader's filters.

    The label follows as a fragment: a table of links shows it in place of the address.
    """
    query: dict[str, object] = {"study": study_id}
    if selection.collection != "review":
        query["collection"] = selection.collection
    query |= selection.active()
    return f"studies?{urlencode(query, doseq=True)}#{quote(label)}"


def with_links(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the list with `link`, the address of each study."""
    links = [
        address(str(study_id), str(label), selection)
        for study_id, label in frame[["study_id", "label"]].itertuples(index=False)
    ]
    return frame.assign(link=pd.Series(links, frame.index, dtype="string"))


def search(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return the studies in which every word of `text` stands somewhere, accents aside."""
    whole = frame[list(_SEARCHED)].astype("string").fillna("").agg(" ".join, axis=1)
    plain = whole.map(_plain)
    keep = pd.Series(data=True, index=frame.index)
    for word in _plain(text).split():
        keep &= plain.str.contains(word, regex=False)
    return frame[keep].reset_index(drop=True)


def _plain(text: str) -> str:
    """Return text in lower case without accents."""
    spread = unicodedata.normalize("NFKD", str(text))
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()


def patients(shown: Corpus) -> int:
    """Return how many patients the studies enrolled; overlapping series count once, by the largest.

    Reviews, guidelines and animals don't count.
    """
    people = shown.studies[shown.studies["design"].isin(PEOPLE)]
    return int(people.groupby("cohort_family")["n_patients"].max().sum())


def sentence(shown: Corpus) -> str:
    """Return what the studies are by design, how many patients, and how many print a score."""
    total = len(shown.studies)
    tally = shown.studies["design"].value_counts()
    designs = [
        f"{tally[name]} {_plural(name, tally[name])}" for name in words(Design) if name in tally
    ]
    scored = shown.measurements["study_id"].nunique()
    enrolled = patients(shown)
    people = (
        f"They enrolled {_thousands(enrolled)} patients (overlapping series counted once). "
        if enrolled
        else ""
    )
    return (
        f"{_whose(shown)}: {_and(designs)}. {people}"
        f"{scored} of {total} print{'s' if scored == 1 else ''} a score or measurement as a number."
    )


def _thousands(number: int) -> str:
    """Return a number with its thousands set apart from five digits on."""
    return f"{number:,}".replace(",", "\u202f") if number >= 10_000 else str(number)  # noqa: PLR2004


def _whose(shown: Corpus) -> str:
    tally = shown.studies["collection"].value_counts()
    review, wider = int(tally.get("review", 0)), int(tally.get("supplement", 0))
    parts = []
    if review:
        parts.append(f"{review} {_plural('study', review)} of the review")
    if wider:
        parts.append(
            f"{wider} of the wider literature"
            if review
            else f"{wider} {_plural('study', wider)} of the wider literature"
        )
    return " and ".join(parts)


def _plural(noun: str, count: int) -> str:
    if count == 1 or noun.endswith("series"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _and(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


HEADINGS: dict[str, str | None] = {
    "link": "Study",
    "mark": "Discrepancies",
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
    "review_refs": "Refs in the review",
    "title": "Title",
}
"""Headings of the list on screen, in order."""


def by_label(studies: pd.DataFrame) -> pd.DataFrame:
    """Return the studies in the order of their labels, accents aside."""
    return studies.sort_values("label", key=lambda labels: labels.map(_plain), kind="stable")


def found_sentence(found: pd.DataFrame, listed: pd.DataFrame, text: str) -> str:
    """Return how many studies the search leaves, and what the mark means."""
    marked = int(found["mark"].notna().sum())
    which = f"{len(found)} of {len(listed)} studies match “{text}”." if text.strip() else ""
    mark = f"⚠ 2 means two discrepancies with the review; {marked} of these studies have some."
    return f"{which} {mark if marked else ''}".strip()
