"""A class answers: a sentence for whatever goes wrong, and two hundred students at a time."""

import asyncio
import re

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from evidence.classroom import rooms as limits
from evidence.classroom.rooms import SECONDS, Rooms
from evidence.ui import serving
from evidence.ui.serving import classroom
from evidence.ui.serving.classroom import own_addresses, shared, students, teacher
from tests.loops import run

CHOICE = {"lesson": "cement", "step": 4}
VALUE = {"lesson": "cement", "step": 2}
RANGE = {"lesson": "safety", "step": 1}
NO_QUESTION = {"lesson": "cement", "step": 1}
MOST_BYTES = 50_000


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def rooms(monkeypatch, clock):
    """Give each test rooms of its own."""
    made = Rooms(now=clock)
    for module in (shared, students, teacher):
        monkeypatch.setattr(module, "rooms", lambda: made)
    return made


@pytest.fixture
def app():
    return Starlette(routes=classroom.routes(), middleware=serving.middleware())


@pytest.fixture
def projector(app):
    return TestClient(app)


@pytest.fixture
def phone(app):
    return TestClient(app)


def opened(projector, shown):
    answer = projector.post("/class", json=shown)
    assert answer.status_code == 200, answer.text
    return answer.json()


def turned(projector, room, shown, **more):
    return projector.post(
        f"/class/{room['code']}/shown", json={"key": room["key"], **shown, **more}
    )


def sent(phone, room, shown, **fields):
    return phone.post(f"/class/{room['code']}", data={**shown, **fields})


def sentence(page):
    return re.search(r"<h1>(.*?)</h1>", page.text)[1]


def test_a_student_reads_answers_and_changes_the_answer(projector, phone):
    room = opened(projector, VALUE)
    page = phone.get(f"/class/{room['code']}")

    assert page.status_code == 200
    assert 'name="value"' in page.text
    assert len(page.content) < MOST_BYTES
    assert "Your answer: 3" in sent(phone, room, VALUE, value="3").text
    assert "Your answer: 4.5" in sent(phone, room, VALUE, value="4,5").text
    told = turned(projector, room, VALUE).json()
    assert told["answered"] == 1
    assert told["counts"] == [0, 0, 0, 0, 1, 0, 0, 0, 0, 0]


def test_the_page_asks_what_the_projector_shows(projector, phone):
    room = opened(projector, NO_QUESTION)
    assert "<form" not in phone.get(f"/class/{room['code']}").text

    turned(projector, room, CHOICE)
    assert phone.get(f"/class/{room['code']}").text.count('name="choice"') == 3
    turned(projector, room, RANGE)
    assert 'name="low"' in phone.get(f"/class/{room['code']}").text
    before = phone.get(f"/class/{room['code']}/now").json()
    turned(projector, room, RANGE, revealed=True)
    assert phone.get(f"/class/{room['code']}/now").json() != before
    page = phone.get(f"/class/{room['code']}").text
    assert "<form" not in page
    assert "claim 5–10" in page


def test_a_code_may_be_typed_in_small_letters(projector, phone):
    room = opened(projector, CHOICE)

    assert phone.get(f"/class/{room['code'].lower()}").status_code == 200
    assert phone.get("/class", params={"code": f" {room['code'].lower()} "}).status_code == 200
    assert "Which class" in phone.get("/class").text


@pytest.mark.parametrize(
    ("shown", "fields"),
    [
        (VALUE, {"value": "11"}),
        (VALUE, {"value": "pain"}),
        (VALUE, {}),
        (CHOICE, {"choice": "3"}),
        (CHOICE, {"choice": "<script>"}),
        (RANGE, {"low": "1"}),
        (NO_QUESTION, {"value": "1"}),
    ],
)
def test_nonsense_gets_a_sentence_and_counts_for_nothing(projector, phone, shown, fields):
    room = opened(projector, shown)
    answer = sent(phone, room, shown, **fields)

    assert answer.status_code == 422
    assert "This is no answer" in sentence(answer)
    assert turned(projector, room, shown).json()["answered"] == 0


def test_each_thing_that_goes_wrong_has_its_status_and_sentence(
    projector, phone, clock, monkeypatch
):
    room = opened(projector, VALUE)
    wrong = phone.get("/class/ZZZZZ")
    assert (wrong.status_code, sentence(wrong)[:16]) == (404, "There is no room")
    late = sent(phone, room, {**VALUE, "step": 1}, value="1")
    assert (late.status_code, sentence(late)[:23]) == (409, "The class has moved on.")
    monkeypatch.setattr(limits, "MOST_STUDENTS", 1)
    sent(phone, room, VALUE, value="1")
    full = sent(TestClient(phone.app), room, VALUE, value="1")
    assert (full.status_code, sentence(full)[:17]) == (403, "This room is full")
    turned(projector, room, VALUE, revealed=True)
    after = sent(phone, room, VALUE, value="2")
    assert (after.status_code, sentence(after)[:21]) == (409, "The answer has been s")
    clock.now += SECONDS
    ended = phone.get(f"/class/{room['code']}")
    assert (ended.status_code, sentence(ended)[:19]) == (410, "This room has ended")
    assert turned(projector, room, VALUE).status_code == 410


