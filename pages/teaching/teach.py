"""Lessons for a class: a list to choose from, then step by step on a projector; or any page so."""

from evidence import ui
from evidence.topics.teach import TeachPage
from evidence.ui import lessons

topic = None if lessons.view_presented() else lessons.offered_topic()
if topic is not None:
    view = ui.view(topic)
    page = ui.built(topic, view.choice, view.options)
    assert isinstance(page, TeachPage)
    if page.step is None:
        ui.head(page, view)
        lessons.offered(page)
    else:
        lessons.presented(page, view)
