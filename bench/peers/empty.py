"""An empty Streamlit app: what Streamlit itself asks of a reader."""

import streamlit as st

st.write("Nothing.")
