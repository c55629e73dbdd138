/* The frame of a chart: what it shows, the chart, and behind tabs its table, sources, downloads.

   `data.alone` is the address of the full page where the frame stands alone on another site. */

const TABS = [["chart", "Chart"], ["table", "Table"], ["sources", "Sources"], ["download", "Download"]];
const AROUND = 64; /* pixels of padding around a frame that fills the screen */

function tabList(frame, data) {
  const shown = TABS.filter(([name]) => name !== "sources" || data.sourced);
  const tabs = shown.map(([name, text]) => make("button", {
    type: "button", role: "tab", id: `${data.key}-tab-${name}`,
    ariaSelected: String(frame.tab === name), tabIndex: frame.tab === name ? 0 : -1,
    onclick: () => frame.open(name),
    onkeydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const at = shown.findIndex(([one]) => one === name);
      const [next] = shown[(at + step + shown.length) % shown.length];
      frame.open(next);
      frame.querySelector(`#${CSS.escape(`${data.key}-tab-${next}`)}`)?.focus();
    },
  }, text));
  return make("div", { className: "pvp-tabs" },
    make("div", { role: "tablist", ariaLabel: "This chart as" }, ...tabs),
    make("button", {
      type: "button", className: "pvp-full", id: `${data.key}-full`,
      onclick: () => document.fullscreenElement ? document.exitFullscreen() : frame.requestFullscreen?.(),
    }, document.fullscreenElement === frame ? "Leave full screen" : "Full screen"));
}

function sources(frame, data) {
  if (!data.marks) return [make("p", {}, "…")];
  return [
    make("p", {}, "Each mark and where its number comes from. Choose one to open its evidence card."),
    make("ul", { className: "pvp-marks" }, ...data.marks.map(([row, text]) =>
      make("li", {}, make("button", {
        type: "button", id: `${data.key}-mark-${row}`, onclick: () => frame.pick([row]),
      }, text)))),
  ];
}

function downloads(frame, data) {
  const note = make("span", { role: "status" });
  const box = frame.querySelector(".pvp-chart");
  const image = (format) => make("button", {
    type: "button",
    onclick: () => saveImage(box, data.caption, format, data.file).then(
      () => { note.textContent = ""; },
      (error) => { note.textContent = `No image was made: ${error.message ?? "try another browser"}.`; }),
  }, format.toUpperCase());
  const csv = make("button", {
    type: "button", disabled: data.csv === null, onclick: () => saveCsv(data.csv, `${data.file}.csv`),
  }, data.rows === 1 ? "CSV, 1 row" : `CSV, ${data.rows} rows`);
  return [
    make("p", {}, "Images carry title, filters, source and date, to stand alone on a slide."),
    make("div", { className: "pvp-buttons" }, image("png"), image("svg"), csv,
      ...(data.alone ? [] : [
        madeByServer("slides", "pptx", "Slides (.pptx)", data, note),
        madeByServer("handout", "html", "Handout (.html)", data, note),
      ]), note),
    ...(data.alone ? [] : embedding(data)),
  ];
}

/* A file of this chart that the server makes when it is asked for. */
function madeByServer(folder, ending, text, data, note) {
  const file = `data/${folder}/${pageOfAddress()}.${ending}`;
  const address = new URL(`${file}${location.search}`, document.baseURI);
  address.searchParams.set("chart", data.name);
  return make("button", {
    type: "button",
    onclick: async ({ currentTarget }) => {
      currentTarget.disabled = true;
      note.textContent = "Being made …";
      try {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error((await answer.json()).error);
        save(await answer.blob(), `${data.file}.${ending}`);
        note.textContent = "";
      } catch (error) {
        note.textContent = `No file was made: ${error.message ?? "try again"}`;
      }
      currentTarget.disabled = false;
    },
  }, text);
}

/* The address of this very view that another site can show. */
function embedCode(data) {
  const address = new URL(location.href);
  address.searchParams.delete("card");
  address.searchParams.set("embed", data.name);
  address.hash = "";
  const quoted = make("span", {}, data.caption.title).innerHTML.replaceAll('"', "&quot;");
  return `<iframe src="${address.href.replaceAll("&", "&amp;")}" title="${quoted}" width="100%" ` +
    `height="${Math.round(data.height) + 260}" style="border:0" loading="lazy"></iframe>`;
}

