"""The frame of the dashboard: menu, filters, page, trust marks."""

import streamlit as st

from evidence import ui
from evidence.ui import serving
from evidence.ui.serving import classroom, understood


def frame() -> None:
    """Draw what a reader's address asks for."""
    # Page files lie one level below pages/: directly in it, Streamlit would take them for its
    # older multi-page form and open deep links without this frame.
    page = st.navigation(ui.pages(), position="hidden")
    st.set_page_config(
        page_title=f"{page.title} · PVP Evidence",
        layout="wide",
        initial_sidebar_state=ui.MENU_WIDTH,
        # With an entry in it the menu appears, and with it the choice of light and dark.
        menu_items={"About": "PVP Evidence: every number with its source. Not medical advice."},
    )
    found = ui.loaded()
    ui.menu(page.url_path, ui.selected(found).value)
    ui.strip(found, page.url_path)
    with ui.framed(found):
        page.run()


if __name__ == "__main__":  # Streamlit runs this file for each reader; a server imports it once
    frame()
else:
    app = st.App(
        __file__,
        routes=[understood.route(), *classroom.routes()],
        middleware=serving.middleware(),
        lifespan=serving.lifespan,
        on_script_error=serving.page_failed,
    )
