// @ts-check
/** The specialist's page: who, where, and then the work. */

import {html} from "lit";
import {name} from "talon/words.js";
import {doorway, staffHeader} from "talon/staff/frame.js";
import {StaffPage} from "talon/staff/page.js";
import {s} from "talon/staff/words.js";
import "./desk-choice.js";
import "./desk-work.js";
import {t} from "./words.js";

class TalonDesk extends StaffPage {
  static properties = {place: {state: true}};

  constructor() {
    super();
    this.place = addressed();
  }

  readAddress() {
    this.place = addressed();
  }

  render() {
    const outside = doorway(this.session, ["specialist", "administrator"]);
    if (outside) return outside;
    const who = /** @type {import("talon/staff/session.js").Staff} */ (this.session.who);
    if (!this.centres) return html`<main class="door" aria-busy="true"></main>`;
    const centre = this.centres.find((c) => c.code === this.place.centre) ?? (this.centres.length === 1 ? this.centres[0] : undefined);
    const desk = centre?.desks.find((d) => d.code === this.place.desk);
    if (centre && desk) {
      return html`<desk-work .centre=${centre} .desk=${desk.code} .who=${who} @other-desk=${() => this.#at({centre: centre.code})}></desk-work>`;
    }
    const unknown = Boolean((this.place.centre && !centre) || (this.place.desk && !desk));
    document.title = t("chooseDesk");
    return html`
      ${staffHeader({title: s("talon"), beside: centre ? html`<span title=${name(centre.name)}>${name(centre.name)}</span>` : "", who})}
      <desk-choice .centres=${this.centres} .centre=${centre} .who=${who} .unknown=${unknown}
        @choose=${(/** @type {CustomEvent} */ event) => this.#at(event.detail)}></desk-choice>`;
  }

  /** @param {{centre?: string, desk?: string}} place */
  #at(place) {
    this.go(`?${new URLSearchParams(Object.entries(place).filter(([, code]) => code))}`);
  }
}

function addressed() {
  const query = new URLSearchParams(location.search);
  return {centre: query.get("centre") ?? "", desk: query.get("desk") ?? ""};
}

customElements.define("talon-desk", TalonDesk);
