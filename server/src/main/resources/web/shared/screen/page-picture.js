// @ts-check
/**
 * A picture of this page as it stands. A browser gives a page no picture of its screen, but it draws a page that stands in an SVG: so the page is
 * copied there with its styles, fonts and pictures, and the SVG is drawn. What moves is still, and what another program shows over the browser is not on it.
 */

/** Pixels: enough to read the smallest words of a board. */
const WIDEST = 1920;
const QUALITY = 0.8;
const FONTS_MS = 1_000;
const STILL = "*, *::before, *::after {animation: none !important; transition: none !important}";

/** @returns {Promise<Blob>} a JPEG; rejected where the browser does not draw it */
export async function pagePicture() {
  const width = innerWidth, height = innerHeight;
  const image = new Image(width, height);
  // From an address of `blob:` the picture could not be read back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await drawing(width, height))}`;
  await image.decode();
  const scale = Math.min(1, WIDEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("no canvas");
  // Fonts of an SVG begin to load when it is first drawn, and nothing tells when they are there.
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  await new Promise((go) => setTimeout(go, FONTS_MS));
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/jpeg", QUALITY));
}

/** @param {number} width @param {number} height pixels of both */
async function drawing(width, height) {
  const page = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
  await Promise.all([...document.images].map(async (image, at) => page.querySelectorAll("img")[at].setAttribute("src", await data(image.currentSrc || image.src))));
  for (const kind of /** @type {const} */ (["canvas", "video"])) {
    [...document.querySelectorAll(kind)].forEach((source, at) => page.querySelectorAll(kind)[at].replaceWith(frame(source)));
  }
  page.querySelectorAll("script, link, style, audio, source").forEach((element) => element.remove());
  const style = page.ownerDocument.createElement("style");
  style.textContent = `${await styles()}\n${STILL}`;
  page.append(style);
  const background = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor).find((colour) => !/, 0\)$/.test(colour));
  page.style.cssText += `;display:block;width:${width}px;height:${height}px;overflow:hidden;background:${background ?? "white"}`;
  // Its root is the SVG: what the sheets say of `:root` by class or language is said of that.
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const {name, value} of document.documentElement.attributes) svg.setAttribute(name, value);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const inside = document.createElementNS(svg.namespaceURI, "foreignObject");
  inside.setAttribute("width", "100%");
  inside.setAttribute("height", "100%");
  inside.append(page);
  svg.append(inside);
  return new XMLSerializer().serializeToString(svg);
}

/** What it shows at this moment, as large as it is shown. @param {HTMLCanvasElement | HTMLVideoElement} source */
function frame(source) {
  const {width, height} = source.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, source instanceof HTMLVideoElement ? source.videoWidth : source.width);
  canvas.height = Math.max(1, source instanceof HTMLVideoElement ? source.videoHeight : source.height);
  canvas.getContext("2d")?.drawImage(source, 0, 0);
  const image = new Image();
  image.className = source.className;
  image.src = canvas.toDataURL("image/jpeg", QUALITY);
  image.style.cssText = `width:${width}px;height:${height}px;object-fit:${getComputedStyle(source).objectFit}`;
  return image;
}

/** All sheets of the page as they are written: what a browser says of a rule (`cssText`) leaves out whatever `font: … var(…)` sets. */
async function styles() {
  const sheets = [...document.styleSheets].filter(({disabled}) => !disabled);
  return (await Promise.all(sheets.map(({href, ownerNode}) => (href ? sheet(href) : whole(ownerNode?.textContent ?? "", document.baseURI))))).join("\n");
}

/** @param {string} address @returns {Promise<string>} empty where it cannot be had */
async function sheet(address) {
  const css = await fetch(address).then((answer) => (answer.ok ? answer.text() : "")).catch(() => "");
  return whole(css, address);
}

/** A sheet with what it loads in it. @param {string} css @param {string} base */
async function whole(css, base) {
  let text = css;
  for (const [all, address] of css.matchAll(/@import\s+(?:url\()?["']?([^"')\s;]+)[^;]*;/g)) {
    const other = await sheet(new URL(address, base).href);
    text = text.replace(all, () => other);
  }
  for (const [all, , address] of text.matchAll(/url\((["']?)([^"')]+)\1\)/g)) {
    if (!/^(?:data:|#)/.test(address)) text = text.replace(all, `url("${await data(new URL(address, base).href)}")`);
  }
  return text;
}

/** @param {string} address @returns {Promise<string>} as a `data:` address; empty where it cannot be had */
async function data(address) {
  if (!address || address.startsWith("data:")) return address;
  const file = await fetch(address).then((answer) => (answer.ok ? answer.blob() : null)).catch(() => null);
  if (!file) return "data:,";
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onloadend = () => done(String(reader.result ?? "data:,"));
    reader.readAsDataURL(file);
  });
}
