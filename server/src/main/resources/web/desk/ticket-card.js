// @ts-check
/** The ticket at the desk: its number, why it was called, and the time against what is usual. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {capital, mmss, name} from "talon/words.js";
import {kindsInWords} from "talon/staff/words.js";
import {awaitedFrom, secondsSince} from "./phase.js";
import {t} from "./words.js";

/**
 * @param {object} state
 * @param {import("./desk-model.js").DeskView | null} state.view
 * @param {import("talon/types.js").Service[]} state.services
 * @param {number} state.patience seconds from the call to the desk in which a visitor may walk
 * @param {number} state.now ms
 */
export function ticketCard({view, services, patience, now}) {
  if (!view) return html`<section class="card empty" aria-busy="true"><p>${t("loading")}</p></section>`;
  return view.call ? atDesk(view.call, services, patience, now) : nobodyAtDesk(view);
}

/** @param {import("./desk-model.js").DeskView} view */
function nobodyAtDesk(view) {
  const n = view.waiting.reduce((sum, row) => sum + row.count, 0);
  return html`<section class="card empty" aria-live="polite">
    <h1>${t(n > 0 ? "free" : "nobody")}</h1>
    <p>${n > 0 ? t("freeText", {n}) : t("nobodyText")}</p>
  </section>`;
}

/**
 * @param {import("./phase.js").Call} call
 * @param {import("talon/types.js").Service[]} services
 * @param {number} patience
 * @param {number} now
 */
function atDesk(call, services, patience, now) {
  const service = services.find((one) => one.code === call.service) ?? {code: call.service, route: call.route, name: {ru: call.service, en: call.service}};
  const title = name(service.name);
  // Handed on for another kind than its service has.
  const other = service.route.includes(call.stage) ? "" : `${title}: ${kindsInWords([call.stage])}`;
  const chip = other || (call.route.length > 1 ? t("stage", {service: title, n: call.position, of: call.route.length}) : title);
  const time = timeOf(call, patience, now);
  return html`<section class="card" data-hue=${serviceHue(service)}>
    <div class="card-top">
      <p class="chip">${icon(serviceIcon(service))}${chip}</p>
      <div class="timer ${time.over ? "over" : ""}">
        <p class="timer-time" role="timer">${mmss(time.seconds)}</p>
        <p class="timer-words">${time.words}</p>
      </div>
    </div>
    <h1 class="label" aria-live="assertive">${call.label}</h1>
    <p class="reason">${call.position > 1 && call.wait === 0 ? t("continued") : capital(reasonInWords(call))}</p>
    ${remarks(call)}
    <div class="bar ${time.over ? "over" : ""} ${call.state === "serving" && !call.usual ? "unknown" : ""}" aria-hidden="true"><span .style=${`inline-size: ${time.part * 100}%`}></span></div>
    <p class="bar-words">${time.over ? html`${icon("clock")}${time.over}` : nothing}</p>
  </section>`;
}

/** What colleagues wrote. @param {import("./phase.js").Call} call */
function remarks({note, comment, returned}) {
  if (!note && !comment && !returned) return nothing;
  return html`<ul class="remarks">
    ${returned ? html`<li>${t("returnedTimes", {n: returned})}</li>` : nothing}
    ${comment ? html`<li>${t("commentSaid", {text: comment})}</li>` : nothing}
    ${note ? html`<li>${t("noteSaid", {text: note})}</li>` : nothing}
  </ul>`;
}

/** @typedef {{seconds: number, words: string, part: number, over: string}} Time part: how full the bar is, 0–1; over: what to say past its end */

/** @param {import("./phase.js").Call} call @param {number} patience @param {number} now @returns {Time} */
export function timeOf(call, patience, now) {
  return call.state === "called" ? walking(call, patience, now) : served(call, now);
}

/** Why this ticket, in the language of the page. @param {import("./phase.js").Call} call */
function reasonInWords(call) {
  const waited = t("waited", {wait: mmss(call.wait), norm: mmss(call.norm)});
  const priority = call.category === "priority" ? t("priority") : "";
  return waited + priority + (call.outOfTurn ? t("outOfTurn", {reason: call.outOfTurn}) : "");
}

/** @param {import("./phase.js").Call} call @param {number} patience @param {number} now @returns {Time} */
function walking(call, patience, now) {
  const seconds = Math.max(0, Math.floor((now - awaitedFrom(call)) / 1000));
  return {
    seconds,
    words: call.recalls ? t("sinceCallAgain", {n: 1 + call.recalls}) : t("sinceCall"),
    part: patience > 0 ? Math.min(1, seconds / patience) : 1,
    over: seconds >= patience ? t("patience") : "",
  };
}

/** @param {import("./phase.js").Call} call @param {number} now @returns {Time} */
function served(call, now) {
  const seconds = secondsSince(call.startedAt, now);
  const usual = call.usual;
  return {
    seconds,
    words: usual ? t("servingUsual", {usual: mmss(usual)}) : t("serving"),
    part: usual ? Math.min(1, seconds / usual) : 0,
    over: usual && seconds > usual ? t("over", {over: mmss(seconds - usual)}) : "",
  };
}
