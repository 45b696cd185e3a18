// @ts-check
/** What a printer has been through, newest first, in a dialog. */

import {html, nothing} from "lit";
import {defineWords} from "talon/words.js";
import texts from "talon/words/staff-printer-history.js";
import {openDialog} from "./dialog.js";
import {paperWords} from "./paper-words.js";
import {printerState} from "./printer-state.js";
import {staffRequest} from "./session.js";
import {problemInWords} from "./words.js";

/** @typedef {{at: string, kind: "state" | "roll" | "roll_undone" | "roll_size" | "paper", state: string | null, was: string | null, papers: number | null,
 *   by: string | null, label: string | null, reason: string | null}} Note */

const PAGE = 50;

const t = defineWords(texts);

/** @param {string} centre @param {string} printer codes @param {string} [zone] left out: the browser's */
export function showPrinterHistory(centre, printer, zone) {
  /** @type {Note[]} */
  let notes = [];
  const show = async () => {
    const before = notes[notes.length - 1]?.at;
    const query = `limit=${PAGE}${before ? `&before=${encodeURIComponent(before)}` : ""}`;
    try {
      /** @type {Note[]} */
      const found = await staffRequest("GET", `/centres/${centre}/printers/${printer}/history?${query}`);
      notes = [...notes, ...found];
      dialog.show(content(notes, {zone, leave, more: found.length === PAGE ? show : null}));
    } catch (error) {
      dialog.show(content(notes, {zone, leave, more: show, fault: error}));
    }
  };
  const leave = () => dialog.close();
  const dialog = openDialog(t("title", {code: printer}), content(null, {zone, leave, more: null}), "wide history");
  return show();
}

/**
 * @param {Note[] | null} notes null: being asked for
 * @param {{zone?: string, leave: () => void, more: (() => unknown) | null, fault?: unknown}} rest
 */
function content(notes, {zone, leave, more, fault}) {
  return html`
    ${fault ? html`<p class="alert" role="alert">${problemInWords(fault)}</p>` : nothing}
    ${notes === null ? html`<p aria-busy="true">…</p>` : notes.length === 0 && !fault ? html`<p>${t("nothing")}</p>` : html`
      <div class="history-lines" tabindex="0"><table class="list"><thead><tr><th>${t("when")}</th><th>${t("what")}</th></tr></thead>
        <tbody>${notes.map((note) => html`<tr><td>${moment(note.at, zone)}</td><td>${words(note)}</td></tr>`)}</tbody></table></div>`}
    <div class="dialog-ways">
      <button type="button" class="button primary" autofocus @click=${leave}>${t("close")}</button>
      ${more ? html`<button type="button" class="button" @click=${more}>${t("more")}</button>` : nothing}
    </div>`;
}

/** @param {Note} note */
function words(note) {
  if (note.kind === "state") return t("state", {state: stateWord(note.state), was: stateWord(note.was)});
  if (note.kind === "paper") return t("paper", {label: note.label ?? "", end: paperWords({state: note.state ?? "", reason: note.reason})});
  const by = note.by === "printer" ? t("seen") : (note.by ?? "").replace(/^staff:/, "");
  return t(note.kind, {papers: note.papers ?? 0}) + t("by", {by});
}

/** @param {string | null} state */
function stateWord(state) {
  return printerState(/** @type {any} */ ({state: state ?? "unknown"}));
}

/** @param {string} instant @param {string} [zone] */
function moment(instant, zone) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone})
    .format(new Date(instant));
}
