"""Who may import whom; how long a page may be; where Streamlit, pandas and plotly are allowed."""

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from evidence.ui.links import PAGE_FILES

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "evidence"
PAGES = sorted((ROOT / "pages").glob("*/*.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_PAGE = 60
MOST_ENTRIES = 14
MOST_FLOORS = 8

MAY_IMPORT = {
    "prose": set(),
    "statistics": {"prose"},
    "charts": {"prose"},
    "corpus": {"statistics"},
    "cohorts": {"corpus", "statistics", "prose"},
    "topics": {"cohorts", "corpus", "statistics", "charts", "prose"},
    "share": {"topics", "cohorts", "corpus", "statistics", "charts", "prose"},
    "classroom": set(),
    "ui": {"share", "classroom", "topics", "cohorts", "corpus", "statistics", "charts", "prose"},
    "__main__": {"share", "topics", "cohorts", "corpus", "prose"},
    "__init__": {"corpus"},
}
"""Every room of the package, and what it may know of. A room that is not here has no floor."""

SHARED = {"address", "drawn", "enrolled", "page", "options", "registry", "command"}
"""Modules of topics/ that are no topic."""

BETWEEN_TOPICS = {
    # A summary of what these pages say takes its figures from them.
    ("overview", "therapies"),
    ("overview", "trajectories"),
    ("overview", "complications"),
    ("discrepancies", "studies"),  # both find typed words in texts alike
}
"""The few arrows from one topic to another."""


def room(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def imports(path):
    """Return the names that a module imports, in order; every test below asks, so it is kept."""
    names = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(names)


@cache
def modules_imported(path):
    """Return the files of ours that a module imports."""
    found = {ROOT.joinpath(*name.split(".")).with_suffix(".py") for name in imports(path)}
    return frozenset(file for file in found if file.exists())


def rooms_imported(path):
    own = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "evidence" and len(parts) > 1:
            place = PACKAGE / parts[1]
            if (place.is_dir() or place.with_suffix(".py").exists()) and parts[1] != own:
                yield parts[1]


def all_rooms():
    return {room(path) for path in MODULES}


def test_every_room_has_a_floor():
    assert all_rooms() <= set(MAY_IMPORT)
    assert len([path for path in PACKAGE.iterdir() if path.name != "__pycache__"]) <= MOST_ENTRIES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path):
    assert set(rooms_imported(path)) <= MAY_IMPORT[room(path)]


def test_rooms_form_no_circle_and_few_floors():
    """`TopologicalSorter` refuses a circle."""
    arrows = {name: set() for name in all_rooms()}
    for path in MODULES:
        arrows[room(path)] |= set(rooms_imported(path))
    floors = {}
    for name in TopologicalSorter(arrows).static_order():
        floors[name] = 1 + max((floors[below] for below in arrows[name]), default=0)

    assert max(floors.values()) <= MOST_FLOORS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_form_no_circle_within_a_room(path):
    """Each module can be imported first: what it needs never needs it."""
    seen, todo = set(), [path]
    while todo:
        new = modules_imported(todo.pop()) - seen
        seen |= new
        todo += new

    assert path not in seen


def topic(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[1].removesuffix(".py") if parts[0] == "topics" and len(parts) > 1 else None


def test_topics_know_nothing_of_each_other():
    arrows = set()
    for path in MODULES:
        own = topic(path)
        if own is None or own in SHARED | {"__init__"}:
            continue
        for name in imports(path):
            parts = name.split(".")
            if parts[:2] == ["evidence", "topics"] and len(parts) > 2:
                arrows.add((own, parts[2]))

    assert {(own, other) for own, other in arrows if own != other and other not in SHARED} <= (
        BETWEEN_TOPICS
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_ui_speaks_to_streamlit(path):
    if room(path) != "ui":
        assert not [name for name in imports(path) if name.split(".")[0] == "streamlit"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_figure_is_built_by_plotly(path):
    """Its validators cost more than all the rest; the tests pass figures through them instead."""
    assert not [name for name in imports(path) if name.split(".")[0] == "plotly"]


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room(path) in {"cohorts", "topics", "charts", "prose"}],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_frames_end_where_records_begin(path):
    reads_frames = path == PACKAGE / "cohorts" / "build.py"

    assert reads_frames or not [name for name in imports(path) if name.split(".")[0] == "pandas"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_thin(path):
    text = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]

    assert len(text.splitlines()) <= LONGEST_PAGE
    assert not functions
    assert "st.stop(" not in text, "the foot and the card would go with the page"


def test_no_page_file_lies_directly_in_pages():
    """There, Streamlit would open it without the frame."""
    assert not list((ROOT / "pages").glob("*.py"))


def test_the_menu_names_every_page():
    assert {ROOT / name for name in PAGE_FILES.values()} == set(PAGES)
