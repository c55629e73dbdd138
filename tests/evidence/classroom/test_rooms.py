"""Rooms end, are limited, and keep one answer of each browser, in memory or in a shared file."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from evidence.classroom import rooms as limits
from evidence.classroom.refusals import RefusedError
from evidence.classroom.rooms import CODE, CODE_LENGTH, MEMORY, SECONDS, Rooms, Shown

STEP = Shown("cement", 2)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["memory", "file"])
def place(request, tmp_path):
    return MEMORY if request.param == "memory" else str(tmp_path / "rooms.sqlite")


@pytest.fixture
def rooms(place, clock):
    return Rooms(place, clock)


def refused(reason):
    return pytest.raises(RefusedError, check=lambda error: error.reason == reason)


def test_a_room_is_opened_found_and_turned(rooms):
    room, key = rooms.open(STEP)
    rooms.show(room.code, key, Shown("cement", 2, revealed=True))

    assert rooms.room(room.code).shown == Shown("cement", 2, revealed=True)
    assert len(room.code) == CODE_LENGTH
    assert set(room.code) <= set(CODE)


def test_only_its_teacher_turns_or_ends_a_room(rooms):
    room, key = rooms.open(STEP)

    with refused("not yours"):
        rooms.show(room.code, key + "x", STEP)
    with refused("not yours"):
        rooms.end(room.code, "")


def test_the_last_answer_of_a_browser_counts_for_each_step(rooms):
    room, key = rooms.open(STEP)
    rooms.answer(room.code, "a", STEP, (1, 1))
    rooms.answer(room.code, "b", STEP, (5, 5))
    rooms.answer(room.code, "a", STEP, (2, 3))
    rooms.show(room.code, key, Shown("cement", 4))
    rooms.answer(room.code, "a", Shown("cement", 4), (0, 0))

    assert sorted(rooms.answers(room.code, STEP)) == [(2, 3), (5, 5)]
    assert rooms.answer_of(room.code, STEP, "a") == (2, 3)
    assert rooms.answer_of(room.code, STEP, "c") is None
    assert rooms.answers(room.code, Shown("cement", 4)) == ((0, 0),)


def test_no_answer_is_taken_to_another_step_or_after_the_reveal(rooms):
    room, key = rooms.open(STEP)

    with refused("moved on"):
        rooms.answer(room.code, "a", Shown("cement", 1), (1, 1))
    rooms.show(room.code, key, Shown("cement", 2, revealed=True))
    with refused("revealed"):
        rooms.answer(room.code, "a", STEP, (1, 1))
    assert rooms.answers(room.code, STEP) == ()


def test_a_room_ends_after_four_hours_and_its_answers_with_it(rooms, clock):
    room, key = rooms.open(STEP)
    rooms.answer(room.code, "a", STEP, (1, 1))
    clock.now += SECONDS - 1
    rooms.answer(room.code, "b", STEP, (1, 1))
    clock.now += 1

    for late in (
        lambda: rooms.room(room.code),
        lambda: rooms.answer(room.code, "a", STEP, (2, 2)),
        lambda: rooms.show(room.code, key, STEP),
    ):
        with refused("ended"):
            late()
    rooms.open(STEP)
    assert rooms.answers(room.code, STEP) == ()
    clock.now += limits.REMEMBERED
    rooms.open(STEP)
    with refused("no room"):
        rooms.room(room.code)


def test_a_room_that_its_teacher_ends_keeps_nothing(rooms):
    room, key = rooms.open(STEP)
    rooms.answer(room.code, "a", STEP, (1, 1))
    rooms.end(room.code, key)

    assert rooms.answers(room.code, STEP) == ()
    with refused("ended"):
        rooms.room(room.code)


def test_rooms_and_students_are_limited(rooms, monkeypatch):
    monkeypatch.setattr(limits, "MOST_STUDENTS", 2)
    monkeypatch.setattr(limits, "MOST_ROOMS", 2)
    room, _ = rooms.open(STEP)
    rooms.answer(room.code, "a", STEP, (1, 1))
    rooms.answer(room.code, "b", STEP, (1, 1))

    with refused("full"):
        rooms.answer(room.code, "c", STEP, (1, 1))
    rooms.answer(room.code, "a", STEP, (2, 2))
    rooms.open(STEP)
    with refused("many rooms"):
        rooms.open(STEP)


def test_a_room_that_its_projector_left_gives_its_place_to_another(rooms, clock, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ROOMS", 2)
    left, _ = rooms.open(STEP)
    used, key = rooms.open(STEP)
    clock.now += limits.LEFT_SECONDS
    rooms.show(used.code, key, STEP)

    assert rooms.room(left.code)
    rooms.open(STEP)
    with refused("ended"):
        rooms.room(left.code)
    assert rooms.room(used.code)


def test_servers_share_a_file(tmp_path, clock):
    file = str(tmp_path / "rooms.sqlite")
    first, second = Rooms(file, clock), Rooms(file, clock)
    room, key = first.open(STEP)

    def answer(number):
        (first, second)[number % 2].answer(room.code, f"browser {number}", STEP, (number, number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(answer, range(200)))

    assert sorted(low for low, _ in second.answers(room.code, STEP)) == list(range(200))
    second.show(room.code, key, Shown("cement", 3))
    assert first.room(room.code).shown.step == 3
