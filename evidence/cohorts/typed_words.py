"""What words that a reader types stand for: the corpus's own words, its synonyms, study names.

Case, accents, plurals and slips of the keyboard are forgiven. The longest run of words that means
something counts, so that "risk of bias" is no risk.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evidence.cohorts.build import Cohorts
from evidence.cohorts.records import Study
from evidence.corpus.vocabulary import MEANT
from evidence.statistics.visit_windows import visit_window

LIKENESS = 0.79
"""How alike a mistyped word and the word meant must be, as difflib's ratio (0–1)."""

SHORTEST_MENDED = 3
"""Letters a word must have to be taken for a slip of another."""

SHORTEST_NAME = 5
"""Letters a word must have to be taken for a slip of a name: short names are like other words."""

LATER = "last visit"
"""What a time beyond every visit window is taken for."""

_NO_QUESTION = frozenset(
    {"other", "other event", "not stated", "any", "mixed", "no treatment", "studies"}
)
"""Words of the corpus that nobody asks by."""

_SMALL_WORDS = (
    "a about after all am an and any are as at be been by can could do does for from get give had "
    "happen has have how i if in is it its long many me more most much of often on one or our out "
    "patient people per percent percutaneous question rate result show spine spinal study tell "
    "than that the their them there these they this those to up us was we were what when where "
    "which who why will with would you vertebral vertebra"
)
"""Small words, and those that every study of the corpus has in it."""

_UNITS: Mapping[str, float] = {
    **dict.fromkeys(("day", "d"), 12 / 365.25),
    **dict.fromkeys(("week", "wk", "w"), 12 * 7 / 365.25),
    **dict.fromkeys(("month", "mo", "mth", "m"), 1),
    **dict.fromkeys(("year", "yr", "y"), 12),
}
"""Unit of time → its months."""

_NUMBERS: Mapping[str, float] = {
    "half": 0.5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Meaning:
    """What a phrase stands for: a word of the corpus of some kind, a visit, or studies.

    `kind` is a kind of synonym, "visit" or "study"; `values` are several for a shared name only.
    """

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A run of typed words and what it stands for; None where that isn't known.

    `mended` is set where the words were taken for a slip of the keyboard.
    """

    typed: str
    meaning: Meaning | None
    mended: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Every phrase that is understood, and each single word of them, those of names apart."""

    phrases: Mapping[Phrase, Meaning]
    longest: int
    words: tuple[str, ...]
    names: tuple[str, ...]


def folded(text: str) -> str:
    """Return text in lower case without accents."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).casefold()


def understood(cohorts: Cohorts, text: str) -> tuple[Part, ...]:
    """Return what the words of a text stand for, in their order, small words left out."""
    lexicon = _lexicon(cohorts)
    typed = re.findall(r"\w+", text)
    keys = [_key(word) for word in typed]
    mended = [key if _is_known(key, lexicon) else _mended(key, lexicon) for key in keys]
    parts: list[Part] = []
    place = 0
    while place < len(typed):
        length, meaning = _longest(mended[place:], lexicon)
        whole = " ".join(typed[place : place + length])
        if meaning is not None:
            slip = mended[place : place + length] != keys[place : place + length]
            parts.append(Part(whole, meaning, slip))
        elif mended[place] not in _SMALL:
            parts.append(Part(whole, None))
        place += length
    return tuple(parts)


def synonyms_of(cohorts: Cohorts, word: str) -> tuple[str, ...]:
    """Return the corpus's own words that one typed word stands for, folded."""
    meaning = _lexicon(cohorts).phrases.get((_key(word),))
    if meaning is None or meaning.kind in {"page", "study"}:
        return ()
    return tuple(folded(value) for value in meaning.values)


def values_meant(cohorts: Cohorts, text: str) -> tuple[str, ...]:
    """Return the corpus's own words that a text as a whole stands for; none where it is several."""
    parts = understood(cohorts, text)
    meaning = parts[0].meaning if len(parts) == 1 else None
    return meaning.values if meaning is not None else ()


def _longest(keys: Sequence[str], lexicon: Lexicon) -> tuple[int, Meaning | None]:
    """Return how many words of a start mean something together, and what; 1 and None for none."""
    for length in range(min(lexicon.longest, len(keys)), 0, -1):
        phrase = tuple(keys[:length])
        meaning = lexicon.phrases.get(phrase) or _visit(phrase)
        if meaning is not None:
            return length, meaning
    return 1, None


def _visit(phrase: Phrase) -> Meaning | None:
    """Return the visit that "6 months", "6mo", "half a year" or "one week" names."""
    found = re.fullmatch(r"(\d{1,3}|[a-z]+?) ?(?:a )?([a-z]+)", " ".join(phrase))
    if found is None or found[2] not in _UNITS:
        return None
    count = float(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1])
    if not count:
        return None
    return Meaning("visit", (visit_window(count * _UNITS[found[2]]) or LATER,))


