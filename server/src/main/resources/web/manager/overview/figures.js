// @ts-check
/** The figures of the overview: their shape, and how people read them. */

import {currentLanguage, hmmss, mmss, name} from "talon/words.js";
import {kindsInWords} from "talon/staff/words.js";
import {shortDay, weekday} from "./period.js";
import {t} from "./words.js";

/** @typedef {{mean: number | null, raw: number | null, median: number | null, p90: number | null, p95: number | null,
 *   longest: number | null}} Times seconds */
/** @typedef {{visits: number | null, stages: number, served: number, counted: number, inaccurate: number, noShow: number,
 *   cancelled: number, expired: number, open: number, wait: Times, service: Times, walking: number | null, postponed: number,
 *   putOff: number | null, within: number, share: number | null}} Figures */
/** @typedef {{key: string, second: string | null, name: import("talon/types.js").Name | null, figures: Figures}} Line */
/** @typedef {{from: string, to: string, centres: {code: string, name: import("talon/types.js").Name}[], total: Figures,
 *   by: {[breakdown: string]: Line[]}}} Report */
/** @typedef {"centre" | "service" | "kind" | "heat" | "desk" | "specialist" | "category" | "day"} Breakdown */

/** «4:07», and «1:02:07» from an hour on; «—» where there is nothing. @param {number | null | undefined} seconds */
export function time(seconds) {
  if (seconds === null || seconds === undefined) return "—";
  return seconds >= 3600 ? hmmss(seconds) : mmss(seconds);
}

/** «46 920» @param {number | null} n */
export function count(n) {
  return n === null ? "—" : new Intl.NumberFormat(currentLanguage()).format(n);
}

/** «87,5 %» @param {number | null} share */
export function percent(share) {
  if (share === null) return "—";
  return new Intl.NumberFormat(currentLanguage(), {style: "percent", maximumFractionDigits: 1}).format(share);
}

/** What a row is called. @param {string} breakdown @param {Line} line @param {boolean} [several] whether there are several centres */
export function lineName(breakdown, line, several = false) {
  if (line.name) return name(line.name);
  if (line.key === "") return t("none");
  if (breakdown === "kind") return kindsInWords([line.key]);
  if (breakdown === "desk") return several ? `${line.key} · ${line.second}` : line.key;
  if (breakdown === "day") return shortDay(line.key);
  if (breakdown === "heat") return `${weekday(Number(line.key))}, ${line.second}:00`;
  if (breakdown === "category") return t(line.key);
  return bare(line.key);
}

/** An actor of the event log without its sort: «petrova». @param {string} actor */
export function bare(actor) {
  return actor.replace(/^[a-z]+:/, "");
}

/** What a row narrows its stages to. @param {string} breakdown @param {Line} line @returns {{[name: string]: string}} */
export function narrowing(breakdown, line) {
  if (breakdown === "day") return {from: line.key, to: line.key};
  if (breakdown === "heat") return {weekday: line.key, hour: line.second ?? ""};
  if (breakdown === "desk") return {desk: line.key, centre: line.second ?? ""};
  // Specialists without names are numbered, and nobody asks for one of them.
  return line.key.startsWith("#") ? {} : {[breakdown]: line.key};
}

/** As long as a report may take that many ask for at once; the server cuts off sooner what is too much. */
export const PATIENCE_MS = 120_000;
