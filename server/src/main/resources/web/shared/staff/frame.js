// @ts-check
/** What stands around every staff page: the line at the top, the door, the word that the server is away. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {LANGUAGES, clock, currentLanguage, setLanguage} from "talon/words.js";
import {openAccount} from "./account.js";
import {homeOf, signOut, toSignIn} from "./session.js";
import {s} from "./words.js";

/** @typedef {import("./session.js").Role} Role */
/** @typedef {import("./session.js").SignedIn} SignedIn */

/**
 * What the help says about this place; a tab of its own, so that the work goes on.
 *
 * @param {string} [chapter] "admin" or, where a part of the chapter is about it, "admin#printers"; left out: the chapter of the page's name
 */
export function helpLink(chapter = location.pathname.split("/")[1]) {
  const [file, part] = chapter.split("#");
  return html`<a class="button quiet staff-help" href=${`/help/${currentLanguage()}/${file}.html${part ? `#${part}` : ""}`} target="_blank" rel="noopener" title=${s("help")}
    aria-label=${s("help")}>${icon("help")}<span>${s("help")}</span></a>`;
}

/** Two words that switch the language. */
export function languageSwitch() {
  return html`<div class="languages" role="group" aria-label=${s("language")}>
    ${LANGUAGES.map((language) => html`<button type="button" lang=${language.code} aria-pressed=${language.code === currentLanguage()}
      aria-label=${language.name}
      @click=${() => setLanguage(language.code, {keep: true})}>${language.short}</button>`)}
  </div>`;
}

/**
 * @param {object} parts
 * @param {unknown} parts.title the large words at the left
 * @param {unknown} [parts.beside] what stands beside them
 * @param {unknown} [parts.facts] what stands at the right
 * @param {import("./session.js").Staff} parts.who
 * @param {string} [parts.help] the chapter of the help, as {@link helpLink} takes it
 * @param {() => Promise<unknown> | void} [parts.leave] what must happen before signing out
 */
export function staffHeader({title, beside, facts, who, help, leave}) {
  const out = async () => {
    await leave?.();
    await signOut();
  };
  return html`<header class="staff-header">
    <div class="staff-title">${title}</div>
    ${beside ? html`<div class="staff-beside">${beside}</div>` : nothing}
    <div class="staff-facts">${facts ?? nothing}</div>
    ${helpLink(help)}
    ${languageSwitch()}
    <button type="button" class="button quiet staff-who" title=${`${who.name} · ${s("myAccount")}`} @click=${() => openAccount(who)}>${icon("person")}<span>${who.name}</span></button>
    <button type="button" class="button quiet" @click=${out}>${s("signOut")}</button>
  </header>`;
}

/**
 * What to show instead of the page while nobody may be let in; null once they may.
 *
 * @param {SignedIn} session
 * @param {Role[]} roles
 */
export function doorway(session, roles) {
  if (!session.who) {
    return html`<main class="door" aria-busy="true">${session.away ? html`<p role="status">${s("awayNothing")}</p>` : nothing}</main>`;
  }
  const {name, role} = session.who;
  if (roles.includes(role)) return null;
  return html`<main class="door">
    <span class="door-mark">${icon("person")}</span>
    <h1>${s("wrongRole")}</h1>
    <p>${s("wrongRoleText", {name, role: s(role).toLowerCase(), needed: s(roles[0]).toLowerCase()})}</p>
    <div class="door-ways">
      <a class="button primary" href=${homeOf(role)}>${s("myPage")}</a>
      <button type="button" class="button" @click=${toSignIn}>${s("otherAccount")}</button>
    </div>
  </main>`;
}

/**
 * What a page says while there is no centre: whoever can create one is led there.
 *
 * @param {Role} role
 */
export function noCentresYet(role) {
  const creates = role === "administrator";
  return html`<h1>${s("noCentres")}</h1><p class="quiet">${s(creates ? "noCentresCreate" : "noCentresText")}</p>
    ${creates ? html`<p><a class="button primary" href="/admin/?section=start">${s("toFirstSteps")}</a></p>` : nothing}`;
}

/**
 * Says that the server is away and how old the picture is.
 *
 * @param {import("talon/live.js").Link} link
 * @param {string} [zone]
 */
export function awayLine(link, zone) {
  const text = link.lastAt === null ? s("awayNothing") : s("away", {time: clock(link.lastAt, zone)});
  return html`<div class="away-line" role="status" ?hidden=${!link.away}>${link.away ? html`${icon("offline")}<span>${text}</span>` : nothing}</div>`;
}
