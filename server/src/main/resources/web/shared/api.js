// @ts-check
/** Asks the server. Paths are those of the contract, without `/api/v1`. */

import {beginning} from "talon/beginning.js";
import {currentLanguage} from "talon/words.js";

const BASE = "/api/v1";
const ATTEMPT_MS = 8_000;
const PAUSES_MS = [300, 700, 1_500, 3_000, 5_000];
/** Whoever has pressed a key waits no longer than this; the server does not begin what it could not finish within an attempt shorter than the last figure. */
const PATIENCE_MS = 20_000;
const SHORTEST_MS = 5_000;

/** What the server's clock showed when ours, which only goes on, showed nothing: known from its last answer. @type {number | null} */
let epoch = null;

/** What went wrong, as the server says it (RFC 9457); `status` 0 means that the server could not be reached. */
export class Problem extends Error {
  /** @param {{status: number, type?: string, title?: string, detail?: string, errors?: {pointer?: string, line?: number, column?: string, problem: string}[], retryAfter?: number | null, [more: string]: any}} problem */
  constructor({status, type = "about:blank", title = "", detail = "", errors = [], retryAfter = null, ...more}) {
    super(detail || title || `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    /** Members of its own, such as the opening that a closed service has. @type {Record<string, any>} */
    this.more = more;
    /** Seconds after which the server may do it; null where it did not say. */
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may do better later. */
  get passing() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/**
 * One request, tried once.
 *
 * @param {string} method
 * @param {string} path such as `/centres/main`
 * @param {{body?: any, type?: string, key?: string, match?: number, signal?: AbortSignal, timeout?: number}} [options]
 *   match: the version that is changed, where it was read; body: an object goes as JSON; a string, Blob or File goes as it is with `type`, a File with its name. timeout in ms; 0: none
 * @returns {Promise<any>} the parsed JSON, text for another type, null where there is no content
 */
export async function request(method, path, {body, type, key, match, signal, timeout = ATTEMPT_MS} = {}) {
  const headers = new Headers({Accept: "application/json, application/problem+json", "Accept-Language": currentLanguage()});
  if (key) headers.set("Idempotency-Key", key);
  // What comes to the server later than somebody waits for it, through a network that was cut, must not be done.
  if (key && timeout > 0 && epoch !== null) headers.set("Talon-Until", String(Math.floor(epoch + performance.now() + timeout)));
  if (match !== undefined) headers.set("If-Match", `"${match}"`);
  let payload;
  if (body !== undefined) {
    payload = type ? body : JSON.stringify(body);
    headers.set("Content-Type", type ?? "application/json");
    if (body instanceof File) headers.set("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(beginning(body.name, 200))}`);
  }
  const clock = new AbortController();
  const timer = timeout > 0 ? setTimeout(() => clock.abort(), timeout) : undefined;
  signal?.addEventListener("abort", () => clock.abort(), {once: true});
  if (signal?.aborted) clock.abort();
  try {
    const response = await fetch(BASE + path, {
      method, headers, body: payload, signal: clock.signal, credentials: "same-origin", cache: "no-store",
    });
    return await answer(response);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (signal?.aborted) throw signal.reason;
    throw new Problem({status: 0, title: "The server cannot be reached"});
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Response} response */
async function answer(response) {
  const time = Number(response.headers.get("Talon-Time"));
  if (time) epoch = time - performance.now();
  const text = response.status === 204 ? "" : await response.text();
  const json = /json/.test(response.headers.get("Content-Type") ?? "");
  if (!response.ok) {
    const told = json ? parse(text) : {};
    const retryAfter = Number(response.headers.get("Retry-After")) || null;
    throw new Problem({...told, status: response.status, title: told.title ?? response.statusText, retryAfter});
  }
  if (text === "") return null;
  return json ? JSON.parse(text) : text;
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** A fresh key; `crypto.randomUUID` would need HTTPS, which a kiosk on a local network may lack. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * A command that happens once however often it must be sent: the same key goes with every attempt, with growing pauses
 * while the server is away or held up, for 20 s in all.
 *
 * @param {string} path
 * @param {any} [body]
 * @param {{method?: string, key?: string, signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export async function command(path, body, {method = "POST", key = newKey(), signal} = {}) {
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt++) {
    try {
      return await request(method, path, {body, key, signal, timeout: Math.min(ATTEMPT_MS, until - performance.now())});
    } catch (error) {
      const wait = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
      const again = error instanceof Problem && error.passing && performance.now() + wait + SHORTEST_MS < until;
      if (!again || signal?.aborted) throw error;
      await pause(wait);
    }
  }
}

/**
 * @param {number} ms
 * @returns {Promise<void>}
 */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
