// @ts-check
/** The ticket on the visitor's phone: /t/{centre}/{id}. */

import {LitElement, html, nothing} from "lit";
import {Problem, command} from "talon/api.js";
import {icon} from "talon/icons.js";
import {noticesAt, saidIn} from "talon/notices.js";
import {serviceHue} from "talon/service.js";
import {InWords, clock, name, nextLanguage, setLanguage} from "talon/words.js";
import {allowSound, callVisitor, soundAllowed} from "./alarm.js";
import {FollowedTicket} from "./followed-ticket.js";
import {leaveDialog} from "./leave.js";
import {ended, inService, invited, unknown} from "./moments.js";
import {waitingView} from "./waiting.js";
import {t} from "./words.js";

const GROUND = "#f2f5f8";
const CALL = "#ffd23f";

export class TalonPhone extends LitElement {
  static properties = {sound: {state: true}, leaving: {state: true}, leaveFailed: {state: true}, returning: {state: true}};

  constructor() {
    super();
    new InWords(this);
    const [, , centre = "", id = ""] = location.pathname.split("/").map(decodeURIComponent);
    this.followed = new FollowedTicket(centre, id);
    this.sound = false;
    this.leaving = false;
    /** Whether the visitor has just said that they are back. */
    this.returning = false;
    /** Why leaving failed, as a key of the words. */
    this.leaveFailed = "";
    this.followed.addEventListener("change", () => this.#changed());
    this.followed.addEventListener("call", () => callVisitor());
  }

  createRenderRoot() {
    return this;
  }

  #changed() {
    const {ticket} = this.followed;
    if (ticket?.language && !this.spoke) setLanguage(ticket.language);
    if (ticket) this.spoke = true;
    this.sound = soundAllowed();
    this.requestUpdate();
  }

  async allowSound() {
    this.sound = await allowSound();
  }

  /** @returns {HTMLDialogElement | null} */
  get dialog() {
    return this.querySelector("dialog");
  }

  async leave() {
    this.leaving = true;
    this.leaveFailed = "";
    try {
      this.followed.take(await command(this.followed.path, undefined, {method: "DELETE"}));
      this.dialog?.close();
    } catch (error) {
      this.leaveFailed = error instanceof Problem && error.status === 409 ? "leaveLate" : "leaveFailed";
      this.followed.read();
    } finally {
      this.leaving = false;
    }
  }

  /** The visitor is back before the time was over. */
  async back() {
    this.returning = true;
    try {
      await command(`${this.followed.path}/return`, {});
    } catch {
      // The ticket, read again, says how it is.
    } finally {
      await this.followed.read();
      this.returning = false;
    }
  }

  /** Of the centre; until that is known, of the phone. @returns {string | undefined} */
  get zone() {
    return this.followed.live.board?.zone;
  }

  updated() {
    const {ticket} = this.followed;
    const called = ticket?.state === "called";
    document.title = this.#title();
    document.documentElement.classList.toggle("called", called);
    document.querySelector('meta[name="theme-color"]')?.setAttribute("content", called ? CALL : GROUND);
    if (called && this.dialog?.open && !this.leaving && !this.leaveFailed) this.dialog.close();
  }

  #title() {
    const {ticket} = this.followed;
    if (!ticket) return t("yourTicket");
    const {label, desk, state} = ticket;
    const ahead = ticket.ahead ?? 0;
    if (state === "called") return t("invitedTitle", {desk});
    if (state === "waiting") return ahead > 0 ? t("aheadTitle", {label, n: ahead}) : t("nextTitle", {label});
    return t("title", {label});
  }

  render() {
    const {ticket} = this.followed;
    const moment = ticket?.state === "called" ? "called" : ticket?.state === "serving" ? "serving" : "";
    const hue = ticket ? serviceHue({code: ticket.service, route: ticket.stages.map((s) => s.kind)}) : "consultation";
    return html`<div class="phone ${moment}" data-hue=${hue}>
      ${this.#header()} ${this.#away()} ${this.#notices()}
      <main>${this.#view()}</main>
      ${ticket ? leaveDialog(this, ticket) : nothing}
    </div>`;
  }

  #header() {
    const other = nextLanguage();
    return html`<header>
      <span>${name(this.followed.live.board?.name)}</span>
      <button lang=${other} aria-label=${t("ownLabel", {}, other)} @click=${() => setLanguage(other)}>${icon("globe")}${t("own", {}, other)}</button>
    </header>`;
  }

  #away() {
    const {away, readAt} = this.followed;
    if (!away) return nothing;
    return html`<p class="away" role="status">${icon("offline")}
      ${readAt === null ? t("awayNever") : t("away", {time: clock(readAt, this.followed.live.board?.zone)})}</p>`;
  }

  #notices() {
    const {live} = this.followed;
    return noticesAt(live.board, live.now()).map((each) => html`<p class="told ${each.level}" role="note">
      ${icon(each.level === "warning" ? "warning" : "info")}<span>${saidIn(each)}</span></p>`);
  }

  #view() {
    const {ticket} = this.followed;
    if (this.followed.unknown) return unknown();
    if (!ticket) return html`<p class="loading">${t("loading")}</p>`;
    switch (ticket.state) {
      case "called":
        return invited(this, ticket);
      case "serving":
        return inService(ticket);
      case "waiting":
      case "planned":
        return waitingView(this, ticket);
      default:
        return ended(this, ticket);
    }
  }
}

customElements.define("talon-phone", TalonPhone);
