// @ts-check
/** One calm line for each wait over the norm that is to come: where, when, and which desk would help. */

import {LitElement, html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords, name} from "talon/words.js";
import texts from "talon/words/staff-wait-alerts.js";
import {staffRequest} from "./session.js";
import {toast} from "./toast.js";
import {problemInWords} from "./words.js";

const t = defineWords(texts);

const LOOK_MS = 30_000;

/** @typedef {{id: number, kind: string, name: import("talon/types.js").Name, aboutAt: string, norm: number, expected: number | null, desk: string | null, expectedWith: number | null}} Alert */

class WaitAlerts extends LitElement {
  static properties = {centre: {}, now: {attribute: false}, alerts: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, LOOK_MS, () => this.look());
    /** Its code. */
    this.centre = "";
    /** The server's time. @type {() => Date} */
    this.now = () => new Date();
    /** @type {Alert[]} */
    this.alerts = [];
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) {
      this.alerts = [];
      this.look();
    }
  }

  look() {
    const {centre} = this;
    if (!centre) return;
    staffRequest("GET", `/centres/${centre}/wait-alerts`).then(
      (alerts) => { if (centre === this.centre) this.alerts = alerts; },
      () => {},
    );
  }

  render() {
    if (this.alerts.length === 0) return nothing;
    return html`<ul class="wait-alerts" role="status">${this.alerts.map((alert) => html`<li>${icon("clock")}<p>${this.#sentence(alert)}</p>
      <button type="button" class="button" aria-label="${t("hide")}: ${name(alert.name)}" @click=${() => this.#hide(alert)}>${t("hide")}</button></li>`)}</ul>`;
  }

  /** @param {Alert} alert */
  #sentence(alert) {
    const soon = Math.max(1, Math.round((Date.parse(alert.aboutAt) - this.now().getTime()) / 60_000));
    const minutes = (/** @type {number} */ seconds) => t("minutes", {n: Math.max(1, Math.round(seconds / 60))});
    const unserved = alert.expected === null;
    const about = {kind: name(alert.name), soon: t("minutes", {n: soon}), wait: minutes(alert.expected ?? 0), norm: minutes(alert.norm)};
    return alert.desk === null || alert.expectedWith === null
      ? t(unserved ? "unserved" : "feared", about)
      : t(unserved ? "unservedAdvice" : "advice", {...about, desk: alert.desk, better: minutes(alert.expectedWith)});
  }

  /** @param {Alert} alert */
  #hide(alert) {
    this.alerts = this.alerts.filter((one) => one !== alert);
    staffRequest("DELETE", `/centres/${this.centre}/wait-alerts/${alert.id}`).catch((fault) => {
      toast(problemInWords(fault), {wrong: true});
      this.look();
    });
  }
}

customElements.define("wait-alerts", WaitAlerts);
