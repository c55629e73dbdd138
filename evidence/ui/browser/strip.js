/* The strip on top of every page: product, filters as lists and chips, collection, share, cite. */

function chips(data, turned) {
  const drawn = data.fields.flatMap((field) => [...ticked(field)].map((value) => {
    const text = field.values.find(([one]) => one === value)?.[1] ?? value;
    return changing(make("button", {
      type: "button", className: "pvp-chip", id: `pvp-chip-${field.name}-${value}`,
      "data-home": fieldId(field),
      ariaLabel: `Take off ${field.label}: ${text}`,
      onclick: () => tick(field, value, false, turned),
    }, `${field.label}: ${text}`, make("span", { ariaHidden: "true" }, "✕")),
    () => [[field.name, tickedWith(field, value, false)]]);
  }));
  if (drawn.length > 1) {
    drawn.push(changing(make("button", {
      type: "button", className: "pvp-chip pvp-clear", id: "pvp-clear",
      "data-home": fieldId(data.fields[0]),
      onclick: () => turned("reset", true),
    }, "Clear all"), () => data.fields.map((field) => [field.name, []])));
  }
  return drawn.length
    ? make("div", { className: "pvp-chips", role: "group", ariaLabel: "Filters that are on" },
      ...drawn)
    : null;
}

function share() {
  const note = make("span", { role: "status", className: "pvp-note" });
  return [make("button", {
    type: "button", id: "pvp-share", title: "Copy a link that reopens this very view",
    onclick: () => copied(location.href, note),
  }, "Share"), note];
}

function cite(data) {
  const day = new Date().toISOString().slice(0, 10);
  const line = data.citation.replace("ADDRESS", location.href).replace("DAY", day);
  const note = make("span", { role: "status", className: "pvp-note" });
  return make("details", { className: "pvp-several pvp-cite", id: "pvp-cite" },
    make("summary", { id: "pvp-cite-open" }, "Cite"),
    make("div", { className: "pvp-drop" },
      make("p", {}, line),
      make("button", { type: "button", onclick: () => copied(line, note) }, "Copy"), note,
      citedIn(data.forms, "The studies in view", "studies", location.search),
      citedIn(data.forms, "The corpus", "corpus", "")));
}

/* Links to files for reference managers. */
function citedIn(forms, label, name, query) {
  const links = forms.map(([ending, form]) =>
    make("a", { href: `data/cite/${name}.${ending}${query}`, download: "" }, form));
  return make("p", {}, `${label}: `, ...links.flatMap((link) => [link, " "]));
}

/* The page in view as files that the server makes: slides and a handout stay editable and cited. */
function download({ page, own, charted }) {
  const file = (address, text) => make("p", {}, make("a", {
    href: `data/${address}${location.search}`, download: "",
  }, text));
  return make("details", { className: "pvp-several pvp-cite", id: "pvp-download" },
    make("summary", { id: "pvp-download-open" }, "Download"),
    make("div", { className: "pvp-drop" },
      charted && file(`slides/${page}.pptx`, "This page as slides (.pptx)"),
      charted && file(`handout/${page}.html`, "This page as a handout (.html)"),
      file("all.zip", "Tables of the studies in view (.zip)"),
      make("p", {}, `A file may take some seconds.${own ? " Your own studies are not in it." : ""}`)));
}

/* The present view on a projector; from the lessons themselves, they are it. */
function present(data) {
  const query = new URLSearchParams(location.search);
  query.delete("card");
  return make("a", {
    href: data.page === "teach" ? "teach" : `teach?${new URLSearchParams([["present", data.page], ...query])}`,
    id: "pvp-present", className: "pvp-present", onclick: followed,
    title: "This page on a projector, one chart at a time",
  }, "Present");
}

/* What stands on paper in place of the filters. */
function printed({ filters }) {
  const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return make("p", { className: "pvp-printed" }, `Studies: ${filters}. Printed on ${day} from ${location.href}`);
}

function drawStrip({ parentElement, data, setTriggerValue }) {
  const strip = parentElement.querySelector(".pvp-strip");
  if (!strip.search) {
    strip.prepend(strip.search = searchBox());
    slashLeadsTo("pvp-ask");
  }
  const box = strip.querySelector(".pvp-view");
  closesOutside(box);
  /* Another server, after a restart, knows nothing of this page until it is told something. */
  box.greet = () => setTriggerValue("turned", {});
  if (!box.greets) {
    box.greets = true;
    onConnection(() => { if (box.isConnected && connected()) box.greet(); return !box.isConnected; });
  }
  keepsFocus();
  Object.assign(window, { pvpOwnStudies: data.own, pvpPage: data.page });
  const said = JSON.stringify(data) + location.href;
  if (box.said === said) return;
  box.said = said;
  const turned = turnedIn(data.fields, setTriggerValue);
  const lists = data.fields.map((field) => drawField({ ...field, chipped: true }, turned));
  redraw(box, [
    make("div", { className: "pvp-top" },
      make("p", { className: "pvp-product", title: data.about },
        make("strong", {}, data.product), make("span", {}, data.about)),
      make("div", { className: "pvp-tools" },
        drawField(data.collection, turned), ...share(), cite(data), download(data), present(data))),
    make("div", { className: "pvp-filters" }, ...[
      data.fields.length
        ? make("div", { className: "pvp-fields", role: "group", ariaLabel: "Filters" }, ...lists)
        : null,
      chips(data, turned),
    ].filter(Boolean)),
    printed(data),
  ].filter(Boolean));
}
