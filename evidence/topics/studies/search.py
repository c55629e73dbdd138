"""Finding studies by words, and saying where else they would be found."""

from collections.abc import Iterable
from dataclasses import replace

from evidence import prose
from evidence.cohorts import Cohorts
from evidence.cohorts.choice import Choice, choose
from evidence.cohorts.records import Study
from evidence.cohorts.typed_words import folded, synonyms_of

NAMED = 3
"""How many studies a sentence names before it only counts them."""


def matching(cohorts: Cohorts, studies: Iterable[Study], text: str) -> tuple[Study, ...]:
    """Return the studies in which every word of `text` stands somewhere, accents aside."""
    return tuple(study for study in studies if holds(cohorts, _searched(study), text))


def holds(cohorts: Cohorts, texts: Iterable[str | None], words: str) -> bool:
    """Return whether every one of some words stands in one of the texts, accents aside.

    A synonym is as good as the corpus's own word: iodine finds 125I.
    """
    wanted = [(word, *synonyms_of(cohorts, word)) for word in folded(words).split()]
    if not wanted:
        return True
    whole = folded(" ".join(text for text in texts if text))
    return all(any(form in whole for form in forms) for forms in wanted)


def _searched(study: Study) -> Iterable[str | None]:
    return (
        study.label,
        study.short_label,
        study.title,
        study.journal,
        study.authors,
        *study.therapies,
        *(share.value for share in (*study.primaries, *study.regions)),
        study.doi,
        study.pmid,
        study.study_id,
    )


def nothing_found(choice: Choice, text: str) -> str:
    """Return that no study matches, where was looked, and which studies elsewhere do."""
    words = "" if len(text.split()) == 1 else "every word of "
    looked = (
        f"No study of these has {words}“{text.strip()}” in name, authors, title, journal, "
        "therapies, primaries, regions, DOI, PMID or identifier."
    )
    return f"{looked} {_elsewhere(choice, text)}"


def _elsewhere(choice: Choice, text: str) -> str:
    elsewhere = (one for one in choice.in_collection if one.study_id not in choice.ids)
    hidden = matching(choice.cohorts, elsewhere, text)
    if hidden:
        return f"The filters hide {_named(hidden)}."
    wider = choose(choice.cohorts, replace(choice.selection, collection="all"))
    within = matching(choice.cohorts, wider.studies, text)
    if within:
        return f"The wider literature has {_named(within)}."
    anywhere = matching(choice.cohorts, choice.cohorts.studies, text)
    if anywhere:
        return f"The wider literature, without the filters, has {_named(anywhere)}."
    return "Nor has any other study of the corpus."


def _named(studies: tuple[Study, ...]) -> str:
    names = prose.shortened((prose.study(one) for one in studies), NAMED)
    that = prose.verb(len(studies), "that does", "that do")
    return f"{prose.counted(len(studies), 'study')} {that}: {names}"
