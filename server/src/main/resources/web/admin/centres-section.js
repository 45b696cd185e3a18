// @ts-check
/** The centres: name, time zone; a new one with what centres usually have, or with what is chosen. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock, name} from "talon/words.js";
import {openNotices} from "talon/staff/notices.js";
import {staffRequest} from "talon/staff/session.js";
import {addressAndDay, centreCode, contents, nameAndZoneOf, newCentreOf, zoneField, zoneHere} from "./centre-fields.js";
import {Section, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */

/** @extends {Section<Centre>} */
class CentresSection extends Section {
  static properties = {...Section.properties, centres: {}, own: {state: true}, zone: {state: true}};

  constructor() {
    super();
    /** @type {Centre[]} */
    this.centres = [];
    /** Whether the new centre's services and desks are chosen by hand. */
    this.own = false;
    this.zone = "";
  }

  render() {
    return html`
      ${this.top(t("centres"), t("centresText"), t("newCentre"))}
      ${this.centres.length > 1 ? html`<p><button type="button" class="button" @click=${this.#tellAll}>${icon("info")}${t("noticesForAll")}</button></p>` : nothing}
      ${this.centres.length === 0 ? nothingYet(t("noCentres")) : html`<table class="list">
        <thead><tr><th>${t("name")}</th><th>${t("code")}</th><th>${t("zone")}</th><th class="number">${t("services")}</th><th class="number">${t("desks")}</th><td></td></tr></thead>
        <tbody>${this.centres.map((centre) => html`<tr>
          <th scope="row"><a href="/admin/?section=services&centre=${centre.code}">${name(centre.name)}</a><span class="quiet under">${name(centre.address)}</span></th>
          <td>${centre.code}</td><td>${centre.zone}<span class="quiet"> · ${clock(Date.now(), centre.zone)}</span>${centre.dayEnds && centre.dayEnds !== "00:00" ? html`<span class="quiet under">${t("dayEndsAt", {time: centre.dayEnds})}</span>` : nothing}</td>
          <td class="number" data-label=${t("services")}>${centre.services.filter((service) => service.active !== false).length}</td><td class="number" data-label=${t("desks")}>${centre.desks.length}</td>
          <td class="acts"><a class="button quiet" href=${`/admin/?section=start&centre=${centre.code}`}>${t("start")}<span class="unseen"> ${name(centre.name)}</span></a>
            ${this.rowButton(t("change"), () => this.edit(centre), name(centre.name))}</td></tr>`)}</tbody></table>`}
      ${this.editing === "new" ? this.#create() : this.editing ? this.#change(this.editing) : nothing}`;
  }

  /** @param {Centre | "new"} row */
  edit(row) {
    this.own = false;
    this.zone = row === "new" ? zoneHere() : row.zone;
    super.edit(row);
  }

  #tellAll = () => openNotices({path: "", zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: new Date()});

  #create() {
    const code = centreCode(this.filling, this.centres);
    const fields = html`
      ${this.#names(undefined, code.follow)}
      ${this.#zone()}
      ${contents(this.filling, this.own, (own) => (this.own = own))}
      <details class="more-fields"><summary>${t("moreOfCentre")}</summary>${addressAndDay(this.filling)}</details>
      ${code.field}`;
    return this.dialog({title: t("newCentre"), fields, submit: t("create"), done: t("centreCreated"), action: async (data) => {
      await staffRequest("POST", "/centres", {body: newCentreOf(data, this.own)});
      this.centresChanged();
    }});
  }

  /** @param {Centre} centre */
  #change(centre) {
    const action = async (/** @type {FormData} */ data) => {
      await staffRequest("PUT", `/centres/${centre.code}`, {body: nameAndZoneOf(data)});
      this.centresChanged();
    };
    const fields = html`${this.#names(centre)}${this.#zone()}${addressAndDay(this.filling, centre)}`;
    return this.dialog({title: name(centre.name), fields, submit: t("save"), done: t("saved"), action});
  }

  /** @param {Centre} [centre] @param {(event: Event) => void} [onInput] */
  #names(centre, onInput) {
    return html`<div class="row">
      ${this.filling.text({pointer: "/name/ru", words: t("nameRu"), value: centre?.name.ru, longest: 200, onInput})}
      ${this.filling.text({pointer: "/name/en", words: t("nameEn"), value: centre?.name.en, longest: 200, needed: false})}
    </div>`;
  }

  #zone() {
    return zoneField(this.filling, this.zone, (event) => (this.zone = /** @type {HTMLInputElement} */ (event.target).value.trim()));
  }
}

customElements.define("centres-section", CentresSection);
