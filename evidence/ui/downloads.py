"""SVG and PNG of a chart as the reader sees it, drawn in the reader's own browser."""

import streamlit as st

_SCRIPT = """
const load = () => window.Plotly ? Promise.resolve(window.Plotly) : new Promise((done, fail) => {
  const script = document.createElement("script");
  script.src = new URL("app/static/plotly-cartesian-79542150855a.min.js", document.baseURI).href;
  script.onload = () => done(window.Plotly);
  script.onerror = () => fail(new Error("the drawing library did not load"));
  document.head.appendChild(script);
});

export default function ({ parentElement, data }) {
  const note = parentElement.querySelector("[role=status]");
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      const plots = document.querySelectorAll(`.st-key-${data.container} .js-plotly-plot`);
      const plot = [...plots].find((each) => each.clientWidth);
      if (!plot) { note.textContent = "The chart isn't on screen."; return; }
      try {
        const Plotly = await load();
        const page = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
        const layout = { ...plot.layout, paper_bgcolor: page, plot_bgcolor: page };
        await Plotly.downloadImage({ data: plot.data, layout }, {
          format: button.dataset.format,
          filename: data.file,
          width: plot.clientWidth,
          height: plot.clientHeight,
          scale: button.dataset.format === "png" ? 3 : 1,
        });
        note.textContent = "";
      } catch (error) { note.textContent = `No image was made: ${error.message}.`; }
    };
  }
}
"""

_HTML = """
<div class="images">
  <button type="button" data-format="svg">SVG</button>
  <button type="button" data-format="png">PNG</button>
  <span role="status"></span>
</div>
"""

_CSS = """
.images { display: flex; gap: 0.5rem; align-items: center; }
button {
  font: inherit; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
  padding: 0.25rem 0.75rem; min-height: 2.5rem; cursor: pointer;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""

_images = st.components.v2.component("pvp_images", html=_HTML, css=_CSS, js=_SCRIPT)


def image_buttons(container: str, file_name: str) -> None:
    """Draw the SVG and PNG buttons for the chart inside the keyed container."""
    _images(data={"container": container, "file": file_name}, key=f"images-{container}")
