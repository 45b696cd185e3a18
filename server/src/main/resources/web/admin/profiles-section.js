// @ts-check
/** What printers understand: profiles that come with Talon, and copies that were changed. */

import {html, nothing} from "lit";
import {staffRequest} from "talon/staff/session.js";
import {Filling} from "./filling.js";
import {profileName} from "./printer-form.js";
import {profileFields, profileOf} from "./profile-form.js";
import {t} from "./profile-words.js";
import {listProfiles} from "./profiles.js";
import {Section} from "./section.js";
import {t as words} from "./words.js";

/** @typedef {import("./profiles.js").Profile} Profile */

/** @extends {Section<Profile>} */
class ProfilesSection extends Section {
  static properties = {...Section.properties, copyOf: {state: true}};

  constructor() {
    super();
    /** The profile that is being copied. @type {Profile | null} */
    this.copyOf = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.read(listProfiles);
  }

  render() {
    return html`
      ${this.top(words("profiles"), t("text"))}
      <table class="list">
        <thead><tr><th>${words("name")}</th><th>${t("what")}</th><th class="number">${t("printers")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((profile) => this.#row(profile))}</tbody></table>
      ${this.copyOf ? this.#form(this.copyOf, true) : this.editing && this.editing !== "new" ? this.#form(this.editing, false) : nothing}`;
  }

  /** @param {Profile} profile */
  #row(profile) {
    const name = profileName(profile);
    return html`<tr>
      <th scope="row">${name}<span class="quiet under">${profile.code}${profile.shipped ? html` · ${t("shipped")}` : nothing}</span></th>
      <td>${profile.shipped ? words(`profile-${profile.code}`) : nothing}<span class="quiet under">${summary(profile)}</span></td>
      <td class="number" data-label=${t("printers")}>${profile.printers}</td>
      <td class="acts">
        ${profile.shipped ? nothing : this.rowButton(words("change"), () => this.edit(profile), name)}
        ${this.rowButton(t("copy"), () => this.#copy(profile), name)}
        ${profile.shipped ? nothing : this.rowButton(words("remove"), () => this.#remove(profile), name)}
      </td></tr>`;
  }

  /** @param {Profile} profile */
  #copy(profile) {
    this.copyOf = profile;
    this.edit(profile);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has("editing") && this.editing === null) this.copyOf = null;
  }

  /** @param {Profile} profile @param {boolean} copy */
  #form(profile, copy) {
    const {filling} = this;
    const fields = html`
      ${copy ? filling.text({pointer: "/code", words: words("code"), value: this.#freeCode(profile.code), hint: t("codeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9\\-]*", wrong: t("codeWrong")}) : nothing}
      ${profileFields(filling, profile, copy)}`;
    const action = (/** @type {FormData} */ data) => this.#put(copy ? String(data.get("/code")).trim() : profile.code, copy, data);
    return this.dialog({title: copy ? t("copyTitle", {profile: profileName(profile)}) : profileName(profile), fields,
      submit: words(copy ? "create" : "save"), done: words("saved"), action});
  }

  /** @param {string} code */
  #freeCode(code) {
    let n = 2;
    const stem = code.slice(0, 28);
    while (this.rows?.some((one) => one.code === `${stem}-${n}`)) n++;
    return `${stem}-${n}`;
  }

  /** @param {string} code @param {boolean} copy @param {FormData} data */
  async #put(code, copy, data) {
    if (copy && this.rows?.some((one) => one.code === code)) throw Filling.refuse("/code", words("codeTaken"));
    await staffRequest("PUT", `/printer-profiles/${code}`, {body: profileOf(data)});
    await this.read(listProfiles);
  }

  /** @param {Profile} profile */
  #remove(profile) {
    this.afterAsking({title: t("removeTitle", {profile: profileName(profile)}), text: t("removeText"), yes: words("remove")}, async () => {
      await staffRequest("DELETE", `/printer-profiles/${profile.code}`);
      await this.read(listProfiles);
    }, words("removed"));
  }
}

/** A profile in one readable line. @param {Profile} profile */
function summary(profile) {
  const mm = Math.round(profile.widthDots / profile.dpi * 25.4);
  const parts = [
    words("dots", {n: profile.widthDots}) + ` (${mm} ${t("mm")})`,
    profile.mode === "raster" ? t("inBands", {n: profile.bandRows}) : t("inLetters", {n: profile.columns}),
    `${profile.charset}, ESC t ${profile.codeTable}`,
    t(`cut-${profile.cut}`),
    profile.presenter === "none" ? "" : t(`presenter-${profile.presenter}`),
    t(`status-${profile.status}`),
    profile.chunkBytes ? t("inChunks", {n: profile.chunkBytes}) : "",
    profile.chunkPauseMs ? t("pause", {ms: profile.chunkPauseMs}) : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

customElements.define("profiles-section", ProfilesSection);
