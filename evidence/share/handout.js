/* Draws the charts of a handout as wide as their place, and fits them to a sheet of paper. */
const PAPER = { width: 686, height: 900 };
const NARROW = 800;
for (const box of document.querySelectorAll(".chart")) {
  const held = JSON.parse(box.nextElementSibling.textContent);
  const draw = () => {
    const room = box.parentElement.clientWidth;
    const { data, layout } = room < NARROW && held.compact ? held.compact : held.figure;
    const width = layout.width ?? room;
    const fits = Math.min(PAPER.width / width, PAPER.height / layout.height, 1);
    box.style.setProperty("--paper", fits);
    return Plotly.react(box, data, { ...layout, width }, { displayModeBar: false });
  };
  let drawn = 0;
  new ResizeObserver(() => {
    const room = box.parentElement.clientWidth;
    if (matchMedia("print").matches || room === drawn) return;
    drawn = room;
    draw();
  }).observe(box.parentElement);
}
