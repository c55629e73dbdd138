/* The first chart of a page, drawn while Streamlit's first answer is on its way.

   The first page holds what to draw it from, and a place out of sight that is as wide as the page
   will be. Its frame takes the chart from there; one that came out otherwise (another width, another
   figure) is drawn again like any other. */

const drawnBeforehand = new Map();

/* Streamlit has asked for its answer as soon as it says that it is connected. */
function answerAwaited() {
  return new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (streamlit()?.dataset.testConnectionState !== "CONNECTED") return;
      watch.disconnect();
      done();
    });
    watch.observe(document.body,
      { subtree: true, childList: true, attributeFilter: ["data-test-connection-state"] });
  });
}

async function drawBeforehand() {
  const data = JSON.parse(document.getElementById("pvp-chart").textContent);
  const fonts = ["400 14px", "600 14px"].map((font) => document.fonts.load(`${font} "IBM Plex Sans"`));
  await Promise.all([...fonts, library(), answerAwaited()]);
  const place = document.querySelector("#pvp-beforehand > div > div");
  if (!place || document.querySelector(".pvp-frame")) return; // the page was there first
  const box = chartBox(data);
  if (matchMedia("(max-width: 760px)").matches) place.style.minWidth = `${data.least}px`;
  place.append(box);
  drawnBeforehand.set(data.key, box);
  await drawPlot(box);
}

function chartBox(data) {
  const box = make("div", {
    className: "pvp-chart", role: "application", "aria-roledescription": "chart", tabIndex: 0,
    "aria-label": data.alt,
  });
  box.style.minHeight = `${data.height ?? 0}px`;
  box.chart = { data, room: () => 0 };
  return box;
}

/* Put the box of its chart into a new frame: the one drawn beforehand, if any. */
function addChart(frame, data) {
  const box = drawnBeforehand.get(data.key) ?? chartBox(data);
  const plot = frame.querySelector(".pvp-plot");
  plot.style.minHeight = box.parentElement?.style.minHeight ?? "";
  plot.prepend(box);
  drawnBeforehand.delete(data.key);
}
