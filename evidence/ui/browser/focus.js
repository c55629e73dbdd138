/* Where a reader was before a card opened, who is back there once it closes: by keyboard or pointer,
   even where that place was redrawn meanwhile. */

function keepsFocus() {
  if (window.pvpFocus) return;
  const inDialog = (node) => node?.closest?.('[role="dialog"]');
  window.pvpFocus = { last: null, open: false };
  document.addEventListener("focusin", ({ target }) => {
    if (!inDialog(target)) window.pvpFocus.last = target;
  });
  new MutationObserver(() => {
    const open = Boolean(document.querySelector('[role="dialog"]'));
    if (window.pvpFocus.open && !open) setTimeout(backToLast, 50);
    window.pvpFocus.open = open;
  }).observe(document.body, { childList: true, subtree: true });
}

function backToLast() {
  const { last } = window.pvpFocus;
  const lost = !document.activeElement || document.activeElement === document.body;
  const there = last?.isConnected ? last : last?.id && document.getElementById(last.id);
  if (lost && there) there.focus({ preventScroll: true });
}

/* Where the menu lies over the page, choosing a page in it folds it away. */
function menuFolds() {
  if (window.pvpMenu) return;
  window.pvpMenu = true;
  addEventListener("click", ({ target }) => {
    if (!matchMedia("(max-width: 48rem)").matches) return;
    if (!target.closest?.('[data-testid="stSidebar"] a[href]')) return;
    document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
}
