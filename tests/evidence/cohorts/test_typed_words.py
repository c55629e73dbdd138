"""What typed words stand for: the corpus's words, synonyms, names, visits, slips forgiven."""

import pytest

from evidence.cohorts.typed_words import synonyms_of, understood
from evidence.corpus.vocabulary import MEANT


@pytest.fixture
def heard(cohorts):
    """Return what a text stands for, as kind and values, None for what isn't understood."""

    def hear(text):
        return [
            (part.meaning.kind, *part.meaning.values) if part.meaning else None
            for part in understood(cohorts, text)
        ]

    return hear


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("renal", ("primary", "kidney")),
        ("RCC", ("primary", "kidney")),
        ("Mammary", ("primary", "breast")),
        ("multiple myeloma", ("primary", "myeloma")),
        ("neck", ("region", "cervical")),
        ("L3", ("region", "lumbar")),
        ("seeds", ("component", "125I")),
        ("iodine-125 seeds", ("component", "125I")),
        ("I-125", ("component", "125I")),
        ("125I", ("component", "125I")),
        ("cementoplasty", ("component", "PVP")),
        ("BKP", ("component", "PKP")),
        ("balloon kyphoplasty", ("component", "PKP")),
        ("haemangiomas", ("aetiology", "hemangioma")),
        ("RCT", ("design", "randomised trial")),
        ("Karnofsky", ("instrument", "KPS")),
        ("extravasation", ("outcome", "cement leakage")),
        ("leaks", ("outcome", "cement leakage")),
        ("with symptoms", ("severity", "symptomatic")),
        ("pulmonary", ("primary", "lung")),
        ("pulmonary embolism", ("event", "pulmonary embolism")),
        ("risk", ("outcome", "clinical complications")),
        ("risk of bias", ("page", "quality")),
    ],
)
def test_a_synonym_is_as_good_as_the_word(heard, text, meant):
    assert heard(text) == [meant]


def test_every_synonym_is_understood_as_it_stands(cohorts, heard):
    for one in cohorts.synonyms:
        assert heard(one.word) == [(one.kind, one.meaning)], one.word
        assert one.meaning in MEANT[one.kind]


@pytest.mark.parametrize(
    ("text", "visit"),
    [
        ("6 months", "6 months"),
        ("6mo", "6 months"),
        ("six months", "6 months"),
        ("half a year", "6 months"),
        ("24 weeks", "6 months"),
        ("1 year", "12 months"),
        ("3 days", "up to 1 week"),
        ("5 years", "last visit"),
    ],
)
def test_a_time_is_a_visit(heard, text, visit):
    assert heard(text) == [("visit", visit)]


def test_a_name_finds_its_studies_those_of_the_first_author_first(heard):
    ((kind, first, *others),) = heard("Khan")

    assert (kind, first) == ("study", "khan-2018")
    assert "kushchayev-2019" in others
    assert heard("khan 2018") == [("study", "khan-2018")]
    assert heard("Clarencon") == heard("Clarençon") != [None]


def test_every_study_is_found_by_its_label(cohorts, heard):
    for study in cohorts.studies:
        found = heard(study.label)
        assert any(part and study.study_id in part[1:] for part in found), study.label


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("kidny", ("primary", "kidney")),
        ("mikrowave", ("component", "MWA")),
        ("vertebroplsty", ("component", "PVP")),
        ("mieloma", ("primary", "myeloma")),
        ("anselmeti 2008", ("study", "anselmetti-2008")),
    ],
)
def test_a_slip_of_the_keyboard_is_mended_and_said(cohorts, heard, text, meant):
    assert heard(text) == [meant]
    assert all(part.mended for part in understood(cohorts, text))


@pytest.mark.parametrize("text", ["", "  ", "what is the", "?!", "how often does it"])
def test_nothing_but_small_words_is_nothing(heard, text):
    assert heard(text) == []


def test_what_is_not_known_is_kept_as_typed(cohorts):
    parts = understood(cohorts, "Xyzzy breast plugh")

    assert [(part.typed, part.meaning is None) for part in parts] == [
        ("Xyzzy", True),
        ("breast", False),
        ("plugh", True),
    ]


def test_anything_may_be_typed(heard):
    for text in ("\x00\ud800", "<script>", "a" * 5000, "١٢ months", "²", "🙂 pain"):
        heard(text)


def test_one_word_has_the_words_it_stands_for(cohorts):
    assert synonyms_of(cohorts, "iodine") == ("125i",)
    assert synonyms_of(cohorts, "khan") == ()
    assert synonyms_of(cohorts, "xyzzy") == ()
