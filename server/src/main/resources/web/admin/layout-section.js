// @ts-check
/** How tickets look: edited, seen at once as they will be printed, saved, taken back. */

import {LitElement, html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {blockList} from "./layout-blocks.js";
import {draftOf, isSame} from "./layout-draft.js";
import {logoFaultOf} from "./layout-logo.js";
import "./layout-preview.js";
import {t} from "./layout-words.js";
import {moment} from "./section.js";

/** @typedef {import("./layout-draft.js").Layout} Layout */
/** @typedef {import("./layout-draft.js").Draft} Draft */

class LayoutSection extends LitElement {
  static properties = {
    centre: {}, scope: {state: true}, saved: {state: true}, draft: {state: true}, previous: {state: true}, fault: {state: true}, logoFault: {state: true},
    said: {state: true},
  };

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {"centre" | "server"} */
    this.scope = "centre";
    /** What holds now. @type {Layout | null} */
    this.saved = null;
    /** @type {Draft | null} */
    this.draft = null;
    /** What held before the last change that was saved here. @type {Layout | null} */
    this.previous = null;
    /** @type {unknown} */
    this.fault = null;
    this.logoFault = "";
    /** What has just happened, for those who cannot see the list. */
    this.said = "";
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre") || changed.has("scope")) this.#read();
  }

  render() {
    const {saved, draft} = this;
    return html`<div class="layout">
      <div class="layout-edit">
        <h1>${t("title")}</h1><p class="quiet">${t("text")}</p>
        <fieldset class="scope"><legend class="unseen">${t("scope")}</legend>${/** @type {const} */ (["centre", "server"]).map((scope) => html`<label><input type="radio"
          name="scope" .checked=${scope === this.scope} @change=${() => (this.scope = scope)}>${t(`scope-${scope}`)}</label>`)}</fieldset>
        ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}
        <p class="unseen" role="status">${this.said}</p>
        ${saved && draft ? html`${this.#bar(saved, draft)}${blockList({draft, logoFault: this.logoFault, change: this.#change, moved: this.#moved, upload: this.#upload})}` : nothing}
      </div>
      ${draft ? html`<layout-preview .draft=${draft} .centre=${this.scope === "centre" ? this.centre : null}></layout-preview>` : nothing}
    </div>`;
  }

  /** @param {Layout} saved @param {Draft} draft */
  #bar(saved, draft) {
    const dirty = !isSame(saved, draft);
    const origin = saved.origin === "server" && this.scope === "server" ? "origin-server-here" : `origin-${saved.origin}`;
    const own = saved.origin === this.scope;
    return html`<div class="layout-bar">
      <p class=${dirty ? "layout-unsaved" : "quiet"} role="status">${dirty ? t("unsaved") : html`${t(origin)} ${own && saved.changedBy ? t("changedBy", {who: who(saved.changedBy), when: moment(saved.changedAt ?? "")}) : nothing}`}</p>
      <div class="layout-ways">
        <button type="button" class="button primary" aria-disabled=${dirty ? "false" : "true"} @click=${() => dirty && this.#save(draft)}>${t("save")}</button>
        ${dirty ? html`<button type="button" class="button" @click=${() => this.#edit(saved)}>${t("discard")}</button>` : nothing}
        ${own && !dirty ? html`<button type="button" class="button" @click=${this.#reset}>${t("reset")}</button>` : nothing}
        <p role="status" class="layout-said">${!dirty && this.previous ? html`${icon("check")}${t("kept")}
          <button type="button" class="button quiet" @click=${this.#undo}>${t("undo")}</button>` : nothing}</p>
      </div>
    </div>`;
  }

  #path() {
    return this.scope === "centre" ? `/centres/${this.centre.code}/slip-layout` : "/slip-layout";
  }

  async #read() {
    this.previous = null;
    await this.#do(async () => this.#show(await staffRequest("GET", this.#path())));
  }

  /** @param {Draft} draft */
  async #save(draft) {
    const before = this.saved;
    await this.#do(async () => {
      this.#show(await staffRequest("PUT", this.#path(), {body: draft}));
      this.previous = before;
    });
  }

  #reset = async () => {
    if (!(await confirmed({title: t("resetTitle"), text: t(`resetText-${this.scope}`), yes: t("reset")}))) return;
    const before = this.saved;
    await this.#do(async () => {
      this.#show(await staffRequest("DELETE", this.#path()));
      this.previous = before;
    });
  };

  #undo = async () => {
    const {previous} = this;
    if (!previous) return;
    await this.#do(async () => {
      const own = previous.origin === this.scope;
      this.#show(own ? await staffRequest("PUT", this.#path(), {body: draftOf(previous)}) : await staffRequest("DELETE", this.#path()));
      this.previous = null;
      toast(t("undone"));
    });
  };

  /** @param {() => Promise<void>} action */
  async #do(action) {
    try {
      await action();
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }

  /** @param {Layout} layout */
  #show(layout) {
    this.saved = layout;
    this.#edit(layout);
  }

  /** @param {Draft} layout */
  #edit(layout) {
    this.logoFault = "";
    this.draft = draftOf(layout);
  }

  /** @param {Draft} draft */
  #change = (draft) => {
    this.previous = null;
    this.draft = draft;
  };

  /** @param {number} to @param {number} by */
  #moved = async (to, by) => {
    const block = this.draft?.blocks[to];
    this.said = t("movedTo", {block: t(`kind-${block?.kind}`), n: to + 1});
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(`[data-at="${to}"] [data-by="${by}"]`))?.focus();
  };

  /** @param {File} file */
  #upload = async (file) => {
    this.logoFault = logoFaultOf(file);
    if (this.logoFault || !this.draft) return;
    try {
      const kept = await staffRequest("POST", "/slip-logos", {body: file, type: "image/png", timeout: 60_000});
      const blocks = this.draft.blocks.map((block) => (block.kind === "logo" ? {...block, on: true} : block));
      this.#change({blocks, logo: kept.logo});
    } catch (error) {
      this.logoFault = error instanceof Problem ? problemInWords(error) : String(error);
    }
  };
}

/** «staff:petrova» is how the log says it; people say «petrova». @param {string} actor */
function who(actor) {
  return actor.replace(/^staff:/, "");
}

customElements.define("layout-section", LayoutSection);
