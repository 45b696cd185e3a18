// @ts-check
/** The kiosk's sections: several services behind one button, for a centre with many. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {moreLanguages, textsOf} from "./more-languages.js";
import {Section, nothingYet} from "./section.js";
import {Spoken, unsaidMark} from "./spoken.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").ServiceGroup} Group */

const PICTURES = /** @type {const} */ (["folder", "speech", "banknote", "ticket", "people", "person", "clock", "printer", "phone", "key", "desk", "info", "settings", "chart"]);

/** @extends {Section<Group>} */
class GroupsSection extends Section {
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

  /** @returns {Group[]} */
  get groups() {
    return this.centre.groups ?? [];
  }

  render() {
    const {groups} = this;
    return html`<section class="own-list" aria-labelledby="groups-title">
      <div class="own-list-top"><div><h2 id="groups-title">${t("groups")}</h2><p class="quiet">${t("groupsText")}</p></div>
        <button type="button" class="button" @click=${() => this.edit("new")}>${icon("plus")}${t("newGroup")}</button></div>
      ${groups.length === 0 ? nothingYet(t("noGroups")) : html`<table class="list">
        <thead><tr><th>${t("name")}</th><th>${t("groupServices")}</th><td></td></tr></thead>
        <tbody>${groups.map((group) => html`<tr>
          <th scope="row"><span class="with-mark"><span class="service-mark plain">${icon(group.picture)}</span><span>${name(group.name)}${unsaidMark(this.spoken.button("group", group))}</span></span></th>
          <td>${this.#names(group)}</td>
          <td class="acts">${this.rowButton(t("change"), () => this.edit(group), name(group.name))}
            ${this.rowButton(t("remove"), () => this.#remove(group), name(group.name))}</td></tr>`)}</tbody></table>`}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}</section>`;
  }

  /** @param {Group} group */
  #names(group) {
    return this.centre.services.filter(({code}) => group.services.includes(code)).map((service) => name(service.name)).join(", ");
  }

  /** @param {Group | null} group */
  #form(group) {
    const elsewhere = new Map(this.groups.filter((one) => one !== group).flatMap((one) => one.services.map((code) => [code, name(one.name)])));
    const fields = html`
      <div class="row">
        ${this.filling.text({pointer: "/name/ru", words: t("nameRu"), value: group?.name.ru ?? "", longest: 100})}
        ${this.filling.text({pointer: "/name/en", words: t("nameEn"), value: group?.name.en ?? "", longest: 100, needed: false})}
      </div>
      ${moreLanguages(this.filling, "/name", t("name"), group?.name)}
      ${this.filling.select({pointer: "/picture", words: t("groupPicture"), value: group?.picture ?? "folder",
        options: PICTURES.map((value) => ({value, words: t(`picture-${value}`)}))})}
      ${this.filling.boxes({pointer: "/services", words: t("groupServices"), values: group?.services ?? [],
        options: this.centre.services.map((service) => ({value: service.code,
          words: elsewhere.has(service.code) ? `${name(service.name)} (${elsewhere.get(service.code)})` : name(service.name)}))})}`;
    return this.dialog({title: group ? name(group.name) : t("newGroup"), fields, submit: t(group ? "save" : "create"), done: t("saved"),
      action: (data) => this.#put(group, data)});
  }

  /** @param {Group | null} group @param {FormData} data */
  #put(group, data) {
    const services = data.getAll("/services").map(String);
    const made = /** @type {Group} */ ({
      code: group?.code ?? this.#freeCode(), name: textsOf(data, "/name"), picture: String(data.get("/picture")), services,
    });
    // A service that is taken into this section leaves the one it was in; a section without services is none.
    const others = this.groups.map((one) => (one === group ? made : {...one, services: one.services.filter((code) => !services.includes(code))}));
    return this.#send((group ? others : [...others, made]).filter((one) => one === made || one.services.length > 0));
  }

  #freeCode() {
    let n = this.groups.length + 1;
    while (this.groups.some(({code}) => code === `section-${n}`)) n++;
    return `section-${n}`;
  }

  /** @param {Group[]} groups */
  async #send(groups) {
    await staffRequest("PUT", `/centres/${this.centre.code}/groups`, {body: {groups}});
    this.centresChanged();
  }

  /** @param {Group} group */
  #remove(group) {
    this.afterAsking({title: t("removeGroupTitle", {group: name(group.name)}), text: t("removeGroupText"), yes: t("remove")},
      () => this.#send(this.groups.filter((one) => one !== group)), t("removed"));
  }
}

customElements.define("groups-section", GroupsSection);
