"""Characters that nobody sees are refused by name, at the place that an editor shows."""

import re

import pytest

from evidence.corpus.characters import letters_as_digits, mended, plain, refused
from evidence.corpus.loading import CorpusError, read_files
from tests.evidence.test_loading import GOOD

SHOWN = "Müller–Ørsted ± 5 °C “τ²” − ⚠ 椎体 £½…"

HIDDEN = {
    "\u200b": "U+200B (zero width space)",
    "\u200d": "U+200D (zero width joiner)",
    "\u00ad": "U+00AD (soft hyphen)",
    "\ufeff": "U+FEFF (zero width no-break space)",
    "\u202e": "U+202E (right-to-left override)",
    "\u2800": "U+2800 (braille pattern blank)",
    "\u3164": "U+3164 (hangul filler)",
    "\ufe0f": "U+FE0F (variation selector-16)",
    "\x07": "U+0007 (control character)",
    "\x1b": "U+001B (control character)",
    "\x7f": "U+007F (control character)",
    "\ue000": "U+E000 (private character)",
    "\U000e0041": "U+E0041 (tag latin capital letter a)",
}
SPACES = {
    "\u00a0": "U+00A0 (no-break space)",
    "\u2009": "U+2009 (thin space)",
    "\u202f": "U+202F (narrow no-break space)",
    "\u3000": "U+3000 (ideographic space)",
    "\u2028": "U+2028 (line separator)",
    "\u2029": "U+2029 (paragraph separator)",
    "\x85": "U+0085 (control character)",
    "\x0b": "U+000B (control character)",
    "\x0c": "U+000C (control character)",
}
EVERY = HIDDEN | SPACES


def problems(path):
    with pytest.raises(CorpusError) as caught:
        read_files([path])
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_what_shows_is_accepted():
    assert list(refused(SHOWN)) == []
    assert mended(SHOWN) == SHOWN


@pytest.mark.parametrize("char", EVERY, ids=EVERY.get)
def test_a_character_is_named_where_it_stands_in_a_text(write_corpus, char):
    text = GOOD.replace("label: Khan 2018", f"label: Khan{char} 2018")

    (found,) = problems(write_corpus(text))

    assert found.startswith(f"4:16: khan-2018 label: has {EVERY[char]}")


@pytest.mark.parametrize("char", EVERY, ids=EVERY.get)
def test_a_character_does_not_move_the_lines_below_it(write_corpus, char):
    text = GOOD.replace("label: Khan 2018", f"label: Khan {char} 2018").replace(
        "year: 2018", "year: x"
    )

    assert [problem.split(": ")[0] for problem in problems(write_corpus(text))] == ["4:17", "6:11"]


@pytest.mark.parametrize("char", EVERY, ids=EVERY.get)
@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("year: 2018", "year: 2018{}", "6:15"),
        ("year: 2018", "year{}: 2018", "6:9"),
        ("year: 2018", "year: 2018  # in{}print", "6:21"),
    ],
    ids=["behind a number", "behind a key", "in a comment"],
)
def test_a_character_is_the_only_thing_said_of_its_line(write_corpus, before, after, place, char):
    (found,) = problems(write_corpus(GOOD.replace(before, after.format(char))))

    assert found.startswith(f"{place}: ")
    assert EVERY[char] in found


@pytest.mark.parametrize("char", SPACES, ids=SPACES.get)
def test_an_indent_of_other_spaces_is_named_once(write_corpus, char):
    (found,) = problems(write_corpus(GOOD.replace("    year", f"{char * 4}year")))

    assert found.startswith(f"6:1: file: has {SPACES[char]} where a plain space belongs")


def test_a_short_text_is_shown_as_it_should_read(write_corpus):
    doi = GOOD.replace("A5680", "A56\u200b80\u200b")

    (found,) = problems(write_corpus(doi))

    assert found.endswith("delete it, so that it reads 10.3174/ajnr.A5680")


@pytest.mark.parametrize(
    ("escape", "name"), [("\\u200b", "U+200B"), ("\\_", "U+00A0"), ("\\a", "U+0007"), ("\\N", "U+0085"), ("\\uE000", "U+E000")]
)  # fmt: skip
def test_an_escape_is_no_way_in(write_corpus, escape, name):
    text = GOOD.replace("label: Khan 2018", f'label: "Khan {escape}2018"')

    (found,) = problems(write_corpus(text))

    assert found.startswith(f"4:12: khan-2018 label: has {name}")


def test_a_lost_letter_is_asked_for(write_corpus):
    text = GOOD.replace("first_author: Khan", "first_author: M\ufffdller")

    assert "where a letter was lost; write that letter" in problems(write_corpus(text))[0]


@pytest.mark.parametrize("blank", ['""', "''", '" "', '"\u00a0"', '"\u200b"', '"\u2800"', '"\\t"'])
@pytest.mark.parametrize("field", ["label", "title", "journal", "definition", "locator"])
def test_a_text_that_shows_nothing_is_refused(write_corpus, field, blank):
    text = GOOD.replace("    design:", "    title: A title\n    journal: J\n    design:", 1)
    text = re.sub(rf"( |{{){field}: [^,}}\n]+", rf"\g<1>{field}: {blank}", text, count=1)

    assert any(f"{field}: " in problem for problem in problems(write_corpus(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [('" Khan"', "ends with a space"), ('"Khan "', "ends with a space"), ('"Kh\\tan"', "a tab")],
)
def test_space_that_no_editor_shows_is_refused(write_corpus, text, words):
    (found,) = problems(write_corpus(GOOD.replace("first_author: Khan", f"first_author: {text}")))

    assert words in found


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_as_in_editors(write_corpus, end):
    text = GOOD.replace("year: 2018", "year: 20\u200b18").replace("events: 2", "events: 99")

    found = problems(write_corpus(text.replace("\n", end)))

    assert [problem.split(": ")[0] for problem in found] == ["6:13", "44:17"]


def test_digits_and_dashes_of_other_scripts_become_those_of_a_keyboard():
    assert plain("２０１８") == plain("٢٠١٨") == "2018"
    assert plain("−7‚5 – ½") == "-7,5 - 1⁄2"
    assert plain("10² 69¹") == "10² 69¹"


def test_letters_are_read_as_digits_only_where_nearly_all_are_digits():
    assert letters_as_digits("2O18") == "2018"
    assert letters_as_digits("l5") == "15"
    assert letters_as_digits("Io") == "Io"
    assert letters_as_digits("L1") == "L1"
