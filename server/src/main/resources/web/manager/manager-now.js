// @ts-check
/** How a centre is now: who waits, how long, and what each desk does. */

import {LitElement, html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {LiveBoard} from "talon/live.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {InWords, clock, minutesRange, mmss, name} from "talon/words.js";
import "talon/staff/clock-notice.js";
import {isOpen} from "talon/opening.js";
import {awayLine} from "talon/staff/frame.js";
import {alarmBar, noticeButtons} from "talon/staff/notices.js";
import "talon/staff/printer-paper.js";
import {needsSomebody, printerAlerts, printerState} from "talon/staff/printer-state.js";
import {staffRequest} from "talon/staff/session.js";
import {proofDays, unshownCalls} from "./call-proofs.js";
import {findHelpDays, helpDays} from "./help-days.js";
import {centreSelect} from "./centre-select.js";
import {byHandTable} from "./day/by-hand.js";
import {outcomesTable} from "./day/outcomes.js";
import {deskCard} from "./desk-card.js";
import {lateList} from "./late-list.js";
import {today} from "./today.js";
import {t} from "./words.js";
import "talon/staff/wait-alerts.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("talon/types.js").Board} Board */
/** @typedef {{holder: string | null, today: {served: number, service: number | null}}} DeskDay */

const TICK_MS = 1_000;
const DAY_MS = 20_000;
const PRINTERS_MS = 5_000;
// A norm passes without anything happening: nothing tells of it.
const LATE_MS = 5_000;
const PROOFS_MS = 10_000;
// Days that are over change no more.
const PAST_PROOFS_MS = 10 * 60_000;
/** Days whose figures are shown. */
const PROOF_DAYS = 14;

class ManagerNow extends LitElement {
  static properties = {centres: {}, centre: {}, everywhere: {}, days: {state: true}, printers: {state: true}, late: {state: true},
    people: {state: true}, ended: {state: true}, whys: {state: true}, proofs: {state: true}, pastProofs: {state: true}, help: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, TICK_MS, () => this.requestUpdate());
    new Every(this, DAY_MS, () => this.#findDays());
    new Every(this, PROOFS_MS, () => this.#findProofs());
    new Every(this, PAST_PROOFS_MS, () => this.#findPastProofs());
    new Every(this, PRINTERS_MS, () => this.#findPrinters());
    new Every(this, LATE_MS, () => this.#findLate());
    /** @type {Centre[]} */
    this.centres = [];
    /** @type {Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** Whether who looks is of all centres. */
    this.everywhere = false;
    /** What each desk did today. @type {Record<string, DeskDay>} */
    this.days = {};
    /** How the centre's printers are. @type {import("talon/staff/printer-state.js").WatchedPrinter[]} */
    this.printers = [];
    /** Who waits too long. @type {import("./late-list.js").Late | null} */
    this.late = null;
    /** What was done by hand today. @type {import("./day/by-hand.js").Person[]} */
    this.people = [];
    /** Why visitors were handed on today. @type {import("./day/by-hand.js").Why[]} */
    this.whys = [];
    /** How services of today ended. @type {import("./day/outcomes.js").Ended[]} */
    this.ended = [];
    /** What the hall's boards have shown today. @type {import("./call-proofs.js").Proofs | null} */
    this.proofs = null;
    /** How visitors at kiosks were helped. @type {import("./help-days.js").HelpDay[] | null} */
    this.help = null;
    /** The same of the days before. @type {import("./call-proofs.js").Day[]} */
    this.pastProofs = [];
    /** @type {LiveBoard | null} */
    this.live = null;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live?.close();
    this.live = null;
  }

  willUpdate() {
    if (this.live?.centre === this.centre.code) return;
    this.live?.close();
    this.days = {};
    this.printers = [];
    this.late = null;
    this.people = [];
    this.whys = [];
    this.ended = [];
    this.proofs = null;
    this.help = null;
    this.pastProofs = [];
    this.live = new LiveBoard({centre: this.centre.code});
    this.live.addEventListener("board", () => {
      this.#findLate();
      if (!this.proofs) {
        this.#findProofs();
        this.#findPastProofs();
      }
    });
    this.live.addEventListener("link", () => this.requestUpdate());
    this.#findDays();
    this.#findPrinters();
  }

  render() {
    const {live, centre} = this;
    if (!live) return nothing;
    const {board} = live;
    return html`
      ${awayLine(live.link, centre.zone)}
      ${alarmBar({path: `/centres/${centre.code}`, zone: centre.zone, board})}
      <clock-notice></clock-notice>
      <div class="section-top">
        <h1>${name(centre.name)}</h1>
        <p class="quiet" role="timer" aria-live="off">${t("at", {time: clock(live.now(), centre.zone)})}</p>
        <div class="gap"></div>
        ${board ? noticeButtons({path: `/centres/${centre.code}`, zone: centre.zone, board, now: live.now(), all: this.everywhere && this.centres.length > 1}) : nothing}
        ${this.centres.length > 1 ? centreSelect({centres: this.centres, chosen: centre.code}) : nothing}
      </div>
      <wait-alerts .centre=${centre.code} .now=${() => live.now()}></wait-alerts>
      ${printerAlerts(this.printers, centre.zone)}
      ${board ? this.#board(board, live.now().getTime()) : html`<div class="tiles" aria-busy="true"></div>`}
      ${outcomesTable(this.ended)}
      ${byHandTable(this.people, this.whys)}
      ${this.printers.length ? this.#printerLines() : nothing}
      ${proofDays(this.proofs, this.pastProofs)} ${helpDays(this.help)}`;
  }

  #printerLines() {
    return html`<section class="printer-lines" aria-labelledby="printers" @rolled=${() => this.#findPrinters()}><h2 id="printers">${t("printers")}</h2>
      <ul>${this.printers.map((printer) => html`<li><b>${printer.code}</b>
        <span class="state ${needsSomebody(printer) ? "late" : "quiet"}">${printerState(printer)}</span>
        <printer-paper .centre=${this.centre.code} .zone=${this.centre.zone} .printer=${printer}></printer-paper></li>`)}</ul></section>`;
  }

  /** @param {Board} board @param {number} now */
  #board(board, now) {
    return html`${this.#tiles(board, now)}
      ${unshownCalls(this.proofs, now, this.centre.zone, isOpen(board.opening))}
      ${lateList({late: this.late, centre: this.centre, now})}
      <div class="now-columns">
        <section aria-labelledby="queue"><h2 id="queue">${t("queue")}</h2>
          <ul class="queue-list">${board.waiting.map((row) => this.#row(row, now))}</ul></section>
        <section aria-labelledby="desks"><h2 id="desks">${t("desks")}</h2>
          <ul class="desk-grid">${board.desks.map((desk) => deskCard({desk, day: this.days[desk.desk], services: this.centre.services, now}))}</ul></section>
      </div>`;
  }

  /** @param {Board} board @param {number} now */
  #tiles(board, now) {
    const waiting = board.waiting.reduce((sum, row) => sum + row.count, 0);
    const late = this.late?.total ?? overNorm(board, now);
    const oldest = board.waiting.filter((row) => row.since).sort((a, b) => Date.parse(a.since ?? "") - Date.parse(b.since ?? ""))[0];
    const open = board.desks.filter((desk) => desk.state !== "closed").length;
    const days = Object.values(this.days);
    const served = days.reduce((sum, day) => sum + day.today.served, 0);
    const spent = days.reduce((sum, day) => sum + day.today.served * (day.today.service ?? 0), 0);
    return html`<dl class="tiles">
      ${tile(t("waiting"), waiting, t("waitingPeople", {n: waiting}))}
      ${tile(t("longest"), oldest ? mmss(since(oldest.since, now)) : "—", oldest ? name(oldest.name) : t("nobodyWaits"))}
      ${tile(t("overNorm"), late, late ? t("overNormPeople", {n: late}) : t("withinNorm"), late > 0)}
      ${tile(t("desksWork"), open, t("ofDesks", {n: board.desks.length}))}
      ${tile(t("servedToday"), days.length ? served : "—", served ? t("meanService", {time: mmss(spent / served)}) : t("served", {n: served}))}
    </dl>`;
  }

  /** @param {import("talon/types.js").BoardWaiting} row @param {number} now */
  #row(row, now) {
    const service = this.centre.services.find((one) => one.code === row.service) ?? row;
    const wait = since(row.since, now);
    const known = this.late?.tickets.filter((one) => one.service === row.service).length ?? 0;
    const late = Math.max(known, row.overNorm || (row.count > 0 && wait > row.norm ? 1 : 0));
    return html`<li class="queue-line" data-hue=${serviceHue(service)}>
      <span class="service-mark">${icon(serviceIcon(service))}</span>
      <div class="queue-words">
        <p class="queue-name">${name(row.name)}</p>
        <p class="quiet">${row.count ? t("longestIs", {time: mmss(wait)}) : t("nobodyWaits")} · ${t("norm", {time: mmss(row.norm)})}</p>
        ${late ? html`<p class="late">${icon("warning")}${t("overCount", {n: late})}</p>` : nothing}
        ${row.expectedWait ? html`<p class="quiet">${t("expected", {range: unbroken(minutesRange(row.expectedWait.from, row.expectedWait.to))})}</p>` : nothing}
      </div>
      <p class="queue-count">${row.count}</p>
    </li>`;
  }

  async #findProofs() {
    const today = this.live?.board?.businessDay;
    if (!today) return;
    const found = await this.#proofs(today, today);
    if (found) this.proofs = found;
  }

  async #findPastProofs() {
    const today = this.live?.board?.businessDay;
    if (!today) return;
    const found = await this.#proofs(before(today, PROOF_DAYS - 1), before(today, 1));
    if (found) this.pastProofs = found.days;
    this.help = (await findHelpDays(this.centre.code, before(today, PROOF_DAYS - 1), today)) ?? this.help;
  }

  /** @param {string} from @param {string} to @returns {Promise<import("./call-proofs.js").Proofs | null>} */
  async #proofs(from, to) {
    const {code} = this.centre;
    const found = await staffRequest("GET", `/centres/${code}/call-proofs?from=${from}&to=${to}`).catch(() => null);
    return code === this.centre.code ? found : null;
  }

  async #findLate() {
    this.requestUpdate();
    const {code} = this.centre;
    const found = await staffRequest("GET", `/centres/${code}/late`).catch(() => null);
    if (found && code === this.centre.code) this.late = found;
  }

  async #findPrinters() {
    const {code} = this.centre;
    const found = await staffRequest("GET", `/centres/${code}/printers`).catch(() => null);
    if (found && code === this.centre.code) this.printers = found;
  }

  async #findDays() {
    const {code, desks} = this.centre;
    const found = await Promise.all(desks.map(async (desk) => {
      const day = await staffRequest("GET", `/centres/${code}/desks/${encodeURIComponent(desk.code)}`).catch(() => null);
      return [desk.code, day];
    }));
    // A server that is away leaves the last picture.
    if (code === this.centre.code && found.every(([, day]) => day)) this.days = Object.fromEntries(found);
    const day = today(this.centre);
    const [people, ended, whys] = await Promise.all([
      staffRequest("GET", `/centres/${code}/by-hand?from=${day}&to=${day}`).catch(() => null),
      staffRequest("GET", `/centres/${code}/day-outcomes?day=${day}`).catch(() => null),
      staffRequest("GET", `/centres/${code}/transfers?from=${day}&to=${day}`).catch(() => null),
    ]);
    if (code !== this.centre.code) return;
    this.people = people ?? this.people;
    this.ended = ended ?? this.ended;
    this.whys = whys ?? this.whys;
  }
}

/** @param {string} day @param {number} days */
function before(day, days) {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** A range that no line breaks. @param {string} range */
function unbroken(range) {
  return range.replace(/–/g, "\u2060–\u2060");
}

/** Seconds. @param {string | null | undefined} instant @param {number} now */
function since(instant, now) {
  return instant ? Math.max(0, (now - Date.parse(instant)) / 1000) : 0;
}

/** At least whom the board counted; the longest wait of a service may have passed its norm since. @param {Board} board @param {number} now */
function overNorm(board, now) {
  return board.waiting.reduce((sum, row) => sum + Math.max(row.overNorm, row.count > 0 && since(row.since, now) > row.norm ? 1 : 0), 0);
}

/** @param {string} words @param {string | number} figure @param {string} beside @param {boolean} [alarm] */
function tile(words, figure, beside, alarm = false) {
  return html`<div class="tile ${alarm ? "alarm" : ""}"><dt>${words}</dt><dd><strong>${figure}</strong><span>${beside}</span></dd></div>`;
}

customElements.define("manager-now", ManagerNow);
