// @ts-check
/** Who works here: role, centre, password; an account is never deleted, it is deactivated. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {s} from "talon/staff/words.js";
import {codeOf} from "./code-of.js";
import {Filling} from "./filling.js";
import {Section} from "./section.js";
import {t} from "./words.js";

/** @typedef {{login: string, name: string, role: string, centre: string | null, active: boolean, version: number}} Account */

const ROLES = ["specialist", "host", "manager", "administrator"];

/** @extends {Section<Account>} */
class StaffSection extends Section {
  static properties = {...Section.properties, centres: {}, role: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.role = ROLES[0];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  /** @param {Account | "new"} row */
  edit(row) {
    this.role = row === "new" ? ROLES[0] : row.role;
    super.edit(row);
  }

  render() {
    return html`
      ${this.top(t("staff"), t("staffText"), t("newStaff"))}
      <table class="list">
        <thead><tr><th>${t("fullName")}</th><th>${t("login")}</th><th>${t("role")}</th><th>${t("centre")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((account) => this.#row(account))}</tbody></table>
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Account} account */
  #row(account) {
    const centre = account.centre ? name(this.centres.find((one) => one.code === account.centre)?.name) || account.centre : t("allCentres");
    return html`<tr class=${account.active ? "" : "off"}>
      <th scope="row">${account.name}</th><td>${account.login}</td><td>${s(account.role)}</td><td>${centre}</td>
      <td class="acts">
        ${account.active ? nothing : html`<span class="badge">${t("deactivated")}</span>`}
        ${this.rowButton(t("change"), () => this.edit(account), account.name)}
        ${account.active ? this.rowButton(t("deactivate"), () => this.#deactivate(account), account.name)
          : this.rowButton(t("activate"), () => this.#activate(account), account.name)}
      </td></tr>`;
  }

  /** @param {Account | null} account */
  #form(account) {
    const {filling} = this;
    const login = account ? null : filling.codeOf({pointer: "/login", words: t("login"), hint: t("loginHint"), longest: 64, pattern: "[a-z0-9][a-z0-9._@\\-]*", wrong: t("loginWrong"),
      make: (words) => codeOf(words, this.rows?.map((one) => one.login) ?? [], {none: "staff", joint: "."})});
    const fields = html`
      ${filling.text({pointer: "/name", words: t("fullName"), hint: t("fullNameHint"), value: account?.name, longest: 100, onInput: login?.follow})}
      ${login?.field ?? nothing}
      <div class="row">
        ${filling.select({pointer: "/role", words: t("role"), hint: t(`role-${this.role}`), value: this.role, options: ROLES.map((value) => ({value, words: s(value)})),
          onChange: (event) => (this.role = /** @type {HTMLSelectElement} */ (event.target).value)})}
        ${this.role === "administrator" ? nothing : filling.select({pointer: "/centre", words: t("centre"), value: account?.centre ?? "",
          options: [{value: "", words: t("allCentres")}, ...this.centres.map((centre) => ({value: centre.code, words: name(centre.name)}))]})}
      </div>
      ${filling.text({pointer: "/password", words: t(account ? "newPassword" : "password"), hint: t(account ? "newPasswordHint" : "passwordHint"),
        needed: !account, type: "password", complete: "new-password", longest: 200, pattern: ".{10,}", wrong: t("passwordWrong")})}`;
    return this.dialog({title: account?.name ?? t("newStaff"), fields, submit: t(account ? "save" : "create"), done: t("saved"),
      action: (data) => this.#put(account, data)});
  }

  /** @param {Account | null} account @param {FormData} data */
  async #put(account, data) {
    const login = account?.login ?? String(data.get("/login")).trim();
    if (!account && this.rows?.some((one) => one.login === login)) throw Filling.refuse("/login", t("loginTaken"));
    const password = String(data.get("/password"));
    await this.#send(login, {
      name: String(data.get("/name")).trim(), role: data.get("/role"), centre: data.get("/centre") || null,
      active: account?.active ?? true, ...(password ? {password} : {}),
    }, account?.version);
  }

  /** @param {string} login @param {any} body @param {number} [match] the version that is changed */
  async #send(login, body, match) {
    await staffRequest("PUT", `/staff/${encodeURIComponent(login)}`, {body, match});
    await this.#read();
  }

  /** @param {Account} account */
  #deactivate({login, name: fullName, role, centre, version}) {
    this.afterAsking({title: t("deactivateTitle", {name: fullName}), text: t("deactivateText"), yes: t("deactivate")},
      () => this.#send(login, {name: fullName, role, centre, active: false}, version), t("saved"));
  }

  /** @param {Account} account */
  #activate({login, name: fullName, role, centre, version}) {
    this.afterAsking({title: t("activateTitle", {name: fullName}), text: t("activateText"), yes: t("activate"), danger: false},
      () => this.#send(login, {name: fullName, role, centre, active: true}, version), t("saved"));
  }

  #read() {
    return this.read(() => staffRequest("GET", "/staff"));
  }
}

customElements.define("staff-section", StaffSection);
