"""The sentences above the chart: what the rows on screen say, and of what they are silent."""

from collections.abc import Iterable, Mapping, Sequence

from evidence import prose
from evidence.cohorts.review_records import Claim
from evidence.topics.complications import claims
from evidence.topics.complications.asked import Asked, Pool
from evidence.topics.complications.claims import Standing
from evidence.topics.complications.elsewhere import nothing
from evidence.topics.complications.harm_wording import PATIENTS, by_reason, what
from evidence.topics.complications.shown import Cohort


def answers(
    pool: Pool,
    asked: Asked,
    rows: Sequence[Cohort],
    claimed: Sequence[Claim],
    standings: Sequence[Standing],
) -> tuple[str, ...]:
    """Return the sentences that answer the page's question from the rows on screen, first first.

    `claimed` are the ranges that may stand beside the rows; `standings` the rows beside them.
    """
    if not rows:
        return nothing(pool, asked)
    if not asked.beside_claims:
        return _reported(rows, asked)
    if not claimed:
        return (*_reported(rows, asked), "The review claims no range for these patients.")
    told = [*claims.beside(_first(standings), asked)]
    silent = [claim for claim in claimed if not any(one.claim is claim for one in standings)]
    if silent and not told:
        told = [*_reported(rows, asked)]
    if silent:
        named = prose.listed(f"{PATIENTS[one.aetiology]} ({claims.text(one)})" for one in silent)
        beside = prose.verb(len(silent), "the claim", "the claims")
        told.append(f"No count on screen can stand beside {beside} for {named}.")
    return tuple(told)


def _first(standings: Iterable[Standing]) -> list[Standing]:
    """Return of each aetiology the standing in its commonest unit."""
    found: dict[str, Standing] = {}
    for one in standings:
        found.setdefault(one.claim.aetiology, one)
    return list(found.values())


def silences(
    pool: Pool,
    asked: Asked,
    rows: Sequence[Cohort],
    claimed: Sequence[Claim],
    standings: Sequence[Standing],
) -> dict[str, str]:
    """Return for each claim without a count beside it what there is instead, and where."""
    return {
        claim.aetiology: _silence(pool, asked, rows, claim.aetiology)
        for claim in claimed
        if not any(one.claim is claim for one in standings)
    }


def missing(rows: Sequence[Cohort], said: Mapping[str, str]) -> tuple[str, ...]:
    """Return of silences those that the answer does not tell already."""
    if not rows:
        return ()
    if any(one.counts for one in rows):
        return tuple(said.values())
    told = {one.count.study.aetiology for one in rows}
    return tuple(text for aetiology, text in said.items() if aetiology not in told)


def _silence(pool: Pool, asked: Asked, rows: Iterable[Cohort], aetiology: str) -> str:
    """Return why no count of an aetiology stands beside its claim."""
    own = [one for one in rows if one.count.study.aetiology == aetiology]
    if own:
        return _uncounted(own, what(asked), f" in {PATIENTS[aetiology]}")
    return " ".join(nothing(pool, asked, aetiology))


def _uncounted(rows: Sequence[Cohort], noun: str, among: str = "") -> str:
    """Return that counts stand here which enter no tally, and why."""
    said = prose.verb(len(rows), "stands here but enters no tally", "stand here but enter no tally")
    why = by_reason(one.aside for one in rows)
    many = f"{prose.counted(len(rows), 'count')} of {noun}{among}"
    if len(rows) == 1:
        only = rows[0]
        return f"{many} {said} ({only.aside}): {prose.whose(only.count)}, {only.figure}."
    return f"{many} {said}: {why}."


def _reported(rows: Sequence[Cohort], asked: Asked) -> tuple[str, ...]:
    """Return what the cohorts counted, a sentence for each unit and aetiology."""
    counting = [one for one in rows if one.counts]
    if not counting:
        return (_uncounted(rows, what(asked)),)
    together: dict[tuple[str, str], list[Cohort]] = {}
    for one in counting:
        together.setdefault((one.count.study.aetiology, one.count.unit), []).append(one)
    return tuple(
        f"{prose.capital(PATIENTS[aetiology])}: {claims.counted(own, asked)}{_aside(own, asked)}."
        for (aetiology, _), own in together.items()
    )


def _aside(rows: Sequence[Cohort], asked: Asked) -> str:
    """Return how many counted only a part, where `counted` does not say so."""
    narrow = claims.parts_only(rows, asked)
    return f" ({narrow})" if narrow and any(one.count.events for one in rows) else ""
