// @ts-check
/** Who changed what, and from where: with a filter, page by page, and as a file. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {fieldName} from "./audit-fields.js";
import {Section, moment, nothingYet} from "./section.js";
import {t} from "./words.js";

/** @typedef {{id: number, at: string, kind: string, action: string, actor: string, name: string | null, address: string | null,
 *   centre: string | null, subject: string, details: Record<string, any>, times: number}} Event */

/** Those that a filter names; the first are what is looked for most. */
const KINDS = ["sign-in", "sign-out", "account", "token", "device", "printer", "cable", "cable-end", "layout", "voice", "voice-clip", "screen-ask", "profile", "centre", "service",
  "norm", "kind", "person-kinds", "desk", "list", "hours", "week", "special-day", "calendar", "closure", "zone", "notice", "alarm", "sending", "sending-now", "hook", "closing", "calls-closing", "history", "calls-import", "contact-centre",
  "quality-figures", "quality-line", "quality-page", "test-page"];

/** @extends {Section<Event>} */
class AuditSection extends Section {
  static properties = {...Section.properties, centres: {}, filter: {state: true}, next: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** @type {Record<string, string>} */
    this.filter = {};
    /** What to ask for to see what was before. @type {number | null} */
    this.next = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#find();
  }

  render() {
    return html`
      ${this.top(t("audit"), t("auditText"))}
      <form class="audit-filter" @submit=${this.#look} @change=${this.#look}>
        <div class="field"><label for="audit-who">${t("auditWho")}</label><input id="audit-who" name="who" maxlength="100" autocomplete="off" spellcheck="false"></div>
        <div class="field"><label for="audit-kind">${t("auditKind")}</label><select id="audit-kind" name="kind"><option value="">${t("auditAll")}</option>
          ${KINDS.map((kind) => html`<option value=${kind}>${t(`audit-${kind}`)}</option>`)}</select></div>
        <div class="field"><label for="audit-centre">${t("centre")}</label><select id="audit-centre" name="centre"><option value="">${t("auditAll")}</option>
          ${this.centres.map((centre) => html`<option value=${centre.code}>${name(centre.name)}</option>`)}</select></div>
        <div class="field"><label for="audit-since">${t("auditSince")}</label><input id="audit-since" name="since" type="date"></div>
        <div class="field"><label for="audit-until">${t("auditUntil")}</label><input id="audit-until" name="until" type="date"></div>
        <a class="button" href=${`/api/v1/audit?${this.#query({format: "csv", separator: "semicolon"})}`} download>${icon("down")}${t("auditFile")}</a>
      </form>
      ${this.rows?.length === 0 ? nothingYet(t("auditNone")) : html`<table class="list audit">
        <thead><tr><th>${t("auditAt")}</th><th>${t("auditActor")}</th><th>${t("auditWhat")}</th><th>${t("auditDetails")}</th></tr></thead>
        <tbody>${this.rows?.map((event) => this.#row(event))}</tbody></table>`}
      ${this.next ? html`<button type="button" class="button" @click=${() => this.#find(this.next)}>${t("auditMore")}</button>` : nothing}`;
  }

  /** @param {Event} event */
  #row(event) {
    const {kind, action, actor, address, subject, times} = event;
    const centre = event.centre ? name(this.centres.find((one) => one.code === event.centre)?.name) || event.centre : "";
    return html`<tr>
      <td>${moment(event.at)}</td>
      <td>${event.name ?? actor}<br><span class="quiet">${event.name ? actor : ""} ${address ?? ""}</span></td>
      <td>${t(`audit-${kind}`)}: ${t(`audit-${action}`)}${times > 1 ? html` × ${times}` : nothing}<br><b>${subject}</b>
        ${centre ? html`<span class="quiet"> ${centre}</span>` : nothing}</td>
      <td class="audit-details">${Object.entries(event.details).map(([field, value]) => html`<div>${fieldName(field)}${words(value)}</div>`)}</td></tr>`;
  }

  #look = (/** @type {SubmitEvent | InputEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    this.filter = Object.fromEntries([...new FormData(form)].map(([field, value]) => [field, String(value).trim()]));
    this.#find();
  };

  /** @param {Record<string, string>} more */
  #query(more) {
    const {since, until, ...same} = this.filter;
    const asked = {...same, since: since && new Date(`${since}T00:00`).toISOString(), until: until && dayAfter(until), ...more};
    return new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
  }

  /** @param {number | null} [before] */
  async #find(before = null) {
    try {
      const page = await staffRequest("GET", `/audit?${this.#query(before ? {before: String(before)} : {})}`);
      this.rows = before ? [...(this.rows ?? []), ...page.events] : page.events;
      this.next = page.next;
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}

/** @param {string} day */
function dayAfter(day) {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

/** «: was → is»; of a secret nothing. @param {any} value */
function words(value) {
  if (!Array.isArray(value)) return value === true ? "" : `: ${text(value)}`;
  return value[0] === null || value[0] === undefined ? `: ${text(value[1])}` : `: ${text(value[0])} → ${text(value[1])}`;
}

/** @param {any} value */
function text(value) {
  return value === null || value === undefined ? "—" : typeof value === "string" ? value : JSON.stringify(value);
}

customElements.define("audit-section", AuditSection);
