// @ts-check
import {html} from "lit";
import {repeat} from "lit/directives/repeat.js";
import {serviceHue} from "talon/service.js";
import {currentLanguage, minutesRange, name} from "talon/words.js";
import {first, otherLanguage, second} from "./phrases.js";

/** @typedef {import("talon/types.js").BoardWaiting} Waiting */

/**
 * How many wait for each service, and how long a new visitor would.
 *
 * @param {Waiting[]} waiting
 */
export function waitingList(waiting) {
  return html`
    <section class="waiting" aria-label=${first("waiting")}>
      <div class="heads" aria-hidden="true"><span>${first("waiting")} <small>${second("waiting")}</small></span></div>
      <ul class="services" data-size=${waiting.length > 5 ? "many" : waiting.length > 3 ? "some" : "few"}>
        ${repeat(waiting, (each) => each.service, service)}
      </ul>
    </section>`;
}

/** @param {Waiting} waiting */
function service(waiting) {
  const other = otherLanguage();
  return html`
    <li class="service" data-hue=${serviceHue(waiting)} ?data-empty=${waiting.count === 0}>
      <span class="service__name">${name(waiting.name)}</span>
      <span class="service__other" lang=${other}>${name(waiting.name, other)}</span>
      <span class="service__wait">${waitOf(waiting)}</span>
      <span class="service__count">${waiting.count}</span>
    </li>`;
}

/** @param {Waiting} waiting */
function waitOf({count, expectedWait}) {
  if (count === 0) return first("noQueue");
  return expectedWait ? minutesRange(expectedWait.from, expectedWait.to, currentLanguage(), {short: true}) : "";
}
