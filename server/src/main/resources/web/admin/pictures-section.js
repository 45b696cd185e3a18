// @ts-check
/** What the boards of a centre show while nobody is called: pictures and silent videos, in their order. */

import {html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {beginning} from "talon/beginning.js";
import {icon} from "talon/icons.js";
import {defineWords, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import texts from "talon/words/admin-pictures.js";
import {previewPictures} from "./pictures-preview.js";
import {Section, nothingYet} from "./section.js";
import {t as admin} from "./words.js";

/** @typedef {{id: number, file: string, name: string, type: string, width: number | null, height: number | null, bytes: number, zone: string | null, seconds: number}} Picture */

const t = defineWords(texts);
const TYPES = ["image/png", "image/jpeg", "image/webp", "video/mp4", "video/webm"];
const SECONDS = [5, 10, 15, 20, 30, 60, 120];
/** A large file on a slow line. */
const PATIENCE_MS = 180_000;
const MB = 1024 * 1024;

/** @extends {Section<Picture>} */
class PicturesSection extends Section {
  static properties = {...Section.properties, centre: {}, zones: {state: true}, sending: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {{code: string, name: import("talon/types.js").Name}[]} */
    this.zones = [];
    /** Of the list that was read. */
    this.version = 0;
    /** The name of the file that is on its way; empty: none. */
    this.sending = "";
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#find();
  }

  get #path() {
    return `/centres/${this.centre.code}/pictures`;
  }

  #find() {
    this.read(async () => {
      const [shelf, plan] = await Promise.all([staffRequest("GET", this.#path), staffRequest("GET", `/centres/${this.centre.code}/zones`)]);
      this.zones = plan.zones;
      this.version = shelf.version;
      return shelf.pictures;
    });
  }

  render() {
    /** @type {Picture[]} */
    const rows = this.rows ?? [];
    return html`
      ${this.top(admin("pictures"), t("text"))}
      <div class="pictures-top">
        <label class="button primary file">${icon("plus")}${t("add")}<input type="file" class="unseen" multiple accept=${TYPES.join(",")} ?disabled=${this.sending !== ""}
          @change=${(/** @type {Event} */ event) => this.#add(/** @type {HTMLInputElement} */ (event.target))}></label>
        ${rows.length ? html`<button type="button" class="button" @click=${() => this.#preview(0)}>${icon("screen")}${t("preview")}</button>` : nothing}
        <span class="quiet" role="status">${this.sending ? t("sending", {name: this.sending})
          : rows.length ? t("limits", {n: rows.length, mb: Math.ceil(rows.reduce((sum, {bytes}) => sum + bytes, 0) / MB)}) : ""}</span>
      </div>
      ${this.rows === null ? nothing : rows.length === 0 ? nothingYet(html`${t("none")}<br><span class="quiet">${t("noneWhat")}</span>`)
        : html`<ol class="pictures" aria-label=${t("order")}>${rows.map((picture, at) => this.#row(picture, at, rows.length))}</ol>
          <p class="quiet">${t("noneWhat")}</p>`}`;
  }

  /** @param {Picture} picture @param {number} at @param {number} of */
  #row(picture, at, of) {
    const src = `/api/v1${this.#path}/${picture.file}`;
    const video = picture.type.startsWith("video/");
    return html`<li class="pictures-row">
      <button type="button" class="pictures-thumb" aria-label=${`${t("large")}: ${picture.name}`} @click=${() => this.#preview(at)}>
        ${video ? html`<video src=${src} muted preload="metadata" tabindex="-1"></video>${icon("play")}` : html`<img src=${src} alt="" loading="lazy">`}</button>
      <div class="pictures-what"><b>${picture.name}</b>
        <span class="quiet">${video ? t("video", {size: sizeOf(picture.bytes)}) : t("size", {width: picture.width, height: picture.height, size: sizeOf(picture.bytes)})}</span></div>
      <label class="field"><span>${t("stays")}</span>${video ? html`<output>${t("toItsEnd")}</output>`
        : html`<select @change=${(/** @type {Event} */ event) => this.#change(picture, {seconds: Number(valueOf(event))})}>
          ${[...new Set([...SECONDS, picture.seconds])].sort((a, b) => a - b).map((n) => html`<option value=${n} ?selected=${n === picture.seconds}>${t("seconds", {n})}</option>`)}</select>`}</label>
      ${this.zones.length ? html`<label class="field"><span>${t("where")}</span><select @change=${(/** @type {Event} */ event) => this.#change(picture, {zone: valueOf(event) || null})}>
          <option value="" ?selected=${!picture.zone}>${t("everywhere")}</option>
          ${this.zones.map((zone) => html`<option value=${zone.code} ?selected=${zone.code === picture.zone}>${name(zone.name)}</option>`)}</select></label>` : nothing}
      <div class="acts">
        <button type="button" class="button quiet" ?disabled=${at === 0} @click=${() => this.#move(at, at - 1)}>${icon("up")}<span class="unseen">${t("earlier")}: ${picture.name}</span></button>
        <button type="button" class="button quiet" ?disabled=${at === of - 1} @click=${() => this.#move(at, at + 1)}>${icon("down")}<span class="unseen">${t("later")}: ${picture.name}</span></button>
        ${this.rowButton(t("remove"), () => this.#remove(picture), picture.name)}
      </div></li>`;
  }

  /** @param {number} at */
  #preview(at) {
    previewPictures((this.rows ?? []).map((picture) => ({...picture, src: `/api/v1${this.#path}/${picture.file}`})), at, t);
  }

  /** @param {HTMLInputElement} input */
  async #add(input) {
    const files = [...(input.files ?? [])];
    input.value = "";
    let sent = 0;
    for (const file of files) {
      this.sending = file.name;
      try {
        const query = new URLSearchParams({name: beginning(file.name, 100)});
        const shelf = await staffRequest("POST", `${this.#path}?${query}`,
          {body: file, type: TYPES.includes(file.type) ? file.type : "image/png", timeout: PATIENCE_MS});
        this.rows = shelf.pictures;
        this.version = shelf.version;
        sent++;
      } catch (error) {
        toast(`${file.name}: ${problemInWords(error)}`, {wrong: true});
      }
    }
    this.sending = "";
    if (sent) toast(t("added", {n: sent}));
  }

  /** @param {Picture} picture @param {Partial<Picture>} change */
  #change(picture, change) {
    return this.#keep((this.rows ?? []).map((one) => (one === picture ? {...one, ...change} : one)));
  }

  /** @param {number} from @param {number} to */
  async #move(from, to) {
    const rows = [...(this.rows ?? [])];
    rows.splice(to, 0, ...rows.splice(from, 1));
    await this.#keep(rows);
  }

  /** @param {Picture[]} rows */
  async #keep(rows) {
    try {
      await this.#put(rows);
      toast(t("saved"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {Picture} picture */
  #remove(picture) {
    this.afterAsking({title: t("removeTitle", {name: picture.name}), text: t("removeText"), yes: t("remove")},
      () => this.#put((this.rows ?? []).filter((one) => one !== picture)), t("removed"));
  }

  /** @param {Picture[]} rows */
  async #put(rows) {
    try {
      const shelf = await staffRequest("PUT", this.#path, {body: {pictures: rows.map(({id, zone, seconds}) => ({id, zone, seconds}))}, match: this.version});
      this.rows = shelf.pictures;
      this.version = shelf.version;
    } catch (error) {
      // What somebody else has made stands there before it is changed again.
      if (error instanceof Problem && (error.status === 412 || error.status === 422)) this.#find();
      throw error;
    }
  }
}

/** @param {number} bytes */
function sizeOf(bytes) {
  return bytes < MB ? t("kb", {n: Math.max(1, Math.round(bytes / 1024))}) : t("mb", {n: (bytes / MB).toFixed(1)});
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLSelectElement} */ (event.target).value;
}

customElements.define("pictures-section", PicturesSection);
