/* Bringing a line forward: while the pointer or the arrow keys are on one of its marks, or the
   pointer on its name, all other lines of the chart stand back. */

function bringForward(box, group) {
  for (const node of box.querySelectorAll(".scatterlayer .trace")) {
    const own = node.__data__?.[0]?.trace.legendgroup;
    node.classList.toggle("pvp-back", Boolean(group && own && own !== group));
  }
  for (const node of box.querySelectorAll(".annotation")) {
    const own = box.layout.annotations[node.dataset.index]?.name;
    node.classList.toggle("pvp-back", Boolean(group && own && own !== group));
  }
}

function bringsForward(box) {
  const nameOf = ({ target }) => {
    const note = target.closest?.(".annotation");
    return note && box.layout.annotations[note.dataset.index]?.name;
  };
  box.on("plotly_hover", ({ points }) => bringForward(box, points[0].data.legendgroup));
  box.on("plotly_unhover", () => bringForward(box));
  box.addEventListener("pointerover", (event) => {
    const name = nameOf(event);
    if (name) bringForward(box, name);
  });
  box.addEventListener("pointerout", (event) => { if (nameOf(event)) bringForward(box); });
  box.addEventListener("blur", () => bringForward(box));
}
