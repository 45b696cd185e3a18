// @ts-check
/** One ticket: where it is, what may be done with it, and its story. It follows the hall while it is open. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {mmss, name} from "talon/words.js";
import {confirmed, openDialog} from "talon/staff/dialog.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {whatHappened, where, whoDid, why} from "talon/staff/story-words.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {isLate, marks, stateInWords, timeOf} from "./ticket-list.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */
/** @typedef {{at: string, kind: string, desk: string | null, actor: string, name: string | null, reason: string | null}} Happening */

const TICK_MS = 1_000;
const OPEN = new Set(["waiting", "called", "serving", "postponed"]);
const CAN_LEAVE = new Set(["waiting", "called", "postponed"]);

/**
 * @param {object} one
 * @param {FoundTicket} one.ticket
 * @param {import("./hall-model.js").HallModel} one.model
 * @param {import("talon/types.js").Centre} one.centre
 */
export function openTicket({ticket: first, model, centre}) {
  let ticket = first;
  /** @type {Happening[] | null} */
  let story = null;
  let sending = false;
  const path = `${model.path}/tickets/${ticket.id}`;
  const dialog = openDialog(heading(ticket), nothing, "sheet ticket-sheet");
  const draw = () => dialog.show(content());
  const look = async () => {
    const [found, told] = await Promise.all([
      staffRequest("GET", `${model.path}/tickets?${new URLSearchParams({number: ticket.label})}`).catch(() => null),
      staffRequest("GET", `${path}/story`).catch(() => null),
    ]);
    ticket = found?.tickets.find((/** @type {FoundTicket} */ one) => one.id === ticket.id) ?? ticket;
    story = told?.events ?? story;
    draw();
  };
  /** @param {() => Promise<unknown>} act @param {string} done */
  const run = async (act, done) => {
    if (sending) return;
    sending = true;
    draw();
    try {
      await act();
      toast(done);
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    sending = false;
    model.look({now: true});
    await look();
  };
  const reprint = () => run(() => staffCommand(`${path}/reprint`), t("reprinting", {label: ticket.label}));
  const cancel = async () => {
    const sure = await confirmed({title: t("cancelTitle", {label: ticket.label}), text: t("cancelText"), yes: t("cancelYes"), danger: true});
    if (sure) await run(() => staffCommand(path, undefined, {method: "DELETE"}), t("cancelled", {label: ticket.label}));
  };
  const content = () => html`
    <div data-hue=${hueOf(ticket, centre)}>
      <p class="chip">${icon(serviceIcon(serviceOf(ticket, centre)))}${name(ticket.name)}</p>
      <p class="sheet-state">${marks(ticket)}${stateInWords(ticket, centre.zone)}
        ${timeOf(ticket, model.now()) ? html`<b class=${isLate(ticket, model.now()) ? "over" : ""}>${timeOf(ticket, model.now())}</b>` : nothing}</p>
      ${ticket.state === "waiting" ? html`<p class="quiet">${t("normIs", {time: mmss(ticket.norm)})}</p>` : nothing}
      ${ticket.print ? html`<p class=${paperWentWrong(/** @type {any} */ (ticket.print)) ? "over" : "quiet"}>${t("paper", {state: paperWords(/** @type {any} */ (ticket.print))})}</p>` : nothing}
    </div>
    <div class="sheet-ways" role="group" aria-label=${t("ways")}>
      ${OPEN.has(ticket.state) && ticket.print ? html`<button type="button" class="button large" ?disabled=${sending} @click=${reprint}>${icon("printer")}${t("reprint")}</button>` : nothing}
      ${CAN_LEAVE.has(ticket.state) ? html`<button type="button" class="button large danger" ?disabled=${sending} @click=${cancel}>${icon("close")}${t("cancel")}</button>` : nothing}
    </div>
    <h3>${t("story")}</h3>
    ${story ? html`<ol class="story-lines">${story.map((event) => happening(event, centre.zone))}</ol>` : html`<p aria-busy="true"></p>`}
    <div class="dialog-ways"><button type="button" class="button large" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`;
  const ticking = setInterval(draw, TICK_MS);
  const changed = () => {
    const seen = model.found?.tickets.find((one) => one.id === ticket.id);
    if (seen && JSON.stringify(seen) !== JSON.stringify(ticket)) look();
  };
  model.addEventListener("change", changed);
  dialog.answered.then(() => {
    clearInterval(ticking);
    model.removeEventListener("change", changed);
  });
  draw();
  look();
}

/** @param {FoundTicket} ticket */
function heading(ticket) {
  return html`<span class="sheet-label">${ticket.label}</span>`;
}

/** @param {FoundTicket} ticket @param {import("talon/types.js").Centre} centre */
function serviceOf(ticket, centre) {
  return centre.services.find((one) => one.code === ticket.service) ?? {code: ticket.service, route: [ticket.stage]};
}

/** @param {FoundTicket} ticket @param {import("talon/types.js").Centre} centre */
function hueOf(ticket, centre) {
  return serviceHue(serviceOf(ticket, centre));
}

/** @param {Happening} event @param {string} zone */
function happening(event, zone) {
  const time = new Intl.DateTimeFormat("ru", {hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone}).format(new Date(event.at));
  const beside = [whoDid(event), where(event.desk), why(event.reason)].filter(Boolean).join(", ");
  return html`<li><span class="story-time">${time}</span><span><b>${whatHappened(event.kind)}</b>${beside ? html`<span class="quiet"> · ${beside}</span>` : nothing}</span></li>`;
}
