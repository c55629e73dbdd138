"""Lessons for a class: a list to choose from, then step by step on a projector; or any page so."""

from evidence import ui
from evidence.topics.teach import TeachPage
from evidence.ui import lessons

if not lessons.view_presented():
    view = ui.view(lessons.topic())
    page = ui.built(lessons.topic(), view.choice, view.options)
    assert isinstance(page, TeachPage)
    if page.step is None:
        ui.head(page, view)
        lessons.offered(page)
    else:
        lessons.presented(page, view)
