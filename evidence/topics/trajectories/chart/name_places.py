"""Where names stand beside a panel so that no two overlap, each as near to its line as can be."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class _Block:
    """Names that touch one another, and the top that suits them best on average."""

    top: float
    height: float
    names: int


def placed(wishes: Sequence[float], heights: Sequence[float], room: float) -> list[float]:
    """Return the tops of names of these heights, whose middles wish to be at `wishes` (ascending).

    Names that would overlap are set under one another around the mean of what they wish (isotonic
    regression by pooling adjacent violators); then all are pushed inside the room, which begins
    at 0 and must be as high as the names together.
    """
    blocks: list[_Block] = []
    for wish, height in zip(wishes, heights, strict=True):
        blocks.append(_Block(wish - height / 2, height, 1))
        while len(blocks) > 1 and blocks[-2].top + blocks[-2].height > blocks[-1].top:
            upper, lower = blocks[-2:]
            blocks[-2:] = [_together(upper, lower)]
    pushed = _inside(blocks, room)
    tops: list[float] = []
    own = iter(heights)
    for block in pushed:
        top = block.top
        for _ in range(block.names):
            tops.append(top)
            top += next(own)
    return tops


def _together(upper: _Block, lower: _Block) -> _Block:
    """Return two blocks as one, its top the mean of what its names wish."""
    names = upper.names + lower.names
    wished = upper.names * upper.top + lower.names * (lower.top - upper.height)
    return _Block(wished / names, upper.height + lower.height, names)


def _inside(blocks: Sequence[_Block], room: float) -> list[_Block]:
    """Return blocks pushed down to the top of the room, then up from its bottom."""
    ceiling = 0.0
    for block in blocks:
        block.top = max(block.top, ceiling)
        ceiling = block.top + block.height
    floor = room
    for block in reversed(blocks):
        block.top = min(block.top, floor - block.height)
        floor = block.top
    return list(blocks)
