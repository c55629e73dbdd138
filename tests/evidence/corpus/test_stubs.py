"""Entries begun from reference files are sound once a person has filled what is marked."""

import re
from pathlib import Path

import pytest

from evidence.corpus.cross_checks import cautions
from evidence.corpus.loading import CorpusError, read_files
from evidence.corpus.reference_fields import Author, Reference
from evidence.corpus.references import read_references
from evidence.corpus.stubs import MARK, WIDTH, stubs
from tests.evidence.test_loading import GOOD

FILES = Path(__file__).resolve().parents[2] / "data"
HEAD = "collection: supplement\nstudies:\n"
FILLED = {
    "what": "abstract",
    "where": "publisher's page",
    "on": "2025-11-30",
    "design": "case series",
    "aetiology": "tumour",
}
"""What is marked in lines that are no comment."""

REST = {
    "id": "pvp",
    "label": "Vertebroplasty",
    "components": "PVP",
    "role": "intervention",
    "n_patients": "40",
    "arm": "pvp",
    "instrument": "VAS",
    "statistic": "mean",
    "spread_kind": "SD",
    "scale_min": "0",
    "scale_max": "10",
    "months": "1",
    "timepoint": "1 month",
    "value": "3",
    "spread": "1",
    "n": "40",
    "event": "cement leakage",
    "kind": "leakage",
    "severity": "any",
    "definition": "any leakage on CT",
    "events": "6",
    "total": "40",
    "unit": "patients",
    "primary": "breast",
    "region": "thoracic",
}
"""What is marked in the comments below."""


def filled(text, words):
    for key, word in words.items():
        text = re.sub(rf"(\b{key}: \[?){MARK}", rf"\g<1>{word}", text)
    return text


def uncommented(text):
    """Take off the first mark of each comment that has fields; words are marked twice."""
    return re.sub(
        r"(?m)^    # (?=(patients|arms|scores|events|primaries|regions|# |  ))", "    ", text
    )


@pytest.fixture
def studies(write_corpus):
    (file,) = read_files([write_corpus(GOOD, "known.yaml")])
    return file.records.studies


@pytest.mark.parametrize("name", ["references.ris", "references.bib", "references.nbib"])
def test_an_entry_passes_once_its_marks_are_filled(write_corpus, studies, name):
    references = read_references(FILES / name)
    text = stubs(references, studies, name)

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(HEAD + text)])
    (file,) = read_files([write_corpus(HEAD + filled(text, FILLED))])

    refused = {problem.where.split()[1] for problem in caught.value.problems}
    assert refused == {"read[0].what", "read[0].on", "design", "aetiology"}
    for study, reference in zip(file.records.studies, references, strict=True):
        assert study.title == reference.title
        assert study.journal == reference.journal
        assert study.authors == "; ".join(map(str, reference.authors))
        assert study.first_author == reference.authors[0].surname
        assert (study.year, study.doi, study.pmid) == (
            reference.year,
            reference.doi,
            reference.pmid,
        )
    assert not cautions([file])


def test_the_rest_passes_too_once_it_is_filled(write_corpus, studies):
    references = read_references(FILES / "references.ris")
    text = uncommented(stubs(references, studies, "references.ris"))

    (file,) = read_files([write_corpus(HEAD + filled(text, FILLED | REST))])

    study = file.records.studies[0]
    assert [arm.components for arm in study.arms] == [["PVP"]]
    assert [visit.months for visit in study.scores[0].visits] == [0, 1]
    assert (study.events[0].events, study.events[0].total) == (6, 40)
    assert (study.primaries[0].counts[0].primary, study.regions[0].counts[0].region) == (
        "breast",
        "thoracic",
    )


def test_names_are_taken_by_no_study_and_no_other_entry(write_corpus, studies):
    khan = Reference(authors=(Author("Khan", "MA"),), year=2018)
    text = stubs(
        [khan, khan, khan, Reference(journal="J Ex", year=2018), Reference()], studies, "x.ris"
    )

    (_, new) = read_files(
        [write_corpus(GOOD, "known.yaml"), write_corpus(HEAD + filled(text, FILLED))]
    )

    assert [(study.id, study.label, study.short_label) for study in new.records.studies] == [
        ("khan-ma-2018", "Khan MA 2018", None),
        ("khan-2018b", "Khan 2018b", None),
        ("khan-2018c", "Khan 2018c", None),
        ("j-ex-2018", "J Ex 2018", None),
        ("unnamed-study", "Unnamed study (year not seen)", "Unnamed study"),
    ]


@pytest.mark.parametrize(
    ("surname", "study_id"),
    [
        ("Łukasiewicz-Weiß", "lukasiewicz-weiss-2020"),
        ("Mont'Alverne", "mont-alverne-2020"),
        ("王", "study-2020"),
    ],
)
def test_an_id_is_plain_letters(studies, surname, study_id):
    text = stubs([Reference(authors=(Author(surname),), year=2020)], studies, "x.ris")

    assert f"  - id: {study_id}\n" in text


def test_a_number_that_a_study_has_is_said(studies):
    known = Reference(doi="10.3174/AJNR.a5680", pmid="30237302")
    text = stubs([known, known, Reference(doi="10.1234/new")], studies, "x.ris")

    comments = [line.strip() for line in text.splitlines() if "already" in line]
    assert comments == [
        "# DOI 10.3174/AJNR.a5680 is already in the corpus: khan-2018",
        "# DOI 10.3174/AJNR.a5680 is already in the corpus: khan-2018",
        "# PMID 30237302 is already in the corpus: unnamed-study",
    ]


def test_a_doi_that_is_none_is_left_to_the_reader(studies):
    text = stubs([Reference(doi='10.1234/a"b')], studies, "x.ris")

    assert f'    # doi: {MARK}   (the file has 10.1234/a"b, which is no DOI)\n' in text


def test_comments_keep_to_the_width_and_show_every_word_of_a_list(studies):
    text = stubs([Reference()], studies, "evil\nname.ris")

    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert text.startswith("  # evil name.ris, 1 of 1\n")
    assert "zoledronic acid" in text
    assert "$" not in text
