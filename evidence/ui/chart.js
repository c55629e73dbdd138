/* One chart on screen: plotly's own partial bundle, loaded once, redrawn on the same node. */

const COLOURS = __COLOURS__;
const SCRIPT = "__SCRIPT__";
const NARROW = 800; /* pixels below which a chart's compact layout is drawn */
const CONFIG = { displaylogo: false, responsive: false, displayModeBar: false };

function library() {
  window.pvpPlotly ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((done, fail) => {
        const script = document.createElement("script");
        script.src = new URL(SCRIPT, document.baseURI).href;
        script.onload = () => done(window.Plotly);
        script.onerror = () => fail(new Error("the drawing library did not load"));
        document.head.appendChild(script);
      });
  return window.pvpPlotly;
}

/* Figures come in light colours; each has one partner on the dark page. */
function onDark(text) {
  return text
    .replace(/#[0-9a-f]{6}/gi, (colour) => COLOURS[colour.toLowerCase()] ?? colour)
    .replace(/rgba\((\d+, \d+, \d+)/g, (whole, channels) =>
      COLOURS[channels] ? `rgba(${COLOURS[channels]}` : whole);
}

function isDark(element) {
  const page = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const channels = (page.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((part) =>
    Number.parseInt(part, 16));
  return 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2] < 128;
}

async function draw(box) {
  const { data } = box.chart;
  const width = box.clientWidth;
  if (!width) return;
  const light = data.compact && width < NARROW ? data.compact : data.figure;
  const dark = isDark(box);
  const drawn = `${width} ${dark} ${light}`;
  if (box.chart.drawn === drawn) return;
  box.chart.drawn = drawn;
  const figure = JSON.parse(dark ? onDark(light) : light);
  const height = figure.layout.height;
  box.style.minHeight = `${height}px`;
  const Plotly = await library();
  await Plotly.react(box, figure.data, { ...figure.layout, width, height }, CONFIG);
  if (!box.chart.listening) {
    box.chart.listening = true;
    box.on("plotly_click", ({ points }) => {
      const picked = points.map((point) => point.customdata).find((custom) => custom?.[0]);
      if (picked) box.chart.pick([...picked]);
    });
  }
}

function attempt(box) {
  draw(box).catch((error) => { box.textContent = `No chart was drawn: ${error.message}.`; });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".pvp-chart");
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", data.alt);
  box.style.minHeight = `${data.height}px`;
  box.chart ??= {};
  Object.assign(box.chart, { data, pick: (picked) => setTriggerValue("picked", picked) });
  attempt(box);
  if (!box.chart.watched) {
    box.chart.watched = new ResizeObserver(() => attempt(box));
    box.chart.watched.observe(box);
  }
}
