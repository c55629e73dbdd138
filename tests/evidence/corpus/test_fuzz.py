"""Whatever stands in a file, reading it ends in records or in located problems, in bounded time.

Mutations are seeded: the same files are tried on every run.
"""

import random

import pytest

from evidence.corpus.cross_checks import cautions
from evidence.corpus.frames import build
from evidence.corpus.loading import CorpusError, default_paths, read_files
from evidence.corpus.methods import METHODS_FILE, read_methods
from tests.evidence.test_loading import GOOD

FILES = [*default_paths(), METHODS_FILE]
TRIES = 120

BITS = (
    *("\n", "\r", "\t", " ", "  ", ":", ": ", "-", "- ", ",", "[", "]", "{", "}", "#", " #", "&a"),
    *("*a", "!", "!!str ", "|", ">", "'", '"', "%", "@", "`", "?", "? ", "---", "...", "<<: "),
    *("~", "null", "True", "yes", "0x1F", "1e400", ".inf", ".nan", "-0", "007", "7,2", "1,234"),
    *("\u00a0", "\u200b", "\u2028", "\x85", "\ufeff", "\x00", "\x1b", "\U0001f600", "\\"),
    *("９", "٣", "é", "=1+1", "<b>", "99999999999999999999", "id: x", "studies:", "x" * 2_000),
)


def mutated(text, chance):
    """Return a text with a few bits put in, taken out, turned round, doubled or moved."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 3, 30, 300)))
        before, middle, after = text[:start], text[start:end], text[end:]
        text = chance.choice(
            (
                f"{before}{chance.choice(BITS)}{after}",
                f"{before}{after}",
                f"{before}{middle[::-1]}{after}",
                f"{before}\n{middle}{after}",
                f"{before}{middle}{middle}{after}",
                f"{middle}{after}{before}",
            )
        )
    return text


def excerpt(text, chance):
    """Return the head of a file and a stretch of it that begins with an entry."""
    lines = text.splitlines(keepends=True)
    entries = [place for place, line in enumerate(lines) if line.startswith("  - ")]
    start = chance.choice(entries) if entries else 0
    head = [line for line in lines[:12] if not line.startswith((" ", "#"))]
    return "".join([*head, *lines[start : start + 60]])


def check(path):
    """Read a file; anything but its problems that is raised fails the test."""
    try:
        if path.name == METHODS_FILE.name:
            read_methods(path)
            return
        files = read_files([path])
        build(files)
    except CorpusError as error:
        files = error.readable
        for problem in error.problems:
            assert problem.line >= 1 <= problem.column, problem
            assert str(problem).startswith(f"{path}:{problem.line}:")
    [str(caution) for caution in cautions(files)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_mutated_file_of_the_corpus_is_read_or_refused(path, tmp_path):
    chance = random.Random(path.name)
    text = path.read_text("utf-8")
    file = tmp_path / path.name
    for _ in range(TRIES):
        file.write_text(mutated(excerpt(text, chance), chance), "utf-8", newline="")
        check(file)


def test_a_mutated_small_file_is_read_or_refused(tmp_path):
    chance = random.Random(1)
    file = tmp_path / "small.yaml"
    for _ in range(4 * TRIES):
        file.write_text(mutated(GOOD, chance), "utf-8", newline="")
        check(file)


def test_bytes_are_read_or_refused(tmp_path):
    chance = random.Random(2)
    file = tmp_path / "bytes.yaml"
    content = GOOD.encode()
    for _ in range(TRIES):
        place = chance.randrange(len(content))
        odd = bytes(chance.randrange(256) for _ in range(chance.choice((1, 2, 4))))
        file.write_bytes(content[:place] + odd + content[place + len(odd) :])
        check(file)


NAMES = ("studies", "facts", "id", "label", "arms", "doi", "events", "n", "x", "collection")


def yaml_text(chance, depth=0):
    """Return a piece of YAML made of its own parts, right and wrong."""
    kinds = ("word", "word", "list", "map", "braces", "brackets", "text", "broken")
    kind = chance.choice(kinds) if depth < 4 else "word"
    indent, many = "  " * depth, range(chance.randrange(4))
    if kind == "list":
        return "".join(f"\n{indent}- {yaml_text(chance, depth + 1)}" for _ in many)
    if kind == "map":
        names = [chance.choice(NAMES) for _ in many]
        return "".join(f"\n{indent}{name}: {yaml_text(chance, depth + 1)}" for name in names)
    if kind == "braces":
        pairs = [f"{chance.choice(NAMES)}: {yaml_text(chance, 4)}" for _ in many]
        return f"{{{', '.join(pairs)}}}"
    if kind == "brackets":
        return f"[{', '.join(yaml_text(chance, 4) for _ in many)}]"
    if kind == "text":
        return f"{chance.choice(('|', '>-', '|+'))}\n{indent}  {chance.choice(BITS)}\n"
    return chance.choice(BITS) if kind == "broken" else chance.choice(("a", "review", "1", '"b"'))


def test_yaml_of_any_shape_is_read_or_refused(tmp_path):
    chance = random.Random(3)
    file = tmp_path / "shape.yaml"
    for _ in range(6 * TRIES):
        sections = ("collection: review", f"studies: {yaml_text(chance, 1)}", yaml_text(chance))
        file.write_text("\n".join(sections), "utf-8", newline="")
        check(file)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(2_000)),
        "[" * 200_000,
        "{" * 200_000,
        "a: " * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 2_000)),
        "studies:\n" + "  - {}\n" * 20_000,
        "studies: [" + "," * 100_000,
        '"' + "\\u200b" * 50_000 + '": 1',
        "\u200b\u2028" * 50_000,
        "x" * 1_000_000,
        "notes: " + "#" * 1_000_000,
        "studies:\n  - {n: " + "1," * 20_000 + "}",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_much_of_one_thing_is_refused(write_corpus, text):
    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(text)])

    assert len(str(caught.value).splitlines()) <= 51
