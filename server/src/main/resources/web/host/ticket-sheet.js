// @ts-check
/** One ticket: where it is, what may be done with it, and its story. It follows the hall while it is open. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {clock, mmss, name} from "talon/words.js";
import {ONLY_MINUTES, chips} from "talon/staff/chips.js";
import {openDialog} from "talon/staff/dialog.js";
import {notRead} from "talon/staff/not-read.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {whatHappened, where, whoDid, why} from "talon/staff/story-words.js";
import {problemInWords, s} from "talon/staff/words.js";
import {goals, nobodyThere} from "./goals.js";
import {reasonButtons, reasonsOf} from "./reasons.js";
import {isLate, marks, stateInWords, timeOf} from "./ticket-list.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */
/** @typedef {{at: string, kind: string, desk: string | null, actor: string, name: string | null, reason: string | null}} Happening */

const TICK_MS = 1_000;
/** For how long only that desk or person calls whoever was handed to them, if nothing else is chosen; minutes. */
const USUAL_ONLY = 10;
const OPEN = new Set(["waiting", "called", "serving", "postponed"]);
/** Minutes for which somebody is put off. */
const PUT_OFF = [5, 10, 15, 30];
const CAN_LEAVE = new Set(["waiting", "called", "postponed"]);

/**
 * @param {object} one
 * @param {FoundTicket} one.ticket
 * @param {import("./hall-model.js").HallModel} one.model
 * @param {import("talon/types.js").Centre} one.centre
 */
