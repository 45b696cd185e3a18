// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {name} from "talon/words.js";
import {insteadOf} from "./menu.js";
import {isOnScreenOnly, told} from "./paper.js";
import {expected, header} from "./start.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("./shown-ticket.js").ShownTicket} ShownTicket */

/**
 * @param {Kiosk} kiosk
 * @param {ShownTicket} shown
 */
export function ticketScreen(kiosk, shown) {
  const {ticket, paper} = shown;
  const service = kiosk.centre?.services.find((s) => s.code === ticket.service) ?? ticket.service;
  const advice = ticket.advice;
  const onScreen = isOnScreenOnly(paper);
  const paperSeen = demo() && ticket.print && !onScreen;
  const carried = paperSeen || ticket.url;
  return html`<main class="ticket paper-${paper} ${onScreen ? "on-screen" : ""} ${carried ? "" : "bare"}" data-hue=${serviceHue(service)}>
    ${header(kiosk)} ${heading(paper)}
    <section class="number ${name(advice) ? "brings" : ""}"><div class="content">
      <p class="of" data-say data-clip="service-${ticket.service}" data-instead=${insteadOf(typeof service === "string" ? undefined : service, kiosk.centre)}>${name(ticket.name)}</p>
      <p class="label" data-say="${t("number")} ${ticket.label}">${ticket.label}</p>
      <p class="queue">${queue(ticket)}</p>
      ${name(advice) ? html`<p class="bring" data-say>${icon("folder")}<span>${name(advice)}</span></p>` : nothing}
      ${ticket.category === "priority" ? html`<p class="entitled" data-say>${icon("shield")}${t("showDocument")}</p>` : nothing}
    </div></section>
    ${carried ? html`<section class="carry">
      ${paperSeen ? slip(ticket, paper) : nothing}
      ${ticket.url ? html`<figure>
        <img class="qr" src="/api/v1/centres/${ticket.centre}/tickets/${ticket.id}/qr.svg" alt=${t("qr")}>
        <figcaption>${icon("phone")}<span><b>${t("phone")}</b> <span class="scan">${t("scan")}</span></span></figcaption>
      </figure>` : nothing}
    </section>` : nothing}
    <div class="ways">
    ${kiosk.spoken ? html`<button class="repeat" @click=${() => kiosk.menu.repeat()}>${icon("speaker")}<span data-say>${t("repeat")}</span></button>` : nothing}
    ${shown.reprintable ? html`<button class="again" @click=${() => shown.reprint()}>${icon("printer")}${t("printAgain")}</button>` : nothing}
    <button class="done" @click=${() => kiosk.startOver()}>
      <span data-say>${t("done")}</span>
      <small>${shown.left === null ? nothing : t("back", {n: shown.left})}</small>
      ${shown.left === null ? nothing : html`<i .style=${`--seconds: ${shown.seconds}s`}></i>`}
    </button>
    </div>
  </main>`;
}

/** @param {import("./paper.js").Paper} paper */
function heading(paper) {
  const {picture, title, text} = told(paper);
  return html`<div class="heading">${icon(picture)}<div><h1 data-focus data-say tabindex="-1">${title}</h1><p data-say>${text}</p></div></div>`;
}

/** @param {import("talon/types.js").Ticket} ticket */
function queue({ahead, expectedWait}) {
  if (ahead === null || ahead === undefined) return nothing;
  const people = ahead === 0 ? t("aheadNobody") : t("ahead", {n: ahead});
  return html`<b data-say>${people}</b>${expectedWait ? html`<span data-say>${expected(expectedWait)}</span>` : ahead > 0 ? html`<span data-say>${t("unknownWait")}</span>` : nothing}`;
}

/**
 * In a demo there is no printer, so the paper is seen coming out here.
 *
 * @param {import("talon/types.js").Ticket} ticket
 * @param {import("./paper.js").Paper} paper
 */
function slip(ticket, paper) {
  return html`<div class="printer"><div class="mouth">
    ${paper === "printed" || paper === "unconfirmed"
      ? html`<img src="/api/v1/centres/${ticket.centre}/tickets/${ticket.id}/slip.png" alt=${t("slip")}>`
      : nothing}
  </div></div>`;
}

function demo() {
  return "demo" in document.documentElement.dataset;
}
