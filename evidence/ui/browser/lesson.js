/* A lesson on a projector: one step fills the window; keys, clicker, buttons and swipes turn it. */

const CHANNEL = new BroadcastChannel("pvp-lesson");
const LEAST_PLOT = 260; /* pixels of a chart, before it is grown, that its marks need */
const SWIPE = 60; /* pixels that a finger moves before it turns a step */

const keptAt = (stage) => `pvp-lesson:${stage.latest.lesson}:${stage.latest.number}`;

/* What was guessed and revealed on this step, kept as long as the window is open. */
function kept(stage) {
  const key = keptAt(stage);
  if (stage.own?.key !== key) stage.own = { ...JSON.parse(sessionStorage.getItem(key) ?? "{}"), key };
  return stage.own;
}

function openNotes() {
  window.open(new URL("teach/notes", document.baseURI).href, "pvp-notes", "popup,width=720,height=640");
}

function tellNotes(stage) {
  const { title, heading, asks, number, of, minutes, total, notes, ask, lesson } = stage.latest;
  CHANNEL.postMessage({
    kind: "step", lesson, title, heading, asks, number, of, minutes, total, notes,
    waits: stage.waits() ? ask.reveal : "",
  });
}

/* The guess as two ends, null where none or no number within the axis is typed. */
function guessed(stage) {
  const { ask } = stage.latest;
  const typed = (kept(stage).typed ?? []).map((text) => Number.parseFloat(text));
  const ends = ask?.form === "range" ? typed.slice(0, 2) : [typed[0], typed[0]];
  if (!ask?.scale || ends.length < 2 || ends.some((end) => !(end >= ask.scale.low && end <= ask.scale.high))) return null;
  return ends.sort((a, b) => a - b);
}

function methods(stage) {
  stage.store = (own) => {
    stage.own = own;
    sessionStorage.setItem(own.key, JSON.stringify(own));
  };
  stage.keep = (more) => { stage.store({ ...kept(stage), ...more }); stage.refresh(); };
  stage.waits = () => Boolean(stage.latest.ask) && !kept(stage).revealed;
  stage.counts = () => {
    const { hands } = kept(stage);
    const phones = stage.answers?.counts;
    if (!hands?.some(Boolean) && !stage.answers?.answered) return null;
    return stage.latest.ask.columns.map((_, index) => (hands?.[index] ?? 0) + (phones?.[index] ?? 0));
  };
  stage.tell = (text) => { stage.querySelector(".pvp-said").textContent = text; };
  stage.to = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  stage.turn = (number) => {
    const query = new URLSearchParams(location.search);
    query.set("step", number);
    if (stage.lesson.lesson) query.set("lesson", stage.lesson.lesson); /* as it is spelt here */
    if (number < 1 || number > stage.latest.of) return;
    stage.lesson.remark = "";
    history.pushState({}, "", `${location.pathname}?${query}`);
    stage.follow();
  };
  /* Show the step that the address names; the steps are all here, so nothing is asked for. */
  stage.follow = () => {
    const { steps, ...lesson } = stage.lesson;
    const query = new URLSearchParams(location.search);
    if ((query.get("lesson") ?? "") !== lesson.lesson && stage.latest) return; /* on the way out */
    const wanted = Number.parseInt(query.get("step"), 10) || 1;
    const before = stage.latest;
    stage.latest = { ...lesson, asking: steps.some((step) => step.ask), ...(steps[wanted - 1] ?? steps[0]) };
    if (before && before.number !== stage.latest.number) arrived(stage);
    stage.refresh();
  };
  stage.next = () => {
    if (!stage.waits()) { stage.turn(stage.latest.number + 1); return; }
    stage.keep({ revealed: true });
    stage.tell(stage.latest.ask.reveal);
    if (keptRoom()) lookAtRoom(stage);
  };
  stage.back = () => stage.turn(stage.latest.number - 1);
  stage.leave = () => stage.to(stage.lesson.lesson ? location.pathname : stage.latest.address);
  stage.type = (index, text) => {
    const typed = [...(kept(stage).typed ?? [])];
    typed[index] = text;
    stage.store({ ...kept(stage), typed });
    stage.drawOver();
  };
  stage.openRoom = (open) => {
    stage.roomOpen = open;
    stage.refresh();
    if (open && !keptRoom()) {
      openRoom(stage).then(stage.refresh, (error) => { stage.roomOpen = false; stage.refresh(); stage.tell(error.message); });
    }
    if (open) stage.querySelector("#pvp-room-hide")?.focus();
  };
  stage.hint = () => {
    const exhibit = stage.querySelector(".pvp-lesson-exhibit");
    const isLarger = exhibit.scrollHeight > exhibit.clientHeight + 1 || goesSideways(exhibit);
    exhibit.tabIndex = isLarger ? 0 : -1;
    const side = stage.querySelector(".pvp-lesson-side");
    side.tabIndex = side.scrollHeight > side.clientHeight + 1 ? 0 : -1;
    const below = exhibit.scrollHeight - exhibit.clientHeight - exhibit.scrollTop;
    exhibit.classList.toggle("pvp-more", below > 8);
  };
  stage.drawOver = () => drawGuesses(stage, stage.latest.ask, guessed(stage), kept(stage).revealed ? stage.counts() : null);
  stage.refresh = () => refreshed(stage);
}

