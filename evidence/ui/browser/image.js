/* An image of a chart that stands alone: its finding, filters and source are in it. */

const FONT_FILES = { 400: "Regular", 600: "SemiBold" };
const IMAGE_FONT = '"IBM Plex Sans", sans-serif';
const EDGE = 16; /* pixels around the words of an image */

async function fontStyle() {
  const faces = await Promise.all(Object.entries(FONT_FILES).map(async ([weight, name]) => {
    const file = `app/static/fonts/IBMPlexSans-${name}.woff2`;
    const answer = await fetch(new URL(file, document.baseURI));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let text = "";
    for (let start = 0; start < bytes.length; start += 32768) {
      text += String.fromCharCode(...bytes.subarray(start, start + 32768));
    }
    const range = weight === "600" ? "600 700" : weight;
    return `@font-face{font-family:"IBM Plex Sans";font-weight:${range};` +
      `src:url(data:font/woff2;base64,${btoa(text)})}`;
  }));
  return `<style>${faces.join("")}</style>`;
}

/* Break a text into lines that are no wider than the image, only at plain spaces: a figure and its
   unit stand together. */
function lines(text, { size, weight = 400 }, room) {
  const paint = document.createElement("canvas").getContext("2d");
  paint.font = `${weight} ${size}px ${IMAGE_FONT}`;
  const done = [];
  let line = "";
  for (const word of text.split(/[ \n]+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && paint.measureText(longer).width > room) { done.push(line); line = word; }
    else line = longer;
  }
  return line ? [...done, line] : done;
}

/* Texts one below the other from the height `top`, and how high they are. */
function block(texts, type, top, width) {
  const step = Math.round(type.size * 1.35);
  const broken = texts.flatMap((text) => lines(text, type, width - 2 * EDGE));
  const nodes = broken.map((text, index) => {
    const written = new XMLSerializer().serializeToString(document.createTextNode(text));
    return `<text x="${EDGE}" y="${top + (index + 1) * step - Math.round(type.size * 0.35)}" ` +
      `font-family='${IMAGE_FONT}' font-size="${type.size}" font-weight="${type.weight ?? 400}" ` +
      `fill="${type.colour}">${written}</text>`;
  });
  return { text: nodes.join(""), height: step * broken.length };
}

/* The plot as SVG text, in light colours, framed by its caption. */
async function framedSvg(box, caption) {
  const Plotly = await library();
  const room = Math.max(box.closest(".pvp-frame").clientWidth, 640);
  const width = room + 2 * EDGE;
  const figure = JSON.parse(figureText(box, room));
  const across = figure.layout.width ?? room;
  const height = figure.layout.height;
  const url = await Plotly.toImage(
    { data: figure.data, layout: { ...figure.layout, width: across, height } },
    { format: "svg", width: across, height });
  const inner = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  const title = block([caption.title], { size: 19, weight: 600, colour: "#1d262c" }, EDGE, width);
  const measure = block(caption.measure ? [caption.measure] : [], { size: 15, colour: "#55636c" },
    EDGE + title.height, width);
  const top = EDGE + title.height + measure.height + 12;
  const day = `Image of ${new Date().toISOString().slice(0, 10)}, ${location.host}${location.pathname}.`;
  const key = block(caption.key ? [caption.key] : [], { size: 14, colour: "#1d262c" },
    top + height + 8, width);
  const below = top + height + 8 + key.height + (key.height ? 8 : 0);
  const foot = block([...caption.foot, day], { size: 12.5, colour: "#55636c" }, below, width);
  const whole = below + foot.height + EDGE;
  return {
    width, height: whole,
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
      `width="${width}" height="${whole}">${await fontStyle()}` +
      `<rect width="100%" height="100%" fill="#ffffff"/>${title.text}${measure.text}` +
      inner.replace("<svg", `<svg x="${EDGE}" y="${top}"`) + `${key.text}${foot.text}</svg>`,
  };
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function saveImage(box, caption, format, name) {
  const svg = await framedSvg(box, caption);
  const blob = new Blob([svg.text], { type: "image/svg+xml" });
  if (format === "svg") { save(blob, `${name}.svg`); return; }
  const image = new Image();
  const drawn = new Promise((done, fail) => { image.onload = done; image.onerror = fail; });
  image.src = URL.createObjectURL(blob);
  await drawn;
  const canvas = make("canvas", { width: svg.width * 3, height: svg.height * 3 });
  const paint = canvas.getContext("2d");
  paint.scale(3, 3);
  paint.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  save(await new Promise((done) => { canvas.toBlob(done, "image/png"); }), `${name}.png`);
}
