// @ts-check
import {LitElement, html, nothing} from "lit";
import {mindTheServer} from "talon/away.js";
import {showPairing} from "talon/device.js";
import {audio, audioState, unlockAudio} from "talon/gong.js";
import {icon} from "talon/icons.js";
import {LiveBoard} from "talon/live.js";
import {isOpen, opensNext} from "talon/opening.js";
import {clock, currentLanguage, dayMonth, name, nextLanguage} from "talon/words.js";
import {place, soundWanted, takeLanguage} from "./address.js";
import {callList} from "./call-list.js";
import {callOut} from "./call-out.js";
import {CallQueue} from "./call-queue.js";
import {foot} from "./foot.js";
import {keepBoard, keptBoard} from "./last-board.js";
import {linesOf} from "./lines.js";
import {first, second} from "./phrases.js";
import {keepAwake, keepMoving} from "./screen.js";
import {Voice} from "./voice/voice.js";
import {waitingList} from "./waiting.js";

/** @typedef {import("talon/types.js").Board} Board */

const AWAY_MS = 5_000;
/** From then on a picture this old sends people to wrong desks, so the desks themselves are pointed out. */
const LOST_MS = 15_000;
/** As long as the list's growth and its pulse. */
const SETTLE_MS = 1_400;

/** The hall board: whose turn is it, and where. */
class TalonHall extends LitElement {
  static properties = {
    board: {state: true}, live: {state: true}, now: {state: true}, settling: {state: true}, room: {state: true},
  };

  constructor() {
    super();
    /** @type {Board | null} */
    this.board = keptBoard();
    /** @type {LiveBoard | null} */
    this.live = null;
    /** When the last connection ended, ms of this clock; null while there is one. @type {number | null} */
    this.offlineSince = Date.now();
    this.now = new Date();
    /** @type {import("talon/types.js").BoardCall | null} */
    this.settling = null;
    this.room = 4;
    this.sound = soundWanted();
    this.voice = new Voice({wanted: this.sound, now: () => this.live?.now() ?? new Date()});
    this.queue = new CallQueue();
    this.queue.addEventListener("show", () => this.#announce());
    this.queue.addEventListener("change", () => this.requestUpdate());
    audio.addEventListener("audio", () => this.requestUpdate());
    this.portrait = matchMedia("(orientation: portrait)");
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    mindTheServer();
    takeLanguage();
    const turn = () => (this.room = this.portrait.matches ? 5 : 4);
    this.portrait.addEventListener("change", turn);
    turn();
    const tick = setInterval(() => (this.now = this.live?.now() ?? new Date()), 1_000);
    const unlock = () => unlockAudio();
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, unlock);
    const awake = keepAwake();
    this.leave = () => {
      clearInterval(tick);
      awake();
      for (const event of ["pointerdown", "keydown"]) removeEventListener(event, unlock);
      this.portrait.removeEventListener("change", turn);
    };
    this.#connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave?.();
    this.still?.();
    this.live?.close();
    this.voice.close();
    this.queue.stop();
  }

  firstUpdated() {
    this.still = keepMoving(/** @type {HTMLElement} */ (this.querySelector(".hall")));
  }

  async #connect() {
    const {centre, paired} = await place("hall-display");
    if (!this.isConnected) return;
    if (paired) this.voice.open(centre);
    const live = new LiveBoard({centre});
    live.addEventListener("board", () => this.#take(/** @type {Board} */ (live.board)));
    live.addEventListener("link", () => {
      this.offlineSince = live.link.online ? null : live.link.since;
      this.requestUpdate();
    });
    live.addEventListener("refused", () => showPairing("hall-display"));
    this.live = live;
  }

