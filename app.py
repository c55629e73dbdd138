"""The frame of the dashboard: menu, filters, page, trust marks."""

import streamlit as st

from evidence import ui

st.set_page_config(
    page_title="PVP Evidence",
    page_icon="static/favicon.png",
    layout="wide",
    # With an entry in it the menu appears, and with it the choice of light and dark.
    menu_items={"About": "PVP Evidence: every number with its source. Not medical advice."},
)

# Page files lie one level below pages/: directly in it, Streamlit would take them for its older
# multi-page form and open deep links without this frame.
page = st.navigation(
    {
        "Evidence": [
            st.Page("pages/evidence/overview.py", title="Overview", default=True),
            st.Page("pages/evidence/trajectories.py", title="Pain and function"),
            st.Page("pages/evidence/complications.py", title="Complications"),
            st.Page("pages/evidence/therapies.py", title="Therapies"),
            st.Page("pages/evidence/pooling.py", title="Pooled results"),
            st.Page("pages/evidence/patient.py", title="Patients like these"),
        ],
        "Appraisal": [
            st.Page("pages/appraisal/gaps.py", title="Evidence map"),
            st.Page("pages/appraisal/discrepancies.py", title="Discrepancies"),
            st.Page("pages/appraisal/quality.py", title="Study quality"),
        ],
        "Sources": [
            st.Page("pages/sources/studies.py", title="Studies"),
            st.Page("pages/sources/methods.py", title="Methods"),
        ],
    }
)
ui.style()
found = ui.loaded()
ui.draw_filters(found)
with ui.framed(found):
    page.run()
