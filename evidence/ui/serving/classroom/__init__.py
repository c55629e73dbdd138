"""The pages on which a class answers: plain, light, one for each phone and no session behind it.

A teacher's projector opens a room and turns it; students read and answer. Both speak to the same
few addresses below `/class`.
"""

from starlette.routing import Route

from evidence.ui.serving.classroom import students, teacher

__all__ = ["routes"]


def routes() -> list[Route]:
    """Return the addresses of the classroom, and that of the speaker's notes."""
    return [
        Route("/class", teacher.opened, methods=["POST"]),
        Route("/class", students.door, methods=["GET"]),
        Route("/class/qr.svg", teacher.picture_code, methods=["GET"]),
        Route("/class/{code}", students.question, methods=["GET"]),
        Route("/class/{code}", students.answered, methods=["POST"]),
        Route("/class/{code}/now", students.now, methods=["GET"]),
        Route("/class/{code}/shown", teacher.shown, methods=["POST"]),
        Route("/class/{code}/end", teacher.ended, methods=["POST"]),
        Route("/teach/notes", teacher.notes, methods=["GET"]),
    ]
