// @ts-check
/** What staff tell everybody: the notices of a centre, and the alarm that takes its screens. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {saidIn} from "talon/notices.js";
import {LANGUAGES, clock, dayMonth, defineWords} from "talon/words.js";
import texts from "talon/words/staff-notices.js";
import {openDialog} from "./dialog.js";
import {onHold} from "./hold.js";
import {OTHERS, eachLanguage} from "./other-languages.js";
import {staffRequest} from "./session.js";
import {toast} from "./toast.js";
import {problemInWords, s} from "./words.js";

/**
 * @typedef {object} Notice
 * @property {string} code
 * @property {string} source empty: a person wrote it
 * @property {"info" | "warning"} level
 * @property {Record<string, string>} texts
 * @property {string} from
 * @property {string | null} until
 * @property {boolean} everywhere
 */

const t = defineWords(texts);
const MOST = 200;
const HOUR_MS = 3_600_000;
/** For how long a notice is shown, as it is chosen; in hours. */
const HOURS = [1, 3, 10, 24 * 7];

/**
 * «Объявления» and «Тревога», as two buttons; while there is an alarm, how to end it.
 *
 * @param {{path: string, zone: string, board: import("talon/types.js").Board, now: Date, all?: boolean}} hall path: of the centre; all: who is
 *   there may tell all centres
 */
export function noticeButtons({path, zone, board, now, all = false}) {
  const shown = (board.notices ?? []).filter(({from, until}) => Date.parse(from) <= now.getTime() && (!until || now.getTime() < Date.parse(until))).length;
  return html`
    <div class="notice-buttons">
      <button type="button" class="button" @click=${() => openNotices({path, zone, now, all})}>${icon("info")}${t("notices")}${shown ? html` <b>${shown}</b>` : nothing}</button>
      ${board.alarm ? nothing : holdButton({words: t("alarm"), kind: "danger", held: () => raiseAlarm(path), pressed: () => openAlarm(path)})}
    </div>`;
}

/**
 * While there is an alarm: since when, and the way to end it.
 *
 * @param {{path: string, zone: string, board: import("talon/types.js").Board | null}} hall
 */
export function alarmBar({path, zone, board}) {
  if (!board?.alarm) return nothing;
  return html`
    <div class="alarm-bar" role="alert">${icon("exit")}
      <p><b>${t("alarmOn", {time: clock(board.alarm.since, zone)})}</b> <span>${saidIn(board.alarm)}</span></p>
      <button type="button" class="button" @click=${() => openAlarm(path, board.alarm?.texts)}>${t("alarmWords")}</button>
      ${holdButton({words: t("alarmEnd"), kind: "alarm-end", held: () => endAlarm(path), pressed: () => askToEnd(path)})}
    </div>`;
}

/**
 * A button that acts at once when it is held for a second, and asks when it is pressed.
 *
 * @param {{words: string, kind: string, held: () => void, pressed: () => void}} what
 */
function holdButton({words, kind, held, pressed}) {
  const on = (/** @type {Event} */ event) => onHold(event, held, pressed);
  return html`<button type="button" class="button hold ${kind}" title=${t("alarmHold")} @pointerdown=${on} @pointerup=${on} @pointerleave=${on} @pointercancel=${on}
    @contextmenu=${on} @keydown=${on} @keyup=${on} @blur=${on} @click=${on}>${kind === "danger" ? icon("exit") : nothing}${words}</button>`;
}

/** At once, with the words that every centre has. @param {string} path of the centre */
async function raiseAlarm(path) {
  try {
    await staffRequest("PUT", `${path}/alarm`, {body: eachLanguage(() => "")});
    toast(t("alarmRaised"));
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
  }
}

/**
 * Asks, and raises the alarm or gives it other words.
 *
 * @param {string} path of the centre
 * @param {Record<string, string>} [said] while there is one
 */
