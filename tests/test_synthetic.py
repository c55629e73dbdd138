"""Made-up corpora are valid ones, say that they are made up, and are the same each time."""

import evidence
from bench import synthetic
from evidence.corpus.cross_checks import cautions
from evidence.corpus.loading import read_files

STUDIES = 60


def test_a_synthetic_corpus_passes_every_check(tmp_path):
    files = read_files(synthetic.write(STUDIES, tmp_path))
    told = {caution.message.split(";")[0] for caution in cautions(files)}

    assert sum(len(file.records.studies) for file in files) == STUDIES
    assert not {message for message in told if "typed twice" in message or "slip" in message}


def test_it_is_the_same_for_the_same_seed_and_another_for_another(tmp_path):
    one, same, other = (
        synthetic.write(STUDIES, tmp_path / name, seed)[0].read_bytes()
        for name, seed in (("one", 1), ("same", 1), ("other", 2))
    )

    assert one == same != other


def test_every_study_says_that_it_does_not_exist(tmp_path):
    studies = evidence.load(synthetic.write(STUDIES, tmp_path)).studies

    assert studies["label"].str.startswith("Synthetic ").all()
    assert studies["title"].str.contains("do not exist").all()
    assert studies["patients_locator"].str.startswith("synthetic").all()
    assert studies[["doi", "pmid", "url"]].isna().all(axis=None)


def test_it_completes_the_real_corpus_to_the_size_asked_for(tmp_path):
    real = len(evidence.load().studies)

    assert len(evidence.load(synthetic.corpus_of(real + 5, tmp_path)).studies) == real + 5
