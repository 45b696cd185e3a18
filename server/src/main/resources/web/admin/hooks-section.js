// @ts-check
/** Webhooks: addresses that are told what happens. Created, tried, switched off; what became of their messages. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {copyText} from "talon/staff/copy.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {KINDS, groupInWords, kindInWords} from "./event-kinds.js";
import {Filling} from "./filling.js";
import "./hook-deliveries.js";
import {h} from "./hook-words.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{id: number, name: string, centre: string | null, url: string, kinds: string[], active: boolean, createdAt: string,
 *   stopped: "gone" | "failing" | null, stoppedAt: string | null, failingSince: string | null, nextAt: string | null,
 *   secretBeforeUntil: string | null, behind: number, dead: number, deliveredAt: string | null}} Hook */

const AGAIN_MS = 5_000;

/** @extends {Section<Hook>} */
class HooksSection extends Section {
  static properties = {...Section.properties, centres: {}, fresh: {state: true}, shown: {state: true}, some: {state: true}};

  constructor() {
    super();
    new Every(this, AGAIN_MS, () => this.#read());
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** The secret that was just made; it is shown until its reader closes it. @type {string | null} */
    this.fresh = null;
    /** Whose deliveries are shown. @type {number | null} */
    this.shown = null;
    /** Whether the open form is about some kinds only. */
    this.some = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  render() {
    const shown = this.rows?.find(({id}) => id === this.shown);
    return html`
      ${this.top(h("hooks"), h("hooksText"), h("newHook"))}
      ${this.fresh ? this.#secret(this.fresh) : nothing}
      ${this.rows?.length === 0 ? nothingYet(h("noHooks")) : html`<table class="list">
        <thead><tr><th>${h("hookName")}</th><th>${h("what")}</th><th>${h("stands")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((hook) => this.#row(hook))}</tbody></table>`}
      ${shown ? html`<hook-deliveries .hook=${shown} .centres=${this.centres} @shut=${() => (this.shown = null)} @asked=${() => this.#read()}></hook-deliveries>` : nothing}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Hook} hook */
  #row(hook) {
    return html`<tr class=${hook.active ? "" : "off"}>
      <th scope="row">${hook.name}<br><span class="quiet hook-url">${hook.url}</span></th>
      <td>${this.#where(hook)}<br><span class="quiet">${hook.kinds.length ? h("someKinds", {count: hook.kinds.length}) : h("allKinds")}</span></td>
      <td>${standing(hook)}</td>
      <td class="acts hook-acts">
        ${hook.stopped ? this.rowButton(h("goOn"), () => this.#switch(hook, true), hook.name) : nothing}
        ${this.rowButton(h("test"), () => this.#test(hook), hook.name)}
        ${this.rowButton(h("deliveries"), () => (this.shown = hook.id), hook.name)}
        ${this.rowButton(t("change"), () => this.edit(hook), hook.name)}
        ${this.rowButton(hook.active ? h("switchOff") : h("switchOn"), () => this.#switch(hook, !hook.active), hook.name)}
        ${this.rowButton(h("newSecret"), () => this.#renew(hook), hook.name)}
        ${this.rowButton(t("remove"), () => this.#remove(hook), hook.name)}</td></tr>`;
  }

  /** @param {string} secret */
  #secret(secret) {
    return html`<section class="fresh" role="status">
      <h2>${icon("key")}${h("secretShown")}</h2>
      <p>${h("secretShownText")}</p>
      <div class="fresh-row">
        <input class="fresh-token" readonly .value=${secret} aria-label=${h("secret")} @focus=${selectAll}>
        <button type="button" class="button primary" @click=${this.#copy}>${icon("copy")}${t("copy")}</button>
        <button type="button" class="button" @click=${() => (this.fresh = null)}>${t("tokenKept")}</button>
      </div>
    </section>`;
  }

  /** @param {Hook | null} hook */
  #form(hook) {
    const fields = html`
      ${this.filling.text({pointer: "/name", words: h("hookName"), hint: h("hookNameHint"), value: hook?.name, longest: 100})}
      ${this.filling.text({pointer: "/url", words: h("url"), hint: h("urlHint"), value: hook?.url, type: "url", longest: 1000})}
      ${hook ? nothing : this.filling.select({pointer: "/centre", words: t("centre"), value: "",
        options: [{value: "", words: t("allCentres")}, ...this.centres.map((centre) => ({value: centre.code, words: name(centre.name)}))]})}
      ${this.filling.select({pointer: "/which", words: h("what"), value: this.some ? "some" : "all",
        options: [{value: "all", words: h("allKindsToCome")}, {value: "some", words: h("chosenKinds")}],
        onChange: (event) => (this.some = /** @type {HTMLSelectElement} */ (event.target).value === "some")})}
      ${this.some ? Object.entries(KINDS).map(([group, kinds]) => html`<details class="hook-kinds"><summary>${groupInWords(group)}</summary>
        ${this.filling.boxes({pointer: "/kinds", words: groupInWords(group), values: hook?.kinds ?? [], options: kinds.map((value) => ({value, words: kindInWords(value)}))})}
      </details>`) : nothing}`;
    const action = async (/** @type {FormData} */ data) => {
      const kinds = data.getAll("/kinds");
      if (data.get("/which") === "some" && kinds.length === 0) throw Filling.refuse("/which", h("kindNeeded"));
      const body = {name: String(data.get("/name")).trim(), url: String(data.get("/url")).trim(), kinds: data.get("/which") === "some" ? kinds : []};
      if (hook) {
        await staffRequest("PUT", `/hooks/${hook.id}`, {body});
      } else {
        const made = await staffRequest("POST", "/hooks", {body: {...body, centre: data.get("/centre") || null}});
        this.fresh = made.secret;
      }
      await this.#read();
    };
    return this.dialog({title: hook ? hook.name : h("newHook"), fields, submit: hook ? t("save") : t("create"), done: hook ? h("changed") : h("created"), action});
  }

  #copy = () => copyText(/** @type {HTMLElement} */ (this.querySelector(".fresh-token")), {copied: t("copied"), byHand: t("copyByHand")});

  /** @param {Hook} hook */
  async #test(hook) {
    try {
      const tried = await staffRequest("POST", `/hooks/${hook.id}/test`);
      const answer = tried.status ?? h(`fault-${tried.fault}`);
      toast(tried.delivered ? h("tested", {answer, took: tried.took}) : h("testFailed", {answer}), {wrong: !tried.delivered});
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {Hook} hook @param {boolean} active */
  async #switch(hook, active) {
    try {
      await staffRequest("PUT", `/hooks/${hook.id}`, {body: {active}});
      toast(active ? h("switchedOn") : h("switchedOff"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    await this.#read();
  }

  /** @param {Hook} hook */
  #renew(hook) {
    this.afterAsking({title: h("newSecretTitle", {name: hook.name}), text: h("newSecretText"), yes: h("newSecret"), danger: false}, async () => {
      this.fresh = (await staffRequest("POST", `/hooks/${hook.id}/secret`, {body: {overlapHours: 24}})).secret;
      await this.#read();
    }, h("secretRenewed"));
  }

  /** @param {Hook} hook */
  #remove(hook) {
    this.afterAsking({title: h("removeTitle", {name: hook.name}), text: h("removeText"), yes: t("remove")}, async () => {
      if (this.shown === hook.id) this.shown = null;
      await staffRequest("DELETE", `/hooks/${hook.id}`);
      await this.#read();
    }, h("removed"));
  }

  /** @param {Hook} hook */
  #where({centre}) {
    return centre ? name(this.centres.find((one) => one.code === centre)?.name) || centre : t("allCentres");
  }

  /** @param {Hook | "new"} row */
  edit(row) {
    this.some = row !== "new" && row.kinds.length > 0;
    super.edit(row);
  }

  #read() {
    return this.read(() => staffRequest("GET", "/hooks"));
  }
}

/** How it stands: whether it is sent anything, and what waits. @param {Hook} hook */
function standing(hook) {
  const trouble = hook.stopped ? h(`stopped-${hook.stopped}`) : hook.failingSince ? h("failing", {since: moment(hook.failingSince)}) : "";
  return html`${hook.active ? nothing : html`<span class="badge">${h("off")}</span> `}
    ${trouble ? html`<span class="late">${trouble}</span><br>` : nothing}
    ${hook.behind ? html`${h("behind", {count: hook.behind})}<br>` : nothing}
    ${hook.dead ? html`<span class="late">${h("dead", {count: hook.dead})}</span><br>` : nothing}
    ${hook.deliveredAt ? html`<span class="quiet">${h("deliveredAt", {at: moment(hook.deliveredAt)})}</span>` : html`<span class="quiet">${h("neverDelivered")}</span>`}
    ${hook.secretBeforeUntil ? html`<br><span class="quiet">${h("secretBeforeUntil", {until: moment(hook.secretBeforeUntil)})}</span>` : nothing}`;
}

/** @param {Event} event */
function selectAll(event) {
  /** @type {HTMLInputElement} */ (event.target).select();
}

customElements.define("hooks-section", HooksSection);
