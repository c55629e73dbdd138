"""Rooms in which a class answers the question that the projector shows.

A room is a code, the question that it shows, and answers: two numbers for each browser that gave
one, under a random name that says nothing about anybody. It ends after four hours, and its answers
go with it.

Rooms lie in the memory of the server, or in one SQLite file that several servers share.
"""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from evidence.classroom.refusals import RefusedError

MEMORY = ":memory:"
"""The place of rooms that lie in memory."""

SECONDS = 4 * 3600
"""How long a room is open."""

REMEMBERED = 24 * 3600
"""How long the server still knows, in seconds, that there was a room; then its code is free."""

MOST_ROOMS = 60
"""Rooms open at a time."""

LEFT_SECONDS = 1800
"""A room whose projector has not asked for so long gives its place to another, if there is none."""

MOST_STUDENTS = 500
"""Browsers that answer in one room."""

CODE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""The letters of a code: none that is taken for another, on a projector or when it is told."""

CODE_LENGTH = 5

_TABLES = """
CREATE TABLE IF NOT EXISTS rooms (
  code TEXT PRIMARY KEY, key TEXT NOT NULL, opened REAL NOT NULL, seen REAL NOT NULL,
  ended INTEGER NOT NULL DEFAULT 0,
  lesson TEXT NOT NULL, step INTEGER NOT NULL, revealed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS answers (
  code TEXT NOT NULL, lesson TEXT NOT NULL, step INTEGER NOT NULL, browser TEXT NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, PRIMARY KEY (code, lesson, step, browser));
"""

Answer = tuple[float, float]
"""A guess from one number to another; a single number stands twice."""


@dataclass(frozen=True)
class Shown:
    """What a room shows: a step of a lesson, and whether its answer is revealed."""

    lesson: str
    step: int
    revealed: bool = False


@dataclass(frozen=True)
class Room:
    """An open room; `ends` is in seconds since 1970."""

    code: str
    shown: Shown
    ends: float


class Rooms:
    """Every room of one server, or of all that share a file."""

    def __init__(self, place: str = MEMORY, now: Callable[[], float] = time.time) -> None:
        """Open the rooms at a place: `MEMORY`, or the path of a file."""
        self._now = now
        self._one_writes = Lock()
        self._connection = sqlite3.connect(place, check_same_thread=False, isolation_level=None)
        if place != MEMORY:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA busy_timeout = 8000")
        self._connection.executescript(_TABLES)

    def open(self, shown: Shown) -> tuple[Room, str]:
        """Open a room; return it with the key that only its teacher has.

        Raises:
            RefusedError: too many rooms are open.
        """
        with self._writing() as database:
            self._tidy(database)
            if self._open_rooms(database) >= MOST_ROOMS:
                self._end_unseen(database, LEFT_SECONDS)
            if self._open_rooms(database) >= MOST_ROOMS:
                raise RefusedError("many rooms")
            code = self._free_code(database)
            key = secrets.token_urlsafe(16)
            opened = self._now()
            database.execute(
                "INSERT INTO rooms (code, key, opened, seen, lesson, step, revealed)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (code, key, opened, opened, shown.lesson, shown.step, shown.revealed),
            )
        return Room(code, shown, opened + SECONDS), key

    def room(self, code: str) -> Room:
        """Return an open room.

        Raises:
            RefusedError: there is no such room, or it has ended.
        """
        with self._reading() as database:
            return self._room(database, code)

    def show(self, code: str, key: str, shown: Shown) -> None:
        """Turn a room to a step of its lesson, or to the answer of that step.

        Raises:
            RefusedError: no such room, ended, or the key is not its teacher's.
        """
        with self._writing() as database:
            self._owned(database, code, key)
            database.execute(
                "UPDATE rooms SET seen = ?, lesson = ?, step = ?, revealed = ? WHERE code = ?",
                (self._now(), shown.lesson, shown.step, shown.revealed, code),
            )

    def end(self, code: str, key: str) -> None:
        """End a room and forget its answers.

        Raises:
            RefusedError: as `show` does.
        """
        with self._writing() as database:
            self._owned(database, code, key)
            database.execute("UPDATE rooms SET ended = 1 WHERE code = ?", (code,))
            database.execute("DELETE FROM answers WHERE code = ?", (code,))

    def answer(self, code: str, browser: str, shown: Shown, answer: Answer) -> None:
        """Take a browser's answer to the step shown; its last one counts.

        Raises:
            RefusedError: no such room, ended, full, moved on, or the answer is revealed.
        """
        with self._writing() as database:
            room = self._room(database, code)
            if (room.shown.lesson, room.shown.step) != (shown.lesson, shown.step):
                raise RefusedError("moved on")
            if room.shown.revealed:
                raise RefusedError("revealed")
            (many,) = database.execute(
                "SELECT count(DISTINCT browser) FROM answers WHERE code = ? AND browser != ?",
                (code, browser),
            ).fetchone()
            if many >= MOST_STUDENTS:
                raise RefusedError("full")
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)",
                (code, shown.lesson, shown.step, browser, *answer),
            )

    def answers(self, code: str, shown: Shown) -> tuple[Answer, ...]:
        """Return the answers of a room to a step."""
        with self._reading() as database:
            found = database.execute(
                "SELECT low, high FROM answers WHERE code = ? AND lesson = ? AND step = ?",
                (code, shown.lesson, shown.step),
            )
            return tuple((low, high) for low, high in found)

    def answer_of(self, code: str, shown: Shown, browser: str) -> Answer | None:
        """Return what a browser answered to a step, None for nothing yet."""
        with self._reading() as database:
            found = database.execute(
                "SELECT low, high FROM answers"
                " WHERE code = ? AND lesson = ? AND step = ? AND browser = ?",
                (code, shown.lesson, shown.step, browser),
            ).fetchone()
        return None if found is None else (found[0], found[1])

    def _room(self, database: sqlite3.Connection, code: str) -> Room:
        found = database.execute(
            "SELECT opened, ended, lesson, step, revealed FROM rooms WHERE code = ?", (code,)
        ).fetchone()
        if found is None:
            raise RefusedError("no room")
        opened, ended, lesson, step, revealed = found
        if ended or self._now() >= opened + SECONDS:
            raise RefusedError("ended")
        return Room(code, Shown(lesson, step, bool(revealed)), opened + SECONDS)

    def _owned(self, database: sqlite3.Connection, code: str, key: str) -> None:
        self._room(database, code)
        (own,) = database.execute("SELECT key FROM rooms WHERE code = ?", (code,)).fetchone()
        if not secrets.compare_digest(own.encode(), key.encode()):
            raise RefusedError("not yours")

    def _free_code(self, database: sqlite3.Connection) -> str:
        while True:
            code = "".join(secrets.choice(CODE) for _ in range(CODE_LENGTH))
            taken = database.execute("SELECT 1 FROM rooms WHERE code = ?", (code,)).fetchone()
            if taken is None:
                return code

    def _open_rooms(self, database: sqlite3.Connection) -> int:
        found = database.execute("SELECT count(*) FROM rooms WHERE ended = 0").fetchone()
        return int(found[0])

    def _end_unseen(self, database: sqlite3.Connection, seconds: float) -> None:
        database.execute("UPDATE rooms SET ended = 1 WHERE seen <= ?", (self._now() - seconds,))

    def _tidy(self, database: sqlite3.Connection) -> None:
        """End rooms whose time is over with all their answers; forget those of yesterday."""
        now = self._now()
        database.execute("UPDATE rooms SET ended = 1 WHERE opened <= ?", (now - SECONDS,))
        database.execute(
            "DELETE FROM answers WHERE code NOT IN (SELECT code FROM rooms WHERE ended = 0)"
        )
        database.execute("DELETE FROM rooms WHERE opened <= ?", (now - REMEMBERED,))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._one_writes:
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._one_writes:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except RefusedError:
                self._connection.execute("COMMIT")
                raise
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
