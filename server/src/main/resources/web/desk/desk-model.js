// @ts-check
/** A desk as the server last told it, and the commands of its specialist. Nothing is assumed before the server has answered. */

import {Problem} from "talon/api.js";
import {mindTheAlarm} from "talon/evacuation.js";
import {LiveBoard} from "talon/live.js";
import {clock} from "talon/words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {page} from "./desk-hold.js";
import {undoWords} from "./notice-line.js";
import {phaseOf} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("./phase.js").Action} Action */
/** @typedef {import("./phase.js").Call} Call */
/** @typedef {{label: string, service: string, dueAt: string}} Next */
/** @typedef {{reason: string, since: string, until: string | null}} Pause until: when it is expected to end */
/** @typedef {{version: number, desk: string, stages: import("talon/types.js").Kind[], holder: string | null, held: boolean,
 *   pause: Pause | null, shut: {reason: string, since: string} | null, call: Call | null,
 *   next: Next | null, waiting: {service: string, count: number, since: string}[], today: {served: number, service: number | null},
 *   aside: Aside[], undoable: Undoable | null, pad: "connected" | "away" | null, padRefused?: {why: string, at: string} | null, messages: import("./messages.js").Message[]}} DeskView */
/** @typedef {{ticket: string, label: string, service: string, until: string, reason: string | null}} Aside put off or set aside by this desk */
/** @typedef {{what: string, label: string, until: string}} Undoable the last command here, while it can be taken back */
/** @typedef {{ticket: string, label: string, service: string, state: "no_show" | "postponed", at: string, until: string | null}} Away */
/** @typedef {{login: string, name: string, desk: string | null, kinds: string[] | null, own: boolean}} Colleague kinds: null: every kind */
/** @typedef {{words: () => string, wrong: boolean, passing: boolean}} Notice words: in the language of the moment;
 * passing: it is over as soon as the server answers */

const SLOW_MS = 1_500;
const CALM_MS = 8_000;
/** The server says by the page's socket how the desk stands. While there is none, it is asked so often. */
const LOOK_MS = 10_000;
/** So long after a command, what was read before it is passed over; a database that has gone back to an older state is believed then. */
const SETTLE_MS = 2_000;
/** Before the board is listened to again, where the server refused it. */
const LISTEN_AGAIN_MS = 2_000;

/** Events `change`: something to draw; `view`: the server said how the desk stands. */
export class DeskModel extends EventTarget {
  /** @param {string} centre @param {string} desk @param {string} zone the centre's */
  constructor(centre, desk, zone) {
    super();
    this.zone = zone;
    this.path = `/centres/${centre}/desks/${encodeURIComponent(desk)}`;
    /** @type {DeskView | null} */
    this.view = null;
    /** The command that is on its way. @type {Action | null} */
    this.sending = null;
    /** Whether it has been for so long that it must be said. */
    this.slow = false;
    /** @type {Notice | null} */
    this.notice = null;
    /** How often something was said. */
    this.said = 0;
    this.centre = centre;
    this.desk = desk;
    this.commands = 0;
    /** What the server said while a command was on its way. @type {DeskView | null} */
    this.unseen = null;
    /** The version that the last command brought the centre to, and until when what is older is passed over. */
    this.reached = {version: 0, until: 0};
    this.closed = false;
    /** @type {LiveBoard} */
    this.live = this.#listen(centre);
    this.looking = setInterval(() => {
      if (!this.link.online) this.refresh();
    }, LOOK_MS);
  }

  get board() {
    return this.live.board;
  }

  get link() {
    return this.live.link;
  }

  /** The server's time in ms. */
  now() {
    return this.live.now().getTime();
  }

  /** When the ticket at the desk was last called, in ms. */
  lastCall() {
    const here = this.view?.call;
    const call = this.board?.calls.find((c) => c.desk === this.desk && c.label === here?.label);
    // The board may come a moment after the answer to the call.
    return call ? Date.parse(call.at) : here ? Date.parse(here.calledAt) : 0;
  }

  close() {
    this.closed = true;
    clearInterval(this.looking);
    this.live.close();
  }

