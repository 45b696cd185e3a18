// @ts-check
/** To where a visitor who waits can be handed on. */

import {capital, name} from "talon/words.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */
/** @typedef {{login: string, name: string, desk: string | null, kinds: string[] | null}} Person */
/** @typedef {{words: string, hint?: string, kept?: boolean, places: {words: string, body: object}[]}} Goals of one sort; kept: the visitor waits for that place alone at first */

/**
 * A service that was set aside goes on before its visitor is handed to another.
 *
 * @param {FoundTicket} ticket
 * @param {import("talon/types.js").Centre} centre
 * @param {import("talon/types.js").BoardDesk[]} desks as they are now
 * @param {Person[]} people
 * @returns {Goals[]}
 */
export function goals(ticket, centre, desks, people) {
  const begun = Boolean(ticket.startedAt);
  const services = centre.services.filter((one) => !begun && one.active !== false && one.code !== ticket.service);
  // The two of every centre are services: another kind is only a choice where there are more.
  const kinds = begun || centre.kinds.length <= 2 ? [] : centre.kinds.filter(({code, active}) => active && code !== ticket.stage);
  const here = desks.filter(({stages}) => stages.includes(/** @type {any} */ (ticket.stage)));
  const able = serving(ticket, people);
  const there = able.filter(({desk}) => desk);
  return [
    {words: t("to-service"), places: services.map((one) => ({words: name(one.name), body: {service: one.code}}))},
    {words: t("to-kind"), places: kinds.map(({code}) => ({words: capital(kindsInWords([code], centre.code)), body: {kind: code}}))},
    {words: t("to-desk"), kept: true, places: here.map(({desk, state}) => ({words: [s("desk", {desk}), state === "closed" ? t("desk-closed") : ""].filter(Boolean).join(" · "), body: {desk}}))},
    {words: t("to-specialist"), hint: there.length < able.length ? t("onlyAtDesks") : "", kept: true, places: there.map((one) => ({words: `${one.name} · ${s("desk", {desk: one.desk ?? ""})}`, body: {specialist: one.login}}))},
  ].filter(({places}) => places.length > 0);
}

/** Nobody is kept for somebody who is not there: why no specialist can be chosen; empty: one can, or none serves this. @param {FoundTicket} ticket @param {Person[]} people */
export function nobodyThere(ticket, people) {
  const able = serving(ticket, people);
  return able.length > 0 && able.every(({desk}) => !desk) ? t("noneAtDesks") : "";
}

/** @param {FoundTicket} ticket @param {Person[]} people */
function serving(ticket, people) {
  return people.filter(({kinds}) => !kinds || kinds.includes(ticket.stage));
}
