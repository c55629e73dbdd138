/* Once the reader turns a control, the charts of the page are asked for at once; Streamlit's answer
   with the same figures follows, and finds them drawn. Charts that were seen are not asked for again:
   a filter taken off shows at once what stood there before it. */

const REMEMBERED = 24; /* views whose charts are kept */
const remembered = new Map();

let asking;
async function drawAhead() {
  const frames = [...document.querySelectorAll(".pvp-frame")].filter((frame) => frame.latest);
  if (!frames.length || window.pvpOwnStudies) return; // these charts are made in the session alone
  if (window.pvpPage !== pageOfAddress()) return; // the reader is on the way to another
  asking?.abort();
  const { query, standing } = window.pvpAsked;
  const name = (asked) => `${chartsAddress(asked)} ${corpusOf(frames)}`;
  if (standing !== null) remember(name(standing), frames.map(({ latest }) => latest));
  const key = name(query);
  if (connected() && remembered.has(key)) {
    showAhead(frames, remembered.get(key));
    return;
  }
  asking = new AbortController();
  const answer = await fetch(chartsAddress(query), { signal: asking.signal });
  if (!answer.ok) return;
  const charts = Object.values(await answer.json());
  remember(key, charts);
  showAhead(frames, charts);
}

function chartsAddress(query) {
  return new URL(`charts/${pageOfAddress()}?${query}`, document.baseURI).href;
}

/* The corpus may be exchanged while a page is open. */
function corpusOf(frames) {
  return frames.find(({ latest }) => latest.caption)?.latest.caption.foot[0] ?? "";
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
}
