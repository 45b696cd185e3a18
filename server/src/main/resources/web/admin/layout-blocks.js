// @ts-check
/** The blocks of a layout, from top to bottom: moved by buttons or Alt with an arrow, switched, sized, spaced. */

import {html, nothing} from "lit";
import {live} from "lit/directives/live.js";
import {icon} from "talon/icons.js";
import {OTHERS} from "talon/staff/other-languages.js";
import {REPEATED, SIZES, aboveOf, added, changed, hasSize, isShown, moved, neighbour, removed} from "./layout-draft.js";
import {logoField} from "./layout-logo.js";
import {t} from "./layout-words.js";

/** @typedef {import("./layout-draft.js").Draft} Draft */
/** @typedef {import("./layout-draft.js").Block} Block */
/**
 * @typedef {object} Editor
 * @property {Draft} draft
 * @property {string} logoFault
 * @property {(draft: Draft) => void} change
 * @property {(to: number, by: number) => void} moved says where a block went, and keeps the hand on it
 * @property {(file: File) => void} upload
 */

/** @param {Editor} editor */
export function blockList(editor) {
  return html`<div class="blocks-head" aria-hidden="true"><span class="block-size">${t("size")}</span><span class="block-above">${t("aboveShort")}</span></div>
  <ol class="blocks" aria-label=${t("blocks")}>
    ${editor.draft.blocks.map((block, at) => (isShown(block) ? row(editor, block, at) : nothing))}
  </ol>
  <p class="blocks-add"><span>${t("add")}:</span>${REPEATED.map((kind) => html`<button type="button" class="button quiet"
    @click=${() => editor.change(added(editor.draft, kind))}>${icon("plus")}${t(`kind-${kind}`)}</button>`)}</p>`;
}

/** @param {Editor} editor @param {Block} block @param {number} at */
function row(editor, block, at) {
  const words = t(`kind-${block.kind}`);
  const hint = ["address", "advice", "label"].includes(block.kind) ? t(`hint-${block.kind}`) : "";
  const keys = (/** @type {KeyboardEvent} */ event) => {
    const by = event.altKey && {ArrowUp: -1, ArrowDown: 1}[event.key];
    if (!by) return;
    event.preventDefault();
    step(editor, at, /** @type {1 | -1} */ (by));
  };
  return html`<li class=${block.on ? "block" : "block off"} data-kind=${block.kind} data-at=${at} @keydown=${keys}>
    <div class="block-main">
      ${arrow(editor, at, -1, words)}${arrow(editor, at, 1, words)}
      <label class="block-name" title=${hint || nothing}><input type="checkbox" .checked=${live(block.on)} ?disabled=${block.kind === "label"}
        @change=${(/** @type {Event} */ event) => editor.change(changed(editor.draft, at, {on: checked(event)}))}>${words}</label>
      ${hasSize(block) ? sizeField(editor, block, at, words) : html`<span class="block-size"></span>`}
      <label class="block-above"><span class="unseen">${words}: ${t("above")}</span><input type="number" min="0" max="40" step="0.5" .value=${live(String(block.above))}
        @change=${(/** @type {Event} */ event) => editor.change(changed(editor.draft, at, {above: aboveOf(typed(event))}))}></label>
      ${REPEATED.includes(block.kind) ? html`<button type="button" class="button quiet square" aria-label="${t("remove")}: ${words}" title=${t("remove")}
        @click=${() => editor.change(removed(editor.draft, at))}>${icon("close")}</button>` : html`<span class="square"></span>`}
    </div>
    ${block.kind === "text" ? textFields(editor, block, at) : nothing}
    ${block.kind === "logo" ? logoField(editor) : nothing}
  </li>`;
}

/** @param {Editor} editor @param {number} at @param {1 | -1} by */
function step(editor, at, by) {
  const to = neighbour(editor.draft, at, by);
  if (to < 0) return;
  editor.change(moved(editor.draft, at, to));
  editor.moved(to, by);
}

/** @param {Editor} editor @param {number} at @param {1 | -1} by @param {string} words */
function arrow(editor, at, by, words) {
  const name = t(by < 0 ? "up" : "down");
  // Not disabled at the ends: a disabled button would lose the keyboard's place.
  const end = neighbour(editor.draft, at, by) < 0;
  return html`<button type="button" class="button quiet square" data-by=${by} aria-disabled=${end ? "true" : "false"} aria-label="${name}: ${words}" title="${name} · Alt ${by < 0 ? "↑" : "↓"}"
    @click=${() => step(editor, at, by)}>${icon(by < 0 ? "up" : "down")}</button>`;
}

/** @param {Editor} editor @param {Block} block @param {number} at @param {string} words */
function sizeField(editor, block, at, words) {
  return html`<label class="block-size"><span class="unseen">${words}: ${t("size")}</span><select
    @change=${(/** @type {Event} */ event) => editor.change(changed(editor.draft, at, {size: typed(event)}))}>
    ${SIZES.map((size) => html`<option value=${size} .selected=${size === block.size}>${t(`size-${size}`)}</option>`)}</select></label>`;
}

/** @param {Editor} editor @param {Block} block @param {number} at */
function textFields(editor, block, at) {
  const field = (/** @type {string} */ language, /** @type {string} */ words) => html`<label>${words}<textarea rows="2" maxlength="500" .value=${block.text[language] ?? ""}
    @input=${(/** @type {Event} */ event) => editor.change(changed(editor.draft, at, {text: {...block.text, [language]: typed(event)}}))}></textarea></label>`;
  return html`<div class="block-texts">${field("ru", t("textRu"))}${field("en", t("textEn"))}${OTHERS.map(({code, name}) => field(code, t("textIn", {language: name})))}</div>`;
}

/** @param {Event} event */
function typed(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

/** @param {Event} event */
function checked(event) {
  return /** @type {HTMLInputElement} */ (event.target).checked;
}
