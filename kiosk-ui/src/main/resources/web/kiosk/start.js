// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {capital, clock, currentLanguage, dayMonth, minutesRange, name, setLanguage} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("talon/types.js").Service} Service */
/** @typedef {import("talon/types.js").Board} Board */

/** @param {Kiosk} kiosk */
export function startScreen(kiosk) {
  const {services, more} = kiosk.shelf;
  const away = Boolean(kiosk.live?.link.away);
  const paperless = kiosk.printer.stopped;
  return html`<main class="start ${kiosk.pressed ? "busy" : ""} ${away ? "away" : ""} ${away || paperless ? "noticed" : ""}">
    ${header(kiosk)}
    ${question(kiosk)}
    ${away ? notice("offline", t("away"), t("awayWhat")) : paperless ? notice("printer", t("noPaper"), t("noPaperWhat")) : nothing}
    <section class="services ${services.length > 4 || more ? "many" : ""}" aria-label=${t("services")}>
      ${services.map((service) => button(kiosk, service, away, services.length > 4 || more))}
      ${more
        ? html`<button class="service others" @click=${() => kiosk.page++}><span class="name">${t("others")}</span>${icon("right")}</button>`
        : nothing}
    </section>
    ${tools(kiosk)}
  </main>`;
}

/** @param {Kiosk} kiosk */
function question(kiosk) {
  if (kiosk.centre && kiosk.services.length === 0) {
    return html`<div class="question" role="alert"><h1>${t("closed")}</h1><p>${t("closedWhat")}</p></div>`;
  }
  return html`<div class="question">
    <h1>${t("question")}</h1>
    <p>${kiosk.slow ? t("slow") : kiosk.centre ? t("touch") : t("loading")}</p>
    ${kiosk.reach ? html`<p class="below">${icon("down")}${t("below")}</p>` : nothing}
  </div>`;
}

/** @param {Kiosk} kiosk */
export function header(kiosk) {
  const now = kiosk.live?.now() ?? new Date();
  const zone = kiosk.centre?.zone;
  return html`<header>
    <strong>${name(kiosk.centre?.name)}</strong>
    <span>${kiosk.centre ? html`${dayMonth(now, zone)} · <b>${clock(now, zone)}</b>` : nothing}</span>
  </header>`;
}

/**
 * @param {import("talon/icons.js").IconName} picture
 * @param {string} title
 * @param {string} text
 */
function notice(picture, title, text) {
  return html`<div class="notice" role="alert">${icon(picture)}<div><h2>${title}</h2><p>${text}</p></div></div>`;
}

/**
 * @param {Kiosk} kiosk
 * @param {Service} service
 * @param {boolean} away
 * @param {boolean} many
 */
function button(kiosk, service, away, many) {
  const pressed = kiosk.pressed?.code === service.code;
  const free = !kiosk.pressed && !away;
  return html`<button class="service ${pressed ? "pressed" : ""}" data-hue=${serviceHue(service)} data-service=${service.code}
    ?disabled=${away} aria-disabled=${free ? "false" : "true"} @click=${() => free && kiosk.issue(service)}>
    <span class="band">${icon(serviceIcon(service))}</span>
    <span class="what">
      <span class="name">${name(service.name)}</span>
      ${name(service.hint) ? html`<span class="hint">${name(service.hint)}</span>` : nothing}
      ${pressed ? html`<span class="wait">${t("issuing")}</span>` : waiting(away ? null : kiosk.live?.board ?? null, service, kiosk.larger || many)}
    </span>
    <span class="go">${icon("right")}</span>
  </button>`;
}

/**
 * «Ждут 4 · примерно 12–18 минут»; as much room is kept where nothing is known.
 *
 * @param {Board | null} board
 * @param {Service} service
 * @param {boolean} short
 */
function waiting(board, service, short) {
  const row = board?.waiting.find((w) => w.service === service.code);
  if (!board || !row) return html`<span class="wait"></span>`;
  const n = row.ahead ?? row.count;
  const range = row.expectedWait;
  const open = openDesks(board, service);
  const parts = [];
  if (!open) parts.push(t("desksClosed"));
  if (n > 0) parts.push(open ? t("waiting", {n}) : t("waiting", {n}).toLowerCase());
  else if (open) parts.push(range && range.to >= 60 ? t("first") : range && !short ? t("atOnce") : t("nobody"));
  if (open && range && (n > 0 || range.to >= 60)) parts.push(minutesRange(range.from, range.to, currentLanguage(), {short}));
  return html`<span class="wait ${open ? "" : "shut"}">${parts.map((part, i) => html`<span>${i > 0 ? " · " : ""}${part}</span>`)}</span>`;
}

/**
 * @param {Board} board
 * @param {Service} service
 */
function openDesks(board, service) {
  const first = service.route[0];
  return board.desks.some((desk) => desk.state !== "closed" && desk.stages.includes(first));
}

/** @param {Kiosk} kiosk */
export function tools(kiosk) {
  const other = currentLanguage() === "ru" ? "en" : "ru";
  return html`<nav class="tools" aria-label=${t("tools")}>
    <button @click=${() => setLanguage(other)} lang=${other} aria-label=${t("otherLabel")}>${icon("globe")}${t("other")}</button>
    <button @click=${() => (kiosk.larger = !kiosk.larger)} aria-pressed=${kiosk.larger}>
      ${icon(kiosk.larger ? "smaller" : "larger")}${t(kiosk.larger ? "usual" : "larger")}
    </button>
    <button class="lower" @click=${() => (kiosk.reach = !kiosk.reach)} aria-pressed=${kiosk.reach}>
      ${icon("wheelchair")}${t(kiosk.reach ? "higher" : "lower")}
    </button>
    <button @click=${() => (kiosk.help = true)}>${icon("help")}${t("help")}</button>
  </nav>`;
}

/** @param {import("talon/types.js").Range | null} range */
export function expected(range) {
  return range ? capital(minutesRange(range.from, range.to)) : "";
}