  /** @param {Board} board */
  #take(board) {
    this.board = board;
    this.now = this.live?.now() ?? new Date();
    keepBoard(board);
    this.voice.zone = board.zone;
    this.voice.board(board.calls);
    this.queue.accept(board);
  }

  #announce() {
    const call = this.queue.current;
    if (call) this.voice.announce([call]);
    const settled = () => {
      if (this.queue.current === call) return;
      this.queue.removeEventListener("change", settled);
      this.settling = call;
      setTimeout(() => this.settling === call && (this.settling = null), SETTLE_MS);
    };
    this.queue.addEventListener("change", settled);
  }

  /** Of the picture: null while it is live. @returns {"away" | "lost" | null} */
  get #link() {
    if (this.offlineSince === null) return null;
    const silent = Date.now() - this.offlineSince;
    return silent >= LOST_MS ? "lost" : this.live?.link.away || silent >= AWAY_MS ? "away" : null;
  }

  /** What the picture is of: a kept board is of its own time, a live one of the moment the connection ended. */
  get #seenAt() {
    const end = this.live?.board && this.offlineSince !== null ? this.offlineSince + (this.live.ahead ?? 0) : null;
    return new Date(end ?? this.board?.at ?? Date.now());
  }

  updated() {
    document.documentElement.classList.toggle("asks", this.querySelector(".foot__sound") !== null);
  }

  render() {
    const board = this.board;
    const link = board ? this.#link : null;
    const lines = linesOf(board?.calls ?? [], this.room);
    const state = stateOf(board);
    const current = this.queue.current;
    return html`
      <div class="hall" data-link=${link ?? "live"} data-state=${state}>
        ${this.#head()}
        <main class="main">${state === "calls" ? callList({lines, room: this.room, settling: this.settling}) : quiet(state, board, this.now)}</main>
        ${state === "closed" ? nothing : waitingList(board?.waiting ?? [])}
        ${foot({
          more: lines.more,
          staleSince: link ? this.#seenAt : null,
          zone: board?.zone,
          connecting: !this.live?.board,
          quiet: state !== "calls",
          askForSound: this.sound && audioState() === "blocked",
        })}
      </div>
      ${link === "lost" ? lost(clock(this.#seenAt, board?.zone)) : nothing}
      ${callOut({call: current, pending: this.queue.pending, service: name(board?.waiting.find((each) => each.service === current?.service)?.name)})}
      <p class="unseen" aria-live="assertive">${current ? first("call", current) : ""}</p>`;
  }

  #head() {
    const board = this.board;
    return html`
      <header class="head">
        <h1 class="head__name">${name(board?.name) || "Талон"}</h1>
        ${this.sound ? nothing : html`<span class="head__muted" role="img" aria-label=${first("muted")}>${icon("bellOff")}</span>`}
        <span class="head__day">${dayMonth(this.now, board?.zone)}</span>
        <time class="head__clock">${clock(this.now, board?.zone)}</time>
      </header>`;
  }
}

/**
 * @param {Board | null} board
 * @returns {"calls" | "wait" | "nobody" | "closed"}
 */
function stateOf(board) {
  if (!board || board.calls.length > 0) return "calls";
  if (board.waiting.some((each) => each.count > 0)) return "wait";
  return board.desks.some((each) => each.state !== "closed") && isOpen(board.opening) ? "nobody" : "closed";
}

/**
 * @param {string} state
 * @param {Board | null} board
 * @param {Date} now
 */
function quiet(state, board, now) {
  // Who knows when it opens says that rather than that it is closed.
  const opens = (/** @type {string} */ lang) => state === "closed" ? opensNext(board?.opening, now, board?.zone, lang) : "";
  return html`
    <section class="quiet">
      <h2 class="quiet__title">${first(state)}</h2>
      <p class="quiet__text">${opens(currentLanguage()) || first(`${state}Next`)}</p>
      <p class="quiet__other">${second(state)}. ${opens(nextLanguage()) || second(`${state}Next`)}</p>
    </section>`;
}

/** @param {string} time */
function lost(time) {
  return html`
    <section class="lost" role="status">
      <h2 class="lost__title">${first("lost")}</h2>
      <p class="lost__text">${first("lostNext", {time})}</p>
      <p class="lost__other">${second("lost")}. ${second("lostNext", {time})}</p>
    </section>`;
}

customElements.define("talon-hall", TalonHall);