def _is_known(key: str, lexicon: Lexicon) -> bool:
    short = len(key) < SHORTEST_MENDED or any(sign.isdigit() for sign in key)
    return short or key in _SMALL or key in lexicon.words or key in lexicon.names


def _mended(key: str, lexicon: Lexicon) -> str:
    names = lexicon.names if len(key) >= SHORTEST_NAME else ()
    for known in (lexicon.words, names):
        if near := difflib.get_close_matches(key, known, n=1, cutoff=LIKENESS):
            return near[0]
    return key


def _key(word: str) -> str:
    """Return a word as it is looked up: folded, in the singular."""
    plain = folded(word)
    if len(plain) > 4 and plain.endswith("ies"):  # noqa: PLR2004
        return f"{plain[:-3]}y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return plain[:-1]
    return plain


_SMALL = frozenset(map(_key, _SMALL_WORDS.split()))


def _phrase(text: str) -> Phrase:
    return tuple(_key(word) for word in re.findall(r"\w+", text))


@lru_cache(maxsize=2)
def _lexicon(cohorts: Cohorts) -> Lexicon:
    """Return what is understood; a corpus's word goes before a name, a synonym before both."""
    names = {
        phrase: meaning
        for phrase, meaning in _names(cohorts.studies)
        if len(phrase) > 1 or phrase[0] not in _SMALL
    }
    words = {
        _phrase(word): Meaning(kind, (word,))
        for kind, words in reversed(tuple(MEANT.items()))
        for word in words
        if word not in _NO_QUESTION
    }
    words |= {_phrase(one.word): Meaning(one.kind, (one.meaning,)) for one in cohorts.synonyms}
    phrases = {**names, **words}
    return Lexicon(
        phrases,
        max(map(len, phrases), default=1),
        (*_single(words), *_UNITS, *_NUMBERS),
        _single(names),
    )


def _single(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for phrase in phrases for key in phrase if key.isalpha()))


def _names(studies: Iterable[Study]) -> Iterator[tuple[Phrase, Meaning]]:
    """Yield each name of studies with those that bear it, those of a first author first."""
    bearing: dict[Phrase, list[str]] = {}
    for names in (_own_names, _co_authors):
        for study in studies:
            for name in names(study):
                ids = bearing.setdefault(_phrase(name) or (name,), [])
                if study.study_id not in ids:
                    ids.append(study.study_id)
    for phrase, ids in bearing.items():
        yield phrase, Meaning("study", tuple(ids))


def _own_names(study: Study) -> Iterator[str]:
    """Yield what a study is called: label, identifier, first author, and that with the year."""
    yield from (study.label, study.short_label or study.label, study.study_id)
    if study.first_author:
        yield study.first_author
        yield f"{study.first_author} {study.year or ''}"


def _co_authors(study: Study) -> Iterator[str]:
    """Yield the surnames of the authors, which stand before their initials."""
    for author in (study.authors or "").split(";"):
        surname, _, initials = author.strip().rpartition(" ")
        if surname and initials.isupper():
            yield surname
