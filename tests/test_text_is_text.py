"""Text of the corpus is text wherever it goes: no picture, link, formula, tag or command in it acts.

Every free text of the shipped corpus gets such markup behind it; then every page, every study and
every evidence card is made, and what they hand to Markdown, HTML, plotly, CSV and scripts is read.
"""

import ast
import csv
import io
import json
import re
from html.parser import HTMLParser
from importlib import import_module

import pandas as pd
import pytest
import yaml
from markdown_it import MarkdownIt

from evidence import cohorts as records
from evidence.cohorts.choice import choose
from evidence.corpus import loading
from evidence.corpus.csv_tables import csv_text
from evidence.corpus.frames import load
from evidence.corpus.loading import default_paths
from evidence.corpus.refusals import corpus_schema, field_at
from evidence.corpus.schema import BLANK
from evidence.corpus.selection import Selection
from evidence.corpus.tables import TABLES
from evidence.corpus.yaml_builder import read_document
from evidence.share.scripts import python_script, r_script
from evidence.topics.options import fitted
from evidence.topics.page import Chart, Table, page_json
from evidence.topics.registry import TOPICS
from evidence.topics.studies.card import card
from evidence.topics.studies.page import StudiesOptions
from evidence.ui import terms
from evidence.ui.cards import card_html
from evidence.ui.ledger import card_html as ledger_html
from evidence.ui.ledger import group_html
from evidence.ui.library import Library
from evidence.ui.reading_tables import reading_html
from tests.opening import PAGES, opened

PICTURE = "![x](http://evil.example/a.png)"
TAG = '<img src=x onerror="alert(1)">'
MARKUP = f"{PICTURE} {TAG} [a](javascript:alert(1)) $x$ `c` <b>d</b> 2*3*4 *e* __f__ ''' \"\"\""
FORMULA = "=1+1"
IDS = {"against", "p_against", "meaning"}
"""Free texts that must name an arm, or a value of the vocabulary."""


def marked(value, place=()):
    """Return a file's content with markup around every free text."""
    if isinstance(value, dict):
        return {key: marked(part, (*place, key)) for key, part in value.items()}
    if isinstance(value, list):
        return [marked(part, (*place, index)) for index, part in enumerate(value)]
    free = field_at(place, corpus_schema()).get("pattern") == BLANK
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    return f"{FORMULA} {value} {MARKUP}" if isinstance(value, str) and free and key not in IDS else value  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("marked")


@pytest.fixture(scope="module")
def corpus(folder):
    paths = []
    for path in default_paths():
        document, _ = read_document(path)
        content = marked(document.value)
        paths.append(folder / path.name)
        paths[-1].write_text(
            yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8"
        )
    return load(paths)


@pytest.fixture(scope="module")
def choice(corpus):
    return choose(records.build(corpus), Selection(collection="all"))


@pytest.fixture(scope="module")
def pages(choice):
    """Give every page of the menu, and the page of every study."""
    found = [
        (name, topic.build(choice, fitted(topic, choice, topic.options())))
        for name, topic in TOPICS.items()
    ]
    build = TOPICS["studies"].build
    found += [("studies", build(choice, StudiesOptions(one.study_id))) for one in choice.studies]
    return found


@pytest.fixture(scope="module")
def cards(choice):
    every = choice.cohorts
    tables = (every.scores, every.counts, every.statements, every.differences, every.details)
    rows = [row for rows in (*tables, every.claims, every.facts) for row in rows]
    return [card(every, row.row_id) for row in rows]


