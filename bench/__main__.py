"""Measures everything, or the parts named: python -m bench [PART …]."""

import sys

from bench import cards, growth, pages, pools, repaint, sessions, turns, visits

PARTS = {
    "repaint": repaint.main,
    "visits": visits.main,
    "turns": turns.main,
    "cards": cards.main,
    "pages": pages.main,
    "growth": growth.main,
    "sessions": sessions.main,
    "pools": pools.main,
}


def main() -> int:
    names = sys.argv[1:] or list(PARTS)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; known: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
