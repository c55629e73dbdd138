"""Tables kept on disk, so that files which have not changed are neither parsed nor checked again.

What is kept is named after a hash of the corpus files, of the code that reads them and of the
libraries that write it: a change of any of these finds nothing. It holds Arrow tables behind a
checksum, and nothing that could run. Whatever is wrong with it, the files are read instead.

It lies in `$XDG_CACHE_HOME/pvp-evidence` (by default `~/.cache/pvp-evidence`);
`PVP_EVIDENCE_CACHE=off` switches it off.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import ipc

Tables = Mapping[str, pd.DataFrame]

SWITCH = "PVP_EVIDENCE_CACHE"
MOST = 4
"""Files that are kept; with a newer one the oldest goes."""

_CODE = Path(__file__).parent
_NAME = b"name"
_DIGEST = 32
_ENDING = ".tables"


def place_of(paths: Iterable[Path]) -> Path | None:
    """Return where the tables of corpus files are kept, as the files stand now.

    None where nothing is kept: switched off, no home, or a file that can't be read.
    """
    folder = _folder()
    if folder is None:
        return None
    found = hashlib.sha256(_reader())
    try:
        for path in paths:
            found.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return None
    return folder / f"{found.hexdigest()}{_ENDING}"


def read(place: Path) -> Tables | None:
    """Return the tables kept there, or None where none are, or none that are whole."""
    try:
        content = place.read_bytes()
        checksum, body = content[:_DIGEST], memoryview(content)[_DIGEST:]
        if hashlib.sha256(body).digest() != checksum:
            return None
        return _tables(pa.BufferReader(body))
    except (OSError, pa.ArrowException):
        return None


def write(place: Path, tables: Tables) -> None:
    """Keep tables there, all or nothing; where that can't be done, nothing happens."""
    body = _streams(tables)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            half = Path(file.name)
            try:
                file.write(hashlib.sha256(body).digest())
                file.write(body)
                file.close()
                half.replace(place)
            finally:
                half.unlink(missing_ok=True)
        _tidy(place.parent)


def _folder() -> Path | None:
    if os.environ.get(SWITCH, "").lower() in {"off", "0", "no", "false"}:
        return None
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given / "pvp-evidence"
    try:
        return Path.home() / ".cache" / "pvp-evidence"
    except RuntimeError:
        return None


@cache
def _reader() -> bytes:
    """Return a hash of what turns files into tables: the code of this room and its libraries."""
    found = hashlib.sha256(f"pandas {pd.__version__}, pyarrow {pa.__version__}".encode())
    for path in sorted(_CODE.rglob("*.py")):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.digest()


def _streams(tables: Tables) -> memoryview:
    sink = pa.BufferOutputStream()
    for name, frame in tables.items():
        table = pa.Table.from_pandas(frame, preserve_index=False)
        table = table.replace_schema_metadata({**table.schema.metadata, _NAME: name.encode()})
        with ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
    return memoryview(sink.getvalue())


def _tables(source: pa.BufferReader) -> Tables:
    found = {}
    while source.tell() < source.size():
        with ipc.open_stream(source) as stream:
            table = stream.read_all()
        found[table.schema.metadata[_NAME].decode()] = table.to_pandas()
    return found


def _tidy(folder: Path) -> None:
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST:]:
        path.unlink(missing_ok=True)
