"""The terms that a student may not know: where they stand in a text, and which lack an entry."""

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from evidence.ui.markdown import Mark, as_text, marks


@dataclass(frozen=True)
class Entry:
    """One term with its other forms and its explanation."""

    term: str
    aliases: tuple[str, ...]
    definition: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the term and its other forms."""
        return (self.term, *self.aliases)


@dataclass(frozen=True)
class Found:
    """A term where it stands in a text."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True)
class Glossary:
    """The entries, ready to be looked for in texts."""

    entries: tuple[Entry, ...]

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[str], Mapping[str, Entry]]:
        return _compiled(self.entries)

    def find(self, text: str) -> list[Found]:
        """Return each term at its first place in `text`, in order of place.

        Of forms that overlap the longest counts. Links, addresses, code and tags are left alone.
        """
        pattern, by_group = self._compiled
        seen: set[str] = set()
        found = []
        for match in pattern.finditer(text):
            entry = by_group.get(_folded(match.group()))
            if match.lastgroup == "form" and entry and entry.term not in seen:
                seen.add(entry.term)
                found.append(Found(match.start(), match.end(), entry))
        return found

    def explains(self, word: str) -> bool:
        """Say whether a whole word or phrase is a term or another form of one."""
        found = self.find(word)
        return len(found) == 1 and (found[0].start, found[0].end) == (0, len(word))


def of(terms: pd.DataFrame) -> Glossary:
    """Return the glossary of the corpus's table of terms."""
    return Glossary(
        tuple(
            Entry(str(term), _split(aliases), " ".join(str(definition).split()))
            for term, aliases, definition in terms[["term", "aliases", "definition"]].itertuples(
                index=False
            )
        )
    )


def _split(aliases: object) -> tuple[str, ...]:
    return tuple(aliases.split(";")) if isinstance(aliases, str) else ()


_LEFT_ALONE = r"`[^`]*`|\[[^\]]*\]\([^)]*\)|https?://\S+|<[a-zA-Z/][^>]*>"


def _compiled(entries: tuple[Entry, ...]) -> tuple[re.Pattern[str], dict[str, Entry]]:
    by_form = {_folded(form): entry for entry in entries for form in reversed(entry.forms)}
    by_form |= {f"{form}s": entry for form, entry in by_form.items() if _is_plain(form)}
    by_form |= {_folded(entry.term): entry for entry in entries}
    patterns = {
        _either_case(form, is_term=form == entry.term) for entry in entries for form in entry.forms
    }
    longest_first = sorted(patterns, key=lambda pattern: (-len(pattern), pattern))
    words = rf"(?<![\w–-])(?P<form>{'|'.join(longest_first)})(?!\w|[–-]\w)"
    return re.compile(f"{_LEFT_ALONE}|{words}"), by_form


def _is_plain(form: str) -> bool:
    """Say whether a form is ordinary words, which may stand in the plural."""
    return form.islower() and form[-1].isalpha() and form[-1] != "s"


def _either_case(form: str, *, is_term: bool) -> str:
    """Return the pattern of a form: ordinary words in either case, abbreviations as written."""
    ordinary = len(form) > 3 and form[1:].islower() and (is_term or form[0].islower())  # noqa: PLR2004
    if not ordinary:
        return re.escape(form)
    plural = "s?" if form[-1].isalpha() and form[-1] != "s" else ""
    return f"[{form[0].upper()}{form[0].lower()}]{re.escape(form[1:])}{plural}"


def _folded(form: str) -> str:
    """Return a form as it is looked up: only ordinary words lose their capital."""
    return form[0].lower() + form[1:] if form[1:].islower() and len(form) > 3 else form  # noqa: PLR2004


def explained(
    text: str, glossary: Glossary, seen: set[str] | None = None, *, marked: bool = False
) -> str:
    """Return `text` as HTML with its terms explained on hover and focus.

    Every other character that HTML would take for its own is escaped. A per cent sign stays with
    its number.

    Args:
        text: what readers see.
        glossary: the terms.
        seen: terms explained before, which are left plain; those explained here are added.
        marked: whether the result is shown as Markdown: then our own marks (strong, emphasis,
            links to works and pages) stay, and whatever else Markdown would act on is escaped.
    """
    told = set() if seen is None else seen
    write = as_text if marked else _escaped
    pieces = marks(text) if marked else []
    for found in glossary.find(text):
        if found.entry.term not in told:
            told.add(found.entry.term)
            pieces.append(
                Mark(found.start, found.end, _term(text[found.start : found.end], found.entry))
            )
    parts = []
    place = 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        if piece.start < place:
            continue
        parts += [write(text[place : piece.start]), piece.written]
        place = piece.end
    return _BEFORE_PERCENT.sub("\u00a0", "".join([*parts, write(text[place:])]))


def _term(word: str, entry: Entry) -> str:
    title = html.escape(entry.definition, quote=True)
    return f'<abbr title="{title}" tabindex="0">{_escaped(word)}</abbr>'


_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def search(terms: pd.DataFrame, text: str) -> pd.DataFrame:
    """Return the terms with every word of `text` in their name, other forms or explanation."""
    whole = (
        terms["term"] + " " + terms["aliases"].fillna("") + " " + terms["definition"]
    ).str.lower()
    keep = pd.Series(data=True, index=terms.index)
    for word in text.lower().split():
        keep &= whole.str.contains(word, regex=False)
    return terms[keep].sort_values("term", key=lambda names: names.str.lower(), kind="stable")


def readable(terms: pd.DataFrame) -> pd.DataFrame:
    """Return the terms with their other forms separated by commas."""
    return terms.assign(aliases=terms["aliases"].str.replace(";", ", "))


_ABBREVIATION = re.compile(
    r"(?<![\w.%/&#-])(?:125I|[τI]²|[A-Z][A-Z0-9]*[A-Z0-9](?:-[A-Z]?\d+)?|[A-Z]{1,3}-\d+D?)(?![\w(=/-])"
)

STATISTICAL_WORDS = (
    "median",
    "interquartile range",
    "standard deviation",
    "standard error",
    "confidence interval",
    "prediction interval",
    "heterogeneity",
    "random effects",
    "meta-analysis",
    "forest plot",
    "Hartung–Knapp",
    "Wilson",
    "Clopper–Pearson",
    "Wald",
    "Welch",
    "Freeman–Tukey",
    "DerSimonian–Laird",
    "Paule–Mandel",
    "maximum likelihood",
    "p-value",
    "imputed",
    "pooled",
    "denominator",
    "sensitivity analysis",
    "regression to the mean",
    "risk of bias",
    "naive sum",
    "cohort family",
    "effect direction",
    "certainty",
)


def technical(text: str) -> set[str]:
    """Return the abbreviations and statistical words that stand in a text."""
    lowered = text.lower()
    words = {word for word in STATISTICAL_WORDS if word.lower() in lowered}
    return words | set(_ABBREVIATION.findall(text))


def missing(texts: Iterable[str], glossary: Glossary, known: Iterable[str] = ()) -> set[str]:
    """Return the technical words of `texts` that are neither in the glossary nor `known`."""
    used = set().union(*(technical(text) for text in texts))
    return {word for word in used - set(known) if not glossary.explains(word)}
