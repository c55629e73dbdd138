"""plotly's bundle as browsers are given it."""

import pytest

from evidence.ui import own_files


def test_the_bundle_is_plotlys_own_but_for_one_pair_of_brackets():
    _, content = own_files.plotly_script()
    published = own_files.plotly_bundle().read_bytes()

    assert len(content) == len(published) + 2
    assert content.replace(b"this, (() => {", b"this, () => {", 1).removesuffix(
        b")));"
    ) == published.removesuffix(b"));")


def test_a_bundle_of_another_build_is_told_of(monkeypatch, tmp_path):
    (tmp_path / "plotly-basic.min.js").write_bytes(b"var Plotly = {};")
    monkeypatch.setattr(own_files, "OWN_FILES", tmp_path)
    with pytest.raises(ValueError, match=r"plotly-basic\.min\.js"):
        own_files.plotly_script.__wrapped__()
