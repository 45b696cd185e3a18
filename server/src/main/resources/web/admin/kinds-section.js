// @ts-check
/** A centre's kinds of stages: what desks and specialists serve, and which column of the month's table each counts in. */

import {html, nothing} from "lit";
import {capital} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {codeOf} from "./code-of.js";
import {Filling} from "./filling.js";
import {moreLanguages, textsOf} from "./more-languages.js";
import {Section, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {Centre["kinds"][number]} Kind */
/** @typedef {{login: string, name: string, kinds: string[] | null}} Specialist */

const COLUMNS = ["own", "consultation", "cash"];
/** They are the table's. */
const KEPT = ["consultation", "cash"];

/** @extends {Section<Kind | Specialist>} */
class KindsSection extends Section {
  static properties = {...Section.properties, centre: {}};

  constructor() {
    super();
    /** @type {Centre} */
    this.centre = /** @type {any} */ (undefined);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#find();
  }

  #find() {
    this.read(() => staffRequest("GET", `/centres/${this.centre.code}/specialists`));
  }

  render() {
    const people = /** @type {Specialist[]} */ (this.rows ?? []);
    return html`
      ${this.top(t("kinds"), t("kindsText"), t("newKind"))}
      <table class="list">
        <thead><tr><th>${t("name")}</th><th>${t("kindColumn")}</th><th>${t("desks")}</th><td></td></tr></thead>
        <tbody>${this.centre.kinds.map((kind) => this.#row(kind))}</tbody></table>
      <section class="who-serves" aria-labelledby="who-serves">
        <h2 id="who-serves">${t("whoServes")}</h2><p class="quiet">${t("whoServesText")}</p>
        ${people.length === 0 ? nothingYet(t("noSpecialists")) : html`<table class="list">
          <thead><tr><th>${s("specialist")}</th><th>${t("stages")}</th><td></td></tr></thead>
          <tbody>${people.map((one) => html`<tr>
            <th scope="row">${one.name}</th><td>${one.kinds ? capital(this.#words(one.kinds)) : html`<span class="quiet">${t("allKinds")}</span>`}</td>
            <td class="acts">${this.rowButton(t("change"), () => this.edit(one), one.name)}</td></tr>`)}</tbody></table>`}
      </section>
      ${this.editing === null ? nothing : this.editing !== "new" && "login" in this.editing ? this.#person(this.editing)
        : this.#form(this.editing === "new" ? null : /** @type {Kind} */ (this.editing))}`;
  }

  /** @param {Kind} kind */
  #row(kind) {
    const words = capital(this.#words([kind.code]));
    const desks = this.centre.desks.filter(({stages}) => stages.includes(kind.code)).map(({code}) => code);
    return html`<tr class=${kind.active ? "" : "off"}>
      <th scope="row">${words}<span class="quiet under">${kind.code}</span></th>
      <td>${t(`column-${kind.countedIn}`)}</td><td>${desks.length ? desks.join(", ") : html`<span class="quiet">${t("noDeskServes")}</span>`}</td>
      <td class="acts">
        ${kind.active ? nothing : html`<span class="badge">${t("kindClosed")}</span>`}
        ${this.rowButton(t(kind.active ? "change" : "reopen"), () => this.edit(kind), words)}
        ${kind.active && !KEPT.includes(kind.code) ? this.rowButton(t("closeKind"), () => this.#close(kind, words), words) : nothing}
      </td></tr>`;
  }

  /** @param {string[]} kinds */
  #words(kinds) {
    return kindsInWords(kinds, this.centre.code);
  }

  /** @param {Kind | null} kind */
  #form(kind) {
    const {filling} = this;
    const code = kind ? null : filling.codeOf({pointer: "/code", words: t("code"), hint: t("codeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9_\\-]*", wrong: t("codeWrong"),
      make: (words) => codeOf(words, this.centre.kinds.map((one) => one.code), {none: "kind"})});
    const fields = html`
      <div class="row">
        ${filling.text({pointer: "/name/ru", words: t("nameRu"), value: kind?.name.ru, longest: 200, onInput: code?.follow})}
        ${filling.text({pointer: "/name/en", words: t("nameEn"), value: kind?.name.en, longest: 200, needed: false})}
      </div>
      ${moreLanguages(filling, "/name", t("name"), kind?.name)}
      ${kind ? html`<p class="quiet">${t("kindColumn")}: ${t(`column-${kind.countedIn}`)}. ${t("kindColumnStays")}</p>`
        : filling.select({pointer: "/countedIn", words: t("kindColumn"), hint: t("kindColumnHint"), value: "own",
          options: COLUMNS.map((value) => ({value, words: t(`column-${value}`)}))})}
      ${code?.field ?? nothing}`;
    const action = async (/** @type {FormData} */ data) => {
      const code = kind?.code ?? String(data.get("/code")).trim();
      if (!kind && this.centre.kinds.some((one) => one.code === code)) throw Filling.refuse("/code", t("codeTaken"));
      const body = {name: textsOf(data, "/name"), ...(kind ? {} : {countedIn: data.get("/countedIn")})};
      await staffRequest("PUT", `/centres/${this.centre.code}/kinds/${code}`, {body});
      this.centresChanged();
    };
    return this.dialog({title: kind ? capital(this.#words([kind.code])) : t("newKind"), fields, submit: t(kind ? "save" : "create"), done: t("saved"), action});
  }

  /** @param {Specialist} person */
  #person(person) {
    const kinds = this.centre.kinds.filter(({active}) => active).map(({code}) => code);
    const fields = html`<p class="quiet">${t("personKindsText")}</p>
      ${this.filling.boxes({pointer: "/kinds", words: t("stages"), values: person.kinds ?? kinds,
        options: kinds.map((value) => ({value, words: capital(this.#words([value]))}))})}`;
    const action = async (/** @type {FormData} */ data) => {
      const chosen = data.getAll("/kinds");
      if (chosen.length === 0) throw Filling.refuse("/kinds", t("needStage"));
      const body = {kinds: chosen.length === kinds.length ? null : chosen};
      await staffRequest("PUT", `/centres/${this.centre.code}/specialists/${encodeURIComponent(person.login)}`, {body});
      this.#find();
    };
    return this.dialog({title: person.name, fields, submit: t("save"), done: t("saved"), action});
  }

  /** @param {Kind} kind @param {string} words */
  #close(kind, words) {
    this.afterAsking({title: t("closeKindTitle", {kind: words}), text: t("closeKindText"), yes: t("closeKind")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/kinds/${kind.code}`);
      this.centresChanged();
    }, t("kindIsClosed"));
  }
}

customElements.define("kinds-section", KindsSection);
