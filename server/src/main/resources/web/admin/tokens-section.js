// @ts-check
/** Tokens for scripts: created, shown once, revoked. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {copyText} from "talon/staff/copy.js";
import {staffRequest} from "talon/staff/session.js";
import {s} from "talon/staff/words.js";
import {Filling} from "./filling.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{id: number, name: string, role: string, centre: string | null, scopes: string[], createdBy: string, maker: string | null,
 *   createdAt: string, expiresAt: string | null, lastUsedAt: string | null, works: boolean}} Token */

const ROLES = ["manager", "host", "specialist", "administrator"];
const SCOPES = ["issue", "call", "board", "reports", "events", "administer"];
/** What each role may at all. @type {Record<string, string[]>} */
const SCOPES_OF = {administrator: SCOPES, manager: ["issue", "call", "board", "reports", "events"], host: ["issue", "call", "board", "reports", "administer"], specialist: ["call", "board", "reports"]};

/** @extends {Section<Token>} */
class TokensSection extends Section {
  static properties = {...Section.properties, fresh: {state: true}, centres: {}, role: {state: true}};

  constructor() {
    super();
    /** The secret that was just made; it is shown until its reader closes it. @type {string | null} */
    this.fresh = null;
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.role = ROLES[0];
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
        <thead><tr><th>${t("tokenName")}</th><th>${t("tokenMay")}</th><th>${t("tokenMaker")}</th><th>${t("tokenEnd")}</th><th>${t("tokenUsed")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((token) => html`<tr class=${token.works ? "" : "off"}>
          <th scope="row">${token.name}${token.works ? nothing : html` <span class="badge">${t("tokenStopped")}</span>`}</th>
          <td>${s(token.role)}: ${scopesInWords(token)}<br><span class="quiet">${this.#where(token)}</span></td>
          <td>${token.maker ?? token.createdBy}<br><span class="quiet">${moment(token.createdAt)}</span></td>
          <td>${token.expiresAt ? moment(token.expiresAt) : t("tokenEndless")}</td>
          <td>${token.lastUsedAt ? moment(token.lastUsedAt) : t("tokenNeverUsed")}</td>
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
      <div class="row">
        ${this.filling.select({pointer: "/role", words: t("role"), hint: t("tokenRoleHint"), value: this.role, options: ROLES.map((value) => ({value, words: s(value)})),
          onChange: (event) => (this.role = /** @type {HTMLSelectElement} */ (event.target).value)})}
        ${this.filling.select({pointer: "/centre", words: t("centre"), value: "",
          options: [{value: "", words: t("allCentres")}, ...this.centres.map((centre) => ({value: centre.code, words: name(centre.name)}))]})}
      </div>
      ${this.filling.boxes({pointer: "/scopes", words: t("tokenMay"), values: SCOPES_OF[this.role],
        options: SCOPES_OF[this.role].map((value) => ({value, words: t(`scope-${value}`)}))})}
      ${this.filling.text({pointer: "/expiresAt", words: t("tokenEnd"), hint: t("tokenEndHint"), type: "date", needed: false})}`;
    const action = async (/** @type {FormData} */ data) => {
      const scopes = data.getAll("/scopes");
      if (scopes.length === 0) throw Filling.refuse("/scopes", t("tokenScopeNeeded"));
      const end = String(data.get("/expiresAt") ?? "");
      const made = await staffRequest("POST", "/tokens", {body: {
        name: String(data.get("/name")).trim(), role: data.get("/role"), centre: data.get("/centre") || null, scopes,
        expiresAt: end ? new Date(`${end}T23:59:59`).toISOString() : null,
      }});
      this.fresh = made.token;
      await this.#read();
    };
    return this.dialog({title: t("newToken"), fields, submit: t("create"), done: t("tokenCreated"), action});
  }

  #copy = () => copyText(/** @type {HTMLElement} */ (this.querySelector(".fresh-token")), {copied: t("copied"), byHand: t("copyByHand")});

  /** @param {Token} token */
  #revoke(token) {
    this.afterAsking({title: t("revokeTokenTitle", {name: token.name}), text: t("revokeTokenText"), yes: t("revoke")}, async () => {
      await staffRequest("DELETE", `/tokens/${token.id}`);
      await this.#read();
    }, t("tokenRevoked"));
  }

  /** @param {Token} token */
  #where({centre}) {
    return centre ? name(this.centres.find((one) => one.code === centre)?.name) || centre : t("allCentres");
  }

  /** @param {Token | "new"} row */
  edit(row) {
    this.role = ROLES[0];
    super.edit(row);
  }

  #read() {
    return this.read(() => staffRequest("GET", "/tokens"));
  }
}

/** Only what the role may at all. @param {Token} token */
function scopesInWords({role, scopes}) {
  const own = SCOPES_OF[role].filter((scope) => scopes.includes(scope));
  return own.length === SCOPES_OF[role].length ? t("scope-all") : own.map((scope) => t(`scope-${scope}`)).join(", ");
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}

customElements.define("tokens-section", TokensSection);
