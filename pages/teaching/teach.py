"""Lessons for a class: a list to choose from, then step by step on a projector; or any page so."""

from evidence import ui
from evidence.topics.teach import TeachOptions, TeachPage
from evidence.ui import lessons

view = ui.view(lessons.topic())
assert isinstance(view.options, TeachOptions)
if view.options.present:
    lessons.view_presented(view.options.present)
else:
    page = ui.built(lessons.topic(), view.choice, view.options)
    assert isinstance(page, TeachPage)
    if page.step is None:
        ui.head(page, view)
        lessons.offered(page)
    else:
        lessons.presented(page, view)
