// @ts-check
import {LitElement, html, nothing} from "lit";
import {mindTheServer} from "talon/away.js";
import {showPairing} from "talon/device.js";
import {mindTheAlarm, recallTheAlarm} from "talon/evacuation.js";
import {icon} from "talon/icons.js";
import {LiveBoard} from "talon/live.js";
import {clearLayer} from "talon/screen/layer.js";
import {ScreenReport} from "talon/screen/report.js";
import {clock, name} from "talon/words.js";
import {place, takeLanguage} from "../hall/address.js";
import {keepBoard, keptBoard} from "../hall/last-board.js";
import {Night, darkness} from "../hall/night.js";
import {first, second} from "../hall/phrases.js";
import {CallProof} from "../hall/proof.js";
import {keepAwake, keepMoving} from "../hall/screen.js";
import {TestCalls} from "../hall/test-calls.js";
import {emsOf} from "../hall/widths.js";

/** @typedef {import("talon/types.js").Board} Board */

const AWAY_MS = 5_000;
/** A call so old is no news, and as long as a new one stands out. */
const NEW_MS = 5_000;

const SAYS = {wait: "connecting", noDesk: "noDesk", closed: "deskClosed", idle: "free", paused: "deskPaused", called: "called", serving: "serving"};

/** The sign above a desk: its number, and the ticket that is asked to it. */
class TalonSign extends LitElement {
  static properties = {board: {state: true}, desk: {state: true}, away: {state: true}, fresh: {state: true}, dark: {state: true}};

  constructor() {
    super();
    /** @type {Board | null} */
    this.board = keptBoard();
    /** @type {string | null | undefined} undefined: not known yet */
    this.desk = undefined;
    /** When the last connection ended, ms of this clock; null while there is one. @type {number | null} */
    this.offlineSince = Date.now();
    this.away = false;
    this.fresh = false;
    this.announced = "";
    /** The end of a break that is shown; empty: none. */
    this.until = "";
    this.night = new Night();
    this.dark = false;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    mindTheServer();
    takeLanguage();
    recallTheAlarm(this.board);
    const tick = setInterval(() => this.#look(), 500);
    const awake = keepAwake();
    this.leave = () => {
      clearInterval(tick);
      awake();
    };
    this.#connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave?.();
    this.still?.();
    clearTimeout(this.calm);
    this.live?.close();
    this.report?.stop();
  }

  firstUpdated() {
    this.still = keepMoving(/** @type {HTMLElement} */ (this.querySelector(".sign")));
  }

  #look() {
    // A break that lasts longer than was said is a break.
    if (this.until && this.until !== this.#until()) this.requestUpdate();
    const now = this.live?.now() ?? new Date();
    this.dark = this.night.at(this.board, now);
    if (this.dark) this.requestUpdate();
    this.away = this.offlineSince !== null && (Boolean(this.live?.link.away) || Date.now() - this.offlineSince >= AWAY_MS);
  }

  async #connect() {
    const {centre, desk, device} = await place("desk-display");
    if (!this.isConnected) return;
    if (device !== null) {
      /** @returns {import("talon/screen/report.js").Facts} */
      const facts = () => ({sound: "muted", speaks: false, zones: [], shows: `${this.desk ?? "-"}: ${this.#shown.state} ${this.#shown.label}`});
      this.report = new ScreenReport({kind: "desk-display", facts});
      this.report.start();
      this.tests = new TestCalls(device, new CallProof("desk-display"), null);
    }
    this.desk = desk;
    const live = new LiveBoard({centre});
    mindTheAlarm(live);
    live.addEventListener("board", () => this.#take(/** @type {Board} */ (live.board)));
    live.addEventListener("link", () => {
      this.offlineSince = live.link.online ? null : live.link.since;
      this.#look();
    });
    live.addEventListener("refused", () => showPairing("desk-display"));
    this.live = live;
    this.#look();
  }

  /** @param {Board} board */
  #take(board) {
    this.board = board;
    keepBoard(board);
    const call = board.calls.find((each) => each.desk === this.desk && each.state === "called");
    const said = call ? `${call.label} ${call.at}` : "";
    // What was called before this page came is not news.
    const news = call && said !== this.announced && Date.parse(board.at) - Date.parse(call.at) < NEW_MS;
    this.announced = said;
    this.tests?.take(board);
    if (!news) return;
    clearLayer();
    this.fresh = true;
    clearTimeout(this.calm);
    this.calm = setTimeout(() => (this.fresh = false), NEW_MS);
  }

  /** @returns {{state: keyof typeof SAYS, label: string, service: string}} */
  get #shown() {
    const none = {label: "", service: ""};
    if (this.desk === null) return {state: "noDesk", ...none};
    const desk = this.board?.desks.find((each) => each.desk === this.desk);
    if (!this.board || this.desk === undefined) return {state: "wait", ...none};
    if (!desk) return {state: "closed", ...none};
    const service = this.board.waiting.find((each) => each.service === desk.service)?.name;
    return {state: desk.state, label: desk.label ?? "", service: name(service)};
  }

  /** When the break is expected to end, while that is still to come; empty: nobody said. */
  #until() {
    const until = this.board?.desks.find((each) => each.desk === this.desk)?.until;
    return until && Date.parse(until) > (this.live?.now().getTime() ?? Date.now()) ? until : "";
  }

  updated() {
    document.documentElement.classList.toggle("calls", this.#shown.state === "called" && !this.away);
  }

  render() {
    const {state, label, service} = this.#shown;
    const until = state === "paused" ? this.#until() : "";
    this.until = until;
    const says = until ? "deskPausedUntil" : SAYS[state];
    const params = {time: until ? clock(until, this.board?.zone) : ""};
    const sizes = `--label-em: ${Math.max(2.6, emsOf(label)).toFixed(2)}; --desk-em: ${Math.max(0.67, emsOf(this.desk ?? "")).toFixed(2)}`;
    const arrow = state === "called" ? this.board?.desks.find((each) => each.desk === this.desk)?.arrow : null;
    const end = this.offlineSince !== null && this.live?.board ? this.offlineSince + (this.live.ahead ?? 0) : this.board?.at;
    return html`
      <main class="sign ${this.fresh && state === "called" ? "sign--new" : ""}" data-state=${state} .style=${`${sizes}; --arrow: ${arrow ? 1 : 0}`} ?data-until=${Boolean(until)} data-link=${this.away ? "away" : "live"}>
        <h1 class="unseen">${this.desk ? `${first("desk")} ${this.desk}` : "Талон"}</h1>
        <header class="sign__desk">
          ${this.desk ? html`
            <span class="sign__word">${first("desk")}<small>${second("desk")}</small></span>
            <span class="sign__number">${this.desk}</span>
            ${arrow ? html`<span class="sign__arrow">${icon(arrow)}</span>` : nothing}` : nothing}
          <span class="sign__service">${service}</span>
        </header>
        ${label ? html`<p class="sign__label">${label}</p>` : nothing}
        <p class="sign__state" role="status">
          ${this.away && end ? html`<small>${first("stale", {time: clock(end, this.board?.zone)})}</small>` : html`<span>${first(says, params)}</span><small>${second(says, params)}</small>`}
        </p>
        ${state === "noDesk" ? html`<p class="sign__help">${first("noDeskNext")}</p>` : nothing}
        <p class="unseen" aria-live="assertive">${state === "called" ? first("call", {label, desk: this.desk}) : ""}</p>
      </main>
      ${this.dark && !this.away ? darkness(this.live?.now() ?? new Date(), this.board?.zone) : nothing}`;
  }
}

customElements.define("talon-sign", TalonSign);