export function openTicket({ticket: first, model, centre}) {
  let ticket = first;
  /** @type {Happening[] | null} */
  let story = null;
  /** Whether the server did not tell it when it was asked. */
  let untold = false;
  let sending = false;
  /** What was done last, or went wrong; undoes: whether it can be taken back. @type {{words: string, wrong?: boolean, undoes?: boolean} | null} */
  let notice = null;
  /** What is asked before it is done; null: nothing. beside: under the question. @type {{text: string, beside?: unknown, reasons: string[] | null, again?: () => void, own?: boolean, choose: (reason: string, at: number) => void} | null} */
  let question = null;
  const path = `${model.path}/tickets/${ticket.id}`;
  const dialog = openDialog(heading(ticket), nothing, "sheet ticket-sheet");
  const draw = () => dialog.show(content);
  const look = async () => {
    const [found, told] = await Promise.all([
      staffRequest("GET", `${model.path}/tickets?${new URLSearchParams({number: ticket.label})}`).catch(() => null),
      staffRequest("GET", `${path}/story`).catch(() => null),
    ]);
    ticket = found?.tickets.find((/** @type {FoundTicket} */ one) => one.id === ticket.id) ?? ticket;
    story = told?.events ?? story;
    untold = !told;
    draw();
  };
  /** @param {() => Promise<unknown>} act @param {string} done @param {boolean} [undoes] whether it can be taken back */
  const run = async (act, done, undoes = true) => {
    if (sending) return;
    sending = true;
    notice = null;
    draw();
    try {
      await act();
      notice = {words: done, undoes};
    } catch (error) {
      notice = {words: problemInWords(error), wrong: true};
    }
    sending = false;
    question = null;
    model.look({now: true});
    await look();
  };
  /**
   * Asks why, and then does it.
   *
   * @param {import("./reasons.js").What} what
   * @param {(reason: string) => Promise<unknown>} act
   * @param {string} done
   * @param {unknown} [beside] what else is asked
   */
  const ask = async (what, act, done, beside) => {
    const reasons = await reasonsOf(model.path, what);
    question = {text: t(`ask-${what}`, {label: ticket.label}), beside, reasons, again: reasons ? undefined : () => void ask(what, act, done, beside), choose: (reason) => void run(() => act(reason), done)};
    draw();
    /** @type {HTMLElement | null} */ (dialog.element.querySelector(".reason-list button"))?.focus();
  };
  const {label} = ticket;
  const category = (/** @type {string} */ wanted, /** @type {string} */ reason) => staffCommand(`${path}/category`, {category: wanted, reason});
  const moveBack = () => run(() => staffCommand(`${path}/move`, undefined, {method: "DELETE"}), t("movedBack", {label}));
  /** First for how long, then why. */
  const postpone = () => {
    question = {text: t("ask-minutes", {label}), reasons: PUT_OFF.map((n) => t("minutes", {n})), own: false, choose: (words) => {
      const minutes = PUT_OFF.find((n) => t("minutes", {n}) === words);
      ask("postpone", (reason) => staffCommand(`${path}/postpone`, {minutes, reason}), t("postponed", {label, minutes: words}));
    }};
    draw();
  };
  /** To another service or kind, to a desk or a specialist; the place stays. */
  const transfer = async () => {
    /** @type {import("./goals.js").Person[] | null} */
    const people = await staffRequest("GET", `${model.path}/colleagues`).catch(() => null);
    chooseGoal(goals(ticket, centre, model.live.board?.desks ?? [], people ?? []), nobodyThere(ticket, people ?? []), people ? undefined : transfer);
  };
  /** First to what kind of place, then to which, then why. @param {import("./goals.js").Goals[]} all @param {string} hint @param {() => void} [again] reads the people again, where they were not read */
  const chooseGoal = (all, hint, again) => choose(t("ask-transfer-where", {label}), all.map(({words, places, hint: more = "", kept = false}) => ({words, act: () =>
    choose(t("ask-transfer-which", {label}), places.map(({words: place, body}) => ({words: place, act: () => handOn(body, place, kept)})), {hint: more})})), {hint, again});
  /** @param {object} body @param {string} place @param {boolean} kept */
  const handOn = (body, place, kept) => {
    let comment = "";
    let minutes = USUAL_ONLY;
    const chosen = (/** @type {Event} */ event) => (minutes = Number(/** @type {HTMLInputElement} */ (event.target).value));
    const typed = (/** @type {Event} */ event) => (comment = /** @type {HTMLInputElement} */ (event.target).value.trim());
    const act = (/** @type {string} */ reason) => staffCommand(`${path}/transfer`, {...body, reason, ...(kept ? {minutes} : {}), ...(comment ? {comment} : {})});
    return ask("transfer", act, t("transferred", {label, place}), html`${kept ? html`<div @change=${chosen}>${
      chips("minutes", t("transferOnly"), ONLY_MINUTES.map((n) => ({value: n, words: t("minutes", {n})})), USUAL_ONLY)}</div>` : nothing}
      <div class="field"><label for="to-comment">${t("transferComment")}</label><input id="to-comment" maxlength="300" autocomplete="off" @input=${typed}></div>`);
  };
  /** @param {string} text @param {{words: string, act: () => void}[]} ways @param {{hint?: string, again?: () => void}} [more] */
  const choose = (text, ways, {hint = "", again} = {}) => {
    question = {text, beside: hint ? html`<p class="quiet">${hint}</p>` : nothing, reasons: ways.map(({words}) => words), again, own: false, choose: (_, at) => ways[at].act()};
    draw();
    /** @type {HTMLElement | null} */ (dialog.element.querySelector(".reason-list button"))?.focus();
  };
  /** What was done last is as if it had not been. */
  const undo = () => run(() => staffCommand(`${path}/undo`), t("undone", {label}), false);
  const soonAfter = () => model.now() - Date.parse(ticket.finishedAt ?? "") < (centre.returnMinutes ?? 0) * 60_000;
  const bringBack = () => run(() => staffCommand(`${path}/return`, {}), t("returned", {label}));
  /** A no-show, without a reason within the minutes of the centre. */
  const comeBack = () => soonAfter() ? bringBack() : ask("return", (reason) => staffCommand(`${path}/return`, {reason}), t("returned", {label}));
  const give = () => ask("priority", (reason) => category("priority", reason), t("priorityGiven", {label}));
  const take = () => ask("ordinary", (reason) => category("ordinary", reason), t("priorityTaken", {label}));
  const move = () => ask("move", (reason) => staffCommand(`${path}/move`, {reason}), t("movedForward", {label}));
  const moveFirst = () => ask("move", (reason) => staffCommand(`${path}/move`, {first: true, reason}), t("movedFirst", {label}));
  const cancel = () => ask("cancel", (reason) => staffCommand(`${path}?${new URLSearchParams({reason})}`, undefined, {method: "DELETE"}), t("cancelled", {label}));
  const restore = () => run(() => staffCommand(`${path}/restore`), t("restored", {label}), false);
  const reprint = (/** @type {string} */ printer) => run(() => staffCommand(`${path}/reprint${printer ? `?${new URLSearchParams({printer})}` : ""}`), t("reprinting", {label}), false);
  /** On the printer of the paper before; where there was none, somebody says on which. */
  const print = () => {
    if (ticket.print || model.printers.length < 2) {
      reprint(ticket.print ? "" : model.printers[0].code);
      return;
    }
    question = {text: t("ask-printer"), reasons: model.printers.map((one) => one.code), own: false, choose: (printer) => void reprint(printer)};
    draw();
  };
  /** What was done last, here or by a colleague; while it can be undone, the button does so. */
  const lastDone = () => {
    const last = ticket.undoable;
    const words = notice?.words ?? (last ? t("lastDone", {time: clock(last.at, centre.zone), what: whatHappened(last.what)}) : "");
    const undoes = last && (notice ? notice.undoes : true);
    return html`<div class="sheet-notice ${notice?.wrong ? "wrong" : ""}" role=${notice?.wrong ? "alert" : "status"}>${words ? html`
      ${icon(notice?.wrong ? "warning" : notice ? "check" : "clock")}<span>${words}</span>
      ${undoes ? html`<button type="button" class="button" ?disabled=${sending} @click=${undo}>${t("undo")}</button>` : nothing}` : nothing}</div>`;
  };
  const content = () => question ? asking(question) : standing();
  const asking = (/** @type {NonNullable<typeof question>} */ {text, beside, reasons, again, own, choose}) => html`<p class="sheet-question">${text}</p>${beside ?? nothing}
    ${reasonButtons({reasons, again, sending, own, choose, leave: () => {
      question = null;
      draw();
    }})}`;
  const standing = () => html`
    <div data-hue=${hueOf(ticket, centre)}>
      <p class="chip">${icon(serviceIcon(serviceOf(ticket, centre)))}${name(ticket.name)}</p>
      <p class="sheet-state">${marks(ticket)}${stateInWords(ticket, centre.zone, serviceOf(ticket, centre).route)}
        ${timeOf(ticket, model.now()) ? html`<b class=${isLate(ticket, model.now()) ? "over" : ""}>${timeOf(ticket, model.now())}</b>` : nothing}</p>
      ${ticket.state === "waiting" ? html`<p class="quiet">${t("normIs", {time: mmss(ticket.norm)})}</p>` : nothing}
      ${ticket.note ? html`<p class="sheet-note">${icon("speech")}${ticket.note}</p>` : nothing}
      ${ticket.print ? html`<p class=${paperWentWrong(/** @type {any} */ (ticket.print)) ? "over" : "quiet"}>${t("paper", {state: paperWords(/** @type {any} */ (ticket.print))})}</p>` : nothing}
    </div>
    ${lastDone()}
    <div class="sheet-ways" role="group" aria-label=${t("ways")}>
      ${ticket.state === "waiting" ? html`
        <button type="button" class="button large" ?disabled=${sending} @click=${ticket.category === "priority" ? take : give}>${icon("shield")}${t(ticket.category === "priority" ? "takePriority" : "givePriority")}</button>
        ${ticket.moved ? html`<button type="button" class="button large" ?disabled=${sending} @click=${moveBack}>${icon("down")}${t("moveBack")}</button>`
          : ticket.ahead ? html`<button type="button" class="button large" ?disabled=${sending} @click=${move}>${icon("up")}${t("move")}</button>
            <button type="button" class="button large" ?disabled=${sending} @click=${moveFirst}>${icon("up")}${t("moveFirst")}</button>` : nothing}
        <button type="button" class="button large" ?disabled=${sending} @click=${postpone}>${icon("clock")}${t("postpone")}</button>
        <button type="button" class="button large" ?disabled=${sending} @click=${transfer}>${icon("arrows")}${t("transfer")}</button>` : nothing}
      ${ticket.state === "cancelled" ? html`<button type="button" class="button large primary" ?disabled=${sending} @click=${ticket.undoable ? undo : restore}>${icon("right")}${t("bringBack")}</button>` : nothing}
      ${ticket.state === "postponed" || ticket.state === "no_show" ? html`<button type="button" class="button large primary" ?disabled=${sending}
        @click=${ticket.state === "no_show" ? comeBack : bringBack}>${icon("right")}${t("bringBack")}</button>` : nothing}
      ${OPEN.has(ticket.state) && (ticket.print || model.printers.length) ? html`<button type="button" class="button large" ?disabled=${sending} @click=${print}>${icon("printer")}${t(ticket.print ? "reprint" : "print")}</button>` : nothing}
      ${CAN_LEAVE.has(ticket.state) ? html`<button type="button" class="button large danger" ?disabled=${sending} @click=${cancel}>${icon("close")}${t("cancel")}</button>` : nothing}
    </div>
    <h3>${t("story")}</h3>
    ${story ? html`<ol class="story-lines">${story.map((event) => happening(event, centre.zone))}</ol>` : untold ? notRead(look) : html`<p aria-busy="true"></p>`}
    <div class="dialog-ways"><button type="button" class="button large" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`;
  const ticking = setInterval(draw, TICK_MS);
  const changed = () => {
    const seen = model.found?.tickets.find((one) => one.id === ticket.id);
    if (seen && JSON.stringify(seen) !== JSON.stringify(ticket)) look();
  };
  model.addEventListener("change", changed);
  dialog.answered.then(() => {
    clearInterval(ticking);
    model.removeEventListener("change", changed);
  });
  draw();
  look();
}

/** @param {FoundTicket} ticket */
function heading(ticket) {
  return html`<span class="sheet-label">${ticket.label}</span>`;
}

/** @param {FoundTicket} ticket @param {import("talon/types.js").Centre} centre */
function serviceOf(ticket, centre) {
  return centre.services.find((one) => one.code === ticket.service) ?? {code: ticket.service, route: [ticket.stage]};
}

/** @param {FoundTicket} ticket @param {import("talon/types.js").Centre} centre */
function hueOf(ticket, centre) {
  return serviceHue(serviceOf(ticket, centre));
}

/** @param {Happening} event @param {string} zone */
function happening(event, zone) {
  const time = new Intl.DateTimeFormat("ru", {hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone}).format(new Date(event.at));
  const beside = [whoDid(event), where(event.desk), why(event.reason)].filter(Boolean).join(", ");
  return html`<li><span class="story-time">${time}</span><span><b>${whatHappened(event.kind)}</b>${beside ? html`<span class="quiet"> · ${beside}</span>` : nothing}</span></li>`;
}
