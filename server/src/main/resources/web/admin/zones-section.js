// @ts-check
/** The parts of a centre: which desks are there, which boards show them, and where signs point. */

import {html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {icon} from "talon/icons.js";
import {wayInWords, zoneClip} from "/hall/voice/way.js";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {Section, nothingYet} from "./section.js";
import {Spoken, unsaidMark} from "./spoken.js";
import {t} from "./words.js";

/** @typedef {"left" | "right" | "up" | "down"} Arrow */
/** @typedef {{code: string, name: import("talon/types.js").Name, arrow: Arrow | null, desks: string[], screens: number[]}} Zone */
/** @typedef {{version: number, zones: Zone[], arrows: {desk: string, arrow: Arrow}[]}} Plan version: of what was read */

const ARROWS = /** @type {const} */ (["left", "right", "up", "down"]);

/** @extends {Section<Zone>} */
class ZonesSection extends Section {
  static properties = {...Section.properties, centre: {}, plan: {state: true}, screens: {state: true}, typed: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {Plan} */
    this.plan = {version: 0, zones: [], arrows: []};
    /** The hall displays of the centre. @type {import("talon/types.js").Device[]} */
    this.screens = [];
    /** The names as they stand in the form. @type {{ru: string, en: string}} */
    this.typed = {ru: "", en: ""};
    this.spoken = new Spoken();
  }

  /** @param {Zone | "new"} row */
  edit(row) {
    this.typed = {ru: "", en: "", ...(row === "new" ? {} : row.name)};
    super.edit(row);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#find();
  }

  #find() {
    const {code} = this.centre;
    this.spoken.read(code).then(() => this.requestUpdate());
    this.read(async () => {
      const [plan, devices] = await Promise.all([staffRequest("GET", `/centres/${code}/zones`), staffRequest("GET", "/devices")]);
      this.plan = plan;
      this.screens = devices.filter((/** @type {import("talon/types.js").Device} */ one) => one.centre === code && one.kind === "hall-display");
      return plan.zones;
    });
  }

  render() {
    const {zones} = this.plan;
    return html`
      ${this.top(t("zones"), t("zonesText"), t("newZone"))}
      ${zones.length === 0 ? nothingYet(t("noZones")) : html`<table class="list">
        <thead><tr><th>${t("hallOrFloor")}</th><th>${t("desks")}</th><th>${t("zoneScreens")}</th><td></td></tr></thead>
        <tbody>${zones.map((zone) => html`<tr>
          <th scope="row">${name(zone.name)}${unsaidMark(this.spoken.zone(zone))}</th><td data-label=${t("desks")}>${zone.desks.join(", ") || t("none")}</td><td data-label=${t("zoneScreens")}>${this.#screenNames(zone) || t("none")}</td>
          <td class="acts">
            ${this.rowButton(t("change"), () => this.edit(zone), name(zone.name))}
            ${this.rowButton(t("remove"), () => this.#remove(zone), name(zone.name))}
          </td></tr>`)}</tbody></table>`}
      ${this.#everywhere()}
      <section class="zone-arrows"><h2>${t("signArrows")}</h2>
      <p class="quiet">${t("signArrowsText")}</p>
      <table class="list"><thead><tr><th>${t("desk")}</th><th>${t("signArrow")}</th></tr></thead>
        <tbody>${this.centre.desks.map((desk) => html`<tr><th scope="row">${s("desk", {desk: desk.code})}</th>
          <td class="choice"><select aria-label=${`${t("signArrow")}, ${s("desk", {desk: desk.code})}`} @change=${(/** @type {Event} */ event) => this.#point(desk.code, event)}>
            ${["", ...ARROWS].map((arrow) => html`<option value=${arrow} ?selected=${arrow === (this.plan.arrows.find((one) => one.desk === desk.code)?.arrow ?? "")}>${t(`arrow-${arrow || "none"}`)}</option>`)}
          </select></td></tr>`)}</tbody></table></section>
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** A board of no zone shows and says what every hall's own board does. Where there are both, somebody has forgotten one of them. */
  #everywhere() {
    const placed = new Set(this.plan.zones.flatMap(({screens}) => screens));
    const others = this.screens.filter(({id}) => !placed.has(id));
    if (placed.size === 0 || others.length === 0) return nothing;
    return html`<div class="alert" role="note">${icon("warning")}<p>${t("boardsOfNoZone", {boards: others.map((one) => one.name).join(", ")})}</p></div>`;
  }

  /** @param {Zone} zone */
  #screenNames(zone) {
    return this.screens.filter(({id}) => zone.screens.includes(id)).map((one) => one.name).join(", ");
  }

  /** @param {Zone | null} zone */
  #form(zone) {
    const elsewhere = new Map(this.plan.zones.filter((one) => one !== zone).flatMap((one) => one.desks.map((desk) => [desk, name(one.name)])));
    const fields = html`
      ${this.filling.text({pointer: "/name/ru", words: t("nameRu"), hint: t("zoneNameHint"), value: zone?.name.ru ?? "", longest: 40, onInput: this.#types("ru")})}
      ${this.filling.text({pointer: "/name/en", words: t("nameEn"), value: zone?.name.en ?? "", longest: 40, needed: false, onInput: this.#types("en")})}
      ${this.#said(zone)}
      ${this.filling.select({pointer: "/arrow", words: t("zoneArrow"), hint: t("zoneArrowHint"), value: zone?.arrow ?? "",
        options: ["", ...ARROWS].map((arrow) => ({value: arrow, words: t(`arrow-${arrow || "none"}`)}))})}
      ${this.filling.boxes({pointer: "/desks", words: t("zoneDesks"), values: zone?.desks ?? [],
        options: this.centre.desks.map(({code}) => ({value: code, words: elsewhere.has(code) ? `${code} (${elsewhere.get(code)})` : code}))})}
      ${this.screens.length ? this.filling.boxes({pointer: "/screens", words: t("zoneScreens"), values: (zone?.screens ?? []).map(String),
        options: this.screens.map(({id, name: screen}) => ({value: String(id), words: screen}))}) : html`<p class="quiet">${t("noScreens")}</p>`}`;
    return this.dialog({title: zone ? name(zone.name) : t("newZone"), fields, submit: t(zone ? "save" : "create"), done: t("saved"),
      action: (data) => this.#put(zone, data)});
  }

  /** @param {"ru" | "en"} language */
  #types(language) {
    return (/** @type {Event} */ event) => (this.typed = {...this.typed, [language]: /** @type {HTMLInputElement} */ (event.target).value});
  }

  /** What the hall's voice makes of the names as they are typed, and which clip of the centre's own would say them. @param {Zone | null} zone */
  #said(zone) {
    const clip = t("ownClip", {clip: zoneClip(zone?.code ?? this.#freeCode())});
    const unsaid = Object.values(this.typed).filter((name) => name.trim() && !wayInWords(name));
    return html`<div role="status">${unsaid.length > 0 ? html`<p class="alert zone-unsaid">${icon("warning")}${t("zoneUnsaid")} ${clip}</p>` : html`<p class="hint">${clip}</p>`}</div>`;
  }

  /** @param {Zone | null} zone @param {FormData} data */
  #put(zone, data) {
    const desks = data.getAll("/desks").map(String);
    const text = (/** @type {string} */ field) => String(data.get(field) ?? "").trim();
    const made = {
      code: zone?.code ?? this.#freeCode(),
      name: {ru: text("/name/ru"), en: text("/name/en")},
      arrow: /** @type {Arrow | null} */ (text("/arrow") || null),
      desks,
      screens: data.getAll("/screens").map(Number),
    };
    // A desk that is taken into this zone leaves the one it was in.
    const others = this.plan.zones.map((one) => (one === zone ? made : {...one, desks: one.desks.filter((desk) => !desks.includes(desk))}));
    return this.#send({...this.plan, zones: zone ? others : [...others, made]});
  }

  #freeCode() {
    let n = this.plan.zones.length + 1;
    while (this.plan.zones.some(({code}) => code === `zone-${n}`)) n++;
    return `zone-${n}`;
  }

  /** @param {Plan} plan */
  async #send(plan) {
    const {version, ...body} = plan;
    try {
      this.plan = await staffRequest("PUT", `/centres/${this.centre.code}/zones`, {body, match: version});
    } catch (error) {
      // What somebody else has made stands there before it is changed again.
      if (error instanceof Problem && error.status === 412) this.#find();
      throw error;
    }
    this.rows = this.plan.zones;
  }

  /** @param {string} desk @param {Event} event */
  async #point(desk, event) {
    const arrow = /** @type {Arrow | ""} */ (/** @type {HTMLSelectElement} */ (event.target).value);
    const arrows = this.plan.arrows.filter((one) => one.desk !== desk);
    try {
      await this.#send({...this.plan, arrows: arrow ? [...arrows, {desk, arrow}] : arrows});
      toast(t("saved"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {Zone} zone */
  #remove(zone) {
    this.afterAsking({title: t("removeZoneTitle", {zone: name(zone.name)}), text: t("removeZoneText"), yes: t("remove")},
      () => this.#send({...this.plan, zones: this.plan.zones.filter((one) => one !== zone)}), t("removed"));
  }
}

customElements.define("zones-section", ZonesSection);
