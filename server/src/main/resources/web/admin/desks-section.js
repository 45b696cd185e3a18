// @ts-check
/** A centre's desks and what is served at each. */

import {html, nothing} from "lit";
import {deskClip, spokenDesk} from "/hall/voice/way.js";
import {capital} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {deskRules} from "./desk-rules.js";
import {Filling} from "./filling.js";
import {Section, nothingYet} from "./section.js";
import {Spoken, unsaidMark} from "./spoken.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre["desks"][number]} Desk */

/** @extends {Section<Desk>} */
class DesksSection extends Section {
  static properties = {...Section.properties, centre: {}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.spoken = new Spoken();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.spoken.read(this.centre.code).then(() => this.requestUpdate());
  }

  render() {
    const {desks} = this.centre;
    return html`
      ${this.top(t("desks"), t("desksText"), t("newDesk"))}
      ${desks.length === 0 ? nothingYet(t("noDesks")) : html`<table class="list">
        <thead><tr><th>${t("desk")}</th><th>${t("stages")}</th><th>${t("deskSaid")}</th><td></td></tr></thead>
        <tbody>${desks.map((desk) => html`<tr>
          <th scope="row">${s("desk", {desk: desk.code})}</th><td>${capital(kindsInWords(desk.stages, this.centre.code))}</td><td data-label=${t("deskSaid")}>${this.#said(desk.code)}</td>
          <td class="acts">
            ${this.rowButton(t("change"), () => this.edit(desk), s("desk", {desk: desk.code}))}
            ${this.rowButton(t("remove"), () => this.#remove(desk), s("desk", {desk: desk.code}))}
          </td></tr>`)}</tbody></table>`}
      ${deskRules(this.centre, () => this.centresChanged())}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Desk | null} desk */
  #form(desk) {
    const fields = html`
      ${desk ? nothing : this.filling.text({pointer: "/code", words: t("deskCode"), hint: t("deskCodeHint"), value: this.#nextCode(), longest: 16,
        pattern: "[A-Za-z0-9А-Яа-я][A-Za-z0-9А-Яа-я\\-]*", wrong: t("deskCodeWrong"), large: true})}
      ${this.filling.boxes({pointer: "/stages", words: t("stages"), values: desk?.stages ?? ["consultation"],
        options: this.centre.kinds.filter(({active}) => active).map(({code}) => ({value: code, words: capital(kindsInWords([code], this.centre.code))}))})}`;
    const action = (/** @type {FormData} */ data) => this.#put(desk, data);
    return this.dialog({title: desk ? s("desk", {desk: desk.code}) : t("newDesk"), fields, submit: t(desk ? "save" : "create"), done: t("saved"), action});
  }

  /** @param {Desk | null} desk @param {FormData} data */
  async #put(desk, data) {
    const stages = data.getAll("/stages");
    const code = desk?.code ?? String(data.get("/code")).trim();
    if (!desk && this.centre.desks.some((one) => one.code === code)) throw Filling.refuse("/code", t("deskTaken"));
    if (stages.length === 0) throw Filling.refuse("/stages", t("needStage"));
    await staffRequest("PUT", `/centres/${this.centre.code}/desks/${encodeURIComponent(code)}`, {body: {stages}});
    this.centresChanged();
  }

  /** @param {Desk} desk */
  #remove(desk) {
    this.afterAsking({title: t("removeDeskTitle", {desk: desk.code}), text: t("removeDeskText"), yes: t("remove")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/desks/${encodeURIComponent(desk.code)}`);
      this.centresChanged();
    }, t("removed"));
  }

  /** What the hall's voice makes of a desk; of one that is a word, which clip of the centre's own would say it. @param {string} code */
  #said(code) {
    const desks = this.centre.desks.map((desk) => desk.code);
    const read = spokenDesk(code, desks);
    if (this.spoken.deskHasClip(code)) return html`<span class="quiet">${t("ownClipSays", {clip: deskClip(code)})}</span>`;
    if (!read) return html`${t("deskUnsaid")}${unsaidMark(this.spoken.desk(code, desks))}`;
    if (read === code) return html`<span class="quiet">${t("deskSaidAs", {desk: code})}</span>`;
    return html`${t("deskSaidAs", {desk: read})}<br><span class="quiet">${t("ownClip", {clip: deskClip(code)})}</span>`;
  }

  /** The number after the largest. */
  #nextCode() {
    return String(Math.max(0, ...this.centre.desks.map((desk) => Number(desk.code) || 0)) + 1);
  }
}

customElements.define("desks-section", DesksSection);