/* What stands beside the chart: the question, or what to notice. A question with nothing to look at
   stands alone in the place of the chart. */
function sideParts(stage, data, waits, alone) {
  if (data.misfits.length) {
    return [
      make("p", {}, "This step doesn't fit the corpus as it stands:"),
      make("ul", {}, ...data.misfits.map((text) => make("li", {}, text))),
    ];
  }
  if (!waits) return noticeParts(stage, data);
  return [...(alone ? [] : guessParts(stage, data)), ...countParts(stage, data)];
}

function refreshed(stage) {
  const data = stage.latest;
  const waits = stage.waits();
  const onAxis = Boolean(data.ask?.scale);
  stage.classList.toggle("pvp-on-axis", onAxis && (waits || Boolean(guessed(stage) ?? stage.counts())));
  stage.classList.toggle("pvp-waits", waits);
  stage.dataset.step = `${data.lesson}/${data.number}`;
  redraw(stage.querySelector(".pvp-lesson-head"), headParts(stage, data));
  redraw(stage.querySelector(".pvp-lesson-foot"), footParts(stage, data));
  const alone = waits && !onAxis && !data.cards.some((card) => card.at_once);
  redraw(stage.querySelector(".pvp-lesson-side"), sideParts(stage, data, waits, alone));
  const plot = stage.querySelector(".pvp-lesson-plot");
  plot.hidden = !data.chart || (waits && !onAxis);
  redraw(stage.querySelector(".pvp-lesson-other"), [
    ...cardParts(data.cards, !waits),
    data.grid && !waits ? gridPart(data.grid) : null,
    alone ? make("div", { className: "pvp-lesson-alone" }, ...guessParts(stage, data)) : null,
  ].filter(Boolean));
  redraw(stage.querySelector(".pvp-lesson-sources"),
    [data.remark && make("p", { className: "pvp-lesson-remark" }, data.remark), sourceLine(data)].filter(Boolean));
  const room = stage.querySelector(".pvp-lesson-room");
  room.hidden = !stage.roomOpen;
  redraw(room, stage.roomOpen ? roomPanel(stage) : []);
  drawStep(stage, data, waits);
  tellNotes(stage);
}

/* Whether the wide layout of a chart leaves its marks room enough beside its words. */
function fits({ margin, xaxis }, width) {
  const [begin, end] = xaxis?.domain ?? [0, 1];
  return end - begin >= 0.5 && width - (margin?.l ?? 0) - (margin?.r ?? 0) >= LEAST_PLOT;
}

/* The chart is drawn small and shown large: its type grows with the window, its layout stays. */
async function drawStep(stage, data, waits) {
  const box = stage.querySelector(".pvp-chart");
  const plot = stage.querySelector(".pvp-lesson-plot");
  if (!data.chart || plot.hidden) { stage.drawOver(); stage.hint(); return; }
  const type = Number.parseFloat(getComputedStyle(stage).fontSize) / 14; /* the least of a chart is 14 */
  plot.style.minWidth = `${data.chart.least * type}px`; /* in less the exhibit is scrolled */
  const grown = Math.min(type, plot.clientWidth / LEAST);
  box.setAttribute("aria-label", waits ? "The axis of the chart; its marks come with the answer." : data.chart.alt);
  box.chart ??= { pick: () => {}, room: () => 0 };
  box.chart.scale = grown;
  const wide = fits(JSON.parse(data.chart.figure).layout, plot.clientWidth / grown);
  const text = wide ? data.chart.figure : data.chart.compact ?? data.chart.figure;
  box.chart.data = { figure: waits ? bareFigure(text) : text, compact: null };
  await drawPlot(box);
  if (stage.latest !== data) return;
  const strip = Number.parseFloat(getComputedStyle(plot).paddingTop);
  plot.style.height = `${box.offsetHeight * grown + strip}px`;
  stage.drawOver();
  stage.hint();
}

