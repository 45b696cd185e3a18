// @ts-check
/** The specialist's page: who, where, and then the work. */

import {LitElement, html} from "lit";
import {InWords, name, recallLanguage} from "talon/words.js";
import {doorway, staffHeader} from "talon/staff/frame.js";
import {SignedIn, staffRequest} from "talon/staff/session.js";
import {s} from "talon/staff/words.js";
import "./desk-choice.js";
import "./desk-work.js";
import {t} from "./words.js";

recallLanguage();

class TalonDesk extends LitElement {
  static properties = {centres: {state: true}, place: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.session = new SignedIn(this);
    /** @type {import("talon/types.js").Centre[] | null} */
    this.centres = null;
    this.place = this.#addressed();
    this.moved = () => (this.place = this.#addressed());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.moved);
    this.#findCentres();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.moved);
  }

  render() {
    const outside = doorway(this.session, ["specialist", "administrator"]);
    if (outside) return outside;
    const who = /** @type {import("talon/staff/session.js").Staff} */ (this.session.who);
    if (!this.centres) return html`<main class="door" aria-busy="true"></main>`;
    const centre = this.centres.find((c) => c.code === this.place.centre) ?? (this.centres.length === 1 ? this.centres[0] : undefined);
    const desk = centre?.desks.find((d) => d.code === this.place.desk);
    if (centre && desk) {
      return html`<desk-work .centre=${centre} .desk=${desk.code} .who=${who} @other-desk=${() => this.#go({centre: centre.code})}></desk-work>`;
    }
    const unknown = Boolean((this.place.centre && !centre) || (this.place.desk && !desk));
    document.title = t("chooseDesk");
    return html`
      ${staffHeader({title: s("talon"), beside: centre ? name(centre.name) : "", who})}
      <desk-choice .centres=${this.centres} .centre=${centre} .who=${who} .unknown=${unknown}
        @choose=${(/** @type {CustomEvent} */ event) => this.#go(event.detail)}></desk-choice>`;
  }

  #addressed() {
    const query = new URLSearchParams(location.search);
    return {centre: query.get("centre") ?? "", desk: query.get("desk") ?? ""};
  }

  /** @param {{centre?: string, desk?: string}} place */
  #go(place) {
    const query = new URLSearchParams(Object.entries(place).filter(([, code]) => code));
    history.pushState(null, "", `?${query}`);
    this.place = this.#addressed();
  }

  async #findCentres() {
    try {
      this.centres = await staffRequest("GET", "/centres");
    } catch {
      // The door says that the server is away.
    }
    // Without a centre or a server there is nothing to do yet: look again.
    if (!this.centres?.length) setTimeout(() => this.#findCentres(), 3_000);
  }
}

customElements.define("talon-desk", TalonDesk);
