/* A chart that a class guesses on: its bare axis first, then guesses that stay beside its marks. */

/* The axis alone: everything that would give the answer away is there and can't be seen. */
function bareFigure(text) {
  const figure = JSON.parse(text);
  const data = figure.data.map((trace) => ({ ...trace, opacity: 0, hoverinfo: "skip", hovertemplate: null }));
  return JSON.stringify({ data, layout: { ...figure.layout, annotations: [], shapes: [] } });
}

/* Pixels of the stage at which a value of the axis across is drawn, and the plot's upper and lower end. */
function axisPlaces(box) {
  const axis = box._fullLayout?.xaxis;
  const up = box._fullLayout?.yaxis;
  if (!axis || !up) return null;
  const scale = box.getBoundingClientRect().width / box.clientWidth;
  return {
    at: (value) => (axis._offset + axis.d2p(value)) * scale,
    value: (pixel) => axis.p2d(pixel / scale - axis._offset),
    top: up._offset * scale,
    bottom: (up._offset + up._length) * scale,
  };
}

const svgNode = (tag, attributes, text = "") => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.textContent = text;
  return node;
};

/* The guess of whoever stands in front: a line or a band over the whole plot, named above it. */
function guessMarks(places, guess, em) {
  if (!guess) return [];
  const [low, high] = guess.map(places.at);
  const middle = (low + high) / 2;
  return [
    svgNode("rect", { class: "pvp-guess-band", x: low - em * 0.08, width: Math.max(high - low, em * 0.16), y: 0, height: places.bottom }),
    svgNode("text", { class: "pvp-guess-name", x: middle, y: em * 0.9, "text-anchor": "middle" },
      guess[0] === guess[1] ? `Guess: ${said(guess[0])}` : `Guess: ${said(guess[0])} to ${said(guess[1])}`),
  ];
}

const said = (value) => String(Math.round(value * 100) / 100).replace("-", "−");

/* How the class answered: a column for each span of the axis, in a strip above the plot. */
function classMarks(places, bins, counts, em, strip) {
  const most = Math.max(...counts, 1);
  const room = strip - em * 2.6;
  return bins.flatMap(([low, high], index) => {
    if (!counts[index]) return [];
    const [left, right] = [places.at(low), places.at(high)];
    const height = Math.max(em * 0.2, room * counts[index] / most);
    const foot = strip - em * 0.2;
    return [
      svgNode("rect", { class: "pvp-class-column", x: left + 1, width: Math.max(right - left - 2, 2), y: foot - height, height }),
      svgNode("text", { class: "pvp-class-count", x: (left + right) / 2, y: foot - height - em * 0.25, "text-anchor": "middle" },
        String(counts[index])),
    ];
  });
}

/* Draw guesses over a plot; `counts` is null before they are shown. */
function drawGuesses(stage, ask, guess, counts) {
  const layer = stage.querySelector(".pvp-lesson-guess");
  const box = stage.querySelector(".pvp-chart");
  const places = ask?.scale ? axisPlaces(box) : null;
  if (!places) { layer.replaceChildren(); return; }
  const em = Number.parseFloat(getComputedStyle(stage).fontSize);
  const strip = Number.parseFloat(getComputedStyle(layer).getPropertyValue("--strip")) * em;
  const shifted = { ...places, top: places.top + strip, bottom: places.bottom + strip };
  const picture = svgNode("svg", { width: "100%", height: shifted.bottom });
  picture.append(
    ...(counts ? classMarks(shifted, ask.bins, counts, em, strip) : []),
    ...guessMarks(shifted, guess, em));
  layer.replaceChildren(picture);
}
