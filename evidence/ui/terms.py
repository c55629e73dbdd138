"""The terms that a student may not know: where they stand in a text, and which lack an entry."""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from evidence.ui.markdown import Mark, as_text, marks, specials, written

KEPT_TEXTS = 4096
"""In how many texts a glossary remembers its terms: pages say most of theirs to every reader."""


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

    def find(self, text: str) -> tuple[Found, ...]:
        """Return each term at its first place in `text`, in order of place.

        Of forms that overlap the longest counts. Links, addresses, code and tags are left alone.
        """
        return self._remembered(text)

    @cached_property
    def _remembered(self) -> Callable[[str], tuple[Found, ...]]:
        return lru_cache(maxsize=KEPT_TEXTS)(self._find)

    def _find(self, text: str) -> tuple[Found, ...]:
        seen: set[str] = set()
        found = []
        for match in self._pattern.finditer(text):
            entry = self._by_form.get(_folded(match.group()))
            if match.lastgroup != "form" or _is_verb(text, match):
                continue
            if entry and entry.term not in seen:
                seen.add(entry.term)
                found.append(Found(match.start(), match.end(), entry))
        return tuple(found)

    @cached_property
    def _by_form(self) -> dict[str, Entry]:
        """Return the entries by their forms as these are looked up."""
        entries = self.entries
        by_form = {_folded(form): entry for entry in entries for form in reversed(entry.forms)}
        by_form |= {f"{form}s": entry for form, entry in by_form.items() if _is_plain(form)}
        return by_form | {_folded(entry.term): entry for entry in entries}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return what finds the forms, and what is left alone; the longest forms come first.

        Forms are tried by their first letter, as most words begin none.
        """
        forms = {(form, form == entry.term) for entry in self.entries for form in entry.forms}
        by_letter: dict[str, set[str]] = {}
        for form, is_term in forms:
            pattern = _either_case(form, is_term=is_term)
            by_letter.setdefault(form[0].lower(), set()).add(pattern)
        tried = (
            f"(?=[{re.escape(letter + letter.upper())}])"
            f"(?:{'|'.join(sorted(patterns, key=_longest_first))})"
            for letter, patterns in sorted(by_letter.items())
        )
        words = rf"(?<![\w–-])(?P<form>{'|'.join(tried)})(?!\w|[–-]\w)"
        return re.compile(f"{_LEFT_ALONE}|{words}")

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


_BEFORE_MEANS = re.compile(
    r"(?:^|[(,;:]\s*|\b(?:the|these|two|both|all|group|their|of|and|or|with|between|as|are"
    r"|prints?|printed)\s)$",
    re.IGNORECASE,
)
"""What goes before "means" where these are averages."""

_BEFORE_TO_MEAN = re.compile(
    r"\b(?:not|to|would|may|might|can|could|must|they|we|you)\s$", re.IGNORECASE
)
"""What goes before "mean" where something means something."""


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """Say whether "mean" or "means" is a verb here, and no average."""
    before = text[: match.start()]
    if match.group() == "means":
        return _BEFORE_MEANS.search(before) is None
    return match.group() == "mean" and _BEFORE_TO_MEAN.search(before) is not None


_LEFT_ALONE = r"`[^`]*`|\[[^\]]*\]\([^)]*\)|https?://\S+|<[a-zA-Z/][^>]*>"


def _longest_first(pattern: str) -> tuple[int, str]:
    return -len(pattern), pattern


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
    pieces = [*marks(text), *specials(text)] if marked else []
    for found in glossary.find(text):
        if found.entry.term not in told:
            told.add(found.entry.term)
            word = text[found.start : found.end]
            told_as = as_text(word) if marked else _escaped(word)
            pieces.append(Mark(found.start, found.end, _term(told_as, found.entry)))
    return _BEFORE_PERCENT.sub("\u00a0", written(text, pieces))


def _term(word: str, entry: Entry) -> str:
    """Return a word, written for HTML or Markdown already, with what its term means."""
    title = html.escape(entry.definition, quote=True)
    return f'<abbr title="{title}" tabindex="0">{word}</abbr>'


_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


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
