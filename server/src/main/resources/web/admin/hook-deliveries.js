// @ts-check
/** What became of the messages of one webhook: the last tried first, what was given up, and sending once more. */

import {LitElement, html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, name} from "talon/words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {kindInWords} from "./event-kinds.js";
import {h} from "./hook-words.js";
import {moment, nothingYet} from "./section.js";

/** @typedef {import("./hooks-section.js").Hook} Hook */
/** @typedef {{centre: string, number: number, kind: string, state: "delivered" | "waiting" | "dead" | "again", tries: number, firstAt: string, lastAt: string,
 *   status: number | null, answer: string | null, fault: string | null, took: number}} Delivery */

const STATES = ["", "delivered", "waiting", "dead", "again"];
const AGAIN_MS = 5_000;
const PAGE = 50;

class HookDeliveries extends LitElement {
  static properties = {hook: {}, centres: {}, state: {state: true}, rows: {state: true}, more: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, AGAIN_MS, () => this.#read());
    /** @type {Hook | null} */
    this.hook = null;
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.state = "";
    /** @type {Delivery[] | null} */
    this.rows = null;
    this.more = false;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  render() {
    const {hook} = this;
    if (!hook) return nothing;
    return html`<div class="section-top">
        <div><h2>${h("deliveriesOf", {name: hook.name})}</h2><p class="quiet">${h("deliveriesText")}</p></div>
        <button type="button" class="button" @click=${() => this.dispatchEvent(new CustomEvent("shut"))}>${h("close")}</button>
      </div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}
      <div class="hook-ways">
        <label class="choice"><span>${h("state")}</span> <select @change=${this.#choose}>
          ${STATES.map((state) => html`<option value=${state} ?selected=${state === this.state}>${h(`state-${state || "all"}`)}</option>`)}</select></label>
        <button type="button" class="button" ?disabled=${hook.dead === 0} @click=${() => this.#again(null)}>${h("againAll", {count: hook.dead})}</button>
        <form class="hook-replay" @submit=${this.#replay}>
          <label>${h("replaySince")} <input type="datetime-local" name="since" required></label>
          <button class="button">${h("replay")}</button>
        </form>
      </div>
      ${this.rows?.length === 0 ? nothingYet(h("noDeliveries")) : html`<table class="list">
        <thead><tr><th>${h("event")}</th><th>${h("state")}</th><th>${h("lastTry")}</th><th>${h("answer")}</th><td></td></tr></thead>
        <tbody>${this.rows?.map((row) => html`<tr>
          <th scope="row">${kindInWords(row.kind)}<br><span class="quiet">${this.#where(row)}, № ${row.number}</span></th>
          <td><span class=${row.state === "dead" ? "badge late" : "badge"}>${h(`state-${row.state}`)}</span></td>
          <td>${moment(row.lastAt)}<br><span class="quiet">${h("tries", {count: row.tries})}</span></td>
          <td>${answerInWords(row)}</td>
          <td class="acts">${row.state === "dead" ? html`<button type="button" class="button quiet" @click=${() => this.#again(row)}>${h("again")}<span class="unseen"> № ${row.number}</span></button>` : nothing}</td>
        </tr>`)}</tbody></table>
        ${this.more ? html`<p><button type="button" class="button" @click=${this.#older}>${h("older")}</button></p>` : nothing}`}`;
  }

  #choose = (/** @type {Event} */ event) => {
    this.state = /** @type {HTMLSelectElement} */ (event.target).value;
    this.rows = null;
    this.#read();
  };

  /** @param {Delivery} row */
  #where(row) {
    return name(this.centres.find((one) => one.code === row.centre)?.name) || row.centre;
  }

  /** Reads the newest again, unless somebody has gone back in the list. */
  async #read() {
    if ((this.rows?.length ?? 0) > PAGE) return;
    await this.#page(null);
  }

  #older = async () => {
    const last = this.rows && this.rows[this.rows.length - 1];
    if (last) await this.#page(last.lastAt);
  };

  /** @param {string | null} before */
  async #page(before) {
    const hook = /** @type {Hook} */ (this.hook);
    const query = new URLSearchParams({limit: String(PAGE), ...(this.state ? {state: this.state} : {}), ...(before ? {before} : {})});
    try {
      const rows = await staffRequest("GET", `/hooks/${hook.id}/deliveries?${query}`);
      this.rows = before ? [...(this.rows ?? []), ...rows] : rows;
      this.more = rows.length === PAGE;
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }

  /** @param {Delivery | null} row null: all that were given up */
  async #again(row) {
    const hook = /** @type {Hook} */ (this.hook);
    await this.#ask(`/hooks/${hook.id}/deliveries/again`, row ? {centre: row.centre, number: row.number} : {});
  }

  #replay = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const hook = /** @type {Hook} */ (this.hook);
    const since = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("since"));
    await this.#ask(`/hooks/${hook.id}/replay`, {since: new Date(since).toISOString()});
  };

  /** @param {string} path @param {object} body */
  async #ask(path, body) {
    try {
      const answer = await staffCommand(path, body);
      toast("events" in answer ? h("replayed", {count: answer.events}) : h("askedAgain", {count: answer.messages}));
      this.dispatchEvent(new CustomEvent("asked"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    this.#read();
  }
}

/** What was answered, or why nothing. @param {{status: number | null, answer: string | null, fault: string | null, took: number}} row */
export function answerInWords({status, answer, fault, took}) {
  return html`${status ?? h(`fault-${fault}`)}<span class="quiet"> · ${took} ${h("ms")}</span>${answer ? html`<br><span class="quiet">${answer}</span>` : nothing}`;
}

customElements.define("hook-deliveries", HookDeliveries);
