"""The corpus as CSV tables with a Frictionless Data Package that describes every column."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlencode

from evidence.corpus import tables
from evidence.corpus.csv_tables import csv_text
from evidence.corpus.frames import Corpus
from evidence.corpus.frames.collections import restrict

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}

_STUDY_TABLES = (
    "arms",
    "measurements",
    "directions",
    "differences",
    "events",
    "primaries",
    "regions",
    "details",
    "readings",
    "appraisals",
)


def write_package(corpus: Corpus, folder: Path, collection: str = "all") -> list[Path]:
    """Write each table as CSV, and `datapackage.json`, into `folder`.

    Args:
        corpus: the corpus to write.
        folder: made if missing; files of the same name are replaced, all or (at a full disk) none.
        collection: "review" for the review's studies alone, "all" with wider literature.

    Returns:
        The files written.

    Raises:
        ValueError: for an unknown collection.
        OSError: when the folder can't be written.
    """
    if collection not in {"review", "all"}:
        raise ValueError(f'collection must be "review" or "all", found "{collection}"')
    corpus = restrict(corpus, collection)
    texts = {f"{name}.csv": csv_text(corpus.table(name)) for name in tables.TABLES}
    texts["datapackage.json"] = json.dumps(descriptor(corpus), indent=2, ensure_ascii=False) + "\n"
    return _write_all(folder, texts)


def _write_all(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write files side by side and put them in their places once all of them are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / name: folder / f".{name}.{os.getpid()}.part" for name in texts}
    try:
        for path, part in parts.items():
            part.write_text(texts[path.name], encoding="utf-8", newline="\n")
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return list(parts)


def descriptor(
    corpus: Corpus, query: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> dict[str, object]:
    """Describe the exported tables as a Frictionless Data Package.

    `query` holds the parameters that narrow the tables where they are read from an address.
    """
    narrowed = f"?{urlencode(query, doseq=True)}" if query else ""
    return {
        "name": "pvp-evidence",
        "title": "Evidence on percutaneous vertebroplasty in spinal tumours",
        "version": corpus.version,
        "licenses": [LICENCE],
        "resources": [
            _resource(name, columns, narrowed) for name, columns in tables.TABLES.items()
        ],
    }


def _resource(name: str, columns: tuple[tables.Column, ...], query: str) -> Mapping[str, object]:
    schema: dict[str, object] = {"fields": [_field(column) for column in columns]}
    if name == "studies":
        schema["primaryKey"] = ["study_id"]
    if name in _STUDY_TABLES:
        schema["foreignKeys"] = [
            {"fields": ["study_id"], "reference": {"resource": "studies", "fields": ["study_id"]}}
        ]
    return {
        "name": name,
        "path": f"{name}.csv{query}",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: tables.Column) -> Mapping[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.kind,
        "description": column.meaning,
    }
    if column.unit:
        field["unit"] = column.unit
    return field
