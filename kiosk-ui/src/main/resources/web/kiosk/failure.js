// @ts-check
import {html} from "lit";
import {icon} from "talon/icons.js";
import {header} from "./start.js";
import {t} from "./words.js";

/**
 * Says what happened and what to do; trying again sends the same key, so a ticket that was issued unseen is not issued twice.
 *
 * @param {import("./kiosk.js").TalonKiosk} kiosk
 * @param {NonNullable<import("./kiosk.js").TalonKiosk["failure"]>} failure
 */
export function failureScreen(kiosk, {service, key, problem}) {
  const left = kiosk.idle.back;
  return html`<main class="failure">
    ${header(kiosk)}
    <div class="told" role="alert">${icon("warning")}
      <h1 data-focus data-say tabindex="-1">${t("failed")}</h1>
      <p data-say>${t(why(problem))}</p>
    </div>
    <div class="choices">
      <button class="big primary" @click=${() => kiosk.issue(service, key)}>${t("again")}</button>
      <button class="big" @click=${() => kiosk.startOver()}>${left === null ? t("start") : t("back", {n: left})}</button>
    </div>
  </main>`;
}

/** @param {import("talon/api.js").Problem} problem */
function why(problem) {
  if (problem.status === 0) return "failedNetwork";
  if (problem.passing) return "failedBusy";
  return problem.status === 404 || problem.status === 409 ? "failedClosed" : "failedOther";
}
