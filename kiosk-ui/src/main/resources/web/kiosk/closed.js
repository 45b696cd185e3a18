// @ts-check
/** What a visitor sees where no ticket is to be had: why, and when there will be one. The server decides it, by its own clock. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {hour, isOpen, opensNext, whenOpens} from "talon/opening.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {minutesRange, name} from "talon/words.js";
import {header, tools} from "./start.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("talon/types.js").Opening} Opening */
/** @typedef {import("talon/types.js").Service} Service */

/** @param {Kiosk} kiosk @returns {Opening | null} what closes the whole centre */
export function closing(kiosk) {
  const opening = kiosk.live?.board?.opening;
  return opening && !isOpen(opening) ? opening : null;
}

/**
 * The centre is closed.
 *
 * @param {Kiosk} kiosk
 * @param {Opening} opening
 */
export function closedScreen(kiosk, opening) {
  const {title, lines} = toldOfCentre(kiosk, opening);
  const board = kiosk.live?.board;
  const queue = (board?.calls.length ?? 0) > 0 || (board?.waiting.some((each) => each.count > 0) ?? false);
  return html`<main class="start closed shut">
    ${header(kiosk)}
    <div class="question fits" role="alert"><div class="content">
      ${icon(opening.reason === "last-ticket" || opening.reason === "day-limit" ? "ticket" : "clock")}
      <h1 data-say>${title}</h1>
      ${lines.map((line) => html`<p role="note" data-say>${line}</p>`)}
      ${queue ? html`<p class="served" role="note" data-say>${t("servedOn")}</p>` : nothing}
    </div></div>
    ${tools(kiosk)}
  </main>`;
}

/**
 * A service is closed, whose button a visitor has touched.
 *
 * @param {Kiosk} kiosk
 * @param {{service: Service, opening: Opening}} refused
 */
export function refusedScreen(kiosk, {service, opening}) {
  const lines = [];
  if (opening.words && name(opening.words)) lines.push(name(opening.words));
  if (opening.reason === "last-ticket") lines.push(t("lastTicketWhat"));
  const when = opening.next && whenOpens(opening.next, now(kiosk), kiosk.centre?.zone);
  const title = titleOfService(opening, when);
  if (when && title !== t("serviceOpens", {when})) lines.push(t("waitForYou", {when}));
  return html`<main class="failure refused" data-hue=${serviceHue(service)}>
    ${header(kiosk)}
    <div class="told fits" role="alert"><div class="content">${icon(serviceIcon(service))}
      <h1 data-focus data-say tabindex="-1">${title}</h1>
      ${lines.length ? html`<p data-say>${lines.join(" ")}</p>` : nothing}
    </div></div>
    <div class="choices"><button class="big primary" @click=${() => kiosk.back()}>${t(kiosk.services.length > 1 ? "toOthers" : "start")}</button></div>
  </main>`;
}

/**
 * The wait is longer than the centre lets pass without a word.
 *
 * @param {Kiosk} kiosk
 * @param {Service} service
 */
export function askScreen(kiosk, service) {
  const row = kiosk.row(service);
  const range = row?.expectedWait;
  return html`<main class="failure asking" data-hue=${serviceHue(service)}>
    ${header(kiosk)}
    <div class="told fits" role="alertdialog" aria-labelledby="ask-title"><div class="content">${icon("clock")}
      <h1 id="ask-title" data-focus data-say tabindex="-1">${t("askLong", {wait: range ? minutesRange(range.from, range.to) : ""})}</h1>
      <p data-say>${t("askLongWhat", {n: row?.ahead ?? row?.count ?? 0})}</p>
    </div></div>
    <div class="choices">
      <button class="big primary" @click=${() => kiosk.issue(service)}>${t("askTake")}</button>
      <button class="big" @click=${() => kiosk.back()}>${t("askNot")}</button>
    </div>
  </main>`;
}

/** Short, for the button of a service that is closed. @param {Kiosk} kiosk @param {Opening} opening */
export function shutWords(kiosk, opening) {
  if (opening.reason === "last-ticket") return t("shutLast");
  if (opening.reason === "day-limit") return t("shutLimit");
  return opening.next ? t("shutOpens", {when: whenOpens(opening.next, now(kiosk), kiosk.centre?.zone)}) : t("shutNow");
}

const SOON_MS = 3_600_000;

/** «Сегодня работаем до 18:00», in the last hour before closing or a break. @param {Kiosk} kiosk */
export function closesSoon(kiosk) {
  const until = kiosk.live?.board?.opening?.until;
  if (!until || Date.parse(until) - now(kiosk).getTime() > SOON_MS) return "";
  return t("openUntil", {time: hour(until, kiosk.centre?.zone)});
}

/** @param {Kiosk} kiosk */
function now(kiosk) {
  return kiosk.live?.now() ?? new Date();
}

/**
 * @param {Kiosk} kiosk
 * @param {Opening} opening
 */
function toldOfCentre(kiosk, opening) {
  const zone = kiosk.centre?.zone;
  const opens = opensNext(opening, now(kiosk), zone);
  const words = opening.words ? name(opening.words) : "";
  switch (opening.reason) {
    case "break":
      return {title: opening.next ? t("closedBreak", {time: hour(opening.next, zone)}) : t("closedNow"), lines: [t("breakWhat")]};
    case "last-ticket":
    case "day-limit": {
      const key = opening.reason === "last-ticket" ? "lastTicket" : "dayLimit";
      return {title: t(key), lines: [t(`${key}What`), ...(opens ? [`${opens}.`] : [])]};
    }
    case "by-hand":
      return {title: opens || t("closedNow"), lines: [words || t("byHand")]};
    default:
      return {title: opens || t("closedNow"), lines: [words || t(opening.reason === "holiday" ? "holiday" : opening.reason === "day-off" ? "dayOff" : "afterHours")].filter((line) => opens || line !== t("afterHours"))};
  }
}

/**
 * @param {Opening} opening
 * @param {string | null | undefined} when
 */
function titleOfService(opening, when) {
  if (opening.reason === "last-ticket") return t("serviceLast");
  if (opening.reason === "day-limit") return t("serviceLimit");
  return when ? t("serviceOpens", {when}) : t("serviceClosed");
}
