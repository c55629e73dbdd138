"""Synonyms: each stands for a word that the corpus has, and for one only."""

import pytest

from evidence.corpus.loading import CorpusError, read_files


def problems(write_corpus, text):
    with pytest.raises(CorpusError) as error:
        read_files([write_corpus(text, "synonyms.yaml")])
    return [str(problem) for problem in error.value.problems]


def test_a_synonym_of_nothing_is_refused_with_its_place(write_corpus):
    text = "synonyms:\n  - words: [renal]\n    kind: primary\n    meaning: kidny\n"

    (problem,) = problems(write_corpus, text)

    assert "synonyms.yaml:4:" in problem
    assert '"kidny" is no primary of the corpus (did you mean kidney?)' in problem


def test_an_unlike_target_is_answered_with_the_valid_words(write_corpus):
    text = "synonyms:\n  - words: [neck]\n    kind: region\n    meaning: zzz\n"

    (problem,) = problems(write_corpus, text)

    assert "one of: cervical, thoracic, lumbar, sacral" in problem


def test_a_word_with_two_meanings_is_refused_where_it_stands_again(write_corpus):
    text = (
        "synonyms:\n"
        "  - {words: [neck], kind: region, meaning: cervical}\n"
        "  - {words: [throat, Neck], kind: region, meaning: thoracic}\n"
    )

    (problem,) = problems(write_corpus, text)

    assert ":3:" in problem
    assert '"Neck" stands for something already; keep one' in problem


def test_an_unknown_kind_and_no_words_are_refused(write_corpus):
    found = problems(write_corpus, "synonyms:\n  - {words: [], kind: organ, meaning: kidney}\n")

    assert len(found) == 2
