/* The box that understands: a combobox whose list holds the pages that answer what is typed, each
   with the filters and options that it will be opened with. Nothing changes until one is chosen. */

const ASKING_AFTER = 60; // milliseconds without a key

function searchBox() {
  let waiting, asking, entering, chosen = 0, answers = [], answered = "", open = false;
  const said = make("span", { role: "status", className: "pvp-said" });
  const list = make("ul", { role: "listbox", id: "pvp-answers", ariaLabel: "Pages that answer" });
  const heard = make("p", { className: "pvp-heard" });
  const drop = make("div", { className: "pvp-found", hidden: true }, list, heard);
  const input = make("input", {
    type: "text", id: "pvp-ask", role: "combobox", ariaLabel: "Ask in your own words",
    ariaAutoComplete: "list", placeholder: "Ask: kidney neck microwave leak", autocomplete: "off",
    spellcheck: false, enterKeyHint: "go", maxLength: 200,
    oninput: () => { clearTimeout(waiting); waiting = setTimeout(ask, ASKING_AFTER); },
    onkeydown: pressed,
    onfocus: () => { if (input.value.trim()) ask(); },
    onblur: () => shown(false),
  });
  input.setAttribute("aria-controls", "pvp-answers");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-keyshortcuts", "/");

  function shown(now) {
    open = now && answers.length > 0;
    drop.hidden = !(now && (answers.length || heard.textContent));
    list.hidden = !answers.length;
    input.setAttribute("aria-expanded", String(open));
    if (!open) input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    chosen = (index + answers.length) % answers.length;
    [...list.children].forEach((one, place) =>
      one.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", `pvp-answer-${chosen}`);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function follow(answer, event) {
    const there = new URL(answer.address, location.href).href;
    if (event.ctrlKey || event.metaKey) return void window.open(there, "_blank", "noopener");
    clearTimeout(waiting);
    asking?.abort();
    input.value = "";
    [answers, answered] = [[], ""];
    heard.textContent = "";
    shown(false);
    goTo(there);
    leadToAnswer();
  }

  function option(answer, index) {
    // Filters that all pages share stand on the first.
    const own = answer.chips.filter((chip) => !index || !answers[0].chips.includes(chip));
    const chips = own.map((chip) => make("span", { className: "pvp-chip" }, chip));
    if (own.length < answer.chips.length) chips.unshift(make("small", {}, "same filters"));
    return make("li", {
      role: "option", id: `pvp-answer-${index}`,
      onpointerdown: (event) => event.preventDefault(), // the box keeps the focus until the click
      onclick: (event) => follow(answer, event),
    }, make("strong", {}, answer.page), make("span", {}, answer.question), ...chips);
  }

  function draw(words, found) {
    [answers, answered, chosen] = [found.answers, words, 0];
    list.replaceChildren(...answers.map(option));
    heard.textContent = found.said.join(" ");
    const many = answers.length === 1 ? "1 page answers." : `${answers.length} pages answer.`;
    const first = answers[0] && `First: ${[answers[0].page, ...answers[0].chips].join(", ")}.`;
    said.textContent = [many, first, heard.textContent].filter(Boolean).join(" ");
    shown(document.activeElement === input);
    if (open) choose(0);
  }

  /* The view that the address holds goes along: its filters stay unless the words name others. */
  async function understood(words, signal) {
    const query = new URLSearchParams(location.search);
    query.set("words", words);
    return (await fetch(`understood?${query}`, { signal })).json();
  }

  async function ask() {
    clearTimeout(waiting);
    asking?.abort();
    const words = input.value.trim();
    if (!words) {
      draw("", { answers: [], said: [] });
      said.textContent = "";
      return;
    }
    asking = new AbortController();
    try {
      draw(words, await understood(words, asking.signal));
    } catch (error) {
      if (error.name !== "AbortError") unreachable();
    }
  }

  function unreachable() {
    draw("", { answers: [], said: ["The server can’t be reached; the menu still names every page."] });
  }

  /* Enter means the words that stand there now, whichever answer is on its way or on show. */
  async function enter(event) {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) return;
    if (answered === words && answers.length) return void follow(answers[chosen], event);
    clearTimeout(waiting);
    asking?.abort();
    const mine = entering = Symbol(words);
    try {
      const found = await understood(words);
      if (entering !== mine) return;
      if (found.answers.length) follow(found.answers[0], event);
      else draw(words, found);
    } catch {
      unreachable();
    }
  }

  function pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") enter(event);
    else if (step && answers.length) {
      event.preventDefault();
      if (open) choose(chosen + step);
      else { shown(true); choose(chosen); }
    } else if (event.key === "Escape") {
      if (drop.hidden) input.value = "";
      shown(false);
      event.stopPropagation();
    }
  }

  return make("search", { className: "pvp-search", ariaLabel: "Ask" }, input, drop, said);
}

/* The reader's place is on the page that answers, and on its question once that is there, unless the
   reader has gone on meanwhile. */
function leadToAnswer() {
  const main = document.querySelector('[data-testid="stMain"]');
  const placed = { preventScroll: true };
  main.focus(placed);
  let running = false;
  const watch = new MutationObserver(() => {
    const state = streamlit().dataset.testScriptState;
    running ||= state === "running";
    if (!running || state !== "notRunning") return;
    watch.disconnect();
    const question = main.querySelector("h1");
    if (!question || ![main, document.body].includes(document.activeElement)) return;
    question.tabIndex = -1;
    question.focus(placed);
  });
  watch.observe(streamlit(), { attributes: true, attributeFilter: ["data-test-script-state"] });
}

/* A slash leads to the box from anywhere but a field that takes it, and but behind a dialog. */
function slashLeadsTo(id) {
  if (window.pvpSlash) return;
  window.pvpSlash = true;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    const other = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || typing || other || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    document.getElementById(id)?.focus();
    document.getElementById(id)?.scrollIntoView({ block: "nearest" });
  });
}
