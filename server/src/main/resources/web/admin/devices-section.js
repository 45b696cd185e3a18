// @ts-check
/** Kiosks, displays and agents: paired by the code they show, named, given a desk or a printer, revoked. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {staffRequest} from "talon/staff/session.js";
import {name} from "talon/words.js";
import {asLatin, deviceName, lookAt} from "talon/staff/pair.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {Section, moment, nothingYet} from "./section.js";
import {agentPlace, agentSeen} from "./agent-facts.js";
import {isHere, screenTrouble} from "./screen-sheet.js";
import {sinceInWords} from "./since.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Device & {seenAt: string | null, pairedAt: string, agent: import("./agent-facts.js").AgentFacts | null}} Device */

const READ_MS = 10_000;
/** @type {Record<string, import("talon/icons.js").IconName>} */
const PICTURES = {kiosk: "touch", "hall-display": "screen", "desk-display": "sign", agent: "printer"};

/** @extends {Section<Device>} */
class DevicesSection extends Section {
  static properties = {...Section.properties, centre: {}, printers: {state: true}, screens: {state: true}};

  constructor() {
    super();
    new Every(this, READ_MS, () => this.#read());
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {{code: string}[]} */
    this.printers = [];
    /** @type {import("./screen-sheet.js").Screen[]} */
    this.screens = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#read();
  }

  render() {
    const rows = this.rows?.filter((device) => device.centre === this.centre.code);
    return html`
      ${this.top(t("devices"), t("devicesText"), t("pair"))}
      ${rows?.length === 0 ? nothingYet(t("noDevices")) : html`<table class="list">
        <thead><tr><th>${t("name")}</th><th>${t("kind")}</th><th>${t("place")}</th><th>${t("seen")}</th><td></td></tr></thead>
        <tbody>${rows?.map((device) => this.#row(device))}</tbody></table>`}
      ${this.#old()}
      <screen-sheet></screen-sheet>
      ${this.editing === "new" ? this.#pair() : this.editing ? this.#change(this.editing) : nothing}`;
  }

  /** @param {Device} device */
  #row(device) {
    const place = device.agent ? agentPlace(device.agent) : device.desk ? s("desk", {desk: device.desk}) : device.printer ? t("printsOn", {printer: device.printer}) : "—";
    const seen = device.agent ? agentSeen(device.agent) : sinceInWords(device.seenAt);
    const screen = this.screens.find((one) => one.id === device.id);
    const trouble = screenTrouble(screen);
    return html`<tr>
      <th scope="row"><span class="with-mark"><span class="service-mark plain">${icon(PICTURES[device.kind])}</span>${device.name}</span></th>
      <td>${t(device.kind)}</td><td>${place}</td>
      <td title=${device.seenAt ? moment(device.seenAt) : ""}><span class="seen ${seen.here ? "here" : seen.late ? "late" : ""}">${seen.words}</span>
        ${seen.under ? html`<span class="quiet under">${seen.under}</span>` : nothing}
        ${trouble ? html`<span class="seen late under">${trouble}</span>` : nothing}</td>
      <td class="acts">
        ${screen ? this.rowButton(t("screen"), () => this.#sheet(screen), device.name) : nothing}
        ${this.rowButton(t("change"), () => this.edit(device), device.name)}
        ${this.rowButton(t("revoke"), () => this.#revoke(device), device.name)}
      </td></tr>`;
  }

  /** After an upgrade all screens stand on the page that they had. */
  #old() {
    const old = this.screens.filter((screen) => isHere(screen) && !screen.told?.current);
    if (old.length === 0) return nothing;
    return html`<div class="alert old-screens" role="note">${icon("warning")}<p>${t("oldScreens", {n: old.length})}</p>
      <button type="button" class="button" @click=${() => this.#reload(old)}>${t("oldReload")}</button></div>`;
  }

  /** @param {import("./screen-sheet.js").Screen[]} old */
  async #reload(old) {
    try {
      for (const {id} of old) await staffRequest("POST", `/devices/${id}/asks`, {body: {kind: "reload"}});
      toast(t("oldAsked"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {import("./screen-sheet.js").Screen} screen */
  #sheet(screen) {
    /** @type {any} */ (this.querySelector("screen-sheet")).open(this.centre.code, screen);
  }

  #pair() {
    const fields = html`
      ${this.filling.text({pointer: "/code", words: t("pairCode"), hint: t("pairCodeHint"), longest: 16, large: true,
        onInput: (event) => { const field = /** @type {HTMLInputElement} */ (event.target); field.value = asLatin(field.value); }})}
      ${this.filling.text({pointer: "/name", words: t("name"), hint: t("deviceNameHint"), longest: 100, needed: false})}
      <div class="row">${this.#deskSelect("", t("pairDeskHint"))}${this.#printerSelect("", t("pairPrinterHint"))}</div>`;
    const action = async (/** @type {FormData} */ data) => {
      const shown = await lookAt(text(data, "/code"));
      const place = placeOf(data);
      await staffRequest("POST", "/devices", {body: {...place, code: shown.code, centre: this.centre.code,
        name: place.name || deviceName(shown.kind, this.centre.code, this.rows ?? [])}});
      await this.#read();
    };
    return this.dialog({title: t("pairTitle"), fields, submit: t("pair"), done: t("paired"), action});
  }

  /** @param {Device} device */
  #change(device) {
    const fields = html`
      ${this.filling.text({pointer: "/name", words: t("name"), value: device.name, longest: 100})}
      ${device.kind === "desk-display" ? this.#deskSelect(device.desk ?? "") : nothing}
      ${device.kind === "kiosk" ? html`${this.#printerSelect(device.printer ?? "")}
        ${this.filling.boxes({pointer: "/menu", words: `${t("kioskMenu")}. ${t("kioskMenuHint")}`, values: device.menu ?? [],
          options: this.centre.services.map((service) => ({value: service.code, words: name(service.name)}))})}` : nothing}`;
    const action = async (/** @type {FormData} */ data) => {
      await staffRequest("PUT", `/devices/${device.id}`, {body: {...placeOf(data), ...(device.kind === "kiosk" ? {menu: data.getAll("/menu").map(String)} : {})}});
      await this.#read();
    };
    return this.dialog({title: device.name, fields, submit: t("save"), done: t("saved"), action});
  }

  /** @param {string} value @param {string} [hint] */
  #deskSelect(value, hint) {
    return this.filling.select({pointer: "/desk", words: t("desk"), hint, value,
      options: [{value: "", words: t("none")}, ...this.centre.desks.map(({code}) => ({value: code, words: s("desk", {desk: code})}))]});
  }

  /** @param {string} value @param {string} [hint] */
  #printerSelect(value, hint) {
    return this.filling.select({pointer: "/printer", words: t("printer"), hint, value,
      options: [{value: "", words: t("none")}, ...this.printers.map(({code}) => ({value: code, words: code}))]});
  }

  /** @param {Device} device */
  #revoke(device) {
    this.afterAsking({title: t("revokeTitle", {name: device.name}), text: t("revokeText"), yes: t("revoke")}, async () => {
      await staffRequest("DELETE", `/devices/${device.id}`);
      await this.#read();
    }, t("revoked"));
  }

  async #read() {
    await this.read(() => staffRequest("GET", "/devices"));
    this.printers = await staffRequest("GET", `/centres/${this.centre.code}/printers`).catch(() => this.printers);
    this.screens = await staffRequest("GET", `/centres/${this.centre.code}/screens`).catch(() => this.screens);
  }
}

/** @param {FormData} data @param {string} pointer */
function text(data, pointer) {
  return String(data.get(pointer) ?? "").trim();
}

/** @param {FormData} data */
function placeOf(data) {
  return {name: text(data, "/name"), desk: text(data, "/desk") || null, printer: text(data, "/printer") || null};
}

customElements.define("devices-section", DevicesSection);
