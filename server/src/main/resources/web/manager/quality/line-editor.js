// @ts-check
/** The lines of a section: their names, whether they are shown, and a new one. */

import {html} from "lit";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Line} Line */
/** @typedef {(section: string, code: string, name: {ru: string, en: string}, active: boolean) => void} SaveLine */

/** @param {string} section @param {Line[]} lines @param {SaveLine} save */
export function lineEditor(section, lines, save) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const name = {ru: String(data.get("ru")).trim(), en: String(data.get("en")).trim()};
    if (!name.ru) return;
    save(section, form.dataset.code || freshCode(lines), name, form.dataset.code ? data.has("active") : true);
    if (!form.dataset.code) form.reset();
  };
  const own = lines.filter((line) => line.section === section);
  return html`<details class="line-editor"><summary>${t("lines")}</summary><p class="quiet">${t("linesText")}</p>
    ${own.map((line) => html`<form data-code=${line.code} @submit=${submit}>
      <input name="ru" required maxlength="200" aria-label=${t("nameRu")} .value=${line.name.ru}>
      <input name="en" maxlength="200" aria-label=${t("nameEn")} .value=${line.name.en}>
      <label class="tick"><input type="checkbox" name="active" .checked=${line.active}>${t("shown")}</label>
      <button class="button">${t("save")}</button></form>`)}
    <form @submit=${submit}>
      <input name="ru" required maxlength="200" placeholder=${t("nameRu")} aria-label=${t("nameRu")}>
      <input name="en" maxlength="200" placeholder=${t("nameEn")} aria-label=${t("nameEn")}>
      <span></span><button class="button">${t("addLine")}</button></form>
  </details>`;
}

/** @param {Line[]} lines */
function freshCode(lines) {
  let n = lines.length + 1;
  while (lines.some((line) => line.code === `line-${n}`)) n++;
  return `line-${n}`;
}
