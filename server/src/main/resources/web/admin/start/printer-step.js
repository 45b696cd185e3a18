// @ts-check
/** The printer: where it is, and at once a test page and what became of it; the kiosks that have none print on it. */

import {html, nothing} from "lit";
import {newKey} from "talon/api.js";
import {icon} from "talon/icons.js";
import {paperWords} from "talon/staff/paper-words.js";
import {needsSomebody, printerAlerts, printerState} from "talon/staff/printer-state.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {free} from "../code-of.js";
import {Filling} from "../filling.js";
import {placeOf, profileField} from "../printer-form.js";
import {agentOf, hangOn} from "../printer-agent.js";
import {listProfiles} from "../profiles.js";
import {t as admin} from "../words.js";
import {StepForm} from "./step-form.js";
import {t} from "./words.js";

/** @typedef {import("./steps.js").Printer} Printer */

const PORT = 9100;
/** What lets a server see its cables that was installed from the package (server/src/dist/cable.conf). */
const ALLOW_CABLES = "install -D -m 0644 -t /etc/systemd/system/talon.service.d /usr/lib/talon/cable.conf && systemctl daemon-reload && systemctl restart talon";

class PrinterStep extends StepForm {
  static properties = {centre: {}, found: {}, way: {state: true}, profile: {state: true}, profiles: {state: true}, again: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {import("./steps.js").Found} */
    this.found = {staff: [], devices: [], printers: []};
    /** How it is connected, where that was chosen: net, usb, or an agent's number. @type {string | null} */
    this.way = null;
    this.profile = "generic-80";
    /** @type {import("../profiles.js").Profile[]} */
    this.profiles = [];
    /** Whether the form stands there though there is a printer. */
    this.again = false;
  }

  connectedCallback() {
    super.connectedCallback();
    listProfiles().then((profiles) => (this.profiles = profiles), () => {});
  }

  updated() {
    this.sawPaper(this.found.printers[0]?.testPage);
  }

  get #agents() {
    return /** @type {import("../printer-agent.js").Agent[]} */ (/** @type {unknown} */ (this.found.devices
      .filter((one) => one.kind === "agent" && one.centre === this.centre.code)));
  }

  render() {
    const printer = this.found.printers[0];
    return html`${printer ? this.#state(printer) : nothing}
      ${!printer || this.again ? this.#form(printer) : nothing}
      ${this.links(["printers", "profiles", "layout"], this.centre.code)}`;
  }

  /** @param {Printer} printer */
  #state(printer) {
    const {testPage} = printer;
    const went = testPage?.state === "printed";
    const printing = testPage?.state === "printing";
    return html`<div class="printer-now" role="status">
        <p><strong>${placeOf(printer) || printer.code}</strong> · ${printerState(printer)}</p>
        ${testPage ? html`<p class=${went ? "well" : printing ? "" : "late"}>${t(`page-${testPage.state}`)}${testPage.reason ? ` ${paperWords({state: "", reason: testPage.reason})}` : nothing}</p>` : nothing}
      </div>
      ${isHidden(printer, this.#agents) ? html`<p>${t("serverCable", {command: ALLOW_CABLES})}</p>` : nothing}
      ${needsSomebody(printer) ? printerAlerts([printer]) : nothing}
      <div class="step-ways"><button type="button" class="button ${went ? "" : "primary"}" ?disabled=${printing} @click=${() => this.#again(printer.code)}>${icon("printer")}${t("pageAgain")}</button>
        ${this.again ? nothing : html`<button type="button" class="button" @click=${() => (this.again = true)}>${t("otherAddress")}</button>`}</div>`;
  }

  /** @param {Printer | undefined} printer */
  #form(printer) {
    const {filling} = this;
    const agents = this.#agents;
    // An agent that nothing hangs on yet was most likely set up for this printer.
    const way = this.way ?? String(agents.find(({agent}) => agent?.connected && agent.printers.length === 0)?.id ?? "net");
    return this.form(html`<div class="row">
      ${filling.select({pointer: "/way", words: t("way"), value: way, hint: way === "net" ? nothing : t(way === "usb" ? "usbHint" : "agentHint"),
        options: [{value: "net", words: t("way-net")}, ...agents.map(({id, name}) => ({value: String(id), words: t("way-agent", {name})})), {value: "usb", words: t("way-usb")}],
        onChange: (event) => (this.way = /** @type {HTMLSelectElement} */ (event.target).value)})}
      <div data-first>${way === "net"
        ? filling.text({pointer: "/host", words: t("host"), hint: t("hostHint"), value: printer?.host ? `${printer.host}${printer.port === PORT ? "" : `:${printer.port}`}` : "", longest: 260})
        : filling.text({pointer: "/path", words: admin("devicePath"), hint: t("pathHint"), value: printer?.path ?? "/dev/usb/lp0", longest: 250})}</div></div>
      ${way !== "net" || agents.length ? nothing : html`<p class="quiet">${t("noAgent")}</p>`}
      <details class="more-fields"><summary>${t("paper")}</summary>
        ${profileField(filling, this.profiles, this.profile, (event) => (this.profile = /** @type {HTMLSelectElement} */ (event.target).value))}</details>`,
      t(printer ? "savePrinter" : "createPrinter"), (data) => this.#put(printer?.code ?? free("printer", []), data));
  }

  /** @param {string} code @param {FormData} data */
  async #put(code, data) {
    const way = String(data.get("/way"));
    const {code: centre} = this.centre;
    const body = {...addressOf(way, data), profile: String(data.get("/profile") ?? this.profile)};
    await staffRequest("PUT", `/centres/${centre}/printers/${code}`, {body});
    await hangOn(centre, code, this.#agents, /^\d+$/.test(way) ? Number(way) : null);
    for (const kiosk of this.found.devices.filter((one) => one.kind === "kiosk" && one.centre === centre && !one.printer)) {
      await staffRequest("PUT", `/devices/${kiosk.id}`, {body: {name: kiosk.name, printer: code}});
    }
    await this.#test(code);
    this.again = false;
  }

  /** @param {string} code */
  #again(code) {
    this.#test(code).catch((error) => toast(problemInWords(error), {wrong: true}));
  }

  /** @param {string} code */
  async #test(code) {
    this.awaitPaper(this.found.printers[0]?.testPage);
    await staffCommand(`/centres/${this.centre.code}/printers/${code}/test-page`, undefined, {key: newKey()});
    this.tell("stale");
  }
}

/** Whether it may be that a server on whose cable the printer hangs was not allowed to see it. @param {Printer} printer @param {import("../printer-agent.js").Agent[]} agents */
function isHidden({code, transport, testPage}, agents) {
  return transport === "device" && !agentOf(agents, code) && ["no device", "no access to the device"].includes(testPage?.reason ?? "");
}

/** @param {string} way @param {FormData} data */
function addressOf(way, data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer) ?? "").trim();
  if (way === "net") {
    const [, host, port] = /^(.*?)(?::(\d{1,5}))?$/.exec(text("/host")) ?? ["", text("/host"), ""];
    const number = Number(port || PORT);
    if (number < 1 || number > 65_535) throw Filling.refuse("/host", admin("portWrong"));
    return {transport: "tcp", host, port: number};
  }
  const path = text("/path");
  return path.startsWith("/") ? {transport: "device", path} : {transport: "serial", path};
}

customElements.define("printer-step", PrinterStep);
