// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {inTurn, noticesAt, saidIn} from "talon/notices.js";
import {isOpen} from "talon/opening.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {capital, clock, currentLanguage, dayMonth, minutesRange, name, nextLanguage, setLanguage} from "talon/words.js";
import {closesSoon, shutWords} from "./closed.js";
import {helperLine} from "./helper.js";
import {insteadOf} from "./menu.js";
import {largerButton, lowerButton, spokenButton} from "./modes.js";
import {rightsButton} from "./rights.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("talon/types.js").Service} Service */
/** @typedef {import("talon/types.js").Board} Board */

/** @param {Kiosk} kiosk */
export function startScreen(kiosk) {
  const {columns, rows, low, terse} = kiosk.shelf;
  const away = Boolean(kiosk.live?.link.away);
  // Where no ticket is to be had, nobody asks what it would come out on.
  const paperless = kiosk.printer.stopped && kiosk.services.length > 0;
  const closed = Boolean(kiosk.centre) && kiosk.services.length === 0;
  const told = kiosk.live ? inTurn(noticesAt(kiosk.live.board, kiosk.live.now()), kiosk.live.now()) : undefined;
  const states = [kiosk.pressed && "busy", away && "away", (away || paperless || told) && "noticed", closed && "closed", kiosk.slow && "slow"];
  const kinds = `${columns === 2 ? "many" : ""} ${low ? "low" : ""} ${terse ? "terse" : ""} ${kiosk.pages > 1 || kiosk.group ? "paged" : ""}`;
  return html`<main class="start ${states.filter(Boolean).join(" ")}">
    ${header(kiosk)}
    ${question(kiosk)}
    ${away ? notice("offline", t("away"), t("awayWhat")) : paperless ? notice("printer", t("noPaper"), t("noPaperWhat"), "short")
      : told ? notice(told.level === "warning" ? "warning" : "info", saidIn(told), "", "told") : nothing}
    ${closed ? nothing : html`<section class="services ${kinds}" aria-label=${t("services")}>
      <div class="shelf" .style=${`--rows: ${rows}`}>
        ${kiosk.shelved.map((item) => item.service ? button(kiosk, item.service, away) : groupButton(kiosk, item.group, item.services.length))}
      </div>
      ${kiosk.pages > 1 || kiosk.group ? pager(kiosk) : nothing}
    </section>`}
    ${tools(kiosk)}
  </main>`;
}

/**
 * Back, where one is, on; the last page has no way on, the first none back but to all sections.
 *
 * @param {Kiosk} kiosk
 */
function pager(kiosk) {
  const at = Math.min(kiosk.page, kiosk.pages - 1);
  return html`<nav class="pager ${at === 0 && kiosk.group ? "grouped" : ""}" aria-label=${t("pages", {page: at + 1, pages: kiosk.pages})}>
    ${at === 0 && kiosk.group
      ? html`<button class="all-groups" @click=${() => kiosk.openGroup("")}>${icon("left")}${t("allGroups")}</button>`
      : html`<button class="previous" ?hidden=${at === 0} aria-label=${t("previous")} @click=${() => (kiosk.page = at - 1)}>${icon("left")}</button>`}
    <span class="dots" aria-hidden="true">${Array.from({length: kiosk.pages}, (_, i) => html`<i class=${i === at ? "here" : ""}></i>`)}</span>
    <span class="count" aria-hidden="true">${at + 1} / ${kiosk.pages}</span>
    <button class="others" ?hidden=${at === kiosk.pages - 1} @click=${() => (kiosk.page = at + 1)}>${t("others")}${icon("right")}</button>
  </nav>`;
}

/** @param {Kiosk} kiosk */
function question(kiosk) {
  const group = kiosk.centre?.groups?.find(({code}) => code === kiosk.group);
  if (kiosk.centre && kiosk.services.length === 0) {
    return html`<div class="question" role="alert"><h1 data-say>${t("closed")}</h1><p role="note" data-say>${t("closedWhat")}</p></div>`;
  }
  return html`<div class="question">
    <h1 data-say data-clip=${group ? `group-${group.code}` : nothing}>${group ? name(group.name) : t("question")}</h1>
    ${beside(kiosk)}
    ${kiosk.reach ? html`<p class="below">${icon("down")}${t("below")}</p>` : nothing}
  </div>`;
}

/** What is true of this visitor or of this hour, below the question. @param {Kiosk} kiosk */
function beside(kiosk) {
  if (kiosk.slow) return html`<p role="status" data-say>${t("slow")}</p>`;
  const helper = helperLine(kiosk);
  if (helper) return html`<p role="status" class="entitled" data-say>${icon("person")}${helper}</p>`;
  if (kiosk.priority) return html`<p class="entitled" role="status" data-say>${icon("shield")}${t("entitled")}</p>`;
  const soon = closesSoon(kiosk);
  return soon ? html`<p data-say>${soon}</p>` : html`<p>${t(kiosk.centre ? "touch" : "loading")}</p>`;
}

