"""Reference files, messy as they come, become the same few fields; a broken one gets a sentence."""

from pathlib import Path

import pytest

from evidence.corpus.reference_fields import author, doi_in, pmid_in, tidy, title_in, year_in
from evidence.corpus.references import ReferenceFileError, read_references

FILES = Path(__file__).resolve().parents[2] / "data"


def names(reference):
    return [str(one) for one in reference.authors]


def test_a_ris_file_is_read():
    first, second, third = read_references(FILES / "references.ris")

    assert names(first) == ["Müller-Weiß AL", "van der Linden EJ", "O'Brien P Jr"]
    assert first.title == 'Vertebroplasty after 125I seeds: "first" results in lesion #2 & after'
    assert first.journal == "European Journal of Made-up Radiology"
    assert (first.year, first.doi, first.pmid) == (2021, "10.1234/ejmr.2021-031", "33999901")
    assert (second.title, second.journal) == ("Null: yes", "J Example")
    assert (second.year, second.doi, second.pmid) == (2018, "10.1234/jex.2018.7", "33999902")
    assert third.title == "Cement in the spine: a guideline"
    assert (third.year, third.doi, third.pmid) == (None, None, None)


def test_a_bibtex_file_is_read_without_its_latex():
    article, paper = read_references(FILES / "references.bib")

    assert names(article) == ["Öztürk A", "Mont'Alverne F", "Smith J Jr", "et al."]
    assert article.title == (
        "Kyphoplasty with 95% CI: “less” pain & 5% leakage of H2O #1 — a cohort"
    )
    assert article.journal == "Études & Examples"
    assert (article.year, article.doi, article.pmid) == (2019, "10.1234/etud_2019.11", "33999903")
    assert names(paper) == ["Made-up Spine Study Group"]
    assert (paper.title, paper.year) == ("The MUSS trial, 'protocol'", 2020)


def test_an_nbib_file_is_read():
    first, second = read_references(FILES / "references.nbib")

    assert names(first) == ["de la Cruz MJ", "Łukasiewicz J", "Example Collaborators"]
    assert first.title == (
        "Radiofrequency ablation and vertebroplasty in painful metastases: pain # one month "
        'after treatment, "VAS" and {KPS}'
    )
    assert (first.year, first.journal) == (2022, "Made Up J Radiol")
    assert (first.doi, first.pmid) == ("10.1234/mex.2022.044", "33999904")
    assert second.title == "Cement leakage after kyphoplasty"
    assert (second.doi, second.pmid) == (None, "33999905")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"Khan 2018, AJNR\n", "neither RIS, BibTeX nor"),
        (b"%PDF-1.7\n", "neither RIS, BibTeX nor"),
        (b"TY  - JOUR\nTI  - Cut off\n", "begins 1 records"),
        (b"TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  - \n", "begins 2 records"),
        (b"TY  - JOUR\nVL  - 1\nER  - \nTY  - JOUR\nno tag\nER  - \n", "belongs to no field"),
        (b"TY  - JOUR\nER  - \n", "holds no reference"),
        (b"PMID-\n", "neither"),
        (b"@article{a, title = {Never closed,\n year = 2000\n", "can't be read from line 1 on"),
        (b"@article{a, title={A}}\n@article{a, title={B}}\n", "can't be read from line 2 on"),
        (b"@comment{nothing else}\n", "holds no reference"),
        (b"@article{a, title={" * 9, r"from line 1 on \(a bracket may be missing\)"),
        (b"@article{a, title={" + b"{" * 9000 + b"}" * 9000 + b"}}", "nested too deeply"),
        (b"@article{a, title={\\begin{x}" + b"\\begin{x}" * 5000 + b"}}", "nested too deeply"),
        (b"TY  - JOUR\nTI  - A\nER  - \n" * 501, "holds 501 references; at most 500"),
        (b"PMID- 1\nTI  - A\n\n" * 9000, "holds 9,000 references"),
        (b"TY  - JOUR\nTI  - " + b"x" * 100_000 + b"\nER  - \n", "a line of more than 100,000"),
    ],
)
def test_a_file_that_holds_no_references_is_refused_in_a_sentence(tmp_path, content, words):
    path = tmp_path / "export.txt"
    path.write_bytes(content)

    with pytest.raises(ReferenceFileError, match=words) as caught:
        read_references(path)

    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "none.ris", tmp_path):
        with pytest.raises(ReferenceFileError, match="can't be read"):
            read_references(path)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Khan, Majid A.", "Khan MA"),
        ("Khan, M.A.", "Khan MA"),
        ("Khan, MA", "Khan MA"),
        ("Khan MA", "Khan MA"),
        ("Li, Xiao-ming", "Li XM"),
        ("Smith, John, Jr.", "Smith J Jr"),
        ("Example Group", "Example Group"),
        ("et al", "et al."),
    ],
)
def test_an_author_is_written_as_the_corpus_does(written, read):
    assert str(author(written)) == read


def test_markup_and_what_shows_nothing_go():
    assert tidy("A\u200b <i>new</i>\u00a0 way\u2028of\tp &lt; 0.05 \x07") == "A new way of p < 0.05"


def test_numbers_are_found_where_they_stand():
    assert doi_in(["see https://doi.org/10.1002/%28SICI%291097-0142.", "x"]) == (
        "10.1002/(SICI)1097-0142"
    )
    assert pmid_in(["PMCID: PMC123", "PMID: 456"]) == "456"
    assert pmid_in(["456"]) is None
    assert year_in(["Epub 12345", "2018///"]) == 2018
    assert title_in(["[A translated one]."]) == "A translated one"
    assert title_in(["[11C] and [18F]"]) == "[11C] and [18F]"
