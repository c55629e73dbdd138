"""How a value that is refused was probably meant: what to write in its place.

A hint is given only where it keeps every digit of what is written; where two readings are
possible, both are named. Following one never makes another number of it.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from evidence.corpus import p_values
from evidence.corpus.characters import letters_as_digits, mended, plain

DOI = r"^10\.[0-9]{4,9}(\.[0-9]+)*/[!#-~]*[!#-+\-/-9<-~]$"
"""A bare DOI: any registrant, any printable characters, no point, comma or colon at its end."""

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PMID = r"^[1-9][0-9]{0,8}$"

_THOUSANDS = re.compile(
    r"(?P<sign>[-+]?)(?P<first>[0-9]{1,3})(?P<rest>(?P<by>[ ,.'’])[0-9]{3}((?P=by)[0-9]{3})*)"
)
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?")


def number(written: str, *, whole: bool) -> str | None:
    """Return the number that was meant: "7.2" for "7,2", "1234" for "1,234" where it is a count.

    None where nothing is to be mended or the meaning can't be told.
    """
    text = letters_as_digits(plain(written.strip("\"'“”")))
    if not whole:  # a percentage is no count
        text = re.sub(r"\s*(%|per ?cent)$", "", text)
    grouped = _THOUSANDS.fullmatch(text)
    if grouped:
        return _of_thousands(grouped, whole=whole)
    both = re.fullmatch(r"([-+]?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)", text)
    if both:
        text = both[1].replace(",", "") + both[2]
    if _DECIMAL_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text) or text == written:
        return _as_whole(text) if whole and text == written else None
    return _as_whole(text) if whole else text


def _of_thousands(found: re.Match[str], *, whole: bool) -> str | None:
    """Return a number set in groups of three; a single comma or point may be a decimal one."""
    together = found["sign"] + re.sub("[^0-9]", "", found["first"] + found["rest"])
    one_group = found["rest"].count(found["by"]) == 1
    if found["first"].startswith("0"):
        decimal = found["by"] == "," and one_group and not whole
        return found[0].replace(",", ".") if decimal else None
    if found["by"] == "." and one_group:
        return f"{together}, if the point sets thousands apart" if whole else None
    if found["by"] == "," and one_group and not whole:
        decimal = found[0].replace(",", ".")
        return f"{together}, or {decimal} if the comma is a decimal one"
    return together


def _as_whole(text: str) -> str | None:
    """Return a whole number that is written as another one, "69.0" or "1e3"; else None."""
    if re.fullmatch("[-+]?[0-9]+", text):
        return text
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return f"{value:.0f}" if value.is_integer() and abs(value) < 10**15 else None


def doi(written: str) -> str | None:
    """Return the bare DOI in a text: no address before it, nothing hidden in it or behind it.

    None where it can't be told, as of one that a program cut short with dots.
    """
    if re.search(r"…|\.\.", written):
        return None
    text = plain(written).strip("\"'“”‘’").lstrip("([<")
    text = re.sub(r"(?i)^((https?://)?(www\.)?(dx\.)?doi(\.org/|:?\s*))+", "", text)
    text = unquote(text).rstrip(".,;:")
    for opening, closing in ("()", "[]", "<>"):
        while text.endswith(closing) and text.count(closing) > text.count(opening):
            text = text[:-1].rstrip(".,;:")
    return text if re.fullmatch(DOI[1:-1], text) else None


def p_value(written: str) -> str | None:
    """Return a p-value without what stands around it: "<0.05" for "P < 0,05"."""
    text = re.sub(r"^\s*[pP]\s*(?=[<>=≤≥0-9.])", "", mended(written).strip())
    if re.fullmatch(r"(?i)n\.? ?s\.?", text):
        return "not significant"
    text = re.sub("(?<=[0-9]),(?=[0-9])", ".", re.sub("^([<>=≤≥])\\s+", r"\1", text))
    text = text.replace("<=", "≤").replace(">=", "≥")
    return text if re.fullmatch(p_values.PATTERN[1:-1], text) else None


def slug(written: str) -> str | None:
    """Return an id in lower case with hyphens: "khan-2018" for "Khan 2018"."""
    text = re.sub("[^a-z0-9]+", "-", plain(written).lower()).strip("-")
    return text if text.isascii() and re.fullmatch(SLUG[1:-1], text) else None


def pmid(written: str) -> str | None:
    """Return the digits of a PubMed number: "30237302" for "PMID: 30237302"."""
    found = re.fullmatch(
        r"(?:PMID:?\s*|https://pubmed\.ncbi\.nlm\.nih\.gov/)?([1-9][0-9]{0,8})/?", plain(written)
    )
    return found[1] if found else None


FIELDS: Mapping[str, Callable[[str], str | None]] = {
    "doi": doi,
    "p_value": p_value,
    "pmid": pmid,
    **dict.fromkeys(("id", "arm", "study_id", "cohort_family", "against"), slug),
}
"""Field -> how a text that is refused there was meant."""
