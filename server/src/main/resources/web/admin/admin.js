// @ts-check
/** The administrator's page: what the centres are made of. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import "talon/staff/clock-notice.js";
import {doorway, staffHeader} from "talon/staff/frame.js";
import {staffMenu} from "talon/staff/menu.js";
import {StaffPage} from "talon/staff/page.js";
import {s} from "talon/staff/words.js";
import "./address-notice.js";
import "./backup-notice.js";
import "./centres-section.js";
import "./services-section.js";
import "./kinds-section.js";
import "./hours-section.js";
import "./desks-section.js";
import "./zones-section.js";
import "./groups-section.js";
import "./start/start-section.js";
import "./lists-section.js";
import "./devices-section.js";
import "./voice-section.js";
import "./pictures-section.js";
import "./printers-section.js";
import "./cables-section.js";
import "./layout-section.js";
import "./profiles-section.js";
import "./staff-section.js";
import "./tokens-section.js";
import "./hooks-section.js";
import "./audit-section.js";
import "./import-section.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */

/** The sections by what they are about, as the menu shows them. @type {Record<string, string[]>} */
const GROUPS = {
  "centre": ["start", "centres", "hours", "zones"],
  "servicesAndDesks": ["services", "kinds", "desks", "lists"],
  "screensAndPaper": ["devices", "cables", "voice", "pictures", "printers", "layout", "profiles"],
  "people": ["staff", "audit"],
  "programs": ["tokens", "hooks", "import"],
};
const SECTIONS = Object.values(GROUPS).flat();

/** Those that belong to one centre. */
const OF_CENTRE = ["services", "kinds", "hours", "desks", "zones", "lists", "devices", "voice", "pictures", "printers", "layout", "cables"];

/** Which part of the help is about a section. @type {Record<string, string>} */
const HELP = {
  start: "admin#first-day", centres: "admin#first-day", hours: "admin#hours", zones: "admin#screens",
  services: "admin#services", kinds: "admin#services", desks: "admin#desks", lists: "admin#desks",
  devices: "admin#screens", cables: "admin#screens", voice: "admin#screens", pictures: "admin#screens",
  printers: "admin#printers", layout: "admin#printers", profiles: "admin#printers",
  staff: "admin#staff", audit: "admin#staff", tokens: "api#tokens", hooks: "events#webhooks", import: "api#earlier-data",
};

class TalonAdmin extends StaffPage {
  static properties = {choice: {state: true}};

  constructor() {
    super();
    this.waitsForCentre = false;
    this.choice = addressed();
  }

  readAddress() {
    this.choice = addressed();
  }

  render() {
    const outside = doorway(this.session, ["administrator"]);
    if (outside) return outside;
    const who = /** @type {import("talon/staff/session.js").Staff} */ (this.session.who);
    const centre = this.centres?.find((one) => one.code === this.choice.centre) ?? this.centres?.[0];
    document.title = `${t(this.#shown(centre))} · ${s("administrator")}`;
    return html`
      ${staffHeader({title: s("talon"), beside: s("administrator"), who, help: HELP[this.#shown(centre)]})}
      <div class="staff-layout">
        ${staffMenu(t("menu"), this.#groups(centre), this.follow, {words: t("toManager"), href: "/manager/"})}
        <main class="staff-main" @centres=${this.findCentres}><clock-notice></clock-notice><address-notice></address-notice><backup-notice></backup-notice>${this.centres ? this.#section(this.centres, centre) : nothing}</main>
      </div>`;
  }

  /** @param {Centre | undefined} centre */
  #groups(centre) {
    return Object.entries(GROUPS).map(([group, sections]) => ({
      title: t(group),
      items: sections.filter((section) => centre || !OF_CENTRE.includes(section)).map((section) => ({
        words: t(section), href: hrefOf(section, centre?.code ?? ""), current: section === this.#shown(centre),
      })),
    }));
  }

  /** Who has not chosen is at the first steps, unless there are several centres already; without any, what belongs to one leads there too. @param {Centre | undefined} centre */
  #shown(centre) {
    const {section} = this.choice;
    if (!centre && (section === "" || section === "centres" || OF_CENTRE.includes(section))) return "start";
    return section || ((this.centres?.length ?? 0) > 1 ? "centres" : "start");
  }

  /** @param {Centre[]} centres @param {Centre | undefined} centre */
  #section(centres, centre) {
    switch (this.#shown(centre)) {
      case "start": return html`${centres.length > 1 ? this.#which(centres, centre) : nothing}<start-section .centres=${centres} .centre=${centre}></start-section>`;
      case "services": return html`${this.#which(centres, centre)}<services-section .centre=${centre}></services-section><groups-section .centre=${centre}></groups-section>`;
      case "kinds": return html`${this.#which(centres, centre)}<kinds-section .centre=${centre}></kinds-section>`;
      case "hours": return html`${this.#which(centres, centre)}<hours-section .centre=${centre}></hours-section>`;
      case "desks": return html`${this.#which(centres, centre)}<desks-section .centre=${centre}></desks-section>`;
      case "zones": return html`${this.#which(centres, centre)}<zones-section .centre=${centre}></zones-section>`;
      case "lists": return html`${this.#which(centres, centre)}<lists-section .centre=${centre}></lists-section>`;
      case "devices": return html`${this.#which(centres, centre)}<devices-section .centre=${centre}></devices-section>`;
      case "voice": return html`${this.#which(centres, centre)}<voice-section .centre=${centre}></voice-section>`;
      case "pictures": return html`${this.#which(centres, centre)}<pictures-section .centre=${centre}></pictures-section>`;
      case "printers": return html`${this.#which(centres, centre)}<printers-section .centre=${centre}></printers-section>`;
      case "layout": return html`${this.#which(centres, centre)}<layout-section .centre=${centre}></layout-section>`;
      case "cables": return html`${this.#which(centres, centre)}<cables-section .centre=${centre}></cables-section>`;
      case "profiles": return html`<profiles-section></profiles-section>`;
      case "staff": return html`<staff-section .centres=${centres}></staff-section>`;
      case "tokens": return html`<tokens-section .centres=${centres}></tokens-section>`;
      case "hooks": return html`<hooks-section .centres=${centres}></hooks-section>`;
      case "audit": return html`<audit-section .centres=${centres}></audit-section>`;
      case "import": return html`<import-section></import-section>`;
      default: return html`<centres-section .centres=${centres}></centres-section>`;
    }
  }

  /** @param {Centre[]} centres @param {Centre | undefined} chosen */
  #which(centres, chosen) {
    if (centres.length < 2) return html`<p class="which quiet">${name(chosen?.name)}</p>`;
    const choose = (/** @type {Event} */ event) => this.go(hrefOf(this.#shown(chosen), /** @type {HTMLSelectElement} */ (event.target).value));
    return html`<label class="which choice"><span class="unseen">${t("centre")}</span>
      <select @change=${choose}>${centres.map((centre) =>
        html`<option value=${centre.code} ?selected=${centre === chosen}>${name(centre.name)}</option>`)}</select></label>`;
  }
}

function addressed() {
  const query = new URLSearchParams(location.search);
  const section = query.get("section") ?? "";
  return {section: SECTIONS.includes(section) ? section : "", centre: query.get("centre") ?? ""};
}

/** @param {string} section @param {string} centre */
function hrefOf(section, centre) {
  const parts = Object.entries({section, centre: section === "start" || OF_CENTRE.includes(section) ? centre : ""}).filter(([, value]) => value);
  return `/admin/?${new URLSearchParams(parts)}`;
}

customElements.define("talon-admin", TalonAdmin);
