/* Once the reader turns a control, the charts of the page are asked for at once; Streamlit's answer
   with the same figures follows, and finds them drawn. Charts that were seen are not asked for again:
   a filter taken off shows at once what stood there before it. */

const REMEMBERED = 24; /* views whose charts are kept */
const remembered = new Map();

let underway; /* what is asked of the server: the key of a view, its charts to come, what calls it off */

async function drawAhead() {
  const frames = framesAhead();
  if (!frames.length) return;
  const { query, standing } = window.pvpAsked;
  /* After Back a page shows the view before until it is answered. */
  const sure = standing !== null && frames.every((frame) =>
    frame.latest.absent || frame.answered === location.search);
  if (sure) remember(viewKey(frames, standing), frames.map(({ latest }) => latest));
  const key = viewKey(frames, query);
  if (underway?.key !== key) underway?.called.abort();
  const seen = connected() && remembered.get(key);
  showAhead(frames, seen || await ask(key, query));
}

/* A click is over when the button is let go; what it will ask for is asked when it is pressed. */
function askAtPress({ target }) {
  const changes = target.closest?.("label, button")?.changes?.();
  const frames = changes ? framesAhead() : [];
  if (!frames.length) return;
  const { query } = viewWith(changes);
  const key = viewKey(frames, query);
  if (!remembered.has(key)) ask(key, query).catch(() => {});
}

/* Return the charts of a view from the server; a view that is being asked for isn't asked again. */
function ask(key, query) {
  if (underway?.key === key) return underway.charts;
  underway?.called.abort();
  const called = new AbortController();
  const charts = fetch(chartsAddress(query), { signal: called.signal }).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.status);
    const told = Object.values(await answer.json());
    remember(key, told);
    return told;
  }).finally(() => { if (underway?.called === called) underway = undefined; });
  underway = { key, charts, called };
  return charts;
}

/* The charts of the page, but for those made in the session alone, and for those of a page that the
   reader is leaving. */
function framesAhead() {
  if (window.pvpOwnStudies || window.pvpPage !== pageOfAddress()) return [];
  return [...document.querySelectorAll(".pvp-frame")].filter((frame) => frame.latest);
}

/* A view by its address and corpus: that may be exchanged while a page is open. */
function viewKey(frames, query) {
  const captioned = frames.find(({ latest }) => latest.caption);
  return `${chartsAddress(query)} ${captioned?.latest.caption.foot[0] ?? ""}`;
}

function chartsAddress(query) {
  return new URL(`charts/${pageOfAddress()}?${query}`, document.baseURI).href;
}

/* Keep what charts are drawn from; the rest of a frame comes with Streamlit's answer. */
function remember(key, charts) {
  const drawn = charts.filter(({ absent }) => !absent)
    .map(({ tab, table, marks, csv, ...chart }) => chart);
  remembered.delete(key);
  remembered.set(key, drawn);
  if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value);
}

function showAhead(frames, charts) {
  for (const frame of frames) {
    const { absent, ...before } = frame.latest;
    const found = charts.find(({ key }) => key === before.key);
    if (frame.isConnected) frame.show(found ? { ...before, ...found } : { key: before.key, absent: true });
  }
}

if (!window.pvpDrawsAhead) {
  window.pvpDrawsAhead = true;
  addEventListener("pvp-asked", () => { drawAhead().catch(() => {}); });
  addEventListener("pointerdown", askAtPress, true);
}
