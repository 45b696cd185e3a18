// @ts-check
/** Which of the first steps are done, as the server's own lists say it: nothing is kept of it. */

import {name} from "talon/words.js";
import {needsSomebody, printerState} from "talon/staff/printer-state.js";
import {sinceInWords} from "../since.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("talon/types.js").Device & {seenAt: string | null}} Device */
/** @typedef {import("../printers-section.js").Printer} Printer */
/** @typedef {{login: string, name: string, role: string, centre: string | null, active: boolean}} Account */
/** @typedef {{staff: Account[], devices: Device[], printers: Printer[]}} Found */
/** @typedef {"centre" | "staff" | "kiosk" | "printer" | "board" | "trial"} StepName */
/** @typedef {{step: StepName, done: boolean, says: string, wrong?: boolean}} Step says: what there is, in a few words */

/**
 * @param {Centre | undefined} centre
 * @param {Found} found
 * @returns {Step[]}
 */
export function stepsOf(centre, {staff, devices, printers}) {
  const people = staff.filter((one) => one.active && one.role !== "administrator" && (one.centre === null || one.centre === centre?.code));
  const kiosks = devices.filter((one) => one.kind === "kiosk" && one.centre === centre?.code);
  const boards = devices.filter((one) => one.kind === "hall-display" && one.centre === centre?.code);
  const ill = printers.find(needsSomebody);
  const printed = printers.some(({testPage, lastJob}) => testPage?.state === "printed" || lastJob?.state === "printed");
  const tried = printers.some(({testPage, lastJob}) => testPage?.tried || lastJob?.state === "printed");
  return [
    {step: "centre", done: centre !== undefined, says: centre ? `${name(centre.name)} · ${centre.zone}` : t("centreSays")},
    {step: "staff", done: people.length > 0, says: people.length ? few(people.map((one) => one.name)) : t("staffSays")},
    {step: "kiosk", done: kiosks.length > 0, says: kiosks.length ? few(kiosks.map(seen)) : t("kioskSays")},
    {step: "printer", done: printed && !ill, wrong: ill !== undefined,
      says: printers.length ? few(printers.map((one) => `${one.code}: ${printerState(one)}`)) : t("printerSays")},
    {step: "board", done: boards.length > 0, says: boards.length ? few(boards.map(seen)) : t("boardSays")},
    {step: "trial", done: tried, says: t(tried ? "trialDone" : "trialSays")},
  ];
}

/** @param {Device} device */
function seen(device) {
  return `${device.name}: ${sinceInWords(device.seenAt).words}`;
}

/** The first of them, and how many more. @param {string[]} all */
function few(all) {
  const more = all.length - 2;
  return all.slice(0, 2).join(", ") + (more > 0 ? ` ${t("more", {n: more})}` : "");
}
