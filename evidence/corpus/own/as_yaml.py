"""A reader's studies as YAML, to be contributed to the corpus or brought again."""

import re
from collections.abc import Sequence

import yaml

from evidence.corpus.schema import Study
from evidence.corpus.yaml_values import plain_value

HEAD = """\
# Studies to contribute: copy them to the end of data/supplement.yaml, or bring them again.
"""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")


class _Dumper(yaml.SafeDumper):
    """Writes texts so that the corpus reads them as the texts that they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Move lists in, as the files of the corpus do."""
        return super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(text) and plain_value(text) == text
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def _number(dumper: _Dumper, number: float) -> yaml.ScalarNode:
    if number.is_integer() and abs(number) < 10**15:
        return dumper.represent_int(int(number))
    return dumper.represent_float(number)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)


def as_yaml(studies: Sequence[Study]) -> str:
    """Return studies as a file of the corpus, which reads them back as they are."""
    entries = [study.model_dump(mode="python", exclude_unset=True) for study in studies]
    content = {"collection": "supplement", "studies": entries}
    return HEAD + yaml.dump(
        content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf")
    )
