"""A p-value is kept as it is printed, and has a number only where one is printed."""

import pytest

from evidence.corpus import mending
from evidence.corpus.loading import CorpusError, read_files
from evidence.corpus.p_values import exact
from tests.evidence.test_loading import GOOD

PRINTED = {
    "0.028": 0.028,
    ".03": 0.03,
    "=0.03": 0.03,
    "= 0.03": 0.03,
    "1": 1.0,
    "1.0": 1.0,
    "0.000": None,
    "<0.001": None,
    "< .001": None,
    "≤0.05": None,
    "≤ 0.05": None,
    "≥0.05": None,
    ">0.05": None,
    "5.8e-48": 5.8e-48,
    "5.8E-48": 5.8e-48,
    "5.8 × 10⁻⁴⁸": 5.8e-48,
    "5.8×10-48": 5.8e-48,
    "5.8 x 10^-48": 5.8e-48,
    "<1e-4": None,
    "significant": None,
    "not significant": None,
}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_p_value_is_accepted_as_printed(write_corpus, printed):
    text = GOOD.replace("n: 61}", f'n: 61, p_value: "{printed}"}}')

    (file,) = read_files([write_corpus(text)])

    assert file.records.studies[0].scores[0].visits[1].p_value == printed
    assert exact(printed) == (None if PRINTED[printed] is None else pytest.approx(PRINTED[printed]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("p < 0.001", "<0.001"),
        ("P=0,03", "=0.03"),
        ("0,05", "0.05"),
        ("<=0.05", "≤0.05"),
        ("NS", "not significant"),
        ("n.s.", "not significant"),
        ("1.5", None),
        ("2", None),
        ("5e-0", None),
        ("5e3", None),
        ("٠.٠٥", None),
        ("", None),
    ],
)
def test_anything_else_is_refused_with_what_was_meant(write_corpus, written, meant):
    text = GOOD.replace("n: 61}", f'n: 61, p_value: "{written}"}}')

    with pytest.raises(CorpusError) as caught:
        read_files([write_corpus(text)])

    (problem,) = caught.value.problems
    assert "must be a p-value such as" in problem.message
    assert problem.message.endswith(f"; write {meant}") == (meant is not None)
    assert mending.p_value(written) == meant
