// @ts-check
/** Tokens for scripts: created, shown once, revoked. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {s} from "talon/staff/words.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{id: number, name: string, role: string, createdBy?: string, createdAt?: string}} Token */

const ROLES = ["manager", "specialist", "administrator"];

/** @extends {Section<Token>} */
class TokensSection extends Section {
  static properties = {...Section.properties, fresh: {state: true}};

  constructor() {
    super();
    /** The secret that was just made; it is shown until its reader closes it. @type {string | null} */
    this.fresh = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  render() {
    return html`
      ${this.top(t("tokens"), t("tokensText"), t("newToken"))}
      ${this.fresh ? this.#shown(this.fresh) : nothing}
      ${this.rows?.length === 0 ? nothingYet(t("noTokens")) : html`<table class="list">
        <thead><tr><th>${t("tokenName")}</th><th>${t("role")}</th><th>${t("created")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((token) => html`<tr>
          <th scope="row">${token.name}</th><td>${s(token.role)}</td><td>${token.createdAt ? moment(token.createdAt) : "—"}</td>
          <td class="acts">${this.rowButton(t("revoke"), () => this.#revoke(token), token.name)}</td></tr>`)}</tbody></table>`}
      <p class="quiet"><a href="/api/docs">${t("docs")}</a></p>
      ${this.editing ? this.#form() : nothing}`;
  }

  /** @param {string} token */
  #shown(token) {
    return html`<section class="fresh" role="status">
      <h2>${icon("key")}${t("tokenShown")}</h2>
      <p>${t("tokenShownText")}</p>
      <div class="fresh-row">
        <input class="fresh-token" readonly .value=${token} aria-label=${t("token")} @focus=${selectAll}>
        <button type="button" class="button primary" @click=${this.#copy}>${icon("copy")}${t("copy")}</button>
        <button type="button" class="button" @click=${() => (this.fresh = null)}>${t("tokenKept")}</button>
      </div>
    </section>`;
  }

  #form() {
    const fields = html`
      ${this.filling.text({pointer: "/name", words: t("tokenName"), hint: t("tokenNameHint"), longest: 100})}
      ${this.filling.select({pointer: "/role", words: t("role"), hint: t("tokenRoleHint"), value: ROLES[0], options: ROLES.map((value) => ({value, words: s(value)}))})}`;
    const action = async (/** @type {FormData} */ data) => {
      const made = await staffRequest("POST", "/tokens", {body: {name: String(data.get("/name")).trim(), role: data.get("/role")}});
      this.fresh = made.token;
      await this.#read();
    };
    return this.dialog({title: t("newToken"), fields, submit: t("create"), done: t("tokenCreated"), action});
  }

  #copy = async () => {
    const field = /** @type {HTMLInputElement} */ (this.querySelector(".fresh-token"));
    field.select();
    try {
      // Outside HTTPS there is no clipboard: the token is marked, Ctrl+C takes it.
      await navigator.clipboard.writeText(field.value);
      toast(t("copied"));
    } catch {
      toast(t("copyByHand"));
    }
  };

  /** @param {Token} token */
  #revoke(token) {
    this.afterAsking({title: t("revokeTokenTitle", {name: token.name}), text: t("revokeTokenText"), yes: t("revoke")}, async () => {
      await staffRequest("DELETE", `/tokens/${token.id}`);
      await this.#read();
    }, t("tokenRevoked"));
  }

  #read() {
    return this.read(() => staffRequest("GET", "/tokens"));
  }
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}

customElements.define("tokens-section", TokensSection);
