// @ts-check
/** Somebody who works here: a name is enough; the login is made of it, and a password is proposed. */

import {html} from "lit";
import {staffRequest} from "talon/staff/session.js";
import {s} from "talon/staff/words.js";
import {codeOf} from "../code-of.js";
import {t as admin} from "../words.js";
import {StepForm} from "./step-form.js";
import {t} from "./words.js";

const ROLES = ["specialist", "host", "manager"];
/** Nobody confuses these, by eye or by ear. */
const LETTERS = "abcdefghkmnpqrstuvwxyz23456789";

class StaffStep extends StepForm {
  static properties = {centre: {}, staff: {}, role: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {import("./steps.js").Account[]} */
    this.staff = [];
    this.role = ROLES[0];
    this.password = newPassword();
  }

  render() {
    const {filling} = this;
    const login = filling.codeOf({pointer: "/login", words: t("login"), hint: admin("loginHint"), longest: 64, pattern: "[a-z0-9][a-z0-9._@\\-]*", wrong: admin("loginWrong"),
      make: (words) => codeOf(words, this.staff.map((one) => one.login), {none: "staff", joint: "."})});
    return html`${this.form(html`
      <div class="row">
        ${filling.text({pointer: "/name", words: t("staffName"), hint: admin("fullNameHint"), longest: 100, onInput: login.follow})}
        ${filling.select({pointer: "/role", words: admin("role"), hint: admin(`role-${this.role}`), value: this.role, options: ROLES.map((value) => ({value, words: s(value)})),
          onChange: (event) => (this.role = /** @type {HTMLSelectElement} */ (event.target).value)})}
        ${filling.text({pointer: "/password", words: t("password"), hint: t("passwordHint"), value: this.password, longest: 200, pattern: ".{10,}", wrong: admin("passwordWrong")})}
      </div>
      ${login.field}`, t("createStaff"), (data) => this.#create(data))}
      ${this.links(["staff"], this.centre.code)}`;
  }

  /** @param {FormData} data */
  async #create(data) {
    const [name, login, password] = ["/name", "/login", "/password"].map((field) => String(data.get(field)).trim());
    await staffRequest("PUT", `/staff/${encodeURIComponent(login)}`, {body: {name, role: data.get("/role"), centre: this.centre.code, password}});
    this.tell("made", {name, login, password});
    this.password = newPassword();
    this.tell("next");
  }
}

/** «kdfm-7wnp-3xqt»: 12 of 30 letters, 58 bits. */
function newPassword() {
  /** @type {string[]} */
  const letters = [];
  while (letters.length < 12) {
    for (const byte of crypto.getRandomValues(new Uint8Array(12))) {
      if (byte < 240 && letters.length < 12) letters.push(LETTERS[byte % LETTERS.length]);
    }
  }
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join("")).join("-");
}

customElements.define("staff-step", StaffStep);
