"""Our own marks work in Markdown; whatever else stands in a sentence is text as it reads."""

import pytest
from markdown_it import MarkdownIt

from evidence.ui.markdown import as_typed
from evidence.ui.terms import Entry, Glossary, explained

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GLOSSARY = Glossary((Entry("VAS", (), "A `scale` of $pain$."),))


def html(text):
    return MARKDOWN.render(explained(text, GLOSSARY, marked=True)).strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**Pain fell** by 2", "<p><strong>Pain fell</strong> by 2</p>"),
        ("its *basis* and *locator*:", "<p>its <em>basis</em> and <em>locator</em>:</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("a  \nb", "<p>a<br />\nb</p>"),
        ("[how](methods)", '<p><a href="methods">how</a></p>'),
        (
            "**[K](studies?study=k&collection=all)**",
            '<p><strong><a href="studies?study=k&amp;collection=all">K</a></strong></p>',
        ),
        (
            "[S](https://doi.org/10.1016/S0304-3959(01)00349-9).",
            '<p><a href="https://doi.org/10.1016/S0304-3959(01)00349-9">S</a>.</p>',
        ),
        ("2.9 % (0.8–10.0 %)", "<p>2.9\u00a0% (0.8–10.0\u00a0%)</p>"),
    ],
)
def test_our_own_marks_work(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/a.png)",
        "[a](javascript:alert(1))",
        "[a](https://evil.example)",
        "[a](//evil.example)",
        "[a]: https://evil.example",
        "2*3*4 and 10**3 * 5**2",
        "~5 to ~7, ~~gone~~",
        "a_b_c __d__",
        "costs $5 to $7",
        "`code` and ``more``",
        "\\* \\[",
        "a | b",
        "# heading",
        "12. of May",
        "+ 1.5",
        "---",
        "a*",
        "*1.5*",
    ],
)
def test_anything_else_reads_as_it_is_written(text):
    assert html(text) == f"<p>{text}</p>"


def test_a_picture_of_a_cited_work_is_no_picture():
    assert "<img" not in html("![x](https://doi.org/10.1234/a)")


def test_tags_are_shown():
    assert html("<b>x</b> & <!-- y -->") == "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;!-- y --&gt;</p>"


def test_terms_are_explained_within_marks_and_nothing_acts_in_an_explanation():
    assert html("**VAS $x$** fell") == (
        '<p><strong><abbr title="A `scale` of $pain$." tabindex="0">VAS</abbr> $x$</strong> fell</p>'
    )
    assert "<em>" not in html("*VAS 1*")


def test_a_point_of_a_list_may_begin_with_a_term():
    """Whether a dash begins a point or rules off is for the whole line to say."""
    told = html("- a\n- VAS fell\n- b")

    assert told.count("<li>") == 3
    assert "<li><abbr" in told


def test_words_typed_by_a_reader_stand_alone():
    assert MARKDOWN.render(as_typed("[a](javascript:b) *c* `d` <e> $f$ :red[g]")).strip() == (
        "<p>[a](javascript:b) *c* `d` &lt;e&gt; $f$ :red[g]</p>"
    )
