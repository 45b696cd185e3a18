// @ts-check
/** The first step: a name and a zone; all else is proposed. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {addressAndDay, centreCode, contents, newCentreOf, zoneField, zoneHere} from "../centre-fields.js";
import {StepForm} from "./step-form.js";
import {t} from "./words.js";

class CentreStep extends StepForm {
  static properties = {centres: {}, centre: {}, zone: {state: true}, own: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** @type {import("talon/types.js").Centre | undefined} */
    this.centre = undefined;
    this.zone = zoneHere();
    this.own = false;
  }

  render() {
    const {centre, filling} = this;
    if (centre) {
      return html`<p>${name(centre.name)} · ${centre.zone}</p>
        <p class="quiet">${t("centreHas", {services: centre.services.map((service) => name(service.name)).join(", "), desks: centre.desks.map(({code}) => code).join(", ")})}</p>
        ${this.links(["services", "desks", "hours", "centres"], centre.code)}`;
    }
    const code = centreCode(filling, this.centres);
    return this.form(html`
      <div class="row">
        ${filling.text({pointer: "/name/ru", words: t("centreName"), hint: t("centreNameHint"), longest: 200, onInput: code.follow})}
        ${zoneField(filling, this.zone, (event) => (this.zone = /** @type {HTMLInputElement} */ (event.target).value.trim()))}
      </div>
      ${this.zone ? nothing : html`<p class="quiet">${t("zoneUnknown")}</p>`}
      <p class="quiet">${t("centreUsual")}</p>
      <details class="more-fields"><summary>${t("centreMore")}</summary>
        <div class="fields">
          ${filling.text({pointer: "/name/en", words: t("centreNameEn"), hint: t("centreNameEnHint"), longest: 200, needed: false})}
          ${addressAndDay(filling)}
          ${contents(filling, this.own, (own) => (this.own = own))}
        </div></details>
      ${code.field}`, t("createCentre"), async (data) => {
      await staffRequest("POST", "/centres", {body: newCentreOf(data, this.own)});
      this.tell("centres");
    });
  }
}

customElements.define("centre-step", CentreStep);
