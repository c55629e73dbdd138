"""What a class is told when something can't be done: a sentence, with its HTTP status."""

from collections.abc import Mapping
from typing import Literal

Reason = Literal[
    "no room", "ended", "full", "moved on", "revealed", "nonsense", "many rooms", "not yours",
    "foreign", "no step", "no corpus",
]  # fmt: skip

REFUSALS: Mapping[Reason, tuple[int, str]] = {
    "no room": (404, "There is no room with this code. Look at the screen in front and try again."),
    "ended": (410, "This room has ended. Its answers are gone."),
    "full": (403, "This room is full. Look on with somebody who is in it."),
    "moved on": (409, "The class has moved on. Here is the question that is open now."),
    "revealed": (409, "The answer has been shown, so no more answers are counted."),
    "nonsense": (422, "This is no answer to the question. Choose one, or type a number in range."),
    "many rooms": (503, "Too many rooms are open on this server. Try again later."),
    "not yours": (403, "Only whoever opened this room can do this."),
    "foreign": (403, "Another site asks for this, so nothing was done."),
    "no step": (404, "There is no such step of a lesson."),
    "no corpus": (503, "The lesson can't be shown at the moment. Wait for the teacher."),
}
"""Reason → HTTP status and sentence."""


class RefusedError(Exception):
    """What can't be done, with its HTTP status and a sentence for whoever asked."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        self.status, self.sentence = REFUSALS[reason]
        super().__init__(self.sentence)
