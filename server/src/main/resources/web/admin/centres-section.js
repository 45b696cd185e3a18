// @ts-check
/** The centres: name, time zone; a new one with what centres usually have, or with what is chosen. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock, dayMonth, name} from "talon/words.js";
import {openNotices} from "talon/staff/notices.js";
import {staffRequest} from "talon/staff/session.js";
import {Filling} from "./filling.js";
import {moreLanguages, textsOf} from "./more-languages.js";
import {Section, nothingYet, secondsOf} from "./section.js";
import {t} from "./words.js";
import {usualServices} from "./usual.js";

/** @typedef {import("talon/types.js").Centre} Centre */

const ZONES = Intl.supportedValuesOf("timeZone");
const DESK_KINDS = [["consultation"], ["cash"], ["consultation", "cash"]];

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
          <td class="acts">${this.rowButton(t("change"), () => this.edit(centre), name(centre.name))}</td></tr>`)}</tbody></table>`}
      ${this.editing === "new" ? this.#create() : this.editing ? this.#change(this.editing) : nothing}`;
  }

  /** @param {Centre | "new"} row */
  edit(row) {
    this.own = false;
    this.zone = row === "new" ? Intl.DateTimeFormat().resolvedOptions().timeZone : row.zone;
    super.edit(row);
  }

  #tellAll = () => openNotices({path: "", zone: Intl.DateTimeFormat().resolvedOptions().timeZone, now: new Date()});

  #create() {
    const fields = html`
      ${this.filling.text({pointer: "/code", words: t("code"), hint: t("centreCodeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9\\-]*", wrong: t("centreCodeWrong")})}
      ${this.#nameAndZone()}
      <fieldset class="field boxes column"><legend>${t("contents")}</legend>
        ${[false, true].map((own) => html`<label><input type="radio" name="contents" .checked=${this.own === own} @change=${() => (this.own = own)}>
          ${t(own ? "contentsOwn" : "contentsUsual")}</label>`)}
      </fieldset>
      ${this.own ? this.#ownContents() : nothing}`;
    return this.dialog({title: t("newCentre"), fields, submit: t("create"), done: t("centreCreated"), action: (data) => this.#send(data)});
  }

  /** @param {Centre} centre */
  #change(centre) {
    const action = async (/** @type {FormData} */ data) => {
      await staffRequest("PUT", `/centres/${centre.code}`, {body: nameAndZoneOf(data)});
      this.centresChanged();
    };
    return this.dialog({title: name(centre.name), fields: this.#nameAndZone(centre), submit: t("save"), done: t("saved"), action});
  }

  /** @param {Centre} [centre] */
  #nameAndZone(centre) {
    const now = ZONES.includes(this.zone) || this.zone === "UTC" ? t("zoneNow", {time: clock(Date.now(), this.zone)}) : t("zoneHint");
    return html`<div class="row">
        ${this.filling.text({pointer: "/name/ru", words: t("nameRu"), value: centre?.name.ru, longest: 200})}
        ${this.filling.text({pointer: "/name/en", words: t("nameEn"), value: centre?.name.en, longest: 200})}
      </div>
      ${moreLanguages(this.filling, "/name", t("name"), centre?.name)}
      <div class="row">
        ${this.filling.text({pointer: "/address/ru", words: t("addressRu"), hint: t("addressHint"), value: centre?.address?.ru, longest: 200, needed: false})}
        ${this.filling.text({pointer: "/address/en", words: t("addressEn"), value: centre?.address?.en, longest: 200, needed: false})}
      </div>
      ${moreLanguages(this.filling, "/address", t("addressOf"), centre?.address)}
      ${this.filling.text({pointer: "/zone", words: t("zone"), value: this.zone, hint: now, list: "zones",
        onInput: (event) => (this.zone = /** @type {HTMLInputElement} */ (event.target).value.trim())})}
      ${this.filling.text({pointer: "/dayEnds", words: t("dayEnds"), value: centre?.dayEnds ?? "00:00", pattern: "(0\\d|1[01]):[0-5]\\d", wrong: t("dayEndsWrong"),
        hint: centre?.dayEndsFrom ? `${t("dayEndsFrom", {day: dayMonth(`${centre.dayEndsFrom}T12:00Z`, "UTC")})} ${t("dayEndsHint")}` : t("dayEndsHint")})}
      <datalist id="zones">${ZONES.map((zone) => html`<option value=${zone}></option>`)}</datalist>`;
  }

  #ownContents() {
    return html`
      ${this.filling.boxes({pointer: "/services", words: t("services"), values: usualServices.map((service) => service.code),
        options: usualServices.map((service) => ({value: service.code, words: `${service.prefix} · ${name(service.name)}`}))})}
      <div class="row">${usualServices.map((service) => this.filling.text({pointer: `/norms/${service.code}`, words: t("normOf", {service: name(service.name)}),
        value: `${service.norm / 60}:00`, pattern: "\\d{1,4}:[0-5]\\d", wrong: t("normWrong")}))}</div>
      <div class="row">${DESK_KINDS.map((kinds, at) => this.filling.text({pointer: `/desks/${at}`, words: t(`desks-${kinds.join("-")}`),
        value: String([3, 2, 0][at]), pattern: "\\d{1,2}", wrong: t("desksWrong")}))}</div>`;
  }

  /** @param {FormData} data */
  async #send(data) {
    const body = {code: data.get("/code"), ...nameAndZoneOf(data), ...(this.own ? ownContentsOf(data) : {})};
    await staffRequest("POST", "/centres", {body});
    this.centresChanged();
  }
}

/** @param {FormData} data */
function nameAndZoneOf(data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer)).trim();
  return {name: textsOf(data, "/name"), address: textsOf(data, "/address"), zone: text("/zone"), dayEnds: text("/dayEnds")};
}

/** @param {FormData} data */
function ownContentsOf(data) {
  const chosen = data.getAll("/services");
  if (chosen.length === 0) throw Filling.refuse("/services", t("needService"));
  const services = usualServices.filter((service) => chosen.includes(service.code)).map((service) =>
    ({...service, norm: secondsOf(String(data.get(`/norms/${service.code}`))) ?? service.norm}));
  const kinds = DESK_KINDS.flatMap((stages, at) => Array.from({length: Number(data.get(`/desks/${at}`))}, () => stages));
  return {services, desks: kinds.map((stages, at) => ({code: String(at + 1), stages}))};
}

customElements.define("centres-section", CentresSection);
