// @ts-check
/** One desk: what it does, for how long, who sits there. */

import {html, nothing} from "lit";
import {serviceHue} from "talon/service.js";
import {capital, mmss} from "talon/words.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

/**
 * @param {object} one
 * @param {import("talon/types.js").BoardDesk} one.desk
 * @param {import("./manager-now.js").DeskDay | undefined} one.day
 * @param {import("talon/types.js").Service[]} one.services
 * @param {number} one.now ms
 */
export function deskCard({desk, day, services, now}) {
  const service = services.find((known) => known.code === desk.service);
  const hue = desk.label && service ? serviceHue(service) : nothing;
  const busy = desk.state === "called" || desk.state === "serving";
  const time = desk.since && (busy || desk.state === "paused") ? mmss(Math.max(0, (now - Date.parse(desk.since)) / 1000)) : "";
  const today = day?.today.served ? t("deskToday", {n: day.today.served}) : "";
  return html`<li class="desk-card ${desk.state}" data-hue=${hue}>
    <p class="desk-name"><span>${s("desk", {desk: desk.desk})}</span><span class="quiet">${capital(kindsInWords(desk.stages))}</span></p>
    <p class="desk-now">${desk.label ? html`<span class="desk-label">${desk.label}</span>` : nothing}
      <span class="desk-state">${t(desk.state)}</span><span class="desk-time">${time}</span></p>
    <p class="desk-who quiet"><span>${day?.holder ?? ""}</span><span>${today}</span></p>
  </li>`;
}
