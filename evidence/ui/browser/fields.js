/* Form fields of ours: native controls, so that keyboard and screen reader know them, and one
   element for all of them. A field is {name, label, form, values, value, help}; `turned` gets its
   name and its new value. */

function fieldId(field, part = "") {
  return `pvp-${field.name}${part}`;
}

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
      make("label", {},
        make("input", {
          type: "radio", name: fieldId(field), id: fieldId(field, `-${index}`),
          checked: value === field.value, onchange: () => turned(field.name, value),
        }),
        make("span", {}, text)));
    return [make("fieldset", { className: "pvp-segments" },
      make("legend", {}, field.label), make("div", {}, ...choices))];
  },

  several(field, turned) {
    const picked = new Set(field.value);
    const boxes = field.values.map(([value, text], index) =>
      make("label", {},
        make("input", {
          type: "checkbox", id: fieldId(field, `-${index}`), checked: picked.has(value),
          onchange: (event) => {
            picked[event.target.checked ? "add" : "delete"](value);
            turned(field.name, field.values.map(([one]) => one).filter((one) => picked.has(one)));
          },
        }),
        make("span", {}, text)));
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
    const said = field.value.length ? `: ${field.value.length} chosen` : "";
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

  text(field, turned) {
    let waiting;
    const say = () => {
      clearTimeout(waiting);
      const box = document.getElementById(fieldId(field));
      if (!box?.unsaid) return;
      box.unsaid = false;
      turned(field.name, box.value);
    };
    return [
      make("label", { htmlFor: fieldId(field) }, field.label),
      make("input", {
        type: "search", id: fieldId(field), value: field.value, placeholder: field.help,
        onchange: say,
        oninput: (event) => {
          event.target.unsaid = true;
          clearTimeout(waiting);
          waiting = setTimeout(say, 400);
        },
      }),
    ];
  },
};

function drawField(field, turned) {
  return make("div", { className: `pvp-field pvp-${field.form}`, title: "" },
    ...FIELDS[field.form](field, turned));
}
