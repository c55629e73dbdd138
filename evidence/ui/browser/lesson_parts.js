/* The parts of a lesson's step: head, what is shown, what stands beside it, foot. */

function lessonButton(id, text, onclick, more = {}) {
  return make("button", { type: "button", id: `pvp-lesson-${id}`, onclick, ...more }, text);
}

function headParts(stage, data) {
  const room = keptRoom();
  return [
    make("h1", {}, data.asks),
    make("div", { className: "pvp-lesson-buttons" },
      data.asking && lessonButton("class", room ? `Room ${room.code}` : "Open to the class", () => stage.openRoom(true),
        { title: "The class answers by phone (C)" }),
      lessonButton("notes", "Notes", () => openNotes(), { title: "Speaker notes in a window of their own (N)" }),
      lessonButton("leave", "End", () => stage.leave(), { title: "Back to the lessons (Esc)" })),
  ];
}

function footParts(stage, data) {
  const dots = data.outline.map((title, index) => make("button", {
    type: "button", className: "pvp-lesson-dot", id: `pvp-lesson-dot-${index + 1}`, title,
    ariaLabel: title ? `Step ${index + 1}: ${title}` : `Step ${index + 1}`, ariaCurrent: index + 1 === data.number ? "step" : null,
    onclick: () => stage.turn(index + 1),
  }));
  return [
    lessonButton("back", "◀ Back", () => stage.back(), { disabled: data.number === 1 }),
    make("p", { className: "pvp-lesson-where" }, [data.title, data.heading].filter(Boolean).join(" · ")),
    make("span", { className: "pvp-lesson-dots" }, ...dots),
    make("span", { className: "pvp-lesson-counter" }, `${data.number} of ${data.of}`),
    lessonButton("next", stage.waits() ? "Reveal ▶" : "Next ▶", () => stage.next(),
      { disabled: data.number === data.of && !stage.waits() }),
  ];
}

function sourceLine(data) {
  const studies = data.sources.flatMap((one, index) => [
    index ? "; " : "Sources: ",
    one.link ? make("a", { href: one.link, target: "_blank", rel: "noopener" }, one.text) : one.text,
  ]);
  const end = studies.length ? ". " : "";
  return make("p", { className: "pvp-lesson-source" },
    make("a", { href: data.address, onclick: followed }, "Open in the dashboard"), ". ", ...studies, end, `${data.version} ${data.studies}`);
}

function cardParts(cards, revealed) {
  return cards.filter((card) => revealed || card.at_once).map((card) =>
    make("section", { className: "pvp-lesson-card" }, card.heading ? make("h2", {}, card.heading) : null, make("p", {}, card.text)));
}

function gridPart(grid) {
  const show = (value) => (value === null || value === undefined || value === "" ? "–" : String(value));
  return make("table", { className: "pvp-lesson-grid" },
    make("thead", {}, make("tr", {}, ...grid.columns.map((one) => make("th", { scope: "col" }, one.heading)))),
    make("tbody", {}, ...grid.rows.map((row) =>
      make("tr", {}, ...row.map((value) => make("td", {}, show(value)))))));
}

/* What is asked, and the controls of a guess. */
function guessParts(stage, { ask }) {
  const own = kept(stage);
  return [
    make("p", { className: "pvp-lesson-prompt" }, ask.prompt),
    ask.scale ? axisGuess(stage, ask, own) : choiceGuess(stage, ask, own, null),
  ];
}

/* How a class is counted before the answer is revealed. */
function countParts(stage, { ask }) {
  const parts = [handsPart(stage, ask, kept(stage))];
  if (keptRoom()) parts.push(make("p", { className: "pvp-lesson-many", role: "status" }, manyAnswered(stage)));
  return parts;
}

function axisGuess(stage, ask, own) {
  const { low, high, title } = ask.scale;
  const ends = ask.form === "range" ? ["From", "To"] : ["Our guess"];
  const typed = own.typed ?? [];
  const fields = ends.map((text, index) => make("label", {}, text, make("input", {
    type: "number", id: `pvp-lesson-guess-${index}`, min: low, max: high, step: "any",
    value: typed[index] ?? "", oninput: (event) => stage.type(index, event.target.value),
  })));
  return make("div", { className: "pvp-lesson-guesses" },
    make("p", { className: "pvp-lesson-unit" }, `${title} (${said(low)} to ${said(high)}); or click the axis`), ...fields);
}

/* The answers to choose from; with `counts` how many chose each. Revealed and not counted, only the
   one that fits and the one chosen are left. */
function choiceGuess(stage, ask, own, counts) {
  const left = (text, index) => !own.revealed || counts || text === ask.fits || own.choice === index;
  const most = counts ? Math.max(...counts, 1) : 1;
  return make("div", { className: "pvp-lesson-choices", role: "group", ariaLabel: "Answers" },
    ...ask.choices.map((text, index) => {
      if (!left(text, index)) return null;
      const fits = own.revealed && text === ask.fits;
      const bar = counts
        ? make("span", { className: "pvp-choice-bar", style: `width: ${100 * counts[index] / most}%` }) : null;
      return make("button", {
        type: "button", id: `pvp-lesson-choice-${index}`, ariaPressed: String(own.choice === index),
        className: fits ? "pvp-fits" : "", disabled: Boolean(own.revealed),
        onclick: () => stage.keep({ choice: own.choice === index ? null : index }),
      }, bar, make("span", {}, fits ? `✓ ${text}` : text),
      counts ? make("span", { className: "pvp-choice-count" }, String(counts[index])) : null);
    }));
}

/* Without a network: hands are counted and typed in, one number for each answer. */
function handsPart(stage, ask, own) {
  const hands = own.hands ?? ask.columns.map(() => 0);
  return make("details", { className: "pvp-lesson-hands", id: "pvp-lesson-hands" },
  make("summary", {}, "Show of hands"),
  make("div", {}, ...ask.columns.map((text, index) => make("label", {}, make("span", {}, text), make("input", {
    type: "number", min: 0, max: 999, step: 1, id: `pvp-lesson-hand-${index}`, value: hands[index] || "",
    oninput: (event) => {
      hands[index] = Math.max(0, Math.min(999, Number.parseInt(event.target.value, 10) || 0));
      stage.store({ ...kept(stage), hands });
    },
  })))));
}

function noticeParts(stage, data) {
  const own = kept(stage);
  const parts = [];
  if (data.ask) {
    parts.push(make("p", { className: "pvp-lesson-reveal" }, data.ask.reveal));
    if (!data.ask.scale) parts.push(choiceGuess(stage, data.ask, own, stage.counts()));
  }
  parts.push(make("ul", {}, ...data.notice.filter((text) => text !== data.ask?.reveal)
    .map((text) => make("li", {}, text))));
  const many = (stage.counts() ?? []).reduce((sum, one) => sum + one, 0);
  if (data.ask?.scale && many) {
    parts.push(make("p", { className: "pvp-lesson-many" }, "Columns above the chart: answers of the class."));
  }
  const read = data.chart?.read ?? [];
  parts.push(...read.map((text) => make("p", { className: "pvp-lesson-read" }, text)));
  return parts;
}
