// @ts-check
/** The first page: in a demo everything there is to see, else the doors for staff and devices. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {icon} from "talon/icons.js";
import {DEFAULT_LANGUAGE, InWords, recallLanguage} from "talon/words.js";
import {helpLink, languageSwitch} from "talon/staff/frame.js";
import {problemInWords, s} from "talon/staff/words.js";
import {toast} from "talon/staff/toast.js";
import {t} from "./words.js";

recallLanguage();

/** @typedef {{login: string, password: string, role: string, name: string}} Account */
/** @typedef {{demo: boolean, accounts?: Account[], links?: {page: string, url: string}[], simulation?: {running: boolean}}} Demo */

/** @type {Record<string, import("talon/icons.js").IconName>} */
const PICTURES = {kiosk: "touch", hall: "screen", sign: "sign", desk: "desk", host: "people", manager: "chart", admin: "settings"};
const STAFF = ["desk", "host", "manager", "admin"];
const DEVICES = ["kiosk", "hall", "sign"];

class TalonStart extends LitElement {
  static properties = {demo: {state: true}, sending: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Demo | null} */
    this.demo = null;
    this.sending = false;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#find();
  }

  render() {
    document.title = t("title");
    const {demo} = this;
    if (!demo) return html`<main class="start" aria-busy="true"></main>`;
    return html`<main class="start ${demo.demo ? "" : "plain"}">
      <div class="start-top">
        <p class="brand">${icon("ticket")}${s("talon")}</p>
        ${helpLink("index")}
        ${languageSwitch()}
      </div>
      ${demo.demo ? this.#demo(demo) : this.#plain()}
      <p class="start-foot"><a href="/api/docs">${t("docs")}</a></p>
    </main>`;
  }

  /** @param {Demo} demo */
  #demo({links = [], accounts = [], simulation}) {
    return html`
      <h1>${t("demoTitle")}</h1>
      <p class="lead">${t("demoText")}</p>
      <ul class="cards">${links.filter(({page}) => PICTURES[page]).map(({page, url}) => card(page, url))}</ul>
      <div class="start-columns">
        <section aria-labelledby="accounts">
          <h2 id="accounts">${t("accounts")}</h2>
          <p class="quiet">${t("accountsText")}</p>
          <table><thead><tr><th scope="col">${t("role")}</th><th scope="col">${t("login")}</th><th scope="col">${t("password")}</th></tr></thead>
            <tbody>${accounts.map((account) => html`<tr>
              <th scope="row">${s(account.role)}<span class="quiet">${account.name === s(account.role, {}, DEFAULT_LANGUAGE) ? "" : account.name}</span></th>
              <td><code>${account.login}</code></td><td><code>${account.password}</code></td></tr>`)}</tbody></table>
        </section>
        ${simulation ? this.#simulation(simulation.running) : nothing}
      </div>`;
  }

  /** @param {boolean} running */
  #simulation(running) {
    return html`<section aria-labelledby="simulation">
      <h2 id="simulation">${t("simulation")}</h2>
      <p class="quiet" role="status">${t(running ? "running" : "stopped")}</p>
      <button type="button" class="button" ?disabled=${this.sending} @click=${() => this.#simulate(!running)}>
        ${icon(running ? "stop" : "play")}${t(running ? "stop" : "run")}</button>
    </section>`;
  }

  #plain() {
    return html`
      <h1>${t("plainTitle")}</h1>
      <p class="lead">${t("plainText")}</p>
      <h2>${t("staff")}</h2>
      <ul class="cards">${STAFF.map((page) => card(page, `/${page}/`))}</ul>
      <h2>${t("devices")}</h2>
      <p class="quiet">${t("devicesText")}</p>
      <ul class="cards">${DEVICES.map((page) => card(page, `/${page}/`))}</ul>`;
  }

  /** @param {boolean} running */
  async #simulate(running) {
    this.sending = true;
    try {
      await request("PUT", "/demo/simulation", {body: {running}});
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    await this.#find();
    this.sending = false;
  }

  async #find() {
    this.demo = await request("GET", "/demo").catch(() => this.demo ?? {demo: false});
  }
}

/** @param {string} page @param {string} url */
function card(page, url) {
  return html`<li><a class="card" href=${url}>
    <span class="card-picture">${icon(PICTURES[page])}</span>
    <span class="card-name">${t(page)}</span>
    <span class="card-text">${t(`${page}Text`)}</span>
  </a></li>`;
}

customElements.define("talon-start", TalonStart);
