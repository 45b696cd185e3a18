// @ts-check
/** How staff make a screen a device of a centre: by the six letters that it shows, typed or brought by its QR code. */

import {defineWords, name} from "talon/words.js";
import texts from "talon/words/pair.js";
import {staffRequest} from "./session.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("talon/types.js").Device} Device */
/** @typedef {{code: string, kind: import("talon/types.js").DeviceKind, expiresAt: string}} Shown what shows a code */

export const p = defineWords(texts);

/** Where each key of a Russian keyboard has its Latin letter: codes are Latin, keyboards here often are not. */
const RUSSIAN = "йцукенгшщзфывапролдячсмить";
const LATIN = "qwertyuiopasdfghjklzxcvbnm";

/** What was typed on Russian keys, as the Latin letters on the same keys. @param {string} typed */
export function asLatin(typed) {
  return [...typed].map((letter) => LATIN[RUSSIAN.indexOf(letter.toLowerCase())] ?? letter).join("").toUpperCase();
}

/** «KPN RTV», as it is said aloud. @param {string} code */
export function spoken(code) {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** Which device shows a code. @param {string} code @returns {Promise<Shown>} */
export function lookAt(code) {
  return staffRequest("POST", "/devices/pair-code/look", {body: {code}});
}

/** A name that no device of the centre has yet: «Киоск», «Киоск 2». @param {import("talon/types.js").DeviceKind} kind @param {string} centre @param {Device[]} devices */
export function deviceName(kind, centre, devices) {
  const names = devices.filter((device) => device.centre === centre).map((device) => device.name);
  const usual = p(`name-${kind}`);
  let n = 1;
  while (names.includes(n === 1 ? usual : `${usual} ${n}`)) n++;
  return n === 1 ? usual : `${usual} ${n}`;
}

/**
 * Confirms a code with a name that is free; a kiosk gets the centre's printer, where there is only one.
 *
 * @param {Shown} shown
 * @param {string} centre
 * @param {string | null} [desk] of a desk sign
 * @returns {Promise<Device>}
 */
export async function pair(shown, centre, desk = null) {
  const [devices, printers] = await Promise.all([
    staffRequest("GET", "/devices"),
    shown.kind === "kiosk" ? staffRequest("GET", `/centres/${centre}/printers`) : [],
  ]);
  const body = {
    code: shown.code, centre, desk, name: deviceName(shown.kind, centre, devices),
    printer: printers.length === 1 ? printers[0].code : null,
  };
  return staffRequest("POST", "/devices", {body});
}

/** «Это киоск центра «Центр на Лесной»» @param {Shown} shown @param {Centre} centre */
export function isOf({kind}, centre) {
  return p(`is-${kind}`, {centre: name(centre.name)});
}
