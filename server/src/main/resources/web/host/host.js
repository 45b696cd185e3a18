// @ts-check
/** The hall administrator's page: who, which centre, and then the hall. */

import {html} from "lit";
import {doorway, noCentresYet, staffHeader} from "talon/staff/frame.js";
import {showWhatIsOnItsWay} from "talon/staff/on-its-way.js";
import {StaffPage} from "talon/staff/page.js";
import {s} from "talon/staff/words.js";
import "./hall-work.js";
import {t} from "./words.js";

class TalonHost extends StaffPage {
  static properties = {code: {state: true}};

  constructor() {
    super();
    this.code = addressed();
  }

  readAddress() {
    this.code = addressed();
  }

  render() {
    const outside = doorway(this.session, ["host", "manager", "administrator"]);
    if (outside) return outside;
    const who = /** @type {import("talon/staff/session.js").Staff} */ (this.session.who);
    document.title = t("title");
    if (!this.centres) return html`<main class="door" aria-busy="true"></main>`;
    if (this.centres.length === 0) {
      return html`${staffHeader({title: s("talon"), who})}<main class="door">${noCentresYet(who.role)}</main>`;
    }
    const centre = this.centres.find((one) => one.code === this.code) ?? this.centres[0];
    return html`<hall-work .centre=${centre} .centres=${this.centres} .who=${who}
      @choose=${(/** @type {CustomEvent<string>} */ event) => this.go(`?${new URLSearchParams({centre: event.detail})}`)}></hall-work>`;
  }
}

showWhatIsOnItsWay();

function addressed() {
  return new URLSearchParams(location.search).get("centre") ?? "";
}

customElements.define("talon-host", TalonHost);
