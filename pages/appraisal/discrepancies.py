"""A page of the dashboard."""

from evidence import ui

view = ui.view(ui.corpus())
ui.stop_if_empty(view)
ui.head("Page", f"{len(view.chosen.studies)} studies.", view)
ui.table(view.chosen.studies, key="studies", labels={"label": "Study"})
