/* What every element of ours is made with. */

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/* Where the reader's place goes when what it was on is gone: the next beside it, the one before,
   then what its `data-home` names. */
function idsNear(node) {
  const beside = [...node.parentElement.children], place = beside.indexOf(node);
  return [...beside.slice(place + 1), ...beside.slice(0, place).reverse()].map((one) => one.id)
    .concat(node.dataset.home ?? []).filter(Boolean);
}

/* Redraw what is inside a box without losing the reader's place: focus, caret, open lists, and what
   is typed and not yet said to the server; what was said is shown as the server has it. */
function redraw(box, nodes) {
  const active = box.contains(document.activeElement) ? document.activeElement : null;
  const [id, caret] = [active?.id, active?.selectionStart];
  const near = active ? idsNear(active) : [];
  const open = [...box.querySelectorAll("details[open]")].map((one) => one.id);
  const unsaid = [...box.querySelectorAll("input")].filter((one) => one.unsaid);
  const scrolled = [...box.querySelectorAll(".pvp-list")].map((one) => one.scrollTop);
  box.replaceChildren(...nodes);
  for (const one of open) box.querySelector(`#${CSS.escape(one)}`)?.setAttribute("open", "");
  [...box.querySelectorAll(".pvp-list")].forEach((one, index) => {
    one.scrollTop = scrolled[index] ?? 0;
  });
  for (const { id: of, value } of unsaid) {
    const input = box.querySelector(`#${CSS.escape(of)}`);
    if (!input) continue;
    Object.assign(input, { value, unsaid: true });
    input.dispatchEvent(new Event("retyped"));
  }
  const again = (id ? [id, ...near] : []).map((one) => box.querySelector(`#${CSS.escape(one)}`))
    .find(Boolean);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (typeof caret === "number") again.setSelectionRange?.(caret, caret);
}

const streamlit = () => document.querySelector('[data-testid="stApp"]');
const connected = () => (streamlit()?.dataset.testConnectionState ?? "CONNECTED") === "CONNECTED";

/* Call `changed` whenever the page finds or loses its server, until `changed` returns true. */
function onConnection(changed) {
  const watch = new MutationObserver(() => { if (changed()) watch.disconnect(); });
  watch.observe(streamlit(), { attributes: true, attributeFilter: ["data-test-connection-state"] });
}

/* Tell the server once there is one: while a page looks for it, Streamlit drops what it is told. */
function onceConnected(tell) {
  if (connected()) return tell();
  onConnection(() => {
    if (connected()) tell();
    return connected();
  });
}

/* A list that hangs open closes when the reader turns elsewhere. */
function closesOutside(box) {
  if (box.closes) return;
  box.closes = true;
  document.addEventListener("pointerdown", (event) => {
    for (const one of box.querySelectorAll("details[open]")) {
      if (!one.contains(event.target)) one.removeAttribute("open");
    }
  });
  box.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (!open) return;
    open.removeAttribute("open");
    open.querySelector("summary").focus();
    event.stopPropagation();
  });
}

/* Follow a link of ours without loading the page anew; Streamlit listens to the history. */
function followed(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  goTo(event.currentTarget.href);
}

function pageOfAddress() {
  return location.pathname.split("/").pop() || "overview";
}

function goTo(address) {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

async function copied(text, note) {
  try {
    await navigator.clipboard.writeText(text);
    note.textContent = "Copied";
  } catch {
    note.textContent = "Copy it from the address bar";
  }
  setTimeout(() => { note.textContent = ""; }, 4000);
}

/* Return what the page shows and what it would with these changes, as queries of its address. The
   address follows once the page has been answered: until then what it shows isn't sure. */
function viewWith(changes) {
  const before = window.pvpAsked;
  const unanswered = before?.search === location.search;
  const standing = new URLSearchParams(location.search).toString();
  const query = new URLSearchParams(unanswered ? before.query : standing);
  for (const [name, value] of changes) {
    query.delete(name);
    for (const one of [value].flat()) if (one !== "" && one !== false) query.append(name, one);
  }
  return { search: location.search, standing: unanswered ? null : standing, query: query.toString() };
}

/* Tell the charts of the page what the reader turned: they ask for themselves without waiting for
   the page. */
function announce(changes) {
  window.pvpAsked = viewWith(changes);
  dispatchEvent(new Event("pvp-asked"));
}

/* Let a control say what a click on it changes: `changes` returns names with their new values. */
function changing(node, changes) {
  node.changes = changes;
  return node;
}
