// @ts-check
/** Large words over the whole screen, for whoever has asked for them; a touch takes them away. */

const LAYER_MS = 12_000;

/** @param {string} words @param {string} large */
export function showLayer(words, large) {
  clearLayer();
  const over = document.createElement("div");
  over.className = "screen-layer";
  over.setAttribute("role", "status");
  for (const text of [words, large]) over.appendChild(document.createElement("p")).textContent = text;
  over.addEventListener("click", clearLayer);
  document.body.append(over);
  setTimeout(() => over.remove(), LAYER_MS);
}

/** Whoever is called is seen at once, whatever an administrator has asked for. */
export function clearLayer() {
  document.querySelector(".screen-layer")?.remove();
}
