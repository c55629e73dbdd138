/* An image of a chart that stands alone: its finding, filters and source are in it. */

const FONT_FILE = "app/static/fonts/IBMPlexSans-Regular.woff2";

async function fontStyle() {
  const answer = await fetch(new URL(FONT_FILE, document.baseURI));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 32768) {
    text += String.fromCharCode(...bytes.subarray(start, start + 32768));
  }
  return `<style>@font-face{font-family:"IBM Plex Sans";src:url(data:font/woff2;base64,${btoa(text)})}</style>`;
}

/* Break a text into lines of at most so many characters. */
function lines(text, most) {
  const done = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > most) { done.push(line); line = word; }
    else line = line ? `${line} ${word}` : word;
  }
  return line ? [...done, line] : done;
}

function block(texts, { x, y, size, colour, weight }) {
  return texts.map((text, index) => {
    const node = document.createElement("span");
    node.textContent = text;
    return `<text x="${x}" y="${y + index * size * 1.35}" font-family="IBM Plex Sans, sans-serif" ` +
      `font-size="${size}" font-weight="${weight ?? 400}" fill="${colour}">${node.innerHTML}</text>`;
  }).join("");
}

/* The plot as SVG text, in light colours, framed by its caption. */
async function framedSvg(box, caption) {
  const Plotly = await library();
  const width = Math.max(box.closest(".pvp-frame").clientWidth, 640);
  const figure = JSON.parse(figureText(box, width));
  const height = figure.layout.height;
  const url = await Plotly.toImage({ data: figure.data, layout: { ...figure.layout, width, height } },
    { format: "svg", width, height });
  const inner = decodeURIComponent(url.slice(url.indexOf(",") + 1));
  const title = lines(caption.title, Math.floor(width / 11));
  const day = `Image of ${new Date().toISOString().slice(0, 10)}.`;
  const foot = [...caption.foot, day].flatMap((text) => lines(text, Math.floor(width / 6.4)));
  const top = 24 + title.length * 26;
  const bottom = 16 + foot.length * 17;
  return {
    width, height: top + height + bottom,
    text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ` +
      `width="${width}" height="${top + height + bottom}">${await fontStyle()}` +
      `<rect width="100%" height="100%" fill="#ffffff"/>` +
      block(title, { x: 16, y: 28, size: 19, colour: "#1d262c", weight: 600 }) +
      inner.replace("<svg", `<svg x="0" y="${top}"`) +
      block(foot, { x: 16, y: top + height + 18, size: 12.5, colour: "#55636c" }) + "</svg>",
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
