/* One plot: plotly's own partial bundle, loaded once, redrawn on the same node. */

const COLOURS = __COLOURS__;
const SCRIPT = "__SCRIPT__";
const NARROW = 800; /* pixels below which a chart's compact layout is drawn */
const LEAST = 344; /* pixels that the compact layout needs; in less it is drawn smaller */
const LARGER = 1.36; /* on the full screen, so that the smallest type is read from the last row */
const CONFIG = { displaylogo: false, responsive: false, displayModeBar: false };

/* The first page asks for the library; where that failed, a chart asks again. */
function library() {
  window.pvpPlotly ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((done, fail) => {
        const script = document.querySelector(`script[src$="${SCRIPT}"]`) ?? scriptOf(SCRIPT);
        script.addEventListener("load", () => done(window.Plotly));
        script.addEventListener("error", () => fail(new Error("the drawing library did not load")));
      });
  return window.pvpPlotly;
}

function scriptOf(path) {
  const script = document.createElement("script");
  script.src = new URL(path, document.baseURI).href;
  return document.head.appendChild(script);
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

const PAPER = { width: 686, height: 900 }; /* what a chart may take of an A4 page, in CSS pixels */

function printing() {
  return matchMedia("print").matches || Boolean(window.pvpPrinting);
}

function paperZoom({ width, height }) {
  return Math.min(PAPER.width / NARROW, PAPER.height / height, width ? 0.5 : 1);
}

function figureText(box, width) {
  const { data } = box.chart;
  return data.compact && width < NARROW ? data.compact : data.figure;
}

/* How a chart is drawn: on the page as wide as it may be, on the full screen larger (or as large as
   `scale` says), on paper in light colours and as a whole. */
function layoutOf(box) {
  const { clientWidth } = box.parentElement;
  if (printing()) return { width: NARROW, room: 0, scale: 1, dark: false };
  const room = box.chart.room();
  const scale = box.chart.scale ?? (room ? LARGER : Math.min(1, clientWidth / LEAST));
  return { width: Math.floor(clientWidth / scale), room, scale, dark: isDark(box) };
}

/* The first screen doesn't wait for the charts below it. */
const settling = () => document.documentElement.classList.contains("settling");
const belowTheFold = (box) => box.getBoundingClientRect().top > window.innerHeight;
const AFTER_PAINT = 32; /* milliseconds, two frames */

function firstScreenShown() {
  return new Promise((done) => {
    addEventListener("pvp-shown", () => setTimeout(done, AFTER_PAINT), { once: true });
  });
}

async function drawPlot(box) {
  if (box.closest(".pvp-frame[hidden]")) return;
  if (settling() && belowTheFold(box)) await firstScreenShown();
  const { width, room, scale, dark } = layoutOf(box);
  if (!width) return;
  const light = figureText(box, width);
  const drawn = `${width} ${room} ${dark} ${light}`;
  if (box.chart.drawn === drawn) return;
  box.chart.drawn = drawn;
  const figure = JSON.parse(dark ? onDark(light) : light);
  box.style.zoom = printing() ? paperZoom(figure.layout) : "";
  const height = Math.max(figure.layout.height, Math.floor(room / scale));
  Object.assign(box.style, scale !== 1
    ? { width: `${width}px`, transform: `scale(${scale})`, transformOrigin: "0 0" }
    : { width: "", transform: "" });
  box.style.minHeight = `${height}px`;
  box.parentElement.style.minHeight = `${Math.ceil(height * scale)}px`;
  const Plotly = await library();
  await Plotly.react(box, figure.data, 
    { ...figure.layout, width: Math.min(figure.layout.width ?? width, width), height }, CONFIG);
  box.chart.at = -1;
  if (!box.chart.listening) {
    box.chart.listening = true;
    box.on("plotly_click", ({ points }) => {
      const picked = points.map((point) => point.customdata).find((custom) => custom?.[0]);
      if (picked) pick(box, [...picked]);
    });
    bringsForward(box);
  }
}

/* The click is answered at once; the card follows. */
function pick(box, picked) {
  if (!box.closest(".pvp-frame").contains(document.activeElement)) box.focus({ preventScroll: true });
  box.classList.add("pvp-waiting");
  setTimeout(() => box.classList.remove("pvp-waiting"), 1500);
  box.chart.pick(picked);
}

/* Every mark that has a card: panel after panel, from left to right, then from top to bottom. */
function marks(box) {
  return (box.calcdata ?? []).flatMap((points, curve) =>
    points.flatMap((point, index) => {
      const custom = [box._fullData[curve].customdata?.[point.i ?? index]].flat();
      return custom[0] && box._fullData[curve].hoverinfo !== "skip"
        ? [{ curve, index: point.i ?? index, custom, x: point.x ?? 0, y: point.y ?? 0,
             panel: Number(box._fullData[curve].yaxis?.slice(1) || 1) }]
        : [];
    })).sort((a, b) => a.panel - b.panel || a.x - b.x || b.y - a.y);
}

/* What the label of the mark in focus says, line after line, and which mark it is. */
function spoken(box, count) {
  const texts = [...box.querySelectorAll(".hoverlayer .hovertext text")];
  const lines = texts.flatMap((text) => {
    const parts = [...text.querySelectorAll("tspan.line")];
    return (parts.length ? parts : [text]).map((part) => part.textContent);
  });
  return `${lines.join(" ")} (${box.chart.at + 1} of ${count})`;
}

const HOVER_WAITS = 80; /* milliseconds: plotly draws at most one label in 50 */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

async function onKey(box, event, said) {
  const every = marks(box);
  if (!every.length) return;
  if (event.key in STEPS) {
    event.preventDefault();
    const next = (box.chart.at ?? -1) + STEPS[event.key];
    box.chart.at = (next + every.length) % every.length;
    const mark = every[box.chart.at];
    const Plotly = await library();
    Plotly.Fx.hover(box, [{ curveNumber: mark.curve, pointNumber: mark.index }]);
    bringForward(box, box.data[mark.curve].legendgroup);
    clearTimeout(box.chart.saying);
    box.chart.saying = setTimeout(() => { said.textContent = spoken(box, every.length); }, HOVER_WAITS);
  } else if (event.key === "Enter" && box.chart.at >= 0) {
    event.preventDefault();
    pick(box, every[box.chart.at].custom);
  }
}

function attempt(box) {
  drawPlot(box).catch((error) => { box.textContent = `No chart was drawn: ${error.message}.`; });
}

/* Paper has other colours and another width than the screen. */
function printsAnew(box) {
  for (const [name, now] of [["beforeprint", true], ["afterprint", false]]) {
    window.addEventListener(name, () => { window.pvpPrinting = now; attempt(box); });
  }
  matchMedia("print").addEventListener("change", () => attempt(box));
}
