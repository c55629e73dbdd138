"""Nothing of ours moves by itself, so that who asked for less motion needs no setting."""

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[3] / "evidence"
MOVES = re.compile(
    r"(?<![\w\"'])(transition|animation)(-\w+)*\s*:|@keyframes|scroll-behavior\s*:\s*smooth"
    r"|behavior\s*:\s*[\"']smooth|\.animate\(|startViewTransition|<(animate|marquee|blink)\b"
)


def test_what_moves_would_be_seen():
    for text in (
        "a { transition: all 1s; }",
        "b{animation-name:x}",
        "@keyframes x {}",
        'one.scrollIntoView({ behavior: "smooth" })',
        "html { scroll-behavior: smooth }",
        "box.animate([], 300)",
    ):
        assert MOVES.search(text), text


def test_nothing_moves_by_itself():
    kinds = ("css", "js", "html", "py")
    files = [path for kind in kinds for path in PACKAGE.rglob(f"*.{kind}")]

    assert {path.suffix for path in files} == {f".{kind}" for kind in kinds}
    assert [path.name for path in files if MOVES.search(path.read_text("utf-8"))] == []