function goesSideways(exhibit) {
  return exhibit.scrollWidth > exhibit.clientWidth + 1;
}

const TYPES_IN = ["INPUT", "SELECT", "TEXTAREA"];

function onLessonKey(stage, event) {
  if (!stage.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = TYPES_IN.includes(event.target.tagName);
  const exhibit = stage.querySelector(".pvp-lesson-exhibit");
  const turns = { PageDown: stage.next, PageUp: stage.back };
  const keys = {
    ArrowRight: stage.next, ArrowLeft: stage.back,
    Home: () => stage.turn(1), End: () => stage.turn(stage.latest.of),
    ArrowDown: () => exhibit.scrollBy({ top: 120 }), ArrowUp: () => exhibit.scrollBy({ top: -120 }),
    f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    n: openNotes, c: () => stage.latest.asking && stage.openRoom(!stage.roomOpen),
    Escape: () => (stage.roomOpen ? stage.openRoom(false) : stage.leave()),
  };
  if (typing && event.key === "Enter") event.target.blur();
  if (event.target === exhibit && goesSideways(exhibit)) {
    keys.ArrowRight = () => exhibit.scrollBy({ left: 120 });
    keys.ArrowLeft = () => exhibit.scrollBy({ left: -120 });
  }
  const does = turns[event.key] ?? (typing ? null : keys[event.key]);
  if (!does) return;
  event.preventDefault();
  does();
}

function listens(stage) {
  const key = (event) => onLessonKey(stage, event);
  document.addEventListener("keydown", key);
  let began = null;
  const exhibit = stage.querySelector(".pvp-lesson-exhibit");
  stage.addEventListener("touchstart", (event) => {
    const scrolls = exhibit.contains(event.target) && goesSideways(exhibit);
    began = scrolls ? null : event.touches[0];
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    const moved = began && event.changedTouches[0].clientX - began.clientX;
    if (moved && Math.abs(moved) > SWIPE && Math.abs(event.changedTouches[0].clientY - began.clientY) < SWIPE) {
      if (moved < 0) stage.next(); else stage.back();
    }
    began = null;
  });
  exhibit.addEventListener("scroll", stage.hint, { passive: true });
  const plot = stage.querySelector(".pvp-lesson-plot");
  plot.addEventListener("click", (event) => {
    const { ask } = stage.latest;
    if (!ask?.scale || !stage.waits()) return;
    const places = axisPlaces(stage.querySelector(".pvp-chart"));
    if (!places) return;
    const found = places.value(event.clientX - plot.getBoundingClientRect().left);
    const value = String(Math.round(Math.min(ask.scale.high, Math.max(ask.scale.low, found)) * 10) / 10);
    const typed = kept(stage).typed ?? [];
    stage.keep({ typed: ask.form !== "range" ? [value] : typed.length === 1 ? [typed[0], value] : [value] });
  });
  new ResizeObserver(() => { if (stage.isConnected) drawStep(stage, stage.latest, stage.waits()); })
    .observe(exhibit);
  addEventListener("popstate", () => { if (stage.isConnected) stage.follow(); });
  CHANNEL.addEventListener("message", ({ data }) => {
    if (!stage.isConnected) return;
    if (data.kind === "hello") tellNotes(stage);
    if (data.kind === "next") stage.next();
    if (data.kind === "back") stage.back();
  });
}

function arrived(stage) {
  const { number, of, asks } = stage.latest;
  stage.answers = null;
  stage.querySelector(".pvp-lesson-exhibit").scrollTop = 0;
  stage.tell(`${number} of ${of}: ${asks}`);
  if (keptRoom()) lookAtRoom(stage);
}

function drawLesson({ parentElement, data }) {
  const stage = parentElement.querySelector(".pvp-lesson");
  stage.lesson = data;
  if (!stage.refresh) {
    methods(stage);
    stage.follow();
    listens(stage);
    if (keptRoom()) watchRoom(stage);
  } else {
    stage.follow();
  }
}