def test_a_projector_that_asks_for_nonsense_is_told(projector, monkeypatch):
    assert projector.post("/class", json={"lesson": "none", "step": 1}).status_code == 404
    assert projector.post("/class", json={"lesson": "cement", "step": 99}).status_code == 404
    assert projector.post("/class", json={"lesson": "cement", "step": "1"}).status_code == 404
    assert projector.post("/class", content=b"{").status_code == 422
    assert projector.post("/class", content=b"[]").status_code == 422
    assert projector.post("/class", content=b"x" * 10_000).status_code == 422
    room = opened(projector, VALUE)
    assert turned(projector, {**room, "key": "x"}, VALUE).status_code == 403
    monkeypatch.setattr(limits, "MOST_ROOMS", 1)
    many = projector.post("/class", json=VALUE)
    assert many.status_code == 503
    assert "Try again later" in many.json()["sentence"]


def test_a_page_of_another_site_can_do_nothing(projector, phone):
    room = opened(projector, VALUE)
    foreign = {"origin": "https://evil.example"}

    assert projector.post("/class", json=VALUE, headers=foreign).status_code == 403
    data = {**VALUE, "value": "1"}
    assert phone.post(f"/class/{room['code']}", data=data, headers=foreign).status_code == 403
    end = projector.post(f"/class/{room['code']}/end", json={"key": room["key"]}, headers=foreign)
    assert end.status_code == 403
    assert turned(projector, room, VALUE).json()["answered"] == 0


def test_a_browser_is_known_by_a_random_name_of_its_own_and_nothing_else(projector, phone):
    room = opened(projector, VALUE)
    answer = phone.post(
        f"/class/{room['code']}", data={**VALUE, "value": "1"}, follow_redirects=False
    )
    cookie = answer.headers["set-cookie"]

    assert answer.status_code == 303
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/class" in cookie
    assert "content-security-policy" in answer.headers
    forged = TestClient(phone.app).post(
        f"/class/{room['code']}",
        data={**VALUE, "value": "2"},
        headers={"cookie": f"{students.COOKIE}={'x' * 3000}"},
        follow_redirects=False,
    )
    assert "x" * 30 not in forged.headers["set-cookie"]
    assert turned(projector, room, VALUE).json()["answered"] == 2


def test_a_room_that_is_closed_is_gone(projector, phone):
    room = opened(projector, VALUE)
    sent(phone, room, VALUE, value="1")

    assert (
        projector.post(f"/class/{room['code']}/end", json={"key": room["key"]}).status_code == 200
    )
    assert phone.get(f"/class/{room['code']}").status_code == 410


def test_the_picture_code_is_drawn_for_addresses_only(projector):
    code = projector.get("/class/qr.svg", params={"address": "http://192.168.1.7:8501/class/ABCDE"})

    assert code.headers["content-type"].startswith("image/svg+xml")
    assert code.text.startswith("<svg")
    assert projector.get("/class/qr.svg", params={"address": "javascript:x"}).status_code == 422
    assert (
        projector.get("/class/qr.svg", params={"address": "http://" + "x" * 900}).status_code == 422
    )


def test_addresses_that_phones_can_reach_come_first(app, monkeypatch):
    monkeypatch.setattr(teacher, "own_addresses", lambda: ("192.168.1.7", "10.0.0.2"))
    local = opened(TestClient(app, base_url="http://localhost:8501"), VALUE)["addresses"]
    named = opened(TestClient(app, base_url="https://pvp.example.org"), VALUE)["addresses"]

    assert local[:2] == ["http://192.168.1.7:8501/class", "http://10.0.0.2:8501/class"]
    assert named[0] == "https://pvp.example.org/class"


def test_own_addresses_are_none_of_this_machine_alone():
    assert not [one for one in own_addresses.own_addresses() if one.startswith("127.")]


def test_two_hundred_students_lose_nothing(app, projector):
    """Each reads the page, answers, changes the answer and looks again, all at the same time."""
    room = opened(projector, VALUE)
    path = f"/class/{room['code']}"
    transport = httpx2.ASGITransport(app)

    async def student(number):
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://testserver", follow_redirects=True
        ) as phone:
            statuses = [(await phone.get(path)).status_code]
            for value in (number % 7, number % 11):
                page = await phone.post(path, data={**VALUE, "value": str(value)})
                statuses.append(page.status_code)
                assert f"Your answer: {value}" in page.text
            statuses.append((await phone.get(f"{path}/now")).status_code)
            return statuses

    async def everyone():
        return await asyncio.gather(*(student(number) for number in range(200)))

    statuses = run(everyone())

    assert {status for each in statuses for status in each} == {200}
    told = turned(projector, room, VALUE).json()
    values = [number % 11 for number in range(200)]
    assert told["answered"] == 200
    assert told["counts"] == [values.count(n) for n in range(9)] + [
        values.count(9) + values.count(10)
    ]
