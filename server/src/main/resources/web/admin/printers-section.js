// @ts-check
/** The printers that the server drives itself. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import "talon/staff/printer-paper.js";
import {isNew, needsSomebody, printerAlerts, printerState} from "talon/staff/printer-state.js";
import {staffRequest} from "talon/staff/session.js";
import {free} from "./code-of.js";
import {Filling} from "./filling.js";
import {TRANSPORTS, addressFields, placeOf, printerOf, profileField, profileName} from "./printer-form.js";
import {agentField, agentOf, hang, listAgents} from "./printer-agent.js";
import {listProfiles} from "./profiles.js";
import "./roll-size.js";
import {Section, moment, nothingYet} from "./section.js";
import "./test-page.js";
import {t} from "./words.js";

/** @typedef {{code: string, transport: string, host?: string, port?: number, path?: string, speed?: number, parity?: string, dataBits?: number,
 *   stopBits?: number, flow?: string, queue?: string, profile: string, width: number, state: string, since: string,
 *   lastJob: {state: string, reason: string | null, at: string} | null,
 *   testPage: {state: string, reason: string | null, at: string, by: string, ticket: boolean, tried: boolean} | null}} Printer */

const READ_MS = 5_000;
/** A printer that was just set up answers within a second or two. */
const SOON_MS = 700;

/** @extends {Section<Printer>} */
class PrintersSection extends Section {
  static properties = {...Section.properties, centre: {}, transport: {state: true}, profile: {state: true}, profiles: {state: true},
    agents: {state: true}};

  constructor() {
    super();
    new Every(this, READ_MS, () => this.#read());
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.transport = "tcp";
    this.profile = "";
    /** @type {import("./profiles.js").Profile[]} */
    this.profiles = [];
    /** @type {import("./printer-agent.js").Agent[]} */
    this.agents = [];
  }

  connectedCallback() {
    super.connectedCallback();
    listProfiles().then((profiles) => (this.profiles = profiles), (error) => (this.fault = error));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.sooner);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#read();
  }

  /** @param {Printer | "new"} row */
  edit(row) {
    this.transport = row === "new" ? "tcp" : row.transport;
    this.profile = row === "new" ? "generic-80" : row.profile;
    super.edit(row);
  }

  render() {
    return html`
      ${this.top(t("printers"), t("printersText"), t("newPrinter"))}
      ${printerAlerts(this.rows ?? [])}
      ${this.rows?.length === 0 ? nothingYet(t("noPrinters")) : html`<table class="list">
        <thead><tr><th>${t("code")}</th><th>${t("transport")}</th><th>${t("profile")}</th><th>${t("printerState")}</th><th>${t("lastJob")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((printer) => html`<tr>
          <th scope="row" class="code">${printer.code}</th>
          <td>${t(printer.transport)}<span class="quiet under">${this.#placeOf(printer)}</span></td>
          <td>${this.#profileOf(printer)}</td><td><span class=${needsSomebody(printer) ? "late" : ""}>${printerState(printer)}</span>
            <span class="quiet under">${moment(printer.since)}</span></td><td>${this.#lastJob(printer)}</td>
          <td class="acts">
            ${this.rowButton(t("change"), () => this.edit(printer), printer.code)}
            ${this.rowButton(t("remove"), () => this.#remove(printer), printer.code)}
          </td></tr>
          <tr class="paper-ways"><td colspan="6"><div>
            <printer-paper .centre=${this.centre.code} .printer=${printer} @rolled=${() => this.#read()}></printer-paper>
            <roll-size .centre=${this.centre.code} .printer=${printer} .profile=${this.#profile(printer)} @rolled=${() => this.#read()}></roll-size>
            <test-page .centre=${this.centre.code} .printer=${printer} .letters=${this.#isText(printer)} @stale=${() => this.#read()}></test-page></div></td></tr>`)}</tbody></table>`}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Printer} printer */
  #lastJob({lastJob}) {
    if (!lastJob) return "—";
    return html`<span class=${paperWentWrong(lastJob) ? "late" : ""}>${paperWords(lastJob)}</span>
      <span class="quiet under">${moment(lastJob.at)}</span>`;
  }

  /** @param {Printer | null} printer */
  #form(printer) {
    const {filling} = this;
    const fields = html`
      ${printer ? nothing : filling.text({pointer: "/code", words: t("code"), hint: t("printerCodeHint"), value: free("printer", (this.rows ?? []).map((one) => one.code)), longest: 32, pattern: "[a-z0-9][a-z0-9_\\-]*", wrong: t("codeWrong")})}
      ${filling.select({pointer: "/transport", words: t("transport"), value: this.transport, hint: t(`${this.transport}Hint`),
        options: TRANSPORTS.map((value) => ({value, words: t(value)})),
        onChange: (event) => (this.transport = /** @type {HTMLSelectElement} */ (event.target).value)})}
      ${agentField(filling, this.agents, printer?.code)}
      ${addressFields(filling, printer, this.transport)}
      ${profileField(filling, this.profiles, this.profile, (event) => (this.profile = /** @type {HTMLSelectElement} */ (event.target).value))}`;
    const action = (/** @type {FormData} */ data) => this.#put(printer, data);
    return this.dialog({title: printer?.code ?? t("newPrinter"), fields, submit: t(printer ? "save" : "create"), done: t("saved"), action});
  }

  /** @param {Printer | null} printer @param {FormData} data */
  async #put(printer, data) {
    const code = printer?.code ?? String(data.get("/code")).trim();
    if (!printer && this.rows?.some((one) => one.code === code)) throw Filling.refuse("/code", t("codeTaken"));
    const body = printerOf(data);
    if (body.port !== undefined && (body.port < 1 || body.port > 65_535)) throw Filling.refuse("/port", t("portWrong"));
    await staffRequest("PUT", `/centres/${this.centre.code}/printers/${code}`, {body});
    await hang(this.centre.code, code, this.agents, data);
    await this.#read();
  }

  /** @param {Printer} printer */
  #remove(printer) {
    this.afterAsking({title: t("removePrinterTitle", {printer: printer.code}), text: t("removePrinterText"), yes: t("remove")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/printers/${printer.code}`);
      await this.#read();
    }, t("removed"));
  }

  async #read() {
    this.agents = await listAgents(this.centre.code).catch(() => this.agents);
    await this.read(() => staffRequest("GET", `/centres/${this.centre.code}/printers`));
    clearTimeout(this.sooner);
    if (this.rows?.some(isNew)) this.sooner = setTimeout(() => this.#read(), SOON_MS);
  }

  /** @param {Printer} printer */
  #placeOf(printer) {
    const agent = agentOf(this.agents, printer.code);
    return agent ? `${agent.name}: ${placeOf(printer)}` : placeOf(printer);
  }

  /** @param {Printer} printer */
  #isText(printer) {
    return this.#profile(printer)?.mode === "text";
  }

  /** @param {Printer} printer */
  #profile(printer) {
    return this.profiles.find((one) => one.code === printer.profile);
  }

  /** @param {Printer} printer */
  #profileOf(printer) {
    const profile = this.#profile(printer);
    return html`${profile ? profileName(profile) : printer.profile}<span class="quiet under">${t("dots", {n: printer.width})}</span>`;
  }
}

customElements.define("printers-section", PrintersSection);
