"""The pages that answer a reader's words, each with its filters and options as chips."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from evidence import prose
from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, choose
from evidence.cohorts.typed_words import Part, understood
from evidence.corpus.selection import Selection
from evidence.topics.options import Options, Topic
from evidence.topics.page import FILTER_LABELS, page_address
from evidence.topics.registry import TOPICS
from evidence.topics.search.asked import Asked, asked, options, selection

STUDIES_SHOWN = 5
ANSWERS_SHOWN = 4
NO_FILTER = Selection()
LONGEST = 200
"""Characters of typed words that are looked at."""

_MAY_BE_UNUSED = frozenset({"severity", "visit", "outcome", "event", "instrument", "component"})
"""Kinds of words that only some pages have a use for."""

_BESIDE = ("patient", "trajectories", "complications", "therapies", "quality")
"""Pages that are offered beside the one that answers, in this order."""


@dataclass(frozen=True)
class Chip:
    """One thing that a page will be opened with, or without: what it is called, and its value."""

    label: str
    value: str


@dataclass(frozen=True)
class Answer:
    """A page that answers: its name, its question, its address relative to the app."""

    page: str
    question: str
    chips: tuple[Chip, ...]
    address: str


@dataclass(frozen=True)
class Found:
    """What was understood: the answers, the best first, and lines on the words themselves.

    `mended` says what was taken for a slip, `strange` are the words that weren't understood,
    `unused` those that the first answer has no use for.
    """

    answers: tuple[Answer, ...]
    mended: tuple[str, ...]
    strange: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        """Return what is to be said of the words themselves, in sentences."""
        lines = (
            ("Taken as a slip: {}.", self.mended),
            ("Not understood: {}.", _quoted(self.strange)),
            ("The first page has no use for {}.", _quoted(self.unused)),
        )
        return tuple(line.format(prose.listed(words)) for line, words in lines if words)


def _quoted(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"“{word}”" for word in words)


def found(cohorts: Cohorts, text: str, now: Selection = NO_FILTER) -> Found:
    """Return what typed words stand for and the pages that answer them; none for no words.

    Words that name no filter keep those that are set `now`; others take their place.
    """
    parts = understood(cohorts, text[:LONGEST])
    made = asked(cohorts, parts)
    answers = tuple(_answers(cohorts, made, now)) if made.values else ()
    strange = tuple(part.typed for part in parts if part.meaning is None)
    if strange or "study" in made.values:
        answers = (*answers, _listed(text, now))
    return Found(
        answers,
        tuple(_mended(part) for part in parts if part.mended),
        strange,
        tuple(_unused(cohorts, parts, made)),
    )


def _answers(cohorts: Cohorts, made: Asked, now: Selection) -> Iterator[Answer]:
    opened = [cohorts.by_id[one] for one in made.values.get("study", ())[:STUDIES_SHOWN]]
    for study in opened:
        kept = selection(made, now)
        yield Answer(
            "studies",
            f"What is printed about {study.label}?",
            (Chip("Study", study.label), *_taken_off(now, kept)),
            page_address("studies", {**kept.query(), "study": [study.study_id]}),
        )
    if opened and made.page == "studies":
        return
    pages = (made.page, *(one for one in _BESIDE if made.filters and one != made.page))
    for page in pages[: ANSWERS_SHOWN - bool(opened)]:
        yield _of_page(cohorts, made, page, now)


def _of_page(cohorts: Cohorts, made: Asked, page: str, now: Selection) -> Answer:
    """Return a page with the filters asked for; the wider literature where the review has none."""
    topic, wanted = TOPICS[page], options(cohorts, made, page)
    filters = selection(made, now)
    wider = replace(filters, collection="all")
    tried = [_tried(cohorts, topic, one, wanted) for one in (filters, wider)]
    (choice, given), (wide, given_wide) = tried
    widened = (not choice.studies and bool(wide.studies)) or len(given_wide) > len(given)
    if widened:
        choice, given = wide, given_wide
    labels = {one.name: one.metadata["label"] for one in fields(topic.options)}
    chips = [
        Chip(FILTER_LABELS[name], prose.listed(values, "or"))
        for name, values in choice.selection.active().items()
    ]
    chips += [Chip(labels[name], value) for name, value in given.items()]
    chips += [
        Chip(labels[name], f"{value}: not counted or scored here")
        for name, value in wanted.items()
        if name not in given
    ]
    if widened and now.collection != "all":
        chips.append(Chip("Studies", "wider literature, as the review has none of these"))
    chips += _taken_off(now, choice.selection)
    query = {**choice.selection.query(), **{name: [value] for name, value in given.items()}}
    return Answer(page, topic.question, tuple(chips), page_address(page, query))


def _taken_off(now: Selection, then: Selection) -> Iterator[Chip]:
    """Yield the filters that are set now and won't be."""
    kept = then.active()
    for name, values in now.active().items():
        if kept.get(name) != values:
            label = FILTER_LABELS[name].lower()
            yield Chip("Taken off", f"{label} {prose.listed(values, 'or')}")


def _tried(
    cohorts: Cohorts, topic: Topic, made: Selection, wanted: Mapping[str, str]
) -> tuple[Choice, Mapping[str, str]]:
    """Return the studies that match, and those of the wanted options that fit them."""
    choice = choose(cohorts, made)
    chosen: Options = topic.options()
    given: dict[str, str] = {}
    for one in fields(topic.options):
        value = wanted.get(one.name)
        if value and value in topic.values(choice, chosen).get(one.name, ()):
            chosen = replace(chosen, **{one.name: value})
            given[one.name] = value
    return choice, given


def _listed(text: str, now: Selection) -> Answer:
    """Return the list of studies with the words as its search."""
    words = " ".join(text.split())[:LONGEST]
    kept = Selection(now.collection)
    return Answer(
        "studies",
        TOPICS["studies"].question,
        (Chip("Search", words), *_taken_off(now, kept)),
        page_address("studies", {"search": [words], **kept.query()}),
    )


def _mended(part: Part) -> str:
    values = prose.listed(part.meaning.values, "or") if part.meaning is not None else ""
    return f"“{part.typed}” for {values}"


def _unused(cohorts: Cohorts, parts: Sequence[Part], made: Asked) -> Iterator[str]:
    """Yield the words without which the same view would open."""
    for part in parts:
        kind = part.meaning.kind if part.meaning is not None else ""
        drawn = kind == "visit" and made.page == "trajectories"  # its chart has every visit
        if kind in _MAY_BE_UNUSED and not drawn:
            rest = [one for one in parts if one.meaning != part.meaning]
            without = asked(cohorts, rest)
            if _view(cohorts, without) == _view(cohorts, made):
                yield part.typed


def _view(cohorts: Cohorts, made: Asked) -> tuple[object, ...]:
    return made.page, made.filters, options(cohorts, made, made.page)
