"""What a measurement was taken on: milliseconds mean nothing without it."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("streamlit", "plotly", "pandas", "pyarrow", "pydantic", "numpy")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def described() -> str:
    """Return machine and versions as a line of Markdown."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = os.getloadavg()[2]
    return (
        f"Load in the last quarter of an hour {load:.1f}, of which the bench makes about 1. "
        f"{os.cpu_count()} cores of {_processor()}, {_memory()} GB, {platform.system()}; "
        f"Python {platform.python_version()}, {packages}; {_browser()}, headless, on loopback."
    )


def today() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d}"


def found_chromium() -> str | None:
    """Return where Chromium is: as `CHROMIUM` names it, else on the path; None for nowhere."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


def chromium() -> str:
    """Return where Chromium is.

    Raises:
        SystemExit: it is nowhere.
    """
    found = found_chromium()
    if not found:
        raise SystemExit("No Chromium on the PATH; name it with CHROMIUM=…")
    return found


def resident(process: int) -> float:
    """Return the memory that a process holds, in MB."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise ProcessLookupError(process)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            name = " ".join(line.split(":", 1)[1].split())
            model = next(
                (
                    other.split(":", 1)[1].strip()
                    for other in Path("/proc/cpuinfo").read_text().splitlines()
                    if other.startswith("model\t")
                ),
                "",
            )
            return f"{name} (model {model})"
    return platform.processor()


def _memory() -> int:
    total = Path("/proc/meminfo").read_text().split()[1]
    return round(int(total) / 1024**2)


def _browser() -> str:
    answer = subprocess.run([chromium(), "--version"], capture_output=True, text=True, check=False)
    return " ".join(answer.stdout.split()[:2]) or "Chromium"
