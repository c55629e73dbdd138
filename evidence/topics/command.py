"""What a page says and draws, as JSON: the command `python -m evidence page`."""

import argparse
import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from evidence.cohorts import Choice, Cohorts, choose
from evidence.cohorts.choice import options
from evidence.corpus.selection import FILTERS, NOT_REPORTED, Selection
from evidence.topics.options import Options, Topic, fitted
from evidence.topics.page import Page, page_json
from evidence.topics.registry import TOPICS


def page_text(cohorts: Cohorts, arguments: Sequence[str]) -> str:
    """Return a page as JSON text; `arguments` are its name, filters and options.

    Raises:
        SystemExit: with status 2 and the valid names on standard error, for an unknown page,
            filter, option or value.
    """
    parser = argparse.ArgumentParser(prog="python -m evidence page", add_help=False)
    parser.add_argument("name", choices=list(TOPICS), metavar="NAME")
    if not arguments or arguments[0] in {"-h", "--help"}:
        parser.error(f"name a page: {', '.join(TOPICS)}")
    topic = TOPICS[parser.parse_args(arguments[:1]).name]
    wanted = _parser(topic)
    given = wanted.parse_args(arguments[1:])
    selection = selection_given(wanted, cohorts, given)
    choice = choose(cohorts, selection)
    page = topic.build(choice, _options(wanted, topic, choice, given))
    return written(topic, page)


def written(topic: Topic, page: Page) -> str:
    """Return a page of a topic as JSON text."""
    return json.dumps(page_json(topic.name, page), ensure_ascii=False, indent=1)


def add_filters(parser: argparse.ArgumentParser, collection: str) -> None:
    """Add an option for each filter; `collection` is which studies count unless said otherwise."""
    parser.add_argument("--collection", choices=("review", "all"), default=collection)
    for name in FILTERS:
        parser.add_argument(f"--{name}", nargs="+", action="extend", default=[], metavar="VALUE")


def _parser(topic: Topic) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"python -m evidence page {topic.name}")
    add_filters(parser, "review")
    for one in fields(topic.options):
        flags = dict.fromkeys([f"--{one.name}", f"--{one.name.replace('_', '-')}"])
        if one.type is bool or isinstance(one.default, bool):
            parser.add_argument(*flags, dest=f"option_{one.name}", action="store_true")
        elif isinstance(one.default, tuple):
            parser.add_argument(
                *flags, dest=f"option_{one.name}", nargs="+", action="extend", metavar="VALUE"
            )
        else:
            parser.add_argument(*flags, dest=f"option_{one.name}", metavar="VALUE")
    return parser


def selection_given(
    parser: argparse.ArgumentParser, records: Cohorts, given: argparse.Namespace
) -> Selection:
    """Return the filters of a command; end it with the valid values where one isn't."""
    for name in FILTERS:
        known = [*options(records.studies, name), NOT_REPORTED]
        _check(parser, name, getattr(given, name), known)
    picked = {name: tuple(getattr(given, name)) for name in FILTERS}
    return Selection(collection=given.collection, **picked)


def _options(
    parser: argparse.ArgumentParser, topic: Topic, choice: Choice, given: argparse.Namespace
) -> Options:
    """Return the options asked for, settled in the order in which they depend on each other."""
    settled = topic.options()
    for one in fields(topic.options):
        valid = topic.values(choice, settled).get(one.name)
        asked = getattr(given, f"option_{one.name}")
        if asked is None:
            settled = fitted(topic, choice, settled)
            continue
        values = list(asked) if isinstance(asked, list) else [asked]
        if valid is not None:
            _check(parser, one.name, values, valid)
        value = tuple(values) if isinstance(one.default, tuple) else asked
        settled = replace(settled, **{one.name: value})
    return settled


def _check(
    parser: argparse.ArgumentParser, name: str, values: Iterable[str], valid: Iterable[str]
) -> None:
    known = list(dict.fromkeys(valid))
    for value in values:
        if value not in known:
            near = difflib.get_close_matches(value, known, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            parser.error(f"--{name}: {value!r} is none of {', '.join(map(repr, known))}{hint}")
