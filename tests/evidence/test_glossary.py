"""Finding terms in texts and explaining them safely."""

import pytest

from evidence.ui import terms as glossary
from evidence.ui.terms import Entry, Glossary


@pytest.fixture(scope="module")
def small():
    return Glossary(
        (
            Entry("VAS", ("visual analogue scale",), 'From "none" to <worst>.'),
            Entry("Mean", ("average",), "Sum by number."),
            Entry("Metastasis", ("metastases",), "Spread."),
            Entry("τ²", ("tau²",), "Between-study variance."),
            Entry("Confidence interval", ("CI", "95 % CI"), "Range."),
            Entry("Wilson interval", ("Wilson",), "Score interval."),
        )
    )


def terms_in(known, text):
    return [found.entry.term for found in known.find(text)]


def test_terms_and_other_forms_are_found_in_order_and_once(small):
    text = "The average VAS; VAS by visual analogue scale; metastases; τ² and a 95 % CI."

    assert terms_in(small, text) == ["Mean", "VAS", "Metastasis", "τ²", "Confidence interval"]


def test_the_longest_form_counts(small):
    (found,) = small.find("Wilson interval")

    assert (found.start, found.end) == (0, 15)


@pytest.mark.parametrize(
    "text",
    ["meaning", "CANVAS", "[VAS](https://x.org/VAS)", "`VAS`", "https://x.org/VAS", "VAS-like"],
)
def test_parts_of_words_links_and_code_are_left_alone(small, text):
    assert terms_in(small, text) == []


def test_names_keep_their_capital_and_words_need_none(small):
    assert terms_in(small, "wilson") == []
    assert terms_in(small, "Means differ") == ["Mean"]


def test_explanations_cannot_break_out_of_their_attribute(small):
    assert glossary.explained("VAS < 4 & p<b>", small) == (
        '<abbr title="From &quot;none&quot; to &lt;worst&gt;." tabindex="0">VAS</abbr>'
        " &lt; 4 &amp; p&lt;b&gt;"
    )


def test_markdown_stays_and_per_cent_stays_with_its_number(small):
    assert glossary.explained("**2.9 %** of", small) == "**2.9\u00a0%** of"


def test_a_term_explained_before_is_left_plain(small):
    seen = set()
    glossary.explained("VAS", small, seen)

    assert seen == {"VAS"}
    assert glossary.explained("VAS", small, seen) == "VAS"


def test_every_term_of_the_corpus_explains_itself(corpus):
    known = glossary.of(corpus.terms)

    assert [entry.term for entry in known.entries if not known.explains(entry.term)] == []
    aliases = [alias for entry in known.entries for alias in entry.aliases]
    assert [alias for alias in aliases if not known.explains(alias)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("VAS and KPS of PVP + 125I", {"VAS", "KPS", "PVP", "125I"}),
        ("I² and τ² by REML+HKSJ", {"I²", "τ²", "REML", "HKSJ"}),
        ("SF-36, QLQ-C30, EQ-5D", {"SF-36", "QLQ-C30", "EQ-5D"}),
        ("a Median of Wilson's intervals", {"median", "Wilson"}),
        ("A plain sentence. I am.", set()),
    ],
)
def test_technical_words_are_noticed(text, words):
    assert glossary.technical(text) == words


def test_missing_words_are_named(small):
    texts = ["VAS, KPS and PMMA", "a median"]

    assert glossary.missing(texts, small, known=["PMMA"]) == {"KPS", "median"}


AVERAGES = Glossary((Entry("Mean", ("average",), "The sum divided by the number."),))


@pytest.mark.parametrize(
    "text",
    [
        "a “lower score” means nothing without the scale’s name",
        "What “prior clinical history” means is lost.",
        "It does not mean that it did not happen.",
        "⚠ means that a figure is in doubt",
    ],
)
def test_to_mean_is_no_average(text):
    assert not AVERAGES.find(text)


@pytest.mark.parametrize(
    "text",
    [
        "Means, medians and values whose kind is not stated",
        "the difference of the means divided by",
        "prints means before and after",
        "Filled marks are means, hollow ones medians",
        "VAS mean 2.26 ± 1.05",
        "medians with means; scores without a spread",
    ],
)
def test_an_average_is_explained(text):
    assert [found.entry.term for found in AVERAGES.find(text)] == ["Mean"]
