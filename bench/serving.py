"""Servers to measure: ours, on any corpus, and those of the peers."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "bench" / "peers"
START_SECONDS = 120
APP = ("app.py", "pages", "evidence", "data", "static", ".streamlit")


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and its process."""

    url: str
    process: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def ours(extra: Sequence[Path] = ()) -> Iterator[Server]:
    """Serve the dashboard, with further corpus files where some are given."""
    with tempfile.TemporaryDirectory() as folder:
        root = ROOT if not extra else _copy(Path(folder) / "app", extra)
        with streamlit(root) as server:
            yield server


def streamlit_command(port: int, script: str = "app.py", python: str = sys.executable) -> list[str]:
    """Return how Streamlit is started on a port, for this machine alone."""
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    return [python, "-m", "streamlit", "run", script, *options]


@contextmanager
def streamlit(
    root: Path,
    script: str = "app.py",
    python: str = sys.executable,
    log: Path | None = None,
) -> Iterator[Server]:
    """Serve a script of Streamlit; what it says goes to `log`, if one is named."""
    port = free_port()
    command = streamlit_command(port, script, python)
    with started(command, root, port, "/_stcore/health", log) as server:
        yield server


@contextmanager
def peer(script: str) -> Iterator[Server]:
    """Serve one of the peers; its script takes the port as its argument."""
    port = free_port()
    command = [peer_python(), str(PEERS / script), str(port)]
    with started(command, ROOT, port, "/") as server:
        yield server


def peer_python() -> str:
    """Return the Python of the peers.

    Raises:
        SystemExit: they are not installed.
    """
    python = PEERS / ".venv" / "bin" / "python"
    if not python.exists():
        raise SystemExit("The peers are not installed; `make bench` does it.")
    return str(python)


@contextmanager
def started(
    command: Sequence[str],
    root: Path,
    port: int,
    ready: str,
    log: Path | None = None,
) -> Iterator[Server]:
    """Run a server until it answers, and end it afterwards."""
    with log.open("w+b") if log else tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            command,
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(root)},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        )
        try:
            _await(f"http://127.0.0.1:{port}{ready}", process)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        except BaseException:
            out.seek(0)
            print(out.read().decode(errors="replace")[-4000:], file=sys.stderr)
            raise
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with _DIRECT.open(url, timeout=60):
                return
        except (urllib.error.HTTPError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"no answer from {url}")


def _copy(root: Path, extra: Sequence[Path]) -> Path:
    """Copy what the dashboard needs into a folder, and further corpus files into its data."""
    root.mkdir()
    for name in APP:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name)
        else:
            shutil.copy(ROOT / name, root / name)
    for path in extra:
        shutil.copy(path, root / "data")
    return root
