"""The canonical label of a therapy, built from its parts in one fixed order."""

from collections.abc import Iterable

from evidence.corpus.vocabulary import Component, words

ORDER: tuple[str, ...] = words(Component)


def therapy_label(components: Iterable[str]) -> str:
    """Return e.g. "PVP + MWA"; parts in the order of the vocabulary, joined by " + "."""
    return " + ".join(sorted(components, key=ORDER.index))


def parts(label: str) -> tuple[str, ...]:
    """Return the parts of a canonical label."""
    return tuple(label.split(" + "))
