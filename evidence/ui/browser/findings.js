/* A summary of findings: a row for each outcome, with its number, its marks and how sure it is. */

const WIDTH = 190;
const PLOT_EDGE = 8;
const LINE = 14;

function shape(name, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/* Dots on a line from the lower to the higher end of the scale; the tick is the median. */
function markLine(marks, words) {
  const { values, low, high, middle } = marks;
  const at = (value) => PLOT_EDGE + ((value - low) / (high - low)) * (WIDTH - 2 * PLOT_EDGE);
  const drawn = shape("svg", { viewBox: `0 0 ${WIDTH} 40`, role: "img", "aria-label": words });
  drawn.append(
    shape("line", { class: "pvp-scale", x1: at(low), x2: at(high), y1: LINE, y2: LINE }),
    shape("line", { class: "pvp-range", x1: at(Math.min(...values)), x2: at(Math.max(...values)), y1: LINE, y2: LINE }),
    ...values.map((value) => shape("circle", { cx: at(value), cy: LINE, r: 4.5 })),
    shape("text", { x: WIDTH / 2, y: 37, "text-anchor": "middle" }, marks.better),
    shape("text", { x: PLOT_EDGE - 4, y: 37 }, marks.low_said),
    shape("text", { x: WIDTH - PLOT_EDGE + 4, y: 37, "text-anchor": "end" }, marks.high_said),
  );
  if (middle !== null) {
    drawn.append(shape("line", { class: "pvp-middle", x1: at(middle), x2: at(middle), y1: 3, y2: 25 }));
  }
  return drawn;
}

/* The reason shows while the pointer or the keyboard is on it; Escape puts it away. */
function sureness(row, index) {
  if (!row.reasons.length) return make("span", {}, row.certainty);
  // The sign and the words of a grade stay on one line.
  const grades = row.certainty.split(" to ").map((grade) => grade.replaceAll(" ", "\u00a0"));
  const reason = make("span", { className: "pvp-reason", role: "tooltip", id: `pvp-reason-${index}` },
    ...row.reasons.map((text) => make("span", {}, text)));
  const button = make("button", {
    type: "button", id: `pvp-sure-${index}`, className: "pvp-sure",
    onclick: () => button.parentElement.classList.toggle("pvp-shown"),
    onblur: () => button.parentElement.classList.remove("pvp-shown"),
    onkeydown: (event) => {
      if (event.key === "Escape") button.parentElement.classList.add("pvp-away");
    },
    onfocus: () => button.parentElement.classList.remove("pvp-away"),
  }, grades.join(" to "));
  button.setAttribute("aria-describedby", reason.id);
  return make("div", { className: "pvp-why", onmouseleave: (event) => event.currentTarget.classList.remove("pvp-away") },
    button, reason, make("a", { href: row.rated, onclick: followed }, "How it is rated"));
}

function findingRow(row, index) {
  const numbers = row.figure
    ? [make("strong", {}, row.figure), make("span", {}, row.spread)]
    : [make("span", {}, row.spread)];
  const cells = row.figure
    ? [
      make("td", { className: "pvp-figure" }, ...numbers),
      make("td", { className: "pvp-line" }, markLine(row.marks, `${row.figure}; ${row.spread}`)),
      make("td", { className: "pvp-counted" }, row.counted),
    ]
    : [make("td", { colSpan: 3 }, ...numbers)];
  return make("tr", {},
    make("th", { scope: "row" },
      make("a", { href: row.address, onclick: followed }, row.outcome), make("span", {}, row.measured)),
    ...cells,
    make("td", {}, sureness(row, index)));
}

function drawFindings({ parentElement, data }) {
  const box = parentElement.querySelector(".pvp-findings");
  const said = JSON.stringify(data);
  if (box.said === said) return;
  box.said = said;
  const heads = ["Outcome", "Finding", "Each arm or cohort", "Counted in", "Certainty"];
  redraw(box, [make("table", {},
    make("caption", {}, data.caption),
    make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col" }, text)))),
    make("tbody", {}, ...data.rows.map(findingRow)))]);
}
