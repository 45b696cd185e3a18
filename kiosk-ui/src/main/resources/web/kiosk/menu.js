// @ts-check
/** What this kiosk shows: the services of its own menu, those of a section behind one button. */

import {name} from "talon/words.js";
import {t} from "./words.js";

/**
 * @typedef {import("talon/types.js").Service} Service
 * @typedef {import("talon/types.js").ServiceGroup} ServiceGroup
 * @typedef {{service: Service, group?: undefined} | {group: ServiceGroup, services: Service[], service?: undefined}} Item
 */

/**
 * @param {import("talon/types.js").Centre | null} centre
 * @param {string[] | null | undefined} menu codes; null: all
 * @returns {Service[]}
 */
export function servicesOf(centre, menu) {
  return centre?.services.filter((service) => service.active !== false && (!menu || menu.includes(service.code))) ?? [];
}

/**
 * What the spoken menu says of a service whose name no voice can say: the letter of its tickets and what it is about, where that has clips; at
 * least the letter.
 *
 * @param {Service | undefined} service
 * @param {import("talon/types.js").Centre | null} centre
 */
export function insteadOf(service, centre) {
  if (!service?.prefix) return "";
  const letter = t("say-service", {letter: service.prefix});
  const kinds = service.route.map((code) => name(centre?.kinds?.find((kind) => kind.code === code)?.name));
  return `${letter} ${kinds.join(", ")}.|${letter}`;
}

/**
 * The buttons of the start screen, or of a section: sections where they are set up, and services that stand in none. A section with
 * one service is that service.
 *
 * @param {Service[]} services
 * @param {ServiceGroup[] | undefined} groups
 * @param {string} open code of the section that is open; empty: none
 * @returns {Item[]}
 */
export function itemsOf(services, groups, open) {
  const sections = (groups ?? []).map((group) => ({
    group, services: group.services.flatMap((code) => services.filter((service) => service.code === code)),
  })).filter((section) => section.services.length > 0);
  const within = sections.find(({group}) => group.code === open);
  if (within) return within.services.map((service) => ({service}));
  const grouped = new Set(sections.flatMap((section) => section.services));
  return [
    ...sections.map((section) => (section.services.length === 1 ? {service: section.services[0]} : section)),
    ...services.filter((service) => !grouped.has(service)).map((service) => ({service})),
  ];
}
