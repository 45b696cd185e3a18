// @ts-check
/** Issues a ticket for somebody who stands here: on a printer, or said aloud in very large letters. */

import {html, nothing} from "lit";
import {newKey, pause} from "talon/api.js";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {LANGUAGES, capital, defineWords, minutesRange, name} from "talon/words.js";
import texts from "talon/words/staff-issue.js";
import {openDialog} from "talon/staff/dialog.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import {needsSomebody, printerState} from "talon/staff/printer-state.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";

const t = defineWords(texts);

/**
 * @typedef {object} Where
 * @property {import("talon/types.js").Centre} centre
 * @property {import("talon/staff/printer-state.js").WatchedPrinter[]} printers
 * @property {() => import("talon/types.js").BoardWaiting[]} waiting who waits now, by service
 * @property {() => void} issued a ticket has come into the queue
 */

/** The printer that was chosen last in this browser. */
const KEPT = "talon-host-printer";
const ASK_MS = 700;
const LISTS_AGAIN_MS = 2_000;
const QUESTIONS = 40;

/** @param {Where} where @returns {Promise<void>} when the dialog has closed */
export function openIssue(where) {
  const {centre, printers} = where;
  const path = `/centres/${centre.code}`;
  const services = centre.services.filter((one) => one.active !== false);
  let service = services.length === 1 ? services[0].code : "";
  /** Why the visitor has priority; empty: they have none. */
  let reason = "";
  let printer = remembered(printers);
  let language = LANGUAGES[0].code;
  let sending = false;
  let wrong = "";
  /** The same for every attempt of one visitor: a press that is repeated issues no second ticket. */
  let key = newKey();
  /** Null: not known yet. @type {string[] | null} */
  let reasons = null;
  let unknown = false;
  const dialog = openDialog(t("issueTitle"), nothing, "sheet issue-sheet");
  const draw = () => dialog.show(form);
  const set = (/** @type {() => void} */ change) => {
    change();
    key = newKey();
    wrong = "";
    draw();
  };
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (sending) return;
    if (!service) {
      wrong = t("chooseService");
      draw();
      return;
    }
    sending = true;
    wrong = "";
    draw();
    try {
      const body = {service, language, ...(reason ? {category: "priority", reason} : {}), ...(printer ? {printer} : {})};
      const ticket = await staffCommand(`${path}/tickets`, body, {key});
      keep(printer);
      dialog.close();
      where.issued();
      showIssued(ticket, where);
    } catch (error) {
      wrong = problemInWords(error);
      sending = false;
      draw();
    }
  };
  const form = () => html`<form novalidate @submit=${send}>
    <fieldset class="issue-services"><legend class="unseen">${t("service")}</legend><div>
      ${services.map((one, at) => html`<label class="issue-service ${one.code === service ? "chosen" : ""}" data-hue=${serviceHue(one)}>
        <input type="radio" name="service" value=${one.code} ?checked=${one.code === service} ?autofocus=${at === 0} @change=${() => set(() => (service = one.code))}>
        <span class="service-mark">${icon(serviceIcon(one))}</span><span class="issue-name">${name(one.name)}</span>
        <span class="quiet">${waitingFor(one.code, where)}</span></label>`)}</div></fieldset>
    <div class="issue-choices">
      <div class="field"><label for="issue-priority">${t("category")}</label>
        <select id="issue-priority" @change=${(/** @type {Event} */ event) => set(() => (reason = chosen(event)))}>
          <option value="" ?selected=${reason === ""}>${t("ordinary")}</option>
          <optgroup label=${t("priorityBecause")}>${(reasons ?? []).map((one) => html`<option value=${one} ?selected=${one === reason}>${one}</option>`)}</optgroup></select>
        ${unknown ? html`<p class="hint" role="status">${t("priorityUnknown")}</p>` : nothing}</div>
      <div class="field"><label for="issue-printer">${t("paperWhere")}</label>
        <select id="issue-printer" @change=${(/** @type {Event} */ event) => set(() => (printer = chosen(event)))}>
          <option value="" ?selected=${printer === ""}>${t("noPaper")}</option>
          ${printers.map((one) => html`<option value=${one.code} ?selected=${one.code === printer}>${one.code}${needsSomebody(one) ? ` — ${printerState(one)}` : ""}</option>`)}</select></div>
      <div class="field"><label for="issue-language">${t("ticketLanguage")}</label>
        <select id="issue-language" @change=${(/** @type {Event} */ event) => set(() => (language = chosen(event)))}>
          ${LANGUAGES.map((one) => html`<option value=${one.code} ?selected=${one.code === language}>${one.name}</option>`)}</select></div>
    </div>
    <p class="alert" role="alert" ?hidden=${!wrong}>${wrong ? html`${icon("warning")}<span>${wrong}</span>` : nothing}</p>
    <div class="dialog-ways"><button class="button primary large" ?disabled=${sending}>${t(sending ? "issuing" : "issue")}</button>
      <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div></form>`;
  /** Until the server has answered: without reasons nobody can be given priority. */
  const findReasons = async () => {
    while (!reasons && dialog.element.open) {
      reasons = await priorityReasons(path);
      unknown = !reasons;
      if (dialog.element.open) draw();
      if (unknown) await pause(LISTS_AGAIN_MS);
    }
  };
  draw();
  /** @type {HTMLElement | null} */ (dialog.element.querySelector("input[name=service]"))?.focus();
  findReasons();
  return dialog.answered.then(() => {});
}