def parts(value, kind):
    """Yield every table or chart within a page."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from parts(part, kind)
    elif isinstance(value, dict):
        yield from parts(tuple(value.values()), kind)
    elif hasattr(value, "__dataclass_fields__"):
        yield from (
            parts(tuple(getattr(value, name) for name in value.__dataclass_fields__), kind)
            if type(value).__module__.startswith("evidence.topics")
            else ()
        )


def tables(pages):
    for _, page in pages:
        yield from parts(page, Table)
        yield from (chart.table for chart in parts(page, Chart))


# --- Markdown ----------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(text):
    """Return the tokens that a text becomes on screen."""
    html = terms.explained(text, terms.Glossary(()), marked=True)
    assert "$" not in html
    for block in MARKDOWN.parse(html):
        yield block
        yield from block.children or ()


def test_no_sentence_shows_a_picture_a_link_a_formula_or_a_tag(pages, cards):
    texts = {text for name, page in pages for text in page_json(name, page)["sentences"]}
    texts |= {page.answer for _, page in pages}
    texts |= {text for one in cards for text in (*one.notes, one.remarks) if text}
    assert sum(PICTURE in text for text in texts) > 100

    for text in texts:
        for token in shown(text):
            assert token.type not in {"image", "html_inline", "html_block", "code_inline", "fence"}
            if token.type == "link_open":
                assert token.attrs["href"].split("?")[0] in TOPICS or token.attrs[
                    "href"
                ].startswith(("https://doi.org/", "https://pubmed.ncbi.nlm.nih.gov/"))


def test_a_marked_text_reads_as_it_is_written():
    inline = next(token for token in shown(MARKUP) if token.type == "inline")

    assert "".join(part.content for part in inline.children if part.type == "text") == (
        MARKUP.replace("*e*", "e")
    )


VIEWS = (
    *((path, {"collection": "all"}) for path in PAGES if path != "/teach"),
    ("/", {"primary": "melanoma", "region": "sacral"}),
    ("/trajectories", {"primary": "kidney"}),
    ("/pooling", {"primary": "kidney"}),
    ("/studies", {"study": "khan-2018", "card": "khan-2018.events.1"}),
    ("/studies", {"study": "nobody"}),
    ("/studies", {"search": MARKUP}),
)


@pytest.fixture(scope="module")
def library(corpus, folder):
    """Serve the corpus with markup; it is read once for all pages."""
    assert corpus.version
    found = Library(after=lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "DATA", folder)
        found.look()
    return found


@pytest.fixture
def visit(library, monkeypatch):
    """Open a page of the app over the corpus with markup."""
    held = import_module("evidence.ui.corpus")  # the package has a function of the same name
    monkeypatch.setattr(held, "library", library)
    return opened


WRITTEN = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error")
LABELLED = ("expander", "button", "page_link", "link_button", "download_button")


def said_by(app):
    """Yield every text of a page that Streamlit reads as Markdown."""
    for kind in WRITTEN:
        yield from (element.value for element in app.get(kind))
    for kind in LABELLED:
        for element in app.get(kind):
            yield element.label if hasattr(element, "label") else element.proto.label


@pytest.mark.parametrize(("path", "query"), VIEWS, ids=str)
def test_nothing_acts_that_streamlit_reads_as_markdown(visit, path, query):
    texts = [re.sub(r"<abbr [^>]*>", "<abbr>", text) for text in said_by(visit(path, query))]

    assert texts
    for text in texts:
        assert not re.search(r"(?<!\\)\$", text), text
        for block in MARKDOWN.parse(text):
            for token in (block, *(block.children or ())):
                assert token.type not in {"image", "code_inline", "fence", "html_block"}, text
                if token.type == "html_inline":
                    assert token.content in {"<abbr>", "</abbr>"}, text
                if token.type == "link_open":
                    assert "evil" not in token.attrs["href"]
                    assert not token.attrs["href"].startswith("javascript")


# --- HTML --------------------------------------------------------------------------------------


class Reader(HTMLParser):
    """Reads HTML as a browser does: which tags, which attributes, what text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


OURS = {
    *("p", "dl", "dt", "dd", "div", "article", "header", "strong", "span", "footer", "a", "abbr"),
    *("table", "thead", "tbody", "tr", "th", "td", "caption", "style"),
    *("details", "summary", "h2"),
}


def read_html(choice, pages, cards):
    known = terms.Glossary(())
    yield from (card_html(one, known) for one in cards)
    yield from (ledger_html(one, known, "") for one in choice.cohorts.discrepancies)
    yield from (reading_html(table, "All", known) for table in tables(pages))
    ledger = next(page for name, page in pages if name == "discrepancies")
    yield from (group_html(group, known, choice.selection) for group in ledger.groups)
    quality = next(page for name, page in pages if name == "quality")
    yield from (tool.html.replace("<b>", "").replace("</b>", "") for tool in quality.tools)


def test_no_html_holds_a_tag_of_the_corpus(choice, pages, cards):
    found = 0
    for html in read_html(choice, pages, cards):
        read = Reader(html)
        found += TAG in read.text

        assert read.tags <= OURS, read.tags - OURS
        assert not {name for name in read.attributes if name.startswith("on")}

    assert found > 100


# --- plotly ------------------------------------------------------------------------------------


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def test_no_chart_holds_a_tag_of_the_corpus(pages):
    found = 0
    for _, page in pages:
        for chart in parts(page, Chart):
            for figure in filter(None, (chart.figure, chart.compact)):
                for text in strings(figure):
                    found += "&lt;img" in text
                    plain = text.replace("<br>", " ").replace("\n", " ")

                    assert "<img" not in plain
                    assert "<b>d</b>" not in plain

    assert found > 100


# --- files -------------------------------------------------------------------------------------


def cells(text):
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]


def test_no_cell_of_any_csv_begins_a_formula(corpus, pages):
    texts = [csv_text(corpus.table(name)) for name in TABLES]
    texts += [csv_text(pd.DataFrame(list(table.rows)).convert_dtypes()) for table in tables(pages)]
    found = 0
    for text in texts:
        for cell in cells(text):
            found += cell.startswith(f"'{FORMULA}")

            assert cell[:1] not in {"=", "@", "\t", "\r"}
            assert cell[:1] not in {"+", "-"} or pd.notna(pd.to_numeric(cell, errors="coerce"))

    assert found > 1000


def test_scripts_hold_names_as_texts(choice):
    topic = TOPICS["pooling"]
    version = choice.cohorts.version
    assert '"""' in version
    made = 0
    for outcome in topic.values(choice, topic.options())["outcome"]:
        for patients in topic.values(choice, topic.options(outcome=outcome))["patients"]:
            asked = topic.options(outcome=outcome, patients=patients)
            synthesis = topic.build(choice, fitted(topic, choice, asked)).synthesis
            if synthesis is None or not synthesis.sets:
                continue
            made += 1
            code = ast.parse(python_script(synthesis, version))
            assert [type(part).__name__ for part in code.body[:4]] == [
                *("Expr", "Import", "Import", "ImportFrom")
            ]
            for line in r_script(synthesis, version).splitlines():
                if PICTURE in line and not line.startswith("#"):
                    assert json.loads(f"[{line[line.index('(') + 1 : line.rindex(')')]}]")

    assert made > 1