function openAlarm(path, said) {
  /** Where to go, by language. @type {Record<string, string>} */
  const where = {...said};
  let wrong = "";
  const raise = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await staffRequest("PUT", `${path}/alarm`, {body: eachLanguage((language) => where[language])});
      dialog.close();
      toast(t(said ? "alarmSaid" : "alarmRaised"));
    } catch (error) {
      wrong = problemInWords(error);
      dialog.show(content);
    }
  };
  const field = (/** @type {string} */ language, /** @type {string} */ words, /** @type {string} */ example) => html`<div class="field">
    <label for="alarm-where-${language}">${words}</label>
    <input id="alarm-where-${language}" maxlength="120" autocomplete="off" placeholder=${example} .value=${where[language] ?? ""}
      @input=${(/** @type {Event} */ event) => { where[language] = /** @type {HTMLInputElement} */ (event.target).value; }}></div>`;
  const content = () => html`
    <form @submit=${raise}><p>${t("alarmText")}</p>
      ${said ? nothing : html`<p>${t("alarmHold")}</p>`}
      ${field("ru", t("alarmWhere"), t("alarmExample"))}
      <details><summary>${t("alarmOthers")}</summary>
        ${LANGUAGES.filter(({code}) => code !== "ru").map(({code, name: language}) => field(code, `${t("alarmWhere")} · ${language}`, ""))}</details>
      <p class="alert" role="alert" ?hidden=${!wrong}>${wrong}</p>
      <div class="dialog-ways"><button class="button danger large" autofocus>${t(said ? "alarmSay" : "alarmRaise")}</button>
        <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div></form>`;
  const dialog = openDialog(t(said ? "alarmWords" : "alarmTitle"), nothing, "sheet");
  dialog.show(content);
}

/** @param {string} path of the centre */
async function endAlarm(path) {
  try {
    await staffRequest("DELETE", `${path}/alarm`);
    toast(t("alarmEnded"));
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
  }
}

/** Asks, and ends the alarm. @param {string} path of the centre */
function askToEnd(path) {
  const end = async () => {
    await endAlarm(path);
    dialog.close();
  };
  const dialog = openDialog(t("alarmEndTitle"), html`<p>${t("alarmEndText")}</p><p>${t("alarmHold")}</p>
    <div class="dialog-ways"><button type="button" class="button primary large" autofocus @click=${end}>${t("alarmEnd")}</button>
      <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div>`, "sheet");
}

/**
 * The notices of a centre: what is shown now and later, and a new one.
 *
 * @param {{path: string, zone: string, now: Date, all?: boolean}} hall path: of the centre; empty: of all centres together; all: who is there may
 *   tell all centres too
 */
