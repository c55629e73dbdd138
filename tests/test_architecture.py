"""Who may import whom; how long a page may be; where Streamlit is allowed."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").glob("*/*.py"))
MODULES = sorted((ROOT / "evidence").rglob("*.py"))
LONGEST_PAGE = 80

# Reading order of the package; a module imports only what stands before it.
LAYERS = (
    {"vocabulary", "appraisal_items"},
    {"schema", "rules"},
    {"yaml_nodes", "loading"},
    {"levels", "therapies", "tables", "frames"},
    {"selection"},
    {"statistics"},
    {"cards", "theme"},
    {"charts", "export"},
    {"package"},
    {"ui"},
)
"""What is not named here computes for one page and stands between statistics and charts."""


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(part):
    return next((rank for rank, parts in enumerate(LAYERS) if part in parts), 6)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path):
    part = path.relative_to(ROOT / "evidence").parts[0].removesuffix(".py")
    if part in {"__init__", "__main__"}:
        return
    above = {
        name
        for name in imports(path)
        if name.startswith("evidence.") and layer(name.split(".")[1]) > layer(part)
    }

    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_ui_speaks_to_streamlit(path):
    if "ui" not in path.relative_to(ROOT).parts:
        assert not [name for name in imports(path) if name.split(".")[0] == "streamlit"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_thin(path):
    text = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef)]

    assert len(text.splitlines()) <= LONGEST_PAGE
    assert not functions


def test_no_page_file_lies_directly_in_pages():
    """There, Streamlit would open it without the frame."""
    assert not list((ROOT / "pages").glob("*.py"))


def test_the_menu_names_every_page():
    menu = (ROOT / "app.py").read_text("utf-8")

    assert [p for p in PAGES if p.relative_to(ROOT).as_posix() not in menu] == []