/** @param {Kiosk} kiosk */
export function header(kiosk) {
  const now = kiosk.live?.now() ?? new Date();
  const zone = kiosk.centre?.zone;
  return html`<header>
    <strong>${name(kiosk.centre?.name)}</strong>
    <span>${kiosk.centre ? html`<span class="day">${dayMonth(now, zone)} · </span><b>${clock(now, zone)}</b>` : nothing}</span>
  </header>`;
}

/**
 * @param {import("talon/icons.js").IconName} picture
 * @param {string} title
 * @param {string} text
 * @param {string} [kind] short: a small screen shows the title alone
 */
function notice(picture, title, text, kind = "") {
  return html`<div class="notice ${kind}" role="alert">${icon(picture)}<div><h2 data-say ?data-once=${kind === "told"}>${title}</h2>${text ? html`<p data-say>${text}</p>` : html`<p></p>`}</div></div>`;
}

/**
 * @param {Kiosk} kiosk
 * @param {Service} service
 * @param {boolean} away
 */
function button(kiosk, service, away) {
  const pressed = kiosk.pressed?.code === service.code;
  const free = !kiosk.pressed && !away;
  const opening = kiosk.row(service)?.opening;
  const shut = !isOpen(opening);
  return html`<button class="service ${pressed ? "pressed" : ""} ${shut ? "shut" : ""}" data-hue=${serviceHue(service)} data-service=${service.code}
    ?disabled=${away} aria-disabled=${free ? "false" : "true"} @click=${() => free && kiosk.choose(service)}>
    <span class="band">${icon(serviceIcon(service))}</span>
    <span class="what"><span class="text">
      <span class="name" data-say data-clip="service-${service.code}" data-instead=${insteadOf(service, kiosk.centre)}>${name(service.name)}</span>
      ${name(service.hint) ? html`<span class="hint">${name(service.hint)}</span>` : nothing}
      ${pressed
        ? html`<span class="wait" data-say>${t("issuing")}</span>`
        : shut && opening && !away ? html`<span class="wait shut" data-say><span>${shutWords(kiosk, opening)}</span></span>`
        : waiting(away ? null : kiosk.live?.board ?? null, service, kiosk.larger || kiosk.shelf.terse || kiosk.shelf.columns === 2)}
    </span></span>
    <span class="go">${icon("right")}</span>
  </button>`;
}

/**
 * Several services.
 *
 * @param {Kiosk} kiosk
 * @param {import("talon/types.js").ServiceGroup} group
 * @param {number} count
 */
function groupButton(kiosk, group, count) {
  return html`<button class="service group" data-group=${group.code} @click=${() => kiosk.openGroup(group.code)}>
    <span class="band">${icon(group.picture)}</span>
    <span class="what"><span class="text">
      <span class="name" data-say data-clip="group-${group.code}">${name(group.name)}</span>
      <span class="wait" data-say>${t("servicesWithin", {n: count})}</span>
    </span></span>
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
  const parts = waitParts(board, service, short);
  const said = waitParts(board, service, false).join(", ");
  const open = !board || openDesks(board, service);
  return html`<span class="wait ${open ? "" : "shut"}" data-say=${said}>${parts.map((part, i) => html`<span>${part}${i < parts.length - 1 ? " ·" : ""}</span> `)}</span>`;
}

/**
 * @param {Board | null} board
 * @param {Service} service
 * @param {boolean} short
 * @returns {string[]}
 */
function waitParts(board, service, short) {
  const row = board?.waiting.find((w) => w.service === service.code);
  if (!board || !row) return [];
  const n = row.ahead ?? row.count;
  const range = row.expectedWait;
  const open = openDesks(board, service);
  const parts = [];
  if (!open) parts.push(t("desksClosed"));
  if (n > 0 && (open || !short)) parts.push(open ? t("waiting", {n}) : t("waiting", {n}).toLowerCase());
  else if (open) parts.push(range && range.to > 60 ? t("first") : range && !short ? t("atOnce") : t("nobody"));
  if (open && range && (n > 0 || range.to > 60)) parts.push(minutesRange(range.from, range.to, currentLanguage(), {short}));
  return parts;
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
  const other = nextLanguage();
  return html`<nav class="tools ${kiosk.centre?.kioskPriority && kiosk.services.length ? "with-rights" : ""}" aria-label=${t("tools")}>
    <button @click=${() => setLanguage(other)} lang=${other} aria-label=${t("ownLabel", {}, other)} data-say=${t("own", {}, other)}>${icon("globe")}${t("own", {}, other)}</button>
    ${largerButton(kiosk)} ${lowerButton(kiosk, true)} ${kiosk.speaks ? spokenButton(kiosk) : nothing}
    ${kiosk.centre?.kioskPriority && kiosk.services.length ? rightsButton(kiosk) : nothing}
    <button class="to-help" @click=${() => (kiosk.help = true)}>${icon("help")}${t("help")}</button>
  </nav>`;
}

/** @param {import("talon/types.js").Range | null} range */
export function expected(range) {
  return range ? capital(minutesRange(range.from, range.to)) : "";
}
