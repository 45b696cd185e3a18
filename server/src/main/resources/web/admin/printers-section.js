// @ts-check
/** The printers that the server drives itself. */

import {html, nothing} from "lit";
import {needsSomebody, printerAlerts, printerState} from "talon/staff/printer-state.js";
import {staffRequest} from "talon/staff/session.js";
import {Filling} from "./filling.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{code: string, transport: "tcp" | "virtual", host: string | null, port: number | null, width: number, state: string, since: string,
 *   lastJob: {state: string, reason: string | null, at: string} | null}} Printer */

const READ_MS = 5_000;
const WIDTHS = [576, 640, 512, 384];

/** @extends {Section<Printer>} */
class PrintersSection extends Section {
  static properties = {...Section.properties, centre: {}, transport: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.transport = "tcp";
  }

  connectedCallback() {
    super.connectedCallback();
    this.reading = setInterval(() => this.#read(), READ_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.reading);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#read();
  }

  /** @param {Printer | "new"} row */
  edit(row) {
    this.transport = row === "new" ? "tcp" : row.transport;
    super.edit(row);
  }

  render() {
    return html`
      ${this.top(t("printers"), t("printersText"), t("newPrinter"))}
      ${printerAlerts(this.rows ?? [])}
      ${this.rows?.length === 0 ? nothingYet(t("noPrinters")) : html`<table class="list">
        <thead><tr><th>${t("code")}</th><th>${t("transport")}</th><th>${t("paper")}</th><th>${t("printerState")}</th><th>${t("lastJob")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((printer) => html`<tr>
          <th scope="row">${printer.code}</th>
          <td>${t(printer.transport)}${printer.transport === "tcp" ? html`<span class="quiet under">${printer.host}:${printer.port}</span>` : nothing}</td>
          <td>${t(`width-${printer.width}`)}</td><td><span class=${needsSomebody(printer) ? "late" : ""}>${printerState(printer)}</span>
            <span class="quiet under">${moment(printer.since)}</span></td><td>${this.#lastJob(printer)}</td>
          <td class="acts">
            ${this.rowButton(t("change"), () => this.edit(printer), printer.code)}
            ${this.rowButton(t("remove"), () => this.#remove(printer), printer.code)}
          </td></tr>`)}</tbody></table>`}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Printer} printer */
  #lastJob({lastJob}) {
    if (!lastJob) return "—";
    const wrong = lastJob.state === "failed" || lastJob.state === "uncertain";
    return html`<span class=${wrong ? "late" : ""}>${t(`job-${lastJob.state}`)}</span>
      <span class="quiet under">${moment(lastJob.at)}${lastJob.reason ? ` · ${lastJob.reason}` : ""}</span>`;
  }

  /** @param {Printer | null} printer */
  #form(printer) {
    const {filling} = this;
    const fields = html`
      ${printer ? nothing : filling.text({pointer: "/code", words: t("code"), hint: t("printerCodeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9_\\-]*", wrong: t("codeWrong")})}
      ${filling.select({pointer: "/transport", words: t("transport"), value: this.transport, hint: t(`${this.transport}Hint`),
        options: ["tcp", "virtual"].map((value) => ({value, words: t(value)})),
        onChange: (event) => (this.transport = /** @type {HTMLSelectElement} */ (event.target).value)})}
      ${this.transport === "tcp" ? html`<div class="row">
        ${filling.text({pointer: "/host", words: t("host"), value: printer?.host ?? "", longest: 253})}
        ${filling.text({pointer: "/port", words: t("port"), value: String(printer?.port ?? 9100), pattern: "\\d{1,5}", wrong: t("portWrong")})}
      </div>` : nothing}
      ${filling.select({pointer: "/width", words: t("paper"), value: String(printer?.width ?? 576),
        options: WIDTHS.map((width) => ({value: String(width), words: t(`width-${width}`)}))})}`;
    const action = (/** @type {FormData} */ data) => this.#put(printer, data);
    return this.dialog({title: printer?.code ?? t("newPrinter"), fields, submit: t(printer ? "save" : "create"), done: t("saved"), action});
  }

  /** @param {Printer | null} printer @param {FormData} data */
  async #put(printer, data) {
    const code = printer?.code ?? String(data.get("/code")).trim();
    if (!printer && this.rows?.some((one) => one.code === code)) throw Filling.refuse("/code", t("codeTaken"));
    const transport = data.get("/transport");
    const width = Number(data.get("/width"));
    const address = transport === "tcp" ? {host: String(data.get("/host")).trim(), port: portOf(data)} : {};
    await staffRequest("PUT", `/centres/${this.centre.code}/printers/${code}`, {body: {transport, width, ...address}});
    await this.#read();
  }

  /** @param {Printer} printer */
  #remove(printer) {
    this.afterAsking({title: t("removePrinterTitle", {printer: printer.code}), text: t("removePrinterText"), yes: t("remove")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/printers/${printer.code}`);
      await this.#read();
    }, t("removed"));
  }

  #read() {
    return this.read(() => staffRequest("GET", `/centres/${this.centre.code}/printers`));
  }
}

/** @param {FormData} data */
function portOf(data) {
  const port = Number(data.get("/port"));
  if (port < 1 || port > 65_535) throw Filling.refuse("/port", t("portWrong"));
  return port;
}

customElements.define("printers-section", PrintersSection);
