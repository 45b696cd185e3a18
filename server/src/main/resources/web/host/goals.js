// @ts-check
/** To where a visitor who waits can be handed on. */

import {capital, name} from "talon/words.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */
/** @typedef {{login: string, name: string, desk: string | null, kinds: string[] | null}} Person */
/** @typedef {{words: string, places: {words: string, body: object}[]}} Goals of one sort */

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
  // Nobody is kept for somebody who is not there.
  const able = people.filter((one) => one.desk && (!one.kinds || one.kinds.includes(ticket.stage)));
  return [
    {words: t("to-service"), places: services.map((one) => ({words: name(one.name), body: {service: one.code}}))},
    {words: t("to-kind"), places: kinds.map(({code}) => ({words: capital(kindsInWords([code], centre.code)), body: {kind: code}}))},
    {words: t("to-desk"), places: here.map(({desk, state}) => ({words: [s("desk", {desk}), state === "closed" ? t("desk-closed") : ""].filter(Boolean).join(" · "), body: {desk}}))},
    {words: t("to-specialist"), places: able.map((one) => ({words: `${one.name} · ${s("desk", {desk: one.desk ?? ""})}`, body: {specialist: one.login}}))},
  ].filter(({places}) => places.length > 0);
}
