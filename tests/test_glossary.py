"""Every technical term that readers meet on a page is explained in the glossary."""

import ast
from pathlib import Path

import pytest

from evidence.ui import terms as glossary

ROOT = Path(__file__).resolve().parents[1]

ROOMS = ROOT / "evidence" / "classroom" / "rooms.py"
"""A module whose texts are SQL and codes."""

TERMINAL = {
    *("__main__.py", "command.py", "yaml_source.py", "yaml_nodes.py", "yaml_values.py"),
    *("characters.py", "mending.py", "refusals.py", "count_rules.py", "cross_file_rules.py"),
    *("references.py", "reference_fields.py", "stubs.py", "cross_checks.py"),
}
"""Modules that speak in a terminal only."""

RIS = ROOT / "evidence" / "share" / "citations" / "ris.py"
"""A table of the tags of a format."""

SCRIPTS = "scripts"
"""The folder whose texts are code in R or Python, not prose."""

LETTERS = ROOT / "evidence" / "charts" / "type_width.py"
"""A table of the widths of letters."""

SCREEN = [
    file
    for file in sorted(
        [ROOT / "app.py", *(ROOT / "pages").rglob("*.py"), *(ROOT / "evidence").rglob("*.py")]
    )
    if file.name not in TERMINAL and SCRIPTS not in file.parts and file not in {LETTERS, ROOMS, RIS}
]
"""The modules whose texts readers see."""

NOT_TERMS = {
    *(
        "CSV",
        "ZIP",
        "SVG",
        "PNG",
        "PDF",
        "HTML",
        "YAML",
        "XLSX",
        "MB",
        "NUL",
        "UTF",
        "JSON",
        "XML",
        "README",
        "CITATION",
        "UTF-8",
    ),
    *("CC", "BY", "IBM", "A4", "NFKC", "NFKD", "PPTX", "BMJ", "RIS", "URL"),
    # what a browser puts in place of them
    *("DAY", "ADDRESS"),
    # methods of HTTP
    *("GET", "HEAD", "POST"),
    # R's names of its own options and results
    *("QE", "PLO"),
}
"""Capitals that every reader of a web page knows, or that no reader sees as prose."""

NAMES = {
    # trials, countries, journals, articles, centres, initials, grades, vertebrae
    *("VERTOS", "FREE", "VAPOUR", "INVEST", "CAFE", "PUFHS", "USA", "US", "BMC", "MD", "CNS"),
    *("II", "III", "IV", "XG", "ZJ", "VP", "S1", "C2", "E9", "JIVROSG-0202"),
}
"""Capitals in the corpus that are proper names."""

TEXTS = {
    "studies": ("label", "design_note", "follow_up", "notes"),
    "arms": ("label", "therapy", "note"),
    "measurements": ("instrument", "measure", "timepoint", "note", "formula"),
    "directions": ("instrument", "measure", "timepoint", "note", "formula"),
    "differences": ("instrument", "measure", "timepoint", "note", "formula"),
    "events": ("event", "definition", "note", "formula"),
    "primaries": ("primary", "printed", "note"),
    "regions": ("region", "printed", "note"),
    "details": ("statement", "unit", "note"),
    "appraisals": ("tool", "item", "reason"),
    "facts": ("statement", "unit", "note"),
    "discrepancies": ("review_says", "source_says", "our_reading", "handling"),
    "context": ("label", "statement"),
    "sums": ("label", "caution"),
    "terms": ("definition",),
}
"""The columns of the corpus that pages write out."""


def literals(file):
    """Return the texts of a module: its string literals without docstrings and `__all__`."""
    tree = ast.parse(file.read_text("utf-8"))
    silent = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        or (isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__")
        for part in ast.walk(node.value)
        if isinstance(node, ast.Assign) or part is node.value
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]


def is_code(word):
    """Say whether a word is an identifier of a source or a vertebra rather than a term."""
    return word.startswith(("PMC", "NCT")) or (word[0] in "CTLS" and word[1:].isdigit())


@pytest.fixture(scope="module")
def known(corpus):
    return glossary.of(corpus.terms)


@pytest.mark.parametrize("file", SCREEN, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_terms_of_pages_and_charts_are_in_the_glossary(file, known):
    missing = glossary.missing(literals(file), known, NOT_TERMS | NAMES)

    assert {word for word in missing if not is_code(word)} == set(), (
        "explain these in data/glossary.yaml"
    )


@pytest.mark.parametrize("table", TEXTS)
def test_terms_of_the_corpus_are_in_the_glossary(table, corpus, known):
    frame = corpus.table(table)
    texts = [text for column in TEXTS[table] for text in frame[column].dropna()]

    missing = glossary.missing(texts, known, NOT_TERMS | NAMES)

    assert {word for word in missing if not is_code(word)} == set(), (
        "explain these in data/glossary.yaml"
    )


def test_a_term_that_nobody_explained_would_be_noticed(known):
    assert glossary.missing(["Mean XYZQ score"], known, NOT_TERMS | NAMES) == {"XYZQ"}


def test_no_entry_repeats_another(known):
    forms = [form for entry in known.entries for form in entry.forms]

    assert sorted({form for form in forms if forms.count(form) > 1}) == []


def test_the_list_of_statistical_words_is_explained(known):
    assert [word for word in glossary.STATISTICAL_WORDS if not known.explains(word)] == []
