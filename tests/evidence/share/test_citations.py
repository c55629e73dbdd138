"""Citations are read by programs other than ours, and say no more than the corpus knows."""

import json
import warnings
from dataclasses import replace
from pathlib import Path

import pybtex.database
import pytest
import rispy
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from pylatexenc.latex2text import LatexNodes2Text

from evidence.corpus import package
from evidence.corpus.reference_fields import Author
from evidence.corpus.references import read_references
from evidence.share.citations import FORMS, Work, work_of_corpus, work_of_study

AWKWARD = Work(
    key="doe-2021",
    authors=(Author("Müller-Weiß", "AL"), Author("de la Peña", "J"), Author("CAFE & Friends")),
    shortened=True,
    title="Cost < $5 & 50% of #2: a_b ~ {¹²⁵I} “seeds” \\ ≥3\nER  - ",
    year=2021,
    journal="J & K {Spine}",
    doi="10.1234/a_b(1)%20<c>",
)


@pytest.fixture(scope="module")
def works(cohorts):
    return [work_of_study(study) for study in cohorts.studies]


def written(form, works):
    return FORMS[form].written(works)


def plain(latex):
    return LatexNodes2Text(keep_comments=True).latex_to_text(latex)


def unquoted(text):
    """Return a text with straight quotation marks: LaTeX knows only opening and closing ones."""
    return text.replace("“", '"').replace("”", '"')


def flat(text):
    return " ".join(text.split()) if text else None


def bibtex_entries(works):
    return pybtex.database.parse_string(written("bib", works), "bibtex").entries


def test_ris_holds_what_the_corpus_knows(works):
    for work, entry in zip(works, rispy.loads(written("ris", works)), strict=True):
        assert entry["id"] == work.key
        assert entry.get("title") == flat(work.title)
        assert entry.get("year") == (str(work.year) if work.year else None)
        assert entry.get("doi") == work.doi
        assert entry.get("accession_number") == work.pmid
        assert len(entry.get("authors", [])) == len(work.authors)


def test_bibtex_holds_what_the_corpus_knows(works):
    entries = bibtex_entries(works)

    assert list(entries) == [work.key for work in works]
    for work in works:
        entry = entries[work.key]
        assert entry.fields.get("year") == (str(work.year) if work.year else None)
        assert entry.fields.get("doi") == work.doi
        assert unquoted(plain(entry.fields.get("title", ""))) == unquoted(flat(work.title) or "")
        assert len(entry.persons.get("author", [])) == len(work.authors) + work.shortened


def test_csl_json_is_set_by_a_citation_processor(works):
    items = json.loads(written("json", works))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the processor about its own style
        source = CiteProcJSON(items)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    shelf = CitationStylesBibliography(style, source, formatters.plain)
    for work in works:
        shelf.register(Citation([CitationItem(work.key)]))

    assert len(shelf.bibliography()) == len(works)
    assert [item["id"] for item in items] == [work.key for work in works]
    for work, item in zip(works, items, strict=True):
        assert item.get("DOI") == work.doi
        assert item.get("issued") == ({"date-parts": [[work.year]]} if work.year else None)


def test_what_is_not_known_is_left_out_and_said(cohorts):
    khan = next(study for study in cohorts.studies if study.study_id == "khan-2018")
    bare = replace(khan, authors=None, title=None, year=None, doi=None, pmid=None, url=None)

    work = work_of_study(bare)

    (entry,) = rispy.loads(written("ris", [work]))
    assert {"title", "year", "doi", "url"}.isdisjoint(entry)
    assert entry["notes"] == ["Not in the corpus: further authors, title, year and DOI or PMID."]
    assert str(bibtex_entries([work])["khan-2018"].persons["author"][-1]) == "others"
    (item,) = json.loads(written("json", [work]))
    assert "issued" not in item


def test_nobody_is_named_where_no_author_was_seen(cohorts):
    unnamed = [study for study in cohorts.studies if not (study.authors or study.first_author)]
    assert unnamed

    for study in unnamed:
        work = work_of_study(study)
        assert work.authors == ()
        assert not work.shortened
        assert "authors" in work.note


def test_awkward_characters_come_back_as_they_were():
    (entry,) = rispy.loads(written("ris", [AWKWARD]))
    assert entry["title"] == flat(AWKWARD.title)
    assert entry["authors"] == ["Müller-Weiß, AL", "de la Peña, J", "CAFE & Friends,"]

    bib = written("bib", [AWKWARD])
    assert bib.isascii()
    found = bibtex_entries([AWKWARD])["doe-2021"]
    assert plain(found.fields["journal"]) == "J & K {Spine}"
    assert "Cost < $5 & 50% of #2: a_b" in plain(found.fields["title"])
    assert plain(str(found.persons["author"][0])) == "Müller-Weiß, A. L."

    (item,) = json.loads(written("json", [AWKWARD]))
    assert item["title"] == AWKWARD.title
    assert item["author"][2] == {"literal": "CAFE & Friends"}


@pytest.mark.parametrize("form", ["ris", "bib"])
def test_our_own_command_reads_them_back(works, form, tmp_path):
    file = tmp_path / f"works.{form}"
    file.write_text(written(form, works), encoding="utf-8")

    found = read_references(file)

    assert [one.doi for one in found if one.doi] == [one.doi for one in works if one.doi]
    assert [one.year for one in found if one.year] == [one.year for one in works if one.year]


def test_the_corpus_is_cited_with_version_and_date(corpus):
    work = work_of_corpus(corpus.version)

    (item,) = json.loads(written("json", [work]))
    assert item["type"] == "dataset"
    assert corpus.version.startswith(item["version"])
    year, month, day = item["issued"]["date-parts"][0]
    assert f"{year}-{month:02}-{day:02}" in corpus.version


def test_a_view_is_cited_with_its_address_and_day(corpus):
    line = package.view_citation(corpus.version, "https://x.example/pooling", "2026-11-26")

    assert line.startswith(package.citation_line(corpus.version))
    assert line.endswith(" https://x.example/pooling (seen on 2026-11-26).")


def test_the_repository_says_how_to_cite_the_corpus(corpus):
    """Checked once with cffconvert, whose dependencies are too old to live beside ours."""
    text = (Path(__file__).parents[3] / "CITATION.cff").read_text("utf-8")
    found = yaml.safe_load(text)

    assert text == package.citation(corpus)
    assert {"cff-version", "message", "title", "authors"} <= set(found)
    assert found["cff-version"] == "1.2.0"
    assert found["type"] == "dataset"
    assert all(author["name"] for author in found["authors"])