  /** The board, and the socket by which this page holds its desk. @param {string} centre */
  #listen(centre) {
    const live = new LiveBoard({centre, desk: this.desk, page});
    mindTheAlarm(live, {work: true});
    live.addEventListener("board", () => this.#changed());
    live.addEventListener("desk", (event) => this.#told(/** @type {CustomEvent<DeskView>} */ (event).detail));
    live.addEventListener("link", () => this.#changed());
    // The session has ended: asking how the desk stands signs in again, and the next try is let in.
    live.addEventListener("refused", () => {
      this.refresh();
      setTimeout(() => {
        if (!this.closed) this.live = this.#listen(centre);
      }, LISTEN_AGAIN_MS);
    });
    return live;
  }

  /** The server says how the desk stands. @param {DeskView} view */
  #told(view) {
    if (this.sending) {
      this.unseen = view;
      return;
    }
    if (view.version < this.reached.version && Date.now() < this.reached.until) return;
    this.#seen(view);
    this.#changed();
  }

  /** Asks how the desk stands; several wishes at once make one more question. */
  async refresh() {
    this.#changed();
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    const commands = this.commands;
    try {
      const view = await staffRequest("GET", `${this.path}?page=${page}`);
      // An answer that was asked for before a command went out may tell of the time before it.
      if (commands === this.commands && !this.sending) this.#seen(view);
      else this.askAgain = true;
    } catch (error) {
      // The board says when the server is away; the last picture stays.
      if (!passing(error)) this.#wrong(error);
    }
    this.asking = false;
    if (this.askAgain && !this.sending) {
      this.askAgain = false;
      this.refresh();
    }
    this.#changed();
  }

  /**
   * Sends one command; further ones are ignored until it is answered.
   *
   * @param {Action} action
   * @param {any} [body]
   * @returns {Promise<unknown>} what went wrong, or null
   */
  async send(action, body) {
    if (this.sending) return new Problem({status: 409, detail: t("sending")});
    this.sending = action;
    this.commands++;
    this.notice = null;
    const slow = setTimeout(() => this.#slow(true), SLOW_MS);
    this.#changed();
    let failure = null;
    try {
      const operation = action === "continue" ? "finish" : action;
      const answer = await staffCommand(`${this.path}/${operation}?page=${page}`, action === "continue" ? {...body, continue: true} : body);
      this.reached = {version: answer?.version ?? 0, until: Date.now() + SETTLE_MS};
      this.#answered(action, answer ?? {});
    } catch (error) {
      failure = error;
      // A dialog says itself what is wrong.
      if (!document.querySelector("dialog[open]")) this.#wrong(error);
    }
    clearTimeout(slow);
    this.slow = false;
    this.sending = null;
    const told = this.unseen;
    this.unseen = null;
    if (told) this.#told(told);
    // What the command changed comes by the socket.
    if (failure || !this.link.online) this.refresh();
    this.#changed();
    return failure;
  }

  /**
   * A break that has ended takes with it what was said about it; a server that answers, that it did not.
   *
   * @param {DeskView} view
   */
  #seen(view) {
    if (this.view?.pause && !view.pause && this.notice?.wrong) this.notice = null;
    this.view = view;
    if (this.notice?.passing) this.say(() => t(`back-${phaseOf(view.call)}`, {label: view.call?.label}));
    this.dispatchEvent(new Event("view"));
  }

  /** Those of today who can be taken back into the queue; null: the server did not say. @returns {Promise<Away[] | null>} */
  async away() {
    return staffRequest("GET", `/centres/${this.centre}/away`).catch(() => null);
  }

  /** To whom a visitor can be handed on; null: the server did not say. @returns {Promise<Colleague[] | null>} */
  async colleagues() {
    return staffRequest("GET", `/centres/${this.centre}/colleagues`).catch(() => null);
  }

  /** The same press again while its command is on its way. */
  hurried() {
    this.#slow(true);
  }

  /**
   * @param {Action} action
   * @param {{call?: Call | null, moved?: {label: string, until: string | null}, finished?: Call | null, undone?: string}} answer
   */
  #answered(action, {call = null, moved, finished, undone}) {
    const before = this.view?.undoable;
    const stays = moved && action !== "set-aside" && action !== "transfer";
    if (this.view && !stays) this.view = {...this.view, call: phaseOf(call) === "idle" ? null : call};
    if (this.view) this.view = {...this.view, undoable: null};
    const label = moved?.label ?? finished?.label ?? call?.label ?? "";
    if (action === "call-next" && !call) this.say(() => t("nobodyWaits"));
    if (action === "next" && finished) this.say(() => t(call ? "doneNext" : "doneFinish", {label, next: call?.label}));
    if (action === "finish") this.say(() => t("doneFinish", {label}));
    if (action === "no-show") this.say(() => t("doneNoShow", {label}));
    if (action === "recall") this.say(() => t("doneRecall", {label}));
    if (action === "transfer") this.say(() => t("doneTransfer", {label}));
    if (action === "return") this.say(() => t("doneReturn", {label}));
    if (action === "set-aside" || action === "postpone") this.say(() => t("doneAside", {label, time: moved?.until ? clock(moved.until, this.zone) : ""}));
    if (action === "undo" && undone) this.say(() => t("doneUndo", {what: undoWords({what: undone, label: before?.label ?? ""})}));
  }

  /** Stays until the next command, or until the server answers where it did not. @param {unknown} error */
  #wrong(error) {
    this.notice = {words: () => problemInWords(error), wrong: true, passing: passing(error)};
  }

  /** Goes by itself. @param {() => string} words */
  say(words) {
    const notice = {words, wrong: false, passing: false};
    this.notice = notice;
    this.said++;
    this.#changed();
    setTimeout(() => {
      if (this.notice !== notice) return;
      this.notice = null;
      this.#changed();
    }, CALM_MS);
  }

  /** @param {boolean} slow */
  #slow(slow) {
    this.slow = slow;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {unknown} error */
function passing(error) {
  return error instanceof Problem && error.passing;
}
