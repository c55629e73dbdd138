"""Rules between the entries of all files: names taken twice, references to nothing."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from evidence.corpus.raw import Finding, Location, Raw, records, text

_UNIQUE_KEYS = (
    ("studies", "id"),
    ("studies", "label"),
    ("facts", "id"),
    ("discrepancies", "id"),
    ("context", "id"),
    ("sums", "id"),
    ("rates", "aetiology"),
    ("terms", "term"),
)


def cross_file_conflicts(
    contents: Sequence[Raw], *, complete: bool = True
) -> Iterator[tuple[int, Location, str]]:
    """Yield (file index, location, message) for ids taken twice and references to nothing.

    References are followed only where every file could be read (`complete`).
    """
    for section, key in _UNIQUE_KEYS:
        taken: set[str] = set()
        for file, content in enumerate(contents):
            for index, record in records(content, section):
                name = text(record, key)
                if name is None:
                    continue
                if _seen(name) in taken:
                    yield file, (section, index, key), f'"{name}" is already taken; choose another'
                taken.add(_seen(name))
    yield from _short_labels_taken(contents)
    yield from _synonyms_taken(contents)
    known = _known_studies(contents) if complete else set()
    for file, content in enumerate(contents if known else ()):
        for location, name in _study_references(content):
            if name not in known:
                yield file, location, f'no study has the id "{name}"; correct it'
    if known:
        yield from _touching_nothing(contents)


def _seen(name: str) -> str:
    """Return a name so that two that look the same are the same."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _known_studies(contents: Sequence[Raw]) -> set[str]:
    """Return the ids of all studies; none where one can't be told, as it may be any."""
    known = set()
    for content in contents:
        studies = records(content, "studies")
        ids = [name for _, study in studies if (name := text(study, "id"))]
        given = content.get("studies") or []
        if not isinstance(given, list) or len(ids) != len(given):
            return set()
        known |= set(ids)
    return known


def _short_labels_taken(contents: Sequence[Raw]) -> Iterator[tuple[int, Location, str]]:
    """Yield short labels that name another study, too: a mark must say whose it is."""
    studies = [study for content in contents for _, study in records(content, "studies")]
    shown = Counter(str(study.get("short_label") or study.get("label")) for study in studies)
    for file, content in enumerate(contents):
        for index, study in records(content, "studies"):
            name = text(study, "short_label")
            if name is not None and shown[name] > 1:
                message = f'"{name}" is how another study is shown; choose another'
                yield file, ("studies", index, "short_label"), message


def _touching_nothing(contents: Sequence[Raw]) -> Iterator[tuple[int, Location, str]]:
    """Yield what a discrepancy touches where its study prints no such figure."""
    studies = {
        text(study, "id"): study for content in contents for _, study in records(content, "studies")
    }
    for file, content in enumerate(contents):
        for index, entry in records(content, "discrepancies"):
            study = studies.get(text(entry, "study_id"))
            for number, touched in records(entry, "touches"):
                place: Location = ("discrepancies", index, "touches", number)
                if text(entry, "study_id") is None:
                    yield file, place, "touches figures of no study; add `study_id: …` above it"
                elif study is not None and not _any_touched(study, touched):
                    yield file, place, "the study has no such figure; correct or delete it"


def _any_touched(study: Raw, touched: Raw) -> bool:
    """Return whether a study prints a figure that agrees in every field given."""
    given = {key: touched[key] for key in touched if key != "figures"}
    rows = records(study, text(touched, "figures") or "")
    return any(all(row.get(key) == value for key, value in given.items()) for _, row in rows)


def _synonyms_taken(contents: Sequence[Raw]) -> Iterator[tuple[int, Location, str]]:
    """Yield words that stand for something already: what a reader types has one meaning."""
    taken: set[str] = set()
    for file, content in enumerate(contents):
        for index, synonym in records(content, "synonyms"):
            typed = synonym.get("words")
            for number, word in enumerate(typed if isinstance(typed, list) else []):
                name = _seen(str(word)).casefold()
                if name in taken:
                    place: Location = ("synonyms", index, "words", number)
                    yield file, place, f'"{word}" stands for something already; keep one'
                taken.add(name)


def _study_references(content: Raw) -> Iterator[Finding]:
    for section in ("discrepancies", "appraisals"):
        for index, record in records(content, section):
            name = text(record, "study_id")
            if name is not None:
                yield (section, index, "study_id"), name
