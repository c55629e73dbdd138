"""Syntheses of the real corpus, as the page makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from evidence.cohorts import choose
from evidence.corpus.selection import Selection
from evidence.topics.pooling.candidates import candidates
from evidence.topics.pooling.combined import Settings, Synthesis, combine
from evidence.topics.pooling.questions import REVIEW, Question, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from evidence.cohorts import Cohorts

VAS = "pain change, VAS"


@pytest.fixture(scope="session")
def make(cohorts: Cohorts) -> Callable[..., Synthesis]:
    """Combine the rows of a question; the wider literature and tumours unless told otherwise."""

    def combined(
        name: str = VAS,
        when: str = "1 month",
        patients: str = "tumour",
        wording: str = "every wording",
        selection: Selection | None = None,
        **settings: Any,
    ) -> Synthesis:
        question = Question(outcome(name), when, patients, wording)
        chosen = Settings(**settings)
        choice = choose(cohorts, selection or Selection(collection="all"))
        return combine(candidates(choice, question, chosen.correlation), question, chosen)

    return combined


@pytest.fixture(scope="session")
def pain(make: Callable[..., Synthesis]) -> Synthesis:
    """Give the change of VAS at one month in tumours: a pool with reserve."""
    return make()


@pytest.fixture(scope="session")
def leaks(make: Callable[..., Synthesis]) -> Synthesis:
    """Give leaks per vertebra of one wording: a pool of proportions."""
    return make("cement leakage", "vertebrae", wording="any cement leakage")


@pytest.fixture(scope="session")
def review(make: Callable[..., Synthesis]) -> Synthesis:
    """Give the review's own cohorts: refused."""
    return make(REVIEW, "patients", selection=Selection())
