// @ts-check
/** What the address of a display says, and which centre it shows. */

import {request} from "talon/api.js";
import {thisDevice} from "talon/device.js";
import {DEFAULT_LANGUAGE, setLanguage} from "talon/words.js";

/**
 * @typedef {import("talon/types.js").DeviceKind} DeviceKind
 * @typedef {{centre: string, desk: string | null, device: number | null}} Place device: its id, where this browser is one; else staff look in
 */

const SOUND = "talon-sound";
const CODE = /^[a-z0-9][a-z0-9_-]{0,31}$/;
const query = new URLSearchParams(location.search);

/** `?language=en` turns the languages round. */
export function takeLanguage() {
  setLanguage(query.get("language") ?? DEFAULT_LANGUAGE);
}

/** Whether this display sounds the gong; `?sound=off` and `?sound=on` are remembered. */
export function soundWanted() {
  const said = query.get("sound");
  if (said) localStorage.setItem(SOUND, said);
  return localStorage.getItem(SOUND) !== "off";
}

/**
 * The place that the address names (`?centre=main`, `?desk=5`; staff only), else that of the paired device.
 *
 * @param {DeviceKind} kind
 * @returns {Promise<Place>}
 */
export async function place(kind) {
  const desk = query.get("desk");
  const centre = query.get("centre") ?? (desk ? await onlyCentre() : null);
  if (centre) return {centre, desk, device: null};
  const device = await thisDevice(kind);
  return {centre: device.centre, desk: device.desk ?? null, device: device.id};
}

/**
 * The zones that a screen shows: those of the address (`?zones=hall2,hall3`), else those the device belongs to.
 *
 * @param {import("talon/types.js").Board} board
 * @param {number | null} device
 * @returns {string[]} their codes; empty: all
 */
export function zonesOf(board, device) {
  const asked = query.get("zones");
  if (asked) return [...new Set(asked.split(",").filter((code) => CODE.test(code)))];
  return (board.zones ?? []).filter(({screens}) => device !== null && screens.includes(device)).map(({code}) => code);
}

/** @returns {Promise<string | null>} the first centre that the signed-in staff may see; null: nobody is signed in */
async function onlyCentre() {
  const centres = await request("GET", "/centres").catch(() => []);
  return centres[0]?.code ?? null;
}