export async function openNotices({path, zone, now, all = false}) {
  // How far the clock of the server is ahead, and a minute: what has just begun is simply there.
  const ahead = now.getTime() - Date.now() + 60_000;
  /** @type {Notice[] | null} */
  let notices = null;
  let wrong = "";
  const fresh = () => ({texts: /** @type {Record<string, string>} */ ({}), level: /** @type {"info" | "warning"} */ ("info"), begins: "", hours: 3, everywhere: path === ""});
  let draft = fresh();
  const take = async (/** @type {Promise<Notice[]>} */ asked) => {
    try {
      notices = await asked;
      wrong = "";
    } catch (error) {
      wrong = problemInWords(error);
    }
    if (dialog.element.open) dialog.show(content);
  };
  const put = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!draft.texts.ru?.trim()) {
      /** @type {HTMLElement | null} */ (dialog.element.querySelector("#notice-ru"))?.focus();
      return;
    }
    const from = draft.begins ? inZone(draft.begins, zone) : null;
    const until = draft.hours ? new Date((from ?? now).getTime() + draft.hours * HOUR_MS) : null;
    const body = {level: draft.level, texts: eachLanguage((language) => draft.texts[language]), from: from?.toISOString() ?? null, until: until?.toISOString() ?? null};
    const code = `n-${Date.now().toString(36)}`;
    await take(draft.everywhere ? everywhere("PUT", code, body) : staffRequest("PUT", `${path}/notices/${code}`, {body}));
    if (!wrong) {
      draft = fresh();
      dialog.show(content);
      toast(t("noticeShown"));
    }
  };
  /** What is for all answers with what is for all; a centre's dialog shows its own too. @returns {Promise<Notice[]>} */
  const everywhere = async (/** @type {string} */ method, /** @type {string} */ code, /** @type {any} */ body) => {
    const told = await staffRequest(method, `/notices/${code}`, {body});
    return path ? staffRequest("GET", `${path}/notices`) : told;
  };
  const takeBack = (/** @type {Notice} */ one) => take(one.everywhere ? everywhere("DELETE", one.code, undefined) : staffRequest("DELETE", `${path}/notices/${one.code}`));
  const mayTakeBack = (/** @type {Notice} */ one) => !one.source && (!one.everywhere || all || path === "");
  const field = (/** @type {string} */ key, /** @type {string} */ words) => html`<div class="field"><label for=${`notice-${key}`}>${words}</label>
    <input id=${`notice-${key}`} maxlength=${MOST} autocomplete="off" lang=${key} .value=${draft.texts[key] ?? ""}
      @input=${(/** @type {Event} */ event) => { draft.texts[key] = /** @type {HTMLInputElement} */ (event.target).value; }}></div>`;
  const content = () => html`
    ${notices?.length ? html`<ul class="notice-list">${notices.map((one) => html`<li data-level=${one.level}>
      ${icon(one.level === "warning" ? "warning" : "info")}
      <p><b>${saidIn(one)}</b><span class="quiet">${when(one)}</span></p>
      ${mayTakeBack(one) ? html`<button type="button" class="button" @click=${() => takeBack(one)}>${t("takeBack")}</button>` : nothing}
    </li>`)}</ul>` : html`<p class="quiet">${notices ? t("none") : ""}</p>`}
    <h3>${t("new")}</h3>
    <form class="notice-form" novalidate @submit=${put}>
      ${field("ru", t("text-ru"))} ${field("en", t("text-en"))}
      ${OTHERS.map(({code, name: language}) => field(code, `${t("text-other")} · ${language}`))}
      <div class="segments" role="group" aria-label=${t("level")}>${(/** @type {const} */ (["info", "warning"])).map((level) => html`
        <button type="button" class="segment" aria-pressed=${draft.level === level} @click=${() => { draft.level = level; dialog.show(content); }}>${t(level)}</button>`)}</div>
      ${all && path ? html`<div class="segments" role="group" aria-label=${t("where")}>${[false, true].map((value) => html`
        <button type="button" class="segment" aria-pressed=${draft.everywhere === value} @click=${() => { draft.everywhere = value; dialog.show(content); }}>${t(value ? "allCentres" : "thisCentre")}</button>`)}</div>` : nothing}
      <div class="notice-times">
        <div class="field"><label for="notice-from">${t("from")}</label>
          <input id="notice-from" type="datetime-local" .value=${draft.begins} @input=${(/** @type {Event} */ event) => { draft.begins = /** @type {HTMLInputElement} */ (event.target).value; }}></div>
        <div class="field"><label for="notice-hours">${t("howLong")}</label>
          <select id="notice-hours" @change=${(/** @type {Event} */ event) => { draft.hours = Number(/** @type {HTMLSelectElement} */ (event.target).value); }}>
            ${HOURS.map((hours) => html`<option value=${hours} ?selected=${hours === draft.hours}>${hours < 24 ? t("hours", {n: hours}) : t("week")}</option>`)}
            <option value="0" ?selected=${draft.hours === 0}>${t("untilTaken")}</option></select></div>
      </div>
      <p class="alert" role="alert" ?hidden=${!wrong}>${wrong}</p>
      <div class="dialog-ways"><button class="button primary large">${t("show")}</button>
        <button type="button" class="button large" @click=${() => dialog.close()}>${s("close")}</button></div>
    </form>`;
  const when = (/** @type {Notice} */ one) => [
    Date.parse(one.from) > Date.now() + ahead ? t("begins", {when: moment(one.from)}) : "",
    one.until ? t("until", {when: moment(one.until)}) : t("untilTaken"),
    one.source ? t("planned") : one.everywhere ? t("everywhere") : "",
  ].filter(Boolean).join(" · ");
  const moment = (/** @type {string} */ at) => `${dayMonth(new Date(at), zone)}, ${clock(at, zone)}`;
  const dialog = openDialog(t(path ? "notices" : "noticesForAll"), nothing, "sheet");
  dialog.show(content);
  take(staffRequest("GET", `${path}/notices`));
}

/**
 * What a clock of a zone shows, as a moment.
 *
 * @param {string} local such as 2026-05-14T09:30
 * @param {string} zone
 */
function inZone(local, zone) {
  const guess = Date.parse(`${local}:00Z`);
  const shown = new Intl.DateTimeFormat("en-CA", {timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"})
    .formatToParts(new Date(guess));
  const part = (/** @type {string} */ type) => shown.find((each) => each.type === type)?.value;
  return new Date(2 * guess - Date.parse(`${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:00Z`));
}
