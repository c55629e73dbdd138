"""What a reference file says of a study: authors, year, title, journal and numbers, tidied.

Files of every kind are messy in the same ways; here each field becomes what the corpus writes.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from evidence.corpus.characters import mended

Fields = Mapping[str, object]
"""A record as it was read: text or a list of texts by field."""


@dataclass(frozen=True)
class Author:
    """An author; a group has no initials."""

    surname: str
    initials: str = ""

    def __str__(self) -> str:
        return f"{self.surname} {self.initials}".strip()


@dataclass(frozen=True)
class Reference:
    """What a reference file holds of one study; None or empty where it does not say."""

    authors: tuple[Author, ...] = ()
    year: int | None = None
    title: str | None = None
    journal: str | None = None
    doi: str | None = None
    pmid: str | None = None


def tidy(text: str) -> str:
    """Return a text on one line, without markup, entities and characters that show nothing."""
    text = html.unescape(text)
    text = re.sub(r"</?(i|b|u|em|strong|sub|sup|span)\b[^<>]*>", "", text)
    text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", text))
    return " ".join(mended(text).split())


def values(record: Fields, *keys: str) -> list[str]:
    """Return the texts of some fields, tidied, in the order of the keys."""
    found: list[str] = []
    for key in keys:
        value = record.get(key)
        found += [str(one) for one in value] if isinstance(value, list) else [str(value or "")]
    return [text for value in found if (text := tidy(value))]


def first(texts: Iterable[str]) -> str | None:
    """Return the first text, or None."""
    return next(iter(texts), None)


def title_in(texts: Iterable[str]) -> str | None:
    """Return the first title, without its full stop and the brackets of a translated one."""
    title = (first(texts) or "").rstrip(".").rstrip()
    whole = re.fullmatch(r"\[([^\[\]]+)\]", title)
    return (whole[1].rstrip(".") if whole else title) or None


def year_in(texts: Iterable[str]) -> int | None:
    """Return the first year named."""
    found = re.search(r"(?<!\d)(19|20)\d\d(?!\d)", " ".join(texts))
    return int(found[0]) if found else None


def doi_in(texts: Iterable[str]) -> str | None:
    """Return the first DOI, bare, wherever it stands in a text or an address."""
    found = re.search(r"10\.\d{4,9}(\.\d+)*/\S+", unquote(" ".join(texts)))
    return found[0].rstrip(".,;") if found else None


def pmid_in(texts: Iterable[str]) -> str | None:
    """Return the first PubMed number that is called so."""
    found = re.search(r"\bPMID:?\s*([1-9]\d{0,8})\b", " ".join(texts))
    return found[1] if found else None


_SUFFIXES = ("Jr", "Sr", "II", "III", "IV", "2nd", "3rd")
_AND_OTHERS = {"others", "et al", "et al."}


def author(name: str) -> Author:
    """Return an author written "Khan, Majid A." or "Khan MA"; anything else is a group."""
    if name.lower() in _AND_OTHERS:
        return Author("et al.")
    surname, comma, given = name.partition(",")
    if comma:
        return Author(surname.strip(), initials(given))
    short = re.fullmatch(r"(.+) ([A-Z]{1,3})", name)
    return Author(short[1], short[2]) if short else Author(name)


def initials(given: str) -> str:
    """Return "MA" for "Majid A.", "JL" for "Jean-Luc"; "Jr" and its like come last."""
    words = [word for word in re.split(r"[\s.,\-‐]+", given) if word]
    names = [word for word in words if word not in _SUFFIXES]
    suffixes = [word for word in words if word in _SUFFIXES]
    already = len(names) == 1 and names[0].isupper()
    letters = names[0] if already else "".join(name[0].upper() for name in names)
    return " ".join([letters, *suffixes]).strip()
