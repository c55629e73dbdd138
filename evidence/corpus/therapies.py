"""The canonical label of a therapy, built from its parts in one fixed order."""

from collections.abc import Iterable

from evidence.corpus.vocabulary import Cement, Component, words

ORDER: tuple[str, ...] = words(Component)


CEMENTED = frozenset({"PVP", "PKP", "PVP or PKP", "vertebral stent"})
"""Parts of a treatment that put cement into the vertebra."""


def usual_cement(components: Iterable[str]) -> Cement:
    """Return how many had cement, by the parts of a treatment, where its record does not say."""
    return "none" if CEMENTED.isdisjoint(components) else "all"


def therapy_label(components: Iterable[str]) -> str:
    """Return e.g. "PVP + MWA"; parts in the order of the vocabulary, joined by " + "."""
    return " + ".join(sorted(components, key=ORDER.index))


def parts(label: str) -> tuple[str, ...]:
    """Return the parts of a canonical label."""
    return tuple(label.split(" + "))
