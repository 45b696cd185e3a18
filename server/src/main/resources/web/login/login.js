// @ts-check
/** Signing in, and back to where one came from. */

import {LitElement, html, nothing} from "lit";
import {Problem, request} from "talon/api.js";
import {icon} from "talon/icons.js";
import {mindTheServer} from "talon/away.js";
import {Every} from "talon/every.js";
import {DEFAULT_LANGUAGE, InWords, recallLanguage} from "talon/words.js";
import {languageSwitch} from "talon/staff/frame.js";
import "talon/staff/key-repeat.js";
import {homeOf} from "talon/staff/session.js";
import {problemInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

recallLanguage();
mindTheServer();

/** @typedef {{login: string, password: string, role: import("talon/staff/session.js").Role, name: string}} Account */

class TalonLogin extends LitElement {
  static properties = {wrong: {state: true}, fault: {state: true}, sending: {state: true}, shown: {state: true}, accounts: {state: true}, until: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, 1_000, () => this.#tick());
    /** What is wrong with which field. @type {{login?: string, password?: string}} */
    this.wrong = {};
    /** @type {unknown} */
    this.fault = null;
    this.sending = false;
    this.shown = false;
    /** @type {Account[]} */
    this.accounts = [];
    /** Until when no try is accepted, in ms of this clock; 0: any time. */
    this.until = 0;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#findDemo();
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
  }

  render() {
    document.title = t("title");
    return html`<main class="login">
      <div class="login-top"><p class="brand">${icon("ticket")}${s("talon")}</p>${languageSwitch()}</div>
      <form class="login-form" novalidate @submit=${this.#submit}>
        <h1>${t("title")}</h1>
        ${this.#faultLine()}
        ${this.#field("login", "text", "username")}
        ${this.#field("password", this.shown ? "text" : "password", "current-password")}
        <label class="show"><input type="checkbox" .checked=${this.shown} @change=${() => (this.shown = !this.shown)}>${t("show")}</label>
        <button class="button primary large" ?disabled=${this.sending || this.#pause() > 0}>${t(this.sending ? "entering" : "enter")}</button>
        <p class="quiet">${t("forgotten")}</p>
      </form>
      ${this.accounts.length ? this.#demo() : nothing}
    </main>`;
  }

  #faultLine() {
    const words = this.#faultWords();
    return html`<p class="alert" role="alert" ?hidden=${!words}>${words ? html`${icon("warning")}<span>${words}</span>` : nothing}</p>`;
  }

  #faultWords() {
    const pause = this.#pause();
    if (pause > 90) return t("laterMinutes", {n: Math.ceil(pause / 60)});
    if (pause > 0) return t("later", {n: pause});
    if (!(this.fault instanceof Problem)) return "";
    if (this.fault.status === 429) return t("again");
    return this.fault.status === 401 ? t("wrong") : problemInWords(this.fault);
  }

  /** @param {"login" | "password"} field @param {string} type @param {"username" | "current-password"} complete */
  #field(field, type, complete) {
    const wrong = this.wrong[field];
    return html`<div class="field">
      <label for=${field}>${t(field)}</label>
      <input id=${field} name=${field} type=${type} autocomplete=${complete} autocapitalize="off" spellcheck="false"
        aria-invalid=${Boolean(wrong)} aria-describedby="${field}-wrong" @input=${() => (this.wrong = {...this.wrong, [field]: undefined})}>
      <p id="${field}-wrong" class="wrong" ?hidden=${!wrong}>${wrong ?? nothing}</p>
    </div>`;
  }

  #demo() {
    return html`<section class="demo" aria-labelledby="accounts">
      <h2 id="accounts">${t("accounts")}</h2>
      <p class="quiet">${t("accountsText")}</p>
      <ul>${this.accounts.map((account) => html`<li>
        <button type="button" class="account" ?disabled=${this.sending} @click=${() => this.#signIn(account.login, account.password)}>
          <span class="account-role">${s(account.role)}</span>
          <span class="account-name">${account.name === s(account.role, {}, DEFAULT_LANGUAGE) ? "" : account.name}</span>
          <span class="account-login">${account.login} · ${account.password}</span>
        </button></li>`)}</ul>
      <a href="/">${t("start")}</a>
    </section>`;
  }

  /** @param {SubmitEvent} event */
  #submit = (event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const login = String(data.get("login")).trim();
    const password = String(data.get("password"));
    this.wrong = {login: login ? undefined : t("needLogin"), password: password ? undefined : t("needPassword")};
    if (!login || !password) {
      /** @type {HTMLElement | null} */ (this.querySelector(login ? "#password" : "#login"))?.focus();
      return;
    }
    this.#signIn(login, password);
  };

  /** @param {string} login @param {string} password */
  async #signIn(login, password) {
    this.sending = true;
    this.fault = null;
    try {
      await request("POST", "/session", {body: {login, password}});
      const {role} = await request("GET", "/session");
      location.replace(wanted() ?? homeOf(role));
    } catch (error) {
      this.sending = false;
      this.fault = error;
      if (error instanceof Problem && error.status === 429) this.until = Date.now() + (error.retryAfter ?? 30) * 1_000;
      const password = /** @type {HTMLInputElement | null} */ (this.querySelector("#password"));
      password?.focus();
      password?.select();
    }
  }

  /** Seconds until a try is accepted again. */
  #pause() {
    return Math.max(0, Math.ceil((this.until - Date.now()) / 1_000));
  }

  #tick() {
    if (this.until === 0) return;
    if (this.#pause() === 0) this.until = 0;
    this.requestUpdate();
  }

  async #findDemo() {
    const demo = await request("GET", "/demo").catch(() => null);
    this.accounts = demo?.accounts ?? [];
  }
}

/** The page of ours that sent here; nothing where the address names another place. */
function wanted() {
  const to = new URLSearchParams(location.search).get("to");
  if (!to) return null;
  const address = new URL(to, location.origin);
  address.hash = location.hash;
  return address.origin === location.origin && !address.pathname.startsWith("/login") ? address.href : null;
}

customElements.define("talon-login", TalonLogin);
