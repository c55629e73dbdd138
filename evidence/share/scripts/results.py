"""What the scripts print: the numbers of the figure, as it writes them."""

from evidence.statistics import Pooled
from evidence.statistics.words import number
from evidence.topics.pooling.synthesis import Group, Synthesis, figure


def printed(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the lines that either script prints, with a plain hyphen for the minus sign."""
    found: list[str] = []
    for group in synthesis.sets:
        found += _group(synthesis, group)
    return tuple(line.replace("−", "-") for line in found)


def _group(synthesis: Synthesis, group: Group) -> list[str]:
    pooled = group.pooled
    assert pooled is not None
    found = [f"{group.name}: k {pooled.k}"]
    for name, value in _values(pooled):
        found.append(f"{group.name}: {name} {figure(value, synthesis.kind)}")
    if pooled.tau2 is not None:
        found.append(f"{group.name}: tau {number(pooled.tau2**0.5)}")
    if pooled.i2 is not None:
        found.append(f"{group.name}: I2 {pooled.i2:.0f}")
    found.append(f"{group.name}: Q {number(pooled.q)}")
    labels = synthesis.labels
    weights = group.weights
    return found + [
        f"{group.name}: weight {labels[row_id]} {weights[row_id]:.1f}"
        for row_id in group.weighed["row_id"]
        if row_id in weights
    ]


def _values(pooled: Pooled) -> list[tuple[str, float]]:
    values = [
        ("estimate", pooled.estimate),
        ("ci_low", pooled.ci_low),
        ("ci_high", pooled.ci_high),
    ]
    if pooled.pi_low is not None and pooled.pi_high is not None:
        values += [("pi_low", pooled.pi_low), ("pi_high", pooled.pi_high)]
    return values
