/* Runs in every page before its own scripts: notes when something happened, and asks nothing. */
(() => {
  const CHART = ".pvp-chart, .js-plotly-plot";
  const DRAWN = ".cartesianlayer path, .cartesianlayer text";
  const seen = { started: 0, armed: false, changed: 0, changes: 0, visible: 0, dialog: 0 };
  window.benchProbe = seen;
  window.benchArm = () => Object.assign(seen, {
    started: 0, armed: true, changed: 0, changes: 0, dialog: 0,
  });
  for (const kind of ["keydown", "mousedown"]) {
    addEventListener(kind, (event) => {
      if (seen.armed) Object.assign(seen, { started: event.timeStamp, armed: false });
    }, true);
  }
  const note = () => { seen.changed = performance.now(); seen.changes += 1; };
  const hook = (node) => {
    if (node.on && !node.benchHooked) {
      node.benchHooked = true;
      node.on("plotly_afterplot", note);
    }
  };
  const look = () => {
    for (const node of document.querySelectorAll(CHART)) {
      hook(node);
      const drawn = seen.visible ? null : node.querySelector(DRAWN);
      if (drawn?.checkVisibility({ visibilityProperty: true })) seen.visible = performance.now();
    }
    const card = document.querySelector("[role=dialog]");
    if (!seen.dialog && card?.innerText.trim().length > 40) seen.dialog = performance.now();
  };
  /* Once a frame, not with every change: looking takes time that the page would have. */
  let waits = false;
  const lookSoon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; look(); });
  };
  const chartOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(CHART);
  new MutationObserver((records) => {
    if (records.some(({ target }) => chartOf(target))) note();
    lookSoon();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})();
