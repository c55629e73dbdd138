"""What is installed at run time is locked, file by file, and the lock is that of requirements.txt."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ADVICE = "run `make lock` and commit requirements.lock"

_PACKAGE = re.compile(
    r"^([\w.-]+)==(\S+)(?: ; [^\\\n]+)? \\\n((?:    --hash=\S+(?: \\)?\n)+)", re.MULTILINE
)


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for():
    lines = (ROOT / "requirements.txt").read_text("utf-8").split()
    return {canonical(name): version for name, version in (line.split("==") for line in lines)}


def locked():
    return {name: version for name, version, _ in _PACKAGE.findall(LOCK)}


def test_what_is_asked_for_is_locked_at_that_version():
    found = {name: locked().get(name) for name in asked_for()}

    assert found == asked_for(), ADVICE


def test_nothing_is_locked_that_nobody_asks_for_any_more():
    direct = set()
    for block in re.split(r"\n(?=[\w.-]+==)", LOCK):
        if "-r requirements.txt" in block:
            direct.add(block.split("==")[0])

    assert direct == set(asked_for()), ADVICE


def test_every_locked_package_has_the_hashes_of_its_files():
    names = re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)

    assert names
    assert [name for name in names if name not in locked()] == []


def test_the_dashboard_is_installed_from_the_lock():
    for name in ("Makefile", "deploy/Dockerfile"):
        assert "--require-hashes" in (ROOT / name).read_text("utf-8"), name
