// @ts-check
/** The board of a centre, live. Whoever listens draws from the last board only; a lost or doubled signal is harmless. */

import {Problem, request} from "talon/api.js";

/** @typedef {import("talon/types.js").Board} Board */
/** @typedef {{online: boolean, away: boolean, since: number, lastAt: number | null}} Link online: the socket is open;
 * away: nothing has been heard for a while; since: when `online` last changed; lastAt: when the last board came (both ms of this clock) */

const AWAY_MS = 5_000;
/** How often the server speaks, until it has said so itself. */
const EVERY_MS = 5_000;
/** A socket that is silent for almost two of the server's beats is dead, whatever it says: known within two beats of the last. */
const SILENT_BEATS = 1.9;
/** Timers are not exact. */
const AT_ONCE_MS = 100;
const BACKOFF_MS = [500, 1_000, 2_000, 3_500, 5_000];
/** Codes by which the server says that asking again is of no use. */
const REFUSED = new Set([1008, 4401, 4403, 4404]);

/**
 * Connects at once and for as long as the page lives. Events:
 * `board` (detail: the Board), `desk` (detail: how the desk stands that this page holds), `link` (detail: Link), `refused` (detail: {status}; it has stopped).
 */
export class LiveBoard extends EventTarget {
  /**
   * @param {{centre: string, ticket?: string, desk?: string, page?: string}} options ticket: the id that a visitor holds
   *   instead of a device's cookie; desk, page: which desk this page holds by its word
   */
  constructor({centre, ticket, desk, page}) {
    super();
    this.centre = centre;
    this.query = queryOf({ticket, desk, page});
    this.every = EVERY_MS;
    this.ticket = ticket;
    /** @type {Board | null} */
    this.board = null;
    /** @type {Link} */
    this.link = {online: false, away: false, since: Date.now(), lastAt: null};
    this.closed = false;
    this.failures = 0;
    this.heardAt = 0;
    /** @type {WebSocket | null} */
    this.socket = null;
    /** How far the server's clock is ahead of this one, in ms; null until a board has come. @type {number | null} */
    this.ahead = null;
    this.hurry = () => this.#hurry();
    addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.hurry);
    this.#awayLater();
    this.#connect();
  }

  /** The server's time, as near as its boards tell. */
  now() {
    return new Date(Date.now() + (this.ahead ?? 0));
  }

  close() {
    this.closed = true;
    removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.hurry);
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    clearTimeout(this.awayTimer);
    this.socket?.close();
    this.socket = null;
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/api/v1/centres/${encodeURIComponent(this.centre)}/live${this.query}`);
    this.socket = socket;
    this.fresh = true;
    let opened = false;
    this.#listenForSilence();
    socket.onopen = () => {
      opened = true;
      this.failures = 0;
      this.#online(true);
    };
    socket.onmessage = (event) => {
      this.#listenForSilence();
      this.#take(event.data);
    };
    socket.onclose = (event) => this.#lost(socket, opened, event.code);
  }

  /** @param {unknown} data */
  #take(data) {
    const message = JSON.parse(String(data));
    if (message.type === "beat" && message.every > 0 && message.every !== this.every) {
      this.every = message.every;
      this.#listenForSilence();
    }
    if (message.at) {
      // A board may be older than its sending, so the largest difference is the nearest to the truth.
      const ahead = Date.parse(message.at) - Date.now();
      this.ahead = this.fresh || this.ahead === null ? ahead : Math.max(this.ahead, ahead);
    }
    if (message.type === "desk") this.dispatchEvent(new CustomEvent("desk", {detail: message}));
    if (message.type !== "board") return;
    // A connection brings boards in their order. A lower version, or the same once more, comes where the database has lost commits:
    // it is believed.
    this.fresh = false;
    this.link = {...this.link, lastAt: Date.now()};
    this.board = message;
    this.dispatchEvent(new CustomEvent("board", {detail: message}));
  }

  /**
   * @param {WebSocket} socket
   * @param {boolean} opened
   * @param {number} code
   */
  #lost(socket, opened, code) {
    if (this.closed || socket !== this.socket) return;
    this.socket = null;
    clearTimeout(this.silence);
    this.#online(false);
    if (REFUSED.has(code)) {
      this.#refuse(code > 4_000 ? code - 4_000 : 403);
      return;
    }
    if (!opened) this.#askWhy();
    const step = BACKOFF_MS[Math.min(this.failures++, BACKOFF_MS.length - 1)];
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.#connect(), step * (0.5 + Math.random() / 2));
  }

  /** A browser does not say why a socket was refused; the same question over HTTP does. */
  async #askWhy() {
    const centre = `/centres/${encodeURIComponent(this.centre)}`;
    const path = this.ticket ? `${centre}/tickets/${encodeURIComponent(this.ticket)}` : `${centre}/board`;
    try {
      await request("GET", path);
    } catch (error) {
      if (error instanceof Problem && [401, 403, 404].includes(error.status)) this.#refuse(error.status);
    }
  }

  /** @param {number} status */
  #refuse(status) {
    if (this.closed) return;
    this.close();
    this.dispatchEvent(new CustomEvent("refused", {detail: {status}}));
  }

  /** What opens and then says nothing hangs as much as what fell silent. */
  #listenForSilence() {
    clearTimeout(this.silence);
    this.heardAt = Date.now();
    const socket = this.socket;
    this.silence = setTimeout(() => {
      if (!socket) return;
      this.#lost(socket, true, 1006);
      socket.close();
    }, this.#patience());
  }

  #patience() {
    return this.every * SILENT_BEATS;
  }

  #hurry() {
    if (this.closed || document.visibilityState === "hidden") return;
    const {socket} = this;
    if (socket) {
      if (Date.now() - this.heardAt < this.#patience()) return;
      this.#lost(socket, true, 1006);
      socket.close();
    }
    clearTimeout(this.retry);
    this.failures = 0;
    this.#connect();
  }

  /** @param {boolean} online */
  #online(online) {
    if (online === this.link.online) return;
    this.link = {...this.link, online, away: false, since: Date.now()};
    clearTimeout(this.awayTimer);
    if (!online) this.#awayLater();
    this.dispatchEvent(new CustomEvent("link", {detail: this.link}));
  }

  /** A line that closed may be back in a moment; one that fell silent has been away all the while. */
  #awayLater() {
    const silent = this.heardAt > 0 && Date.now() - this.heardAt > this.#patience() - AT_ONCE_MS;
    this.awayTimer = setTimeout(() => {
      this.link = {...this.link, away: true};
      this.dispatchEvent(new CustomEvent("link", {detail: this.link}));
    }, silent ? 0 : AWAY_MS);
  }
}

/** @param {Record<string, string | undefined>} options */
function queryOf(options) {
  const given = Object.entries(options).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(/** @type {[string, string][]} */ (given))}` : "";
}
