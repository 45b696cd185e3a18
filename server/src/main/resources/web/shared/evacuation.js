// @ts-check
/** The alarm of a centre: over the whole page, whatever it shows, for as long as it lasts. A page says `mindTheAlarm(live)` once. */

import {html, render} from "lit";
import {icon} from "talon/icons.js";
import {clock, defineWords, nextLanguage} from "talon/words.js";
import texts from "talon/words/evacuation.js";
import {saidIn} from "talon/notices.js";

/** @typedef {import("talon/live.js").LiveBoard} LiveBoard */
/** @typedef {import("talon/types.js").Board} Board */

const t = defineWords(texts);

// It must be there before it is needed: then perhaps no server is.
const styles = Object.assign(document.createElement("link"), {rel: "stylesheet", href: "/shared/evacuation.css"});
document.head.append(styles);

/**
 * Shows the alarm of the board that a page follows. When the connection breaks it stays: nobody has ended it.
 *
 * @param {LiveBoard} live
 * @param {{work?: boolean}} [page] work: whoever is there may put it aside and work on
 */
export function mindTheAlarm(live, {work = false} = {}) {
  live.addEventListener("board", () => show(live.board, work));
}

/**
 * Shows the alarm of a board that a screen has kept, until the server says more: a screen that is loaded again calls nobody into the building.
 *
 * @param {Board | null} board
 */
export function recallTheAlarm(board) {
  show(board, false);
}

/** Whether this page shows an alarm now: what is under it nobody sees. */
export function alarmIsShown() {
  return document.documentElement.classList.contains("evacuates");
}

/** Which alarm was put aside on this page. */
let aside = "";

/**
 * @param {Board | null} board
 * @param {boolean} work
 */
function show(board, work) {
  const alarm = board?.alarm;
  const place = /** @type {HTMLDialogElement | null} */ (document.querySelector(".evacuation"));
  if (!alarm || aside === alarm.since) {
    place?.close();
    place?.remove();
    document.documentElement.classList.remove("evacuates");
    return;
  }
  const box = place ?? document.body.appendChild(Object.assign(document.createElement("dialog"), {className: "evacuation"}));
  box.setAttribute("role", "alertdialog");
  box.setAttribute("aria-label", t("leave"));
  document.documentElement.classList.add("evacuates");
  const other = nextLanguage();
  const more = saidIn(alarm);
  const otherMore = saidIn(alarm, other);
  const away = () => {
    aside = alarm.since;
    show(board, work);
  };
  // Escape does not end an alarm; where work goes on it is put aside.
  box.oncancel = (event) => {
    event.preventDefault();
    if (work) away();
  };
  render(html`
    ${icon("exit")}
    <h1>${t("leave")}</h1>
    ${more ? html`<p>${more}</p>` : ""}
    <h2 lang=${other}>${t("leave", {}, other)}</h2>
    ${otherMore && otherMore !== more ? html`<p lang=${other}>${otherMore}</p>` : ""}
    <p class="evacuation__how">${t("how")}</p>
    <p class="evacuation__how" lang=${other}>${t("how", {}, other)}</p>
    <time>${clock(alarm.since, board?.zone)}</time>
    ${work ? html`<button class="button" type="button" @click=${away}>${t("aside")}</button>` : ""}`, box);
  // A modal one is also above the dialogs that the page has open.
  if (!box.open) box.showModal();
}
