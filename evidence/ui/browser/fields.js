/* Form fields of ours: native controls, so that keyboard and screen reader know them, and one
   element for all of them. A field is {name, label, form, values, value, help}; `turned` gets its
   name and its new value. What is ticked in a `chipped` list stands beside it. */

function fieldId(field, part = "") {
  return `pvp-${field.name}${part}`;
}

/* Ticks that the server has not shown it heard: field → value → on. All of them go with each word
   to the server, so that none is lost where one overtakes another on a slow line. */
const unsaidTicks = new Map();
addEventListener("popstate", () => unsaidTicks.clear());

function ticksToSay() {
  return Object.fromEntries([...unsaidTicks].map(([name, ticks]) => [name, Object.fromEntries(ticks)]));
}

/* Return what is ticked in a field: as the server has it, changed by what it has not heard. */
function ticked(field) {
  const picked = new Set(field.value);
  const ticks = unsaidTicks.get(field.name) ?? new Map();
  for (const [value, on] of [...ticks]) {
    if (new Set(field.value).has(value) === on) ticks.delete(value);
    picked[on ? "add" : "delete"](value);
  }
  return picked;
}

/* Return what is ticked once a value is on, or off. */
function tickedWith(field, value, on) {
  const picked = new Set(field.value);
  for (const [one, now] of [...(unsaidTicks.get(field.name) ?? []), [value, on]]) {
    picked[now ? "add" : "delete"](one);
  }
  return [...picked];
}

function tick(field, value, on, turned) {
  const picked = tickedWith(field, value, on);
  if (!unsaidTicks.has(field.name)) unsaidTicks.set(field.name, new Map());
  unsaidTicks.get(field.name).set(value, on);
  turned(field.name, picked);
}

/* Return the `turned` of fields: the charts hear it at once and the server as soon as it can be
   reached; "reset" empties all of them. */
function turnedIn(fields, setTriggerValue) {
  return (name, value) => onceConnected(() => {
    if (name === "reset") unsaidTicks.clear();
    announce(name === "reset" ? fields.map((field) => [field.name, []]) : [[name, value]]);
    setTriggerValue("turned", { name, value, ticks: ticksToSay() });
  });
}

/* Until a pause in typing. Who follows a link meanwhile has left: asking for the page of the field
   would call the reader back. */
let pause;
addEventListener("click", (event) => {
  const stays = event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest?.("a[href]");
  if (!stays) clearTimeout(pause);
}, true);

const FIELDS = {
  select(field, turned) {
    const options = field.values.map(([value, text]) =>
      make("option", { value, selected: value === field.value }, text));
    const change = (event) => turned(field.name, event.target.value);
    return [
      make("label", { htmlFor: fieldId(field) }, field.label),
      make("select", { id: fieldId(field), onchange: change, title: field.help }, ...options),
    ];
  },

  maybe(field, turned) {
    return FIELDS.select({ ...field, values: [["", "Any"], ...field.values] }, turned);
  },

  segments(field, turned) {
    const choices = field.values.map(([value, text], index) =>
      changing(make("label", {},
        make("input", {
          type: "radio", name: fieldId(field), id: fieldId(field, `-${index}`),
          checked: value === field.value, onchange: () => turned(field.name, value),
        }),
        make("span", {}, text)), () => [[field.name, value]]));
    return [make("fieldset", { className: "pvp-segments" },
      make("legend", {}, field.label), make("div", {}, ...choices))];
  },

  several(field, turned) {
    const picked = ticked(field);
    const boxes = field.values.map(([value, text], index) => {
      const box = make("input", {
        type: "checkbox", id: fieldId(field, `-${index}`), checked: picked.has(value),
        onchange: (event) => tick(field, value, event.target.checked, turned),
      });
      return changing(make("label", {}, box, make("span", {}, text)),
        () => [[field.name, tickedWith(field, value, !box.checked)]]);
    });
    const list = make("div", { className: "pvp-list", role: "group", ariaLabel: field.label },
      ...boxes);
    const narrow = ({ target }) => {
      target.unsaid = true;
      const words = target.value.toLowerCase();
      for (const box of boxes) box.hidden = !box.textContent.toLowerCase().includes(words);
    };
    const seek = field.values.length > 12 && make("input", {
      type: "search", id: fieldId(field, "-seek"), placeholder: "Type to find",
      ariaLabel: `Find in ${field.label}`, oninput: narrow, onretyped: narrow,
    });
    const said = picked.size && !field.chipped ? `: ${picked.size} chosen` : "";
    return [make("details", { className: "pvp-several", id: fieldId(field, "-box") },
      make("summary", { id: fieldId(field) }, `${field.label}${said}`),
      make("div", { className: "pvp-drop" }, seek || null, list))];
  },

  switch(field, turned) {
    return [make("label", { className: "pvp-switch" },
      make("input", {
        type: "checkbox", role: "switch", id: fieldId(field), checked: field.value,
        onchange: (event) => turned(field.name, event.target.checked),
      }),
      make("span", {}, field.label))];
  },

  /* What is typed stands in the address at once, in place of what stood there, so that Back leads
     to the view before; the page follows when the reader pauses, and not when the reader leaves. */
  text(field) {
    const say = () => {
      clearTimeout(pause);
      const box = document.getElementById(fieldId(field));
      if (!box?.unsaid) return;
      box.unsaid = false;
      dispatchEvent(new PopStateEvent("popstate"));
    };
    return [
      make("label", { htmlFor: fieldId(field) }, field.label),
      make("input", {
        type: "search", id: fieldId(field), value: field.value, placeholder: field.help,
        onkeydown: (event) => { if (event.key === "Enter") say(); },
        oninput: (event) => {
          const there = new URL(location.href);
          there.searchParams.set(field.name, event.target.value);
          if (!event.target.value) there.searchParams.delete(field.name);
          history.replaceState(history.state, "", there);
          event.target.unsaid = true;
          clearTimeout(pause);
          pause = setTimeout(say, 400);
        },
      }),
    ];
  },
};

function drawField(field, turned) {
  return make("div", { className: `pvp-field pvp-${field.form}`, title: "" },
    ...FIELDS[field.form](field, turned));
}

function drawFields({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".pvp-fields");
  closesOutside(box);
  const said = JSON.stringify(data);
  if (box.said === said) return;
  box.said = said;
  const turned = turnedIn(data.fields, setTriggerValue);
  redraw(box, data.fields.map((field) => drawField(field, turned)));
  showChosen(box);
}

/* Where a choice of many goes on beyond the edge, what is chosen of it is in sight. */
function showChosen(box) {
  for (const label of box.querySelectorAll(".pvp-segments label:has(:checked)")) {
    const line = label.parentElement;
    line.scrollLeft = label.offsetLeft - (line.clientWidth - label.offsetWidth) / 2;
  }
}