function embedding(data) {
  const note = make("span", { role: "status" });
  const code = make("textarea", {
    className: "pvp-code", id: `${data.key}-embed`, readOnly: true, rows: 3, value: embedCode(data),
    onfocus: (event) => event.target.select(),
  });
  return [
    make("label", { className: "pvp-label", htmlFor: code.id },
      "Embed: this chart alone, with these filters, for sites that this server allows"),
    code,
    make("div", { className: "pvp-buttons" },
      make("button", { type: "button", onclick: () => copied(code.value, note) }, "Copy"), note),
  ];
}

function other(frame, data) {
  if (frame.tab === "table") return data.table ? [tableNode(data.table, data.caption.title)] : [make("p", {}, "…")];
  if (frame.tab === "sources") return sources(frame, data);
  return frame.tab === "download" ? downloads(frame, data) : [];
}

/* On a page the words around a chart say these already; they are seen where the frame fills the
   screen or stands alone. */
function titles({ alone, caption }) {
  return [
    make(alone ? "h1" : "p", { className: "pvp-title" }, caption.title),
    make("p", { className: "pvp-measure" }, caption.measure),
  ];
}

function foot({ alone, caption }) {
  const link = alone && make("a", { href: alone, target: "_blank", rel: "noopener" }, "Open the full page");
  return [make("p", { className: "pvp-key" }, caption.key), [...caption.foot, ""].join(" "), link || ""];
}

/* The height that its words leave to a plot that fills the screen. */
function roomIn(frame) {
  const [head, foot] = [".pvp-head", ".pvp-foot"].map((part) => frame.querySelector(part).offsetHeight);
  return window.innerHeight - head - foot - AROUND;
}

function drawFrame({ parentElement, data, setTriggerValue, setStateValue }) {
  const frame = parentElement.querySelector(".pvp-frame");
  if (!frame.querySelector(".pvp-chart")) addChart(frame, data);
  const box = frame.querySelector(".pvp-chart");
  const said = frame.querySelector(".pvp-said");
  frame.pick = (picked) => onceConnected(() => setTriggerValue("picked", picked));
  frame.tab ??= data.tab ?? TABS[0][0];
  frame.open = (name) => {
    frame.tab = name;
    frame.refresh();
    onceConnected(() => setStateValue("tab", name));
  };
  frame.refresh = () => {
    const now = frame.latest;
    redraw(frame.querySelector(".pvp-head"), [...titles(now), tabList(frame, now)]);
    frame.querySelector(".pvp-plot").hidden = frame.tab !== "chart";
    redraw(frame.querySelector(".pvp-other"), other(frame, now));
    frame.querySelector(".pvp-foot").replaceChildren(...foot(now));
    if (frame.tab === "chart") attempt(box);
  };
  Object.assign(box.chart, {
    pick: frame.pick,
    room: () => document.fullscreenElement === frame ? roomIn(frame) : 0,
  });
  frame.show = (shown) => {
    const said = JSON.stringify(shown);
    if (frame.said === said) return;
    frame.said = said;
    frame.latest = shown;
    frame.hidden = Boolean(shown.absent);
    frame.classList.toggle("pvp-alone", Boolean(shown.alone));
    frame.classList.toggle("pvp-wide", Boolean(shown.least && !shown.alone));
    frame.style.setProperty("--least-width", `${shown.least}px`);
    if (frame.hidden) return;
    if (box.chart.data.alt !== shown.alt) box.setAttribute("aria-label", shown.alt);
    if (box.chart.data.height !== shown.height) box.style.minHeight = `${shown.height}px`;
    box.chart.data = shown;
    frame.refresh();
  };
  frame.answered = location.search;
  frame.show(data);
  if (!box.chart.watched) {
    box.chart.watched = new ResizeObserver(() => attempt(box));
    box.chart.watched.observe(box.parentElement);
    printsAnew(box);
    box.addEventListener("keydown", (event) => onKey(box, event, said));
    frame.addEventListener("fullscreenchange", () => setTimeout(frame.refresh, 100));
  }
}
