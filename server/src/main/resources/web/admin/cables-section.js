// @ts-check
/** The cables with signs over desks and with specialists' pads. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {s} from "talon/staff/words.js";
import {addressOf, cableFields, changeOf, flat} from "./cable-form.js";
import {free} from "./code-of.js";
import {Filling} from "./filling.js";
import {listAgents} from "./printer-agent.js";
import {addressFields, placeOf} from "./printer-form.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{code: string, kind: "sign" | "pad", address: any, agent: number | null, template: any, protocol: string | null,
 *   ends: {number: number, desk: string, arrow: string, shortened?: string}[], connected: boolean,
 *   fault: string | null, heardAt: string | null}} Cable */

const READ_MS = 5_000;
const TRANSPORTS = ["serial", "tcp", "device"];

/** @extends {Section<Cable>} */
class CablesSection extends Section {
  static properties = {...Section.properties, centre: {}, kind: {state: true}, transport: {state: true}, templates: {state: true}, agents: {state: true}};

  constructor() {
    super();
    new Every(this, READ_MS, () => this.#read());
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {"sign" | "pad"} */
    this.kind = "sign";
    this.transport = "serial";
    /** The templates that come with Talon. @type {any[]} */
    this.templates = [];
    /** @type {import("./printer-agent.js").Agent[]} */
    this.agents = [];
  }

  connectedCallback() {
    super.connectedCallback();
    staffRequest("GET", "/sign-templates").then((templates) => (this.templates = templates), (error) => (this.fault = error));
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#read();
  }

  /** @param {Cable | "new"} row */
  edit(row) {
    this.kind = row === "new" ? "sign" : row.kind;
    this.transport = row === "new" ? "serial" : row.address.transport;
    super.edit(row);
  }

  render() {
    return html`
      ${this.top(t("cables"), t("cablesText"), t("newCable"))}
      ${this.rows?.length === 0 ? nothingYet(t("noCables")) : html`<table class="list">
        <thead><tr><th>${t("code")}</th><th>${t("cableKind")}</th><th>${t("transport")}</th><th>${t("cableEnds")}</th><th>${t("cableLine")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((cable) => this.#row(cable))}</tbody></table>`}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Cable} cable */
  #row(cable) {
    const agent = this.agents.find(({id}) => id === cable.agent);
    const cut = cable.ends.filter(({shortened}) => shortened !== undefined);
    const ends = cable.ends.map(({desk, number}) => `${s("desk", {desk})} — ${number}`).join(", ");
    const template = cable.template ? name(cable.template.name) : t(`protocol-${cable.protocol}`);
    return html`<tr><th scope="row" class="code">${cable.code}</th>
      <td>${t(`cable-${cable.kind}`)}<span class="quiet under">${template}</span></td>
      <td>${t(cable.address.transport)}<span class="quiet under">${agent ? `${agent.name}: ` : ""}${placeOf(flat(cable.address))}</span></td>
      <td>${ends || "—"}
        ${cut.map(({desk, shortened}) => html`<span class="quiet under">${t("signShortens", {desk, text: shortened || "—"})}</span>`)}</td>
      <td><span class=${cable.connected ? "" : "late"}>${t(cable.connected ? "cableOpen" : "cableShut")}</span>
        ${cable.connected || !cable.fault ? nothing : html`<span class="late under">${t(cable.fault === "undriven" && agent ? "cable-agent-away" : `cable-${cable.fault}`)}</span>`}
        <span class="quiet under">${cable.heardAt ? t(`cable-${cable.kind}-heard`, {at: moment(cable.heardAt)})
          // An agent of before tells nothing of it.
          : agent ? nothing : t(`cable-${cable.kind}-unheard`)}</span></td>
      <td class="acts">
        ${this.rowButton(t("change"), () => this.edit(cable), cable.code)}
        ${this.rowButton(t("remove"), () => this.#remove(cable), cable.code)}
      </td></tr>`;
  }

  /** @param {Cable | null} cable */
  #form(cable) {
    const {filling} = this;
    const fields = html`
      ${cable ? nothing : filling.text({pointer: "/code", words: t("code"), hint: t("cableCodeHint"), value: free("cable", (this.rows ?? []).map((one) => one.code)), longest: 32, pattern: "[a-z0-9][a-z0-9_\\-]*", wrong: t("codeWrong")})}
      <div class="row">
        ${filling.select({pointer: "/kind", words: t("cableKind"), value: this.kind, options: ["sign", "pad"].map((value) => ({value, words: t(`cable-${value}`)})),
          onChange: (event) => (this.kind = /** @type {any} */ (event.target).value)})}
        ${filling.select({pointer: "/transport", words: t("transport"), value: this.transport, options: TRANSPORTS.map((value) => ({value, words: t(value)})),
          onChange: (event) => (this.transport = /** @type {HTMLSelectElement} */ (event.target).value)})}
      </div>
      ${this.agents.length === 0 ? nothing : filling.select({pointer: "/agent", words: t("hangsOn"), value: String(cable?.agent ?? ""),
        options: [{value: "", words: t("hangsOnServer")}, ...this.agents.map(({id, name}) => ({value: String(id), words: name}))]})}
      ${addressFields(filling, cable ? flat(cable.address) : null, this.transport)}
      ${cableFields(filling, {cable, kind: this.kind, templates: this.templates, desks: this.centre.desks})}`;
    const action = (/** @type {FormData} */ data) => this.#put(cable, data);
    return this.dialog({title: cable?.code ?? t("newCable"), fields, submit: t(cable ? "save" : "create"), done: t("saved"), action});
  }

  /** @param {Cable | null} cable @param {FormData} data */
  async #put(cable, data) {
    const code = cable?.code ?? String(data.get("/code")).trim();
    if (!cable && this.rows?.some((one) => one.code === code)) throw Filling.refuse("/code", t("codeTaken"));
    const template = cable?.template ?? this.templates[0];
    const body = {address: addressOf(data), ...changeOf(data, template, this.centre.desks)};
    await staffRequest("PUT", `/centres/${this.centre.code}/cables/${code}`, {body});
    await this.#read();
  }

  /** @param {Cable} cable */
  #remove(cable) {
    this.afterAsking({title: t("removeCableTitle", {cable: cable.code}), text: t("removeCableText"), yes: t("remove")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/cables/${cable.code}`);
      await this.#read();
    }, t("removed"));
  }

  async #read() {
    this.agents = await listAgents(this.centre.code).catch(() => this.agents);
    await this.read(() => staffRequest("GET", `/centres/${this.centre.code}/cables`));
  }
}

customElements.define("cables-section", CablesSection);
