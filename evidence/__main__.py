"""Commands: check corpus files, export the tables, print the schema or a page as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evidence.cohorts import build as build_cohorts
from evidence.corpus.export import write_package
from evidence.corpus.frames import build, load
from evidence.corpus.loading import (
    CorpusError,
    corpus_schema,
    default_paths,
    likely_duplicates,
    read_files,
)
from evidence.corpus.methods import METHODS_FILE, read_methods
from evidence.topics.command import page_text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status (0 fine, 1 problems in the corpus or the folder)."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "check":
            return _check(
                [Path(name) for name in options.files] or [*default_paths(), METHODS_FILE]
            )
        if options.command == "export":
            return _export(Path(options.out), options.collection)
        if options.command == "page":
            print(page_text(build_cohorts(load()), options.arguments))
            return 0
    except CorpusError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(f"{count} problem{'s' if count > 1 else ''}; nothing was changed", file=sys.stderr)
        return 1
    print(json.dumps(corpus_schema(), indent=2, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check corpus files")
    check.add_argument("files", nargs="*", metavar="FILE", help="default: the shipped corpus")
    export = commands.add_parser("export", help="write CSV tables and a data package")
    export.add_argument("--out", required=True, metavar="DIR", help="folder to write into")
    export.add_argument("--collection", choices=("review", "all"), default="all")
    page = commands.add_parser(
        "page", help="print what a page says and draws, as JSON", add_help=False
    )
    page.add_argument("arguments", nargs=argparse.REMAINDER, metavar="NAME [--FILTER VALUE …]")
    commands.add_parser("schema", help="print the JSON Schema of a corpus file")
    return parser


def _check(paths: Sequence[Path]) -> int:
    texts = [path for path in paths if path.name == METHODS_FILE.name]
    for path in texts:
        read_methods(path)
    files = read_files([path for path in paths if path not in texts])
    for warning in likely_duplicates(files):
        print(f"warning: {warning}", file=sys.stderr)
    corpus = build(files)
    parts = [
        f"{len(corpus.studies)} studies",
        f"{len(corpus.measurements)} measurements",
        f"{len(corpus.directions)} directions",
        f"{len(corpus.events)} event rows",
        f"{len(corpus.facts)} facts",
        f"{len(corpus.discrepancies)} discrepancies",
    ]
    print(f"{len(files)} file{'s' if len(files) > 1 else ''} fine: {', '.join(parts)}")
    return 0


def _export(folder: Path, collection: str) -> int:
    corpus = load()
    try:
        written = write_package(corpus, folder, collection)
    except OSError as error:
        print(f"{folder}: can't be written ({error.strerror}); choose another", file=sys.stderr)
        return 1
    print(f"wrote {len(written)} files to {folder}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(1)
