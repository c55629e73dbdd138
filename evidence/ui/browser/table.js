/* A table that scrolls inside itself; a click on a heading sorts by it. Where there is little room
   and its rows don't fit, each row is a card: its first cell, then names and values. */

const LITTLE = 736; /* pixels up to which rows become cards rather than scroll sideways */
const SHEET = 960; /* pixels of a table on screen that fit on A4 in the smaller type of paper */

function cell(value, link) {
  if (value === null || value === undefined || value === "") return "–";
  if (!link) return typeof value === "number" ? plain(value) : String(value);
  const [address, name] = String(value).split("#");
  const outside = /^https?:/.test(address);
  return make("a", {
    href: address, onclick: outside ? null : followed, target: outside ? "_blank" : null, rel: "noopener",
  }, name ? decodeURIComponent(name) : link);
}

/* As printed: a year has no thousands. */
function plain(value) {
  return value.toLocaleString("en-GB", { maximumFractionDigits: 10, useGrouping: false });
}

function tableNode({ columns, rows }, caption) {
  let order = rows;
  let sorted = [null, 1];
  const body = make("tbody");
  const fill = () => body.replaceChildren(...order.map((row) =>
    make("tr", {}, ...columns.map((column, index) =>
      make("td", { className: column.number ? "pvp-number" : "", "data-heading": column.heading },
        cell(row[index], column.link))))));
  const sortBy = (index, way) => {
    sorted = [index, way];
    order = [...rows].sort((a, b) => compared(a[index], b[index], way));
    heads.forEach((head, at) => head.setAttribute("aria-sort",
      at !== index ? "none" : way > 0 ? "ascending" : "descending"));
    fill();
  };
  const heads = columns.map((column, index) =>
    make("th", { scope: "col", className: column.number ? "pvp-number" : "" },
      make("button", {
        type: "button",
        style: column.number ? "" : `--longest: ${width(column, rows.map((row) => row[index]))}ch`,
        onclick: () => sortBy(index, sorted[0] === index ? -sorted[1] : 1),
      }, column.heading)));
  fill();
  const box = make("div", { className: "pvp-scroll", tabIndex: 0, role: "region", ariaLabel: caption },
    make("table", {}, make("thead", {}, make("tr", {}, ...heads)), body));
  const more = make("p", { className: "pvp-more" });
  const seen = () => { more.textContent = beyond(box, rows.length, columns.length); };
  box.addEventListener("scroll", seen, { passive: true });
  new ResizeObserver(() => { stacked(box); seen(); }).observe(box);
  return make("div", {}, rows.length > 1 && sorting(columns, sortBy), box, more);
}

/* Cards have no headings to click. */
function sorting(columns, sortBy) {
  const options = columns.flatMap(({ heading, number }, index) => [
    make("option", { value: `${index} 1` }, number ? `${heading}, smallest first` : heading),
    number && make("option", { value: `${index} -1` }, `${heading}, largest first`),
  ]);
  return make("label", { className: "pvp-sort" }, "Sort by ", make("select", {
    onchange: ({ target }) => sortBy(...target.value.split(" ").map(Number)),
  }, make("option", { hidden: true, selected: true }, "as listed"), ...options.filter(Boolean)));
}

/* Make cards of rows that don't fit in the width of the box, or on paper in a sheet's. */
function stacked(box, paper = false) {
  const room = paper ? SHEET : box.clientWidth;
  if (!room || box.room === room) return;
  box.room = room;
  box.classList.remove("pvp-cards");
  const table = box.querySelector("table");
  table.style.width = "min-content";
  const cards = table.offsetWidth > room && (paper || room <= LITTLE);
  table.style.width = "";
  box.classList.toggle("pvp-cards", cards);
}

for (const [name, paper] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(name, () => {
    for (const box of document.querySelectorAll(".pvp-scroll")) stacked(box, paper);
  });
}

/* So wide that its longest text takes two lines, within reason. */
function width(column, values) {
  const longest = Math.max(0, ...values.map((value) => cellText(value, column.link).length));
  return Math.min(36, longest > 14 ? Math.ceil(longest / 2) + 4 : longest);
}

function cellText(value, link) {
  const text = String(value ?? "");
  return link ? decodeURIComponent(text.split("#")[1] || link) : text;
}

/* What of a table lies outside its box: nothing where all of it is seen. */
function beyond(box, rows, columns) {
  const below = box.scrollHeight - box.clientHeight - box.scrollTop > 4;
  const right = box.scrollWidth - box.clientWidth - box.scrollLeft > 4;
  box.classList.toggle("pvp-below", below);
  box.classList.toggle("pvp-right", right);
  if (!below && !right) return "";
  const where = [below ? "below" : "", right ? "to the right" : ""].filter(Boolean).join(" and ");
  const wide = right ? ` in ${columns} columns` : "";
  return `More ${where}: ${rows} ${rows === 1 ? "row" : "rows"}${wide}.`;
}

/* What isn't printed stands last whichever way the rest is sorted. */
function compared(a, b, way) {
  if (a === b) return 0;
  if (a === null || a === undefined || a === "") return 1;
  if (b === null || b === undefined || b === "") return -1;
  return way * (typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a).localeCompare(String(b), "en", { numeric: true }));
}

function saveCsv(csv, name) {
  save(new Blob(["\ufeff", csv], { type: "text/csv;charset=utf-8" }), name);
}

function drawTable({ parentElement, data }) {
  const box = parentElement.querySelector(".pvp-table");
  const said = JSON.stringify(data.table);
  if (box.said === said) return;
  box.said = said;
  box.replaceChildren(tableNode(data.table, data.caption));
  stacked(box.querySelector(".pvp-scroll")); // before it is first seen, so that nothing moves
}
