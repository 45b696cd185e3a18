// @ts-check
/** The lines of a section: their names, whether they are shown, and a new one. */

import {html} from "lit";
import {OTHERS, eachLanguage} from "talon/staff/other-languages.js";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Line} Line */
/** @typedef {(section: string, code: string, name: import("./sheet.js").Names, active: boolean) => void} SaveLine */

/** @param {string} section @param {Line[]} lines @param {SaveLine} save */
export function lineEditor(section, lines, save) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const name = eachLanguage((language) => data.get(language));
    if (!name.ru) return;
    save(section, form.dataset.code || freshCode(lines), name, form.dataset.code ? data.has("active") : true);
    if (!form.dataset.code) form.reset();
  };
  const own = lines.filter((line) => line.section === section);
  return html`<details class="line-editor"><summary>${t("lines")}</summary><p class="quiet">${t("linesText")}</p>
    ${own.map((line) => html`<form data-code=${line.code} @submit=${submit}>
      <input name="ru" required maxlength="200" aria-label=${t("nameRu")} .value=${line.name.ru}>
      <input name="en" maxlength="200" aria-label=${t("nameEn")} .value=${line.name.en}>
      ${OTHERS.map(({code, name}) => html`<input name=${code} maxlength="200" aria-label=${t("nameIn", {language: name})} .value=${line.name[code] ?? ""}>`)}
      <label class="tick"><input type="checkbox" name="active" .checked=${line.active}>${t("shown")}</label>
      <button class="button">${t("save")}</button></form>`)}
    <form @submit=${submit}>
      <input name="ru" required maxlength="200" placeholder=${t("nameRu")} aria-label=${t("nameRu")}>
      <input name="en" maxlength="200" placeholder=${t("nameEn")} aria-label=${t("nameEn")}>
      ${OTHERS.map(({code, name}) => html`<input name=${code} maxlength="200" placeholder=${t("nameIn", {language: name})} aria-label=${t("nameIn", {language: name})}>`)}
      <span></span><button class="button">${t("addLine")}</button></form>
  </details>`;
}

/** @param {Line[]} lines */
function freshCode(lines) {
  let n = lines.length + 1;
  while (lines.some((line) => line.code === `line-${n}`)) n++;
  return `line-${n}`;
}