/** Why somebody has priority, as the centre has it in its list; null: the server did not say. @param {string} path @returns {Promise<string[] | null>} */
async function priorityReasons(path) {
  /** @type {{list: string, names: import("talon/types.js").Name, active: boolean}[] | null} */
  const items = await staffRequest("GET", `${path}/lists`).catch(() => null);
  return items && items.filter(({list, active}) => list === "priority" && active).map(({names}) => name(names));
}

/**
 * The number, as large as it goes: it is read aloud or shown to the visitor.
 *
 * @param {import("talon/types.js").Ticket} ticket
 * @param {Where} where
 */
function showIssued(ticket, where) {
  let print = ticket.print ?? null;
  let wrong = "";
  const service = where.centre.services.find((one) => one.code === ticket.service) ?? {code: ticket.service};
  const dialog = openDialog(html`<span class="unseen">${t("issued")}</span>`, nothing, "sheet issued");
  /** It was a mistake: nobody will come with it. */
  const takeBack = async () => {
    try {
      await staffCommand(`/centres/${where.centre.code}/tickets/${ticket.id}?${new URLSearchParams({reason: t("mistake")})}`, undefined, {method: "DELETE"});
      dialog.close();
      where.issued();
      toast(t("takenBack", {label: ticket.label}));
    } catch (error) {
      wrong = problemInWords(error);
      draw();
    }
  };
  const another = () => {
    dialog.close();
    openIssue(where);
  };
  const draw = () => dialog.show(() => html`
    <p class="issued-label" aria-live="assertive">${ticket.label}</p>
    <p class="chip" data-hue=${serviceHue(service)}>${icon(serviceIcon(service))}${name(ticket.name)}</p>
    <p class="sheet-state">${[capital(ticket.ahead ? t("ahead", {n: ticket.ahead}) : t("first")),
      ticket.expectedWait ? minutesRange(ticket.expectedWait.from, ticket.expectedWait.to) : ""].filter(Boolean).join(" · ")}</p>
    <p class=${print && paperWentWrong(/** @type {any} */ (print)) ? "over" : "quiet"} role="status">${print ? t("paper", {state: paperWords(/** @type {any} */ (print))}) : t("sayAloud")}</p>
    <p class="alert" role="alert" ?hidden=${!wrong}>${wrong}</p>
    <div class="dialog-ways"><button type="button" class="button primary large" autofocus @click=${() => dialog.close()}>${t("done")}</button>
      <button type="button" class="button large" @click=${another}>${t("issueAnother")}</button>
      <button type="button" class="button quiet large" @click=${takeBack}>${t("takeBack")}</button></div>`);
  draw();
  /** @type {HTMLElement | null} */ (dialog.element.querySelector(".primary"))?.focus();
  followPaper();

  async function followPaper() {
    for (let i = 0; i < QUESTIONS && dialog.element.open && print && (print.state === "queued" || print.state === "printing"); i++) {
      await pause(ASK_MS);
      print = (await staffRequest("GET", `/centres/${where.centre.code}/tickets/${ticket.id}`).catch(() => null))?.print ?? print;
      if (dialog.element.open) draw();
    }
  }
}

/** @param {string} service @param {Where} where */
function waitingFor(service, {waiting}) {
  const row = waiting().find((one) => one.service === service);
  if (!row) return "";
  return [row.count === 0 ? t("nobodyWaits") : t("waiting", {n: row.count}), row.expectedWait ? minutesRange(row.expectedWait.from, row.expectedWait.to) : ""].filter(Boolean).join(" · ");
}

/** @param {Event} event */
function chosen(event) {
  return /** @type {HTMLSelectElement} */ (event.target).value;
}

/** @param {{code: string}[]} printers */
function remembered(printers) {
  const kept = localStorage.getItem(KEPT);
  return printers.some(({code}) => code === kept) ? kept ?? "" : kept === "" ? "" : printers[0]?.code ?? "";
}

/** @param {string} printer */
function keep(printer) {
  localStorage.setItem(KEPT, printer);
}
