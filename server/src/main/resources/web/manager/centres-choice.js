// @ts-check
/** Several centres, one or all; `choose` says them, with commas. */

import {html} from "lit";
import {name} from "talon/words.js";
import {m} from "./months-words.js";
import {t} from "./words.js";

/**
 * @param {object} choice
 * @param {import("talon/types.js").Centre[]} choice.centres
 * @param {string} choice.chosen codes with commas; empty: all of them
 */
export function centresChoice({centres, chosen}) {
  const codes = chosen.split(",").filter(Boolean);
  const said = codes.length === 0 ? t("allCentres")
    : codes.length === 1 ? name((centres.find((one) => one.code === codes[0]) ?? {name: {ru: codes[0], en: codes[0]}}).name)
      : m("several", {n: codes.length});
  const say = (/** @type {Event} */ event, /** @type {string[]} */ next) =>
    event.target?.dispatchEvent(new CustomEvent("choose", {bubbles: true, detail: {centre: next.join(",")}}));
  const toggle = (/** @type {Event} */ event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const next = centres.map((one) => one.code).filter((code) => code === box.value ? box.checked : codes.includes(code));
    say(event, next.length === centres.length ? [] : next);
  };
  const leave = (/** @type {KeyboardEvent} */ event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary")?.focus();
  };
  return html`<details class="many" @keydown=${leave}>
    <summary class="button" aria-label="${m("centres")}: ${said}">${said} ▾</summary>
    <fieldset><legend class="unseen">${m("centres")}</legend>
      <label><input type="checkbox" .checked=${codes.length === 0} @change=${(/** @type {Event} */ event) => {
        // All is not taken away by itself: a centre is chosen instead.
        /** @type {HTMLInputElement} */ (event.target).checked = true;
        say(event, []);
      }}>${t("allCentres")}</label>
      ${centres.map((one) => html`<label><input type="checkbox" value=${one.code} .checked=${codes.includes(one.code)}
        @change=${toggle}>${name(one.name)}</label>`)}
    </fieldset></details>`;
}
