"""Commands: check and add to the corpus, export its tables, print the schema or a page as JSON."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evidence import prose
from evidence.cohorts import build as build_cohorts
from evidence.cohorts import choose
from evidence.cohorts.reading_gaps import gaps_text
from evidence.corpus.cross_checks import cautions, unread
from evidence.corpus.export import write_package
from evidence.corpus.frames import build, load
from evidence.corpus.frames.collections import with_studies
from evidence.corpus.garbage import collecting_later
from evidence.corpus.lessons import LESSONS_FILE
from evidence.corpus.loading import CorpusError, default_paths, first_lines, read_files
from evidence.corpus.methods import METHODS_FILE, read_methods
from evidence.corpus.refusals import corpus_schema
from evidence.topics.command import add_filters, page_text, selection_given
from evidence.topics.registry import SHOWN_IN_LESSONS
from evidence.topics.teach.fit import check_lessons


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status (0 fine, 1 problems in a file or the folder)."""
    options = _parser().parse_args(arguments)
    try:
        with collecting_later():
            return _COMMANDS[options.command](options)
    except CorpusError as error:
        # An arm above its study is no problem by itself; beside one it may be its cause.
        _print_some([*error.problems, *cautions(error.readable)])
        count = prose.counted(len(error.problems), "problem")
        print(f"{count}; nothing was changed", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check corpus files")
    check.add_argument("files", nargs="*", metavar="FILE", help="default: the shipped corpus")
    add = commands.add_parser("add", help="begin entries of studies from a reference file")
    add.add_argument("file", metavar="FILE", help="RIS, BibTeX or PubMed's format (nbib)")
    gaps = commands.add_parser("gaps-in-reading", help="list what is missing of each study")
    gaps.add_argument("--collection", choices=("review", "all"), default="all")
    export = commands.add_parser("export", help="write CSV tables and a data package")
    export.add_argument("--out", required=True, metavar="DIR", help="folder to write into")
    add_filters(export, "all")
    export.set_defaults(parser=export)
    page = commands.add_parser(
        "page", help="print what a page says and draws, as JSON", add_help=False
    )
    page.add_argument("arguments", nargs=argparse.REMAINDER, metavar="NAME [--FILTER VALUE …]")
    commands.add_parser("schema", help="print the JSON Schema of a corpus file")
    return parser


def _check(options: argparse.Namespace) -> int:
    shipped = [*default_paths(), METHODS_FILE, LESSONS_FILE]
    paths = [Path(name) for name in options.files] or shipped
    texts = [path for path in paths if path.name == METHODS_FILE.name]
    lessons = [path for path in paths if path.name == LESSONS_FILE.name]
    for path in texts:
        read_methods(path)
    files = read_files([path for path in paths if path not in [*texts, *lessons]])
    _print_some(cautions(files))
    if sentence := unread(files):
        print(f"warning: {sentence}", file=sys.stderr)
    corpus = build(files)
    for path in lessons:
        # Lessons are about the shipped corpus; alone they are checked against it as it is.
        check_lessons(build_cohorts(corpus if files else load()), SHOWN_IN_LESSONS, path)
    parts = [
        prose.counted(len(corpus.studies), "study"),
        prose.counted(len(corpus.measurements), "measurement"),
        prose.counted(len(corpus.directions), "direction"),
        prose.counted(len(corpus.events), "event row"),
        prose.counted(len(corpus.facts), "fact"),
        prose.counted(len(corpus.discrepancies), "discrepancy"),
    ]
    print(f"{prose.counted(len(files), 'file')} fine: {', '.join(parts)}")
    return 0


def _print_some(lines: Sequence[object]) -> None:
    """Print the first lines as errors are, and how many more there are."""
    for line in first_lines(lines):
        print(line, file=sys.stderr)


def _add(options: argparse.Namespace) -> int:
    # Reading such files takes libraries that nothing else needs.
    from evidence.corpus.references import ReferenceFileError, read_references  # noqa: PLC0415
    from evidence.corpus.stubs import stubs  # noqa: PLC0415

    try:
        references = read_references(Path(options.file))
    except ReferenceFileError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return 1
    studies = [study for file in read_files(default_paths()) for study in file.records.studies]
    print(stubs(references, studies, Path(options.file).name), end="")
    return 0


def _gaps_in_reading(options: argparse.Namespace) -> int:
    print(gaps_text(build_cohorts(load()), options.collection))
    return 0


def _export(options: argparse.Namespace) -> int:
    if not options.out.strip():
        print("--out names no folder; name one, such as --out tables", file=sys.stderr)
        return 1
    folder = Path(options.out)
    corpus = load()
    cohorts = build_cohorts(corpus)
    studies = choose(cohorts, selection_given(options.parser, cohorts, options)).ids
    try:
        written = write_package(with_studies(corpus, studies), folder)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        print(f"{folder}: can't be written ({reason}); choose another", file=sys.stderr)
        return 1
    print(f"wrote {len(written)} files to {folder}")
    return 0


def _page(options: argparse.Namespace) -> int:
    print(page_text(build_cohorts(load()), options.arguments))
    return 0


def _schema(_: argparse.Namespace) -> int:
    print(json.dumps(corpus_schema(), indent=2, ensure_ascii=False))
    return 0


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "check": _check,
    "add": _add,
    "gaps-in-reading": _gaps_in_reading,
    "export": _export,
    "page": _page,
    "schema": _schema,
}


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        sys.exit(1)
