// @ts-check
/**
 * Who is signed in; asks the server on their behalf. Nobody signed in is sent to the sign-in page; whoever was, and whose
 * session has ended meanwhile, signs in over the page, and then what they wanted is done.
 */

import {Problem, command, pause, request} from "talon/api.js";
import {onItsWay} from "./on-its-way.js";
import {signInAgain} from "./sign-in-again.js";

/** @typedef {"administrator" | "manager" | "host" | "specialist"} Role host: the hall administrator */
/** @typedef {{login: string, name: string, role: Role, centre: string | null}} Staff centre: the only one they may touch */

const HOMES = {administrator: "/admin/", manager: "/manager/", host: "/host/", specialist: "/desk/"};

/** The page of a role. @param {Role} role */
export function homeOf(role) {
  return HOMES[role];
}

/** Leaves for the sign-in page, which comes back here. What stands behind a # is never sent to a server, on neither page. */
export function toSignIn() {
  location.assign(`/login/?to=${encodeURIComponent(location.pathname + location.search)}${location.hash}`);
}

/**
 * `request` for staff.
 *
 * @param {string} method
 * @param {string} path
 * @param {Parameters<typeof request>[2]} [options]
 */
export function staffRequest(method, path, options) {
  return onItsWay(() => orSignIn(() => request(method, path, options)), method === "GET");
}

/**
 * `command` for staff.
 *
 * @param {string} path
 * @param {any} [body]
 * @param {Parameters<typeof command>[2]} [options]
 */
export function staffCommand(path, body, options) {
  return onItsWay(() => orSignIn(() => command(path, body, options)), false);
}

export async function signOut() {
  await request("DELETE", "/session").catch(() => {});
  location.assign("/login/");
}

/** Who was let in to this page. @type {Staff | null} */
let inside = null;

/** @param {() => Promise<any>} ask */
async function orSignIn(ask) {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      if (inside) {
        await signInAgain(inside);
        continue;
      }
      toSignIn();
      // The page is leaving: nobody is to see a half-made answer.
      return new Promise(() => {});
    }
  }
}

/** A Lit controller that finds out who is signed in, and asks again while the server is away. */
export class SignedIn {
  /** @param {import("lit").ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    /** @type {Staff | null} */
    this.who = null;
    /** Whether the server could not be asked. */
    this.away = false;
    host.addController(this);
  }

  hostConnected() {
    this.#find();
  }

  async #find() {
    while (!this.who) {
      try {
        this.who = inside = await staffRequest("GET", "/session");
        this.away = false;
      } catch {
        this.away = true;
        this.host.requestUpdate();
        await pause(2_000);
      }
    }
    this.host.requestUpdate();
  }
}
