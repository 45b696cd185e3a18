// @ts-check
/** How the hall of a centre speaks: settings, a test, and clips of one's own. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {Filling} from "./filling.js";
import {Section} from "./section.js";
import {ClipPlayer} from "./clip-player.js";
import {t} from "./words.js";

/** @typedef {{speaks: boolean, zeros: "silent" | "digits", repeats: number, volumes: {from: string, volume: number}[], version: string}} Voice */
/** @typedef {import("./clip-player.js").Entry} Entry */

const LANGUAGES = ["ru", "en"];
const TIMES = /^([01]?\d|2[0-3]):([0-5]\d)\s+(\d{1,3})\s*%?$/;

/** @extends {Section<Entry>} */
class VoiceSection extends Section {
  static properties = {...Section.properties, centre: {}, voice: {state: true}, language: {state: true}, everywhere: {state: true}, sought: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {Voice | null} */
    this.voice = null;
    this.language = "ru";
    /** Whether what is uploaded is for all centres. */
    this.everywhere = false;
    this.sought = "";
    this.player = new ClipPlayer();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre") || changed.has("language")) this.#find();
  }

  async #find() {
    const {code} = this.centre;
    this.voice = await staffRequest("GET", `/centres/${code}/voice`).catch(() => this.voice);
    await this.read(() => this.player.open(code, this.language));
  }

  render() {
    return html`${this.top(t("voice"), t("voiceText"))}
      ${this.voice ? this.#settings(this.voice) : nothing}
      <section class="own-list" aria-labelledby="voice-clips">
        <div class="own-list-top"><div><h2 id="voice-clips">${t("voiceClips")}</h2><p class="quiet">${t("voiceClipsText")}</p></div>
          <label class="choice"><select aria-label=${t("voiceLanguage")} @change=${(/** @type {Event} */ event) => (this.language = /** @type {HTMLSelectElement} */ (event.target).value)}>
            ${LANGUAGES.map((language) => html`<option value=${language} ?selected=${language === this.language}>${t(`voice-${language}`)}</option>`)}</select></label></div>
        ${this.#upload()}
        ${this.#clips(this.rows ?? [])}
      </section>
      ${this.editing === "new" && this.voice ? this.#form(this.voice) : nothing}`;
  }

  /** @param {Voice} voice */
  #settings(voice) {
    const volumes = voice.volumes.length ? voice.volumes.map(({from, volume}) => `${from} — ${volume} %`).join(", ") : t("volumeAlways");
    return html`<section class="own-list" aria-labelledby="voice-how">
      <div class="own-list-top"><div><h2 id="voice-how">${t(voice.speaks ? "voiceOn" : "voiceOff")}</h2>
        <p class="quiet">${t(`zeros-${voice.zeros}`)} · ${t("repeatsAre", {n: voice.repeats})} · ${t("volume")}: ${volumes}</p></div>
        <div class="acts"><button type="button" class="button" @click=${() => this.player.say(["ticket", "letter-ka", "42", "go", "to-desk", "7"])}>${t("voiceTry")}</button>
        <button type="button" class="button" @click=${() => this.edit("new")}>${t("change")}</button></div></div></section>`;
  }

  /** @param {Voice} voice */
  #form(voice) {
    const choice = (/** @type {string} */ pointer, /** @type {string} */ words, /** @type {string} */ value, /** @type {string[][]} */ options) =>
      this.filling.select({pointer, words, value, options: options.map(([key, said]) => ({value: key, words: said}))});
    const fields = html`
      ${choice("/speaks", t("voice"), String(voice.speaks), [["true", t("voiceOn")], ["false", t("voiceOff")]])}
      ${choice("/zeros", t("zeros"), voice.zeros, [["silent", t("zeros-silent")], ["digits", t("zeros-digits")]])}
      ${choice("/repeats", t("repeats"), String(voice.repeats), ["0", "1", "2"].map((n) => [n, t("repeatsAre", {n: Number(n)})]))}
      ${this.filling.text({pointer: "/volumes", words: t("volume"), hint: t("volumeHint"), longest: 200, needed: false,
        value: voice.volumes.map(({from, volume}) => `${from} ${volume}`).join(", ")})}`;
    const action = async (/** @type {FormData} */ data) => {
      const volumes = volumesOf(String(data.get("/volumes") ?? ""));
      if (!volumes) throw Filling.refuse("/volumes", t("volumeWrong"));
      const body = {speaks: data.get("/speaks") === "true", zeros: data.get("/zeros"), repeats: Number(data.get("/repeats")), volumes};
      this.voice = await staffRequest("PUT", `/centres/${this.centre.code}/voice`, {body});
    };
    return this.dialog({title: t("voice"), fields, submit: t("save"), done: t("saved"), action});
  }

  #upload() {
    return html`<div class="voice-upload">
      <label class="button">${icon("plus")}${t("voiceUpload")}<input class="unseen" type="file" multiple accept=".opus,.ogg,.wav,audio/ogg,audio/wav"
        @change=${(/** @type {Event} */ event) => this.#send(/** @type {HTMLInputElement} */ (event.target))}></label>
      <label class="check"><input type="checkbox" .checked=${this.everywhere} @change=${() => (this.everywhere = !this.everywhere)}>${t("voiceEverywhere")}</label>
      <div class="field"><input type="search" placeholder=${t("voiceSearch")} aria-label=${t("voiceSearch")}
        @input=${(/** @type {Event} */ event) => (this.sought = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase())}></div></div>`;
  }

  /** @param {Entry[]} rows */
  #clips(rows) {
    const shown = rows.filter(({clip, words, own}) => (this.sought ? `${clip} ${words}`.toLowerCase().includes(this.sought) : own !== "no" || rows.length < 40));
    return html`<p class="quiet">${t("voiceCount", {n: rows.length})} · ${t("voiceOwn", {n: rows.filter(({own}) => own !== "no").length})}</p>
      <table class="list"><tbody>${shown.slice(0, 200).map((entry) => html`<tr>
        <th scope="row">${entry.words || entry.clip}</th><td class="quiet">${entry.clip}</td><td>${t(`voiceOf-${entry.own}`)}</td><td class="num">${(entry.ms / 1000).toFixed(2)}</td>
        <td class="acts">${this.rowButton(t("voicePlay"), () => this.player.say([entry.clip]), entry.words)}
          ${entry.own === "no" ? nothing : this.rowButton(t("voiceBack"), () => this.#back(entry), entry.words)}</td></tr>`)}</tbody></table>`;
  }

  /** The names of the files are the names of the clips. @param {HTMLInputElement} input */
  async #send(input) {
    const files = [...(input.files ?? [])];
    input.value = "";
    let sent = 0;
    for (const file of files) {
      try {
        await staffRequest("PUT", `${this.#place(this.everywhere)}/clips/${encodeURIComponent(file.name.replace(/\.\w+$/, ""))}`,
          {body: file, type: file.name.endsWith(".wav") ? "audio/wav" : "audio/ogg"});
        sent++;
      } catch (error) {
        toast(`${file.name}: ${problemInWords(error)}`, {wrong: true});
      }
    }
    if (sent) toast(t("voiceSent", {n: sent}));
    this.#find();
  }

  /** @param {Entry} entry */
  async #back(entry) {
    try {
      await staffRequest("DELETE", `${this.#place(entry.own === "all")}/clips/${entry.clip}`);
      toast(t("saved"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    this.#find();
  }

  /** @param {boolean} everywhere */
  #place(everywhere) {
    return everywhere ? `/voice/${this.language}` : `/centres/${this.centre.code}/voice/${this.language}`;
  }
}

/** «8:00 80, 20:00 30»; null where it is not so. @param {string} text */
function volumesOf(text) {
  const parts = text.split(/[,;\n]/).map((part) => part.trim()).filter(Boolean);
  const volumes = parts.map((part) => TIMES.exec(part)).map((match) => (match && Number(match[3]) <= 100 ? {from: `${match[1].padStart(2, "0")}:${match[2]}`, volume: Number(match[3])} : null));
  return volumes.every((each) => each !== null) ? /** @type {Voice["volumes"]} */ (volumes) : null;
}

customElements.define("voice-section", VoiceSection);
