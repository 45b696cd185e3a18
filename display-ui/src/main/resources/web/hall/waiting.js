// @ts-check
import {html} from "lit";
import {serviceHue} from "talon/service.js";
import {currentLanguage, minutesRange, name, nextLanguage} from "talon/words.js";
import {first, second} from "./phrases.js";

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
        ${waiting.map(service)}
      </ul>
    </section>`;
}

/** @param {Waiting} waiting */
function service(waiting) {
  const other = nextLanguage();
  // Who waits for the first part of a service in two parts stands before its next visitor, as the kiosk says.
  const ahead = waiting.ahead ?? waiting.count;
  return html`
    <li class="service" data-hue=${serviceHue(waiting)} ?data-empty=${ahead === 0} .style=${`--count-chars: ${String(ahead).length}`}>
      <span class="service__name">${name(waiting.name)}</span>
      <span class="service__other" lang=${other}>${name(waiting.name, other)}</span>
      <span class="service__wait">${waitOf(ahead, waiting.expectedWait)}</span>
      <span class="service__count">${ahead}</span>
    </li>`;
}

/**
 * @param {number} ahead
 * @param {Waiting["expectedWait"]} expected
 */
function waitOf(ahead, expected) {
  if (expected) return minutesRange(expected.from, expected.to, currentLanguage(), {short: true});
  return ahead === 0 ? first("noQueue") : "";
}
