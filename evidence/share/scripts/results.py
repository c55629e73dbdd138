"""What the scripts print: the numbers of the figure, as it writes them."""

from evidence import prose
from evidence.statistics import Pooled
from evidence.topics.pooling.combined import Group, Synthesis
from evidence.topics.pooling.effect_format import figure
from evidence.topics.pooling.lines import labels
from evidence.topics.pooling.questions import Kind


def printed(synthesis: Synthesis) -> tuple[str, ...]:
    """Return the lines that either script prints, in plain ASCII: no unit, a hyphen for minus."""
    found = [line for group in synthesis.sets for line in _group(synthesis, group)]
    return tuple(found)


def _group(synthesis: Synthesis, group: Group) -> list[str]:
    pooled = group.pooled
    assert pooled is not None
    found = [f"{group.name}: k {pooled.k}"]
    for name, value in _values(pooled):
        found.append(f"{group.name}: {name} {plain(value, synthesis.kind)}")
    if pooled.tau2 is not None:
        found.append(f"{group.name}: tau {plain(pooled.tau2**0.5)}")
    if pooled.i2 is not None:
        found.append(f"{group.name}: I2 {prose.number(pooled.i2, 0)}")
    found.append(f"{group.name}: Q {plain(pooled.q)}")
    names = labels(synthesis)
    return found + [
        f"{group.name}: weight {names[one.row_id]} {prose.fixed(group.weights[one.row_id], 1)}"
        for one in group.weighed
        if one.row_id in group.weights
    ]


def plain(value: float, kind: Kind = "change") -> str:
    """Return a number as the figure has it, without its unit, as code would print it."""
    text = figure(value, kind).removesuffix(f"{prose.SPACE}%")
    return text.replace(prose.MINUS, "-").replace(",", "")


def _values(pooled: Pooled) -> list[tuple[str, float]]:
    values = [
        ("estimate", pooled.estimate),
        ("ci_low", pooled.ci_low),
        ("ci_high", pooled.ci_high),
    ]
    if pooled.pi_low is not None and pooled.pi_high is not None:
        values += [("pi_low", pooled.pi_low), ("pi_high", pooled.pi_high)]
    return values
