"""The places of a page that a lesson names, and what stands there.

    answer                            a sentence of the page
    why.certainty                     one within another part
    notes[two means]                  the only text of a list with these words
    by_definition.table[khan-2018.events.1].figure     a cell of the only row with this value

So a lesson speaks of what a page says as the corpus has it now, and notices when it is gone.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from evidence import prose
from evidence.corpus.lessons import REFERENCE
from evidence.topics.page import Page, Table

_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[([^\[\]]+)\]")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")


class MisfitError(Exception):
    """A place that a page has not, and what it has instead."""


def text_at(page: Page, place: str) -> str:
    """Return the text or number at a place of a page, without the marks of Markdown.

    Raises:
        MisfitError: there is no such place, nothing stands there, or something else than a text.
    """
    found: object = page
    rest = place.strip()
    while rest:
        step = _STEP.match(rest)
        if step is None:
            raise MisfitError(f"`{place}` is no place; write it as `answer` or `notes[words]`")
        found = _part(found, step[1]) if step[1] else _chosen(found, step[2])
        rest = rest[step.end() :]
    if isinstance(found, bool) or not isinstance(found, str | int | float) or found == "":
        raise MisfitError(f"`{place}` holds no text on this page; choose another place")
    return plain(found) if isinstance(found, str) else prose.number(found)


def filled(page: Page, text: str) -> str:
    """Return a text with every place replaced by what stands there.

    Raises:
        MisfitError: as `text_at` does.
    """
    return _spaced(REFERENCE.sub(lambda found: text_at(page, found[1]), text))


def table_at(page: Page, place: str) -> Table:
    """Return the table at a place of a page.

    Raises:
        MisfitError: there is none.
    """
    found: object = page
    for step in place.split("."):
        found = _part(found, step)
    if not isinstance(found, Table) or not found.rows:
        raise MisfitError(f"`{place}` is no table with rows on this page; choose another")
    return found


def _part(value: object, name: str) -> object:
    if isinstance(value, Mapping) and name in value:
        return value[name]
    known = [one.name for one in fields(value)] if is_dataclass(value) else list(_keys(value))
    if is_dataclass(value) and name in known:
        return getattr(value, name)
    raise MisfitError(f"knows no `{name}` here; one of: {', '.join(known) or 'nothing'}")


def _keys(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _chosen(value: object, words: str) -> object:
    """Return the only row of a table, or part of a list, that has these words."""
    parts = value.rows if isinstance(value, Table) else value
    if not isinstance(parts, tuple):
        raise MisfitError(f"`[{words}]` chooses from a list or a table, and this is neither")
    found = [part for part in parts if _has(part, words)]
    if len(found) != 1:
        many = f"{len(found)} of {len(parts)}"
        raise MisfitError(f"`[{words}]` must fit one entry and fits {many}; choose other words")
    return found[0]


def _has(part: object, words: str) -> bool:
    """Return whether a text has words; of a row or a record one text must be just those."""
    if isinstance(part, str):
        return words in part
    if isinstance(part, Mapping):
        return words in part.values()
    return is_dataclass(part) and words in [getattr(part, one.name) for one in fields(part)]


def plain(text: str) -> str:
    """Return a sentence of a page without the marks of Markdown, on one line."""
    return _spaced(_LINK.sub(r"\1", text.replace("**", "")))


def _spaced(text: str) -> str:
    """Return a text on one line; the space that binds a number to its unit stays as it is."""
    return re.sub(r"[ \n]+", " ", text).strip()
