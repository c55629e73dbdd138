"""A hint keeps every digit of what is written, and says what a person would have meant."""

import re

import pytest

from evidence.corpus import mending
from evidence.corpus.loading import CorpusError, read_files
from tests.evidence.test_loading import GOOD


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7,2", "7.2"),
        ("-0,5", "-0.5"),
        ("−3", "-3"),
        ("0,123", "0.123"),
        ("1,234", "1234, or 1.234 if the comma is a decimal one"),
        ("1,234,567", "1234567"),
        ("1,234.5", "1234.5"),
        ("1 234", "1234"),
        ("29 %", "29"),
        ("12,5 %", "12.5"),
        ("17.O", "17.0"),
        ("２", "2"),
        ("forty", None),
        ("7.2 ± 1.8", None),
        ("5–6", None),
        ("<5", None),
        ("1.5,2", None),
        ("10²", None),
        ("69¹", None),
        ("x₂", None),
        ("①", "1"),
    ],
)
def test_a_number_is_recognised_however_it_is_set(written, meant):
    assert mending.number(written, whole=False) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,234", "1234"),
        ("1'234", "1234"),
        ("1.234", "1234, if the point sets thousands apart"),
        ("69.0", "69"),
        ("1e3", "1000"),
        ("2O18", "2018"),
        ("２０１８", "2018"),
        ("7,2", None),
        ("2.5", None),
        ("12 %", None),
        ("0.123", None),
    ],
)
def test_a_count_never_becomes_another_one(written, meant):
    assert mending.number(written, whole=True) == meant


SICI = "10.1002/(SICI)1097-0258(19970515)16:9<981::AID-SIM510>3.0.CO;2-N"


@pytest.mark.parametrize(
    "doi",
    [
        SICI,
        "10.3174/ajnr.A5680",
        "10.1000.10/123",
        "10.1016.12.31/nature.S0735-1097(98)2000/12/31/34:7-7",
        "10.1016/S0304-3959(01)00349-9",
        "10.1130/0091-7613(1999)027<0939:THPOAI>2.3.CO;2",
        "10.1006/jmbi.1998.2354#x_y",
    ],
)
def test_a_doi_is_accepted_as_it_is(write_corpus, doi):
    (file,) = read_files([write_corpus(GOOD.replace("10.3174/ajnr.A5680", doi))])

    assert file.records.studies[0].doi == doi
    assert mending.doi(doi) == doi


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.3174/ajnr.A5680.", "10.3174/ajnr.A5680"),
        ("10.3174/ajnr.A5680,", "10.3174/ajnr.A5680"),
        ("10.3174/ajnr.A5680)", "10.3174/ajnr.A5680"),
        ("(10.3174/ajnr.A5680).", "10.3174/ajnr.A5680"),
        ("https://doi.org/10.3174/ajnr.A5680", "10.3174/ajnr.A5680"),
        ("http://dx.doi.org/10.3174/ajnr.A5680", "10.3174/ajnr.A5680"),
        ("doi:10.3174/ajnr.A5680", "10.3174/ajnr.A5680"),
        ("DOI: 10.3174/ajnr.A5680", "10.3174/ajnr.A5680"),
        ("10.3174/ajnr.A５６80", "10.3174/ajnr.A5680"),
        ("10.1016/s0140–6736", "10.1016/s0140-6736"),
        ("10.1002/%28SICI%291097-0258%2819970515%2916:9%3C981::AID-SIM510%3E3.0.CO;2-N", SICI),
    ],
)
def test_a_doi_that_stands_as_in_a_text_is_refused_with_the_bare_one(write_corpus, written, doi):
    path = write_corpus(GOOD.replace("10.3174/ajnr.A5680", written))

    with pytest.raises(CorpusError) as caught:
        read_files([path])

    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.where) == (7, 10, "khan-2018 doi")
    assert problem.message.endswith(f"; write {doi}")


def test_what_is_no_doi_has_no_mended_one():
    assert [mending.doi(text) for text in ("ajnr.A5680", "10.1/x", "10.1234/a b", "")] == [None] * 4


@pytest.mark.parametrize("end", ["…", "...", "…)", "²"])
def test_a_doi_cut_short_or_with_a_mark_is_not_mended_to_another(end):
    assert mending.doi(f"10.1234/abc{end}") is None


# What is written in place of what, where it is refused and what the message ends with.
HINTS = {
    "decimal comma": ("spread: 1.8}", "spread: 1,8}", "28:64:", "write 1.8"),
    "two decimal commas": ("value: 7.0, spread: 1.8", "value: 7,0, spread: 1,8", "28:51:", "write 7.0"),
    "decimal comma in a line": ("scale_max: 10", "scale_max: 10,5", "24:20:", '"10,5"; write 10.5'),
    "thousands": ("total: 69", "total: 1,069", "45:16:", "write 1069"),
    "thousands in braces": ("{n: 69,", "{n: 1,069,", "10:19:", "write 1069"),
    "millions in braces": ("{n: 69,", "{n: 1,069,000,", "10:19:", "write 1069000"),
    "p in braces": ("n: 61}", "n: 61, p_value: 0,05}", "29:88:", 'in quotes: "0.05"'),
    "text in braces": (
        "timepoint: before,",
        "timepoint: before, after sedation,",
        "28:36:",
        'put the whole in quotes: "before, after sedation"',
    ),
    "word in braces": ("{n: 69,", "{patients, n: 69,", "10:16:", "put what belongs together in quotes"),
    "key in braces": ("timepoint: before,", "timepoint,", "28:25:", "write `timepoint: …`"),
    "id in capitals": ("id: khan-2018", "id: Khan 2018", "3:9:", "write khan-2018"),
    "PMID with its name": ("year: 2018", "pmid: PMID 30237302\n    year: 2018", "6:11:", "write 30237302"),
    "PMID as a number": ("year: 2018", "pmid: 30237302\n    year: 2018", "6:11:", 'write "30237302"'),
    "number as a text": ("first_author: Khan", "first_author: 1.10", "5:19:", 'write "1.10"'),
    "boolean of YAML 1.1": ("unit: patients\n", "unit: patients\n        good: yes\n", "47:15:", "write true"),
}  # fmt: skip


@pytest.mark.parametrize("what", HINTS)
def test_a_hint_says_what_to_write(write_corpus, what):
    before, after, place, words = HINTS[what]
    assert before in GOOD
    path = write_corpus(GOOD.replace(before, after, 1))

    with pytest.raises(CorpusError) as caught:
        read_files([path])

    found = [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]
    assert any(text.startswith(place) and words in text for text in found), found


def test_no_hint_ever_says_to_remove_a_value(write_corpus):
    for before, after, *_ in HINTS.values():
        with pytest.raises(CorpusError) as caught:
            read_files([write_corpus(GOOD.replace(before, after, 1))])

        assert not re.search("remove|delete", str(caught.value))


@pytest.mark.parametrize("word", ["true", "True", "TRUE", "false", "False", "FALSE"])
def test_a_boolean_is_written_as_yaml_1_2_has_it(write_corpus, word):
    text = GOOD.replace("        events: 2\n", f"        events: 2\n        good: {word}\n")

    (file,) = read_files([write_corpus(text)])

    assert file.records.studies[0].events[0].good is (word.lower() == "true")


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL", ""])
def test_nothing_is_written_as_yaml_1_2_has_it(write_corpus, word):
    (file,) = read_files([write_corpus(GOOD.replace("year: 2018", f"year: {word}"))])

    assert file.records.studies[0].year is None
