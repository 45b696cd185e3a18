// @ts-check
/** The last step: a paper that looks like a ticket and is none, on the printer of the kiosk. */

import {html, nothing} from "lit";
import {newKey} from "talon/api.js";
import {paperWords} from "talon/staff/paper-words.js";
import {staffCommand} from "talon/staff/session.js";
import {StepForm} from "./step-form.js";
import {t} from "./words.js";

class TrialStep extends StepForm {
  static properties = {centre: {}, printers: {}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {import("./steps.js").Printer[]} */
    this.printers = [];
  }

  updated() {
    this.sawPaper(this.#page);
  }

  /** The last paper that looked like a ticket. */
  get #page() {
    return this.printers.map((one) => one.testPage).find((page) => page?.ticket);
  }

  render() {
    const {printers, filling} = this;
    if (printers.length === 0) return html`<p>${t("trialNeedsPrinter")}</p>`;
    const state = this.#page;
    return html`<p>${t("trialText")}</p>
      ${state ? html`<p class=${state.state === "printed" ? "well" : state.state === "printing" ? "" : "late"} role="status">${t(`trial-${state.state}`)}${state.reason ? ` ${paperWords({state: "", reason: state.reason})}` : nothing}</p>` : nothing}
      ${this.form(printers.length > 1 ? filling.select({pointer: "/printer", words: t("printer"), options: printers.map(({code}) => ({value: code, words: code}))}) : nothing,
        t("trialPrint"), async (data) => {
          this.awaitPaper(state);
          await staffCommand(`/centres/${this.centre.code}/printers/${data.get("/printer") ?? printers[0].code}/test-ticket`, undefined, {key: newKey()});
          this.tell("stale");
        })}
      <p class="quiet">${t("trialReal")}</p>`;
  }
}

customElements.define("trial-step", TrialStep);
