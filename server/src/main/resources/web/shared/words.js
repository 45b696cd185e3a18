// @ts-check
/** The languages of the screens: words with plural forms, times and dates as people say them. */

import languages from "talon/words/language.js";
import times from "talon/words/times.js";

/** @typedef {import("talon/types.js").Language} Language */
/** @typedef {import("talon/types.js").Texts} Texts */

/** The languages that there are words in, the default first: the code, the own name, a short one, the tag of dates and numbers. */
export const LANGUAGES = Object.entries(languages).map(([code, {name, short, tag}]) => ({code, name, short, tag}));

/** Spoken where nobody asks for another; its words stand in where another language lacks some. */
export const DEFAULT_LANGUAGE = LANGUAGES[0].code;

const KEPT = "talon-language";

/** Says `language` when it changes. */
export const words = new EventTarget();

/** @type {Language} */
let language = DEFAULT_LANGUAGE;

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/**
 * @param {string} next
 * @param {{keep?: boolean}} [options] keep: remember it in this browser (staff pages; a kiosk forgets its visitor)
 */
export function setLanguage(next, {keep = false} = {}) {
  const known = LANGUAGES.find(({code}) => code === next)?.code;
  if (!known) return;
  if (keep) localStorage.setItem(KEPT, known);
  document.documentElement.lang = known;
  if (known === language) return;
  language = known;
  words.dispatchEvent(new CustomEvent("language", {detail: known}));
}

/** Takes the language that this browser kept, else the one that it would rather have of those that there are. For staff pages. */
export function recallLanguage() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((one) => one.split("-")[0])];
  setLanguage(wanted.find((one) => LANGUAGES.some(({code}) => code === one)) ?? DEFAULT_LANGUAGE);
}

/** @returns {Language} the one after the current one, in a circle */
export function nextLanguage() {
  const at = LANGUAGES.findIndex(({code}) => code === language);
  return LANGUAGES[(at + 1) % LANGUAGES.length].code;
}

/** What dates and numbers are written by: `en-GB`. @param {Language} [lang] */
export function languageTag(lang = language) {
  return LANGUAGES.find(({code}) => code === lang)?.tag ?? lang;
}

/** A Lit controller that renders its host again when the language changes: `new InWords(this)`. */
export class InWords {
  /** @param {import("lit").ReactiveControllerHost} host */
  constructor(host) {
    this.turn = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    words.addEventListener("language", this.turn);
  }

  hostDisconnected() {
    words.removeEventListener("language", this.turn);
  }
}

/**
 * A page's words, of its catalogue: `words/<language>/pages/<area>.json`. The answer speaks the current language:
 * `t("ahead", {n: 3})`. A phrase is a text with `{param}`, or its plural forms by `{n}` ({one, few, many, other}).
 *
 * @param {Record<Language, Texts>} texts
 * @returns {(key: string, params?: Record<string, any>, lang?: Language) => string}
 */
export function defineWords(texts) {
  return (key, params = {}, lang = language) => {
    const phrase = texts[lang]?.[key] ?? texts[DEFAULT_LANGUAGE][key];
    if (phrase === undefined) throw new Error(`No words for ${key}`);
    const text = typeof phrase === "string" ? phrase : plural(params.n, phrase, lang);
    return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
  };
}

/** What a catalogue has in the current language: for lists, and to ask whether it has a key. @param {Record<Language, Texts>} texts */
export function inLanguage(texts) {
  return texts[language] ?? texts[DEFAULT_LANGUAGE];
}

/**
 * @param {number} n
 * @param {{[form: string]: string}} forms one, few, many, other
 * @param {Language} [lang]
 */
export function plural(n, forms, lang = language) {
  return forms[pluralRules(lang).select(n)] ?? forms.other ?? forms.many;
}

/** @type {Map<string, Intl.PluralRules>} */
const rules = new Map();

/** @param {Language} lang */
function pluralRules(lang) {
  let known = rules.get(lang);
  if (!known) rules.set(lang, (known = new Intl.PluralRules(lang)));
  return known;
}

/**
 * A name in the visitor's language.
 *
 * @param {Partial<Record<string, string>> | null | undefined} both
 * @param {Language} [lang]
 */
export function name(both, lang = language) {
  return both?.[lang] || (lang === "ru" ? "" : both?.en) || both?.ru || both?.en || "";
}

const t = defineWords(times);

/** From so many minutes on nobody counts minutes any more. */
const LONG = 90;

/** The longest time that has words, in half hours. */
const MOST_HALVES = 6;

/**
 * How long, as people say it: «примерно 12–18 минут», «примерно 5 минут», «меньше минуты», «около полутора часов», «час–два часа».
 * From half an hour on it is said in fives, from an hour and a half on in half hours.
 *
 * @param {number} from seconds
 * @param {number} to seconds
 * @param {Language} [lang]
 * @param {{short?: boolean}} [options] short: «12–18 мин», «больше часа», for the wall: never more than a line
 */
export function minutesRange(from, to, lang = language, {short = false} = {}) {
  if (to < 60 || (from === 0 && to === 60)) return t(short ? "lessShort" : "less", {}, lang);
  const high = inFives(to / 60, Math.ceil);
  const low = Math.min(high, Math.max(1, inFives(from / 60, Math.floor)));
  if (high >= LONG || low >= 60) return short ? shortHours(low, high, lang) : hours(low, high, lang);
  const range = low === high ? `${high}` : `${low}–${high}`;
  if (short) return `${range}\u00a0${t("min", {}, lang)}`;
  return t("about", {time: `${range}\u00a0${t("minutes", {n: high}, lang)}`}, lang);
}

/**
 * @param {number} minutes
 * @param {(x: number) => number} round
 */
function inFives(minutes, round) {
  return minutes >= 30 ? round(minutes / 5) * 5 : round(minutes);
}

/**
 * To half hours outwards, for nobody says an hour and twenty to an hour and forty, and what is said is never narrower than what is promised.
 *
 * @param {number} low minutes
 * @param {number} high minutes
 * @param {Language} lang
 */
function hours(low, high, lang) {
  const [from, to] = [Math.floor(low / 30), Math.ceil(high / 30)];
  const time = (/** @type {number} */ halves) => t(`time-${halves}`, {}, lang);
  if (from > MOST_HALVES || (from === MOST_HALVES && to > from)) return t("longerThan", {time: time(MOST_HALVES)}, lang);
  if (from === to) return t("around", {time: time(to)}, lang);
  if (to > MOST_HALVES) return t("longerThan", {time: time(Math.max(1, from))}, lang);
  return from < 1 ? t("noLonger", {time: time(to)}, lang) : t("fromTo", {from: t(`from-${from}`, {}, lang), to: t(`to-${to}`, {}, lang)}, lang);
}

/**
 * @param {number} low minutes
 * @param {number} high minutes
 * @param {Language} lang
 */
function shortHours(low, high, lang) {
  if (low < 60) return `${t("upTo", {}, lang)}\u00a0${genitive(Math.ceil(high / 30) / 2, lang)}`;
  return `${t("over", {}, lang)}\u00a0${genitive(Math.floor(low / 60), lang)}`;
}

/**
 * «часа», «2½ ч».
 *
 * @param {number} hours
 * @param {Language} lang
 */
function genitive(hours, lang) {
  return hours === 1 ? t("anHour", {}, lang) : `${half(hours)}\u00a0${t("hour", {}, lang)}`;
}

/** @param {number} hours a whole number, or one and a half */
function half(hours) {
  return `${Math.floor(hours)}${hours % 1 ? "½" : ""}`;
}

/**
 * `4:07`, as on the desk.
 *
 * @param {number} seconds
 */
export function mmss(seconds) {
  const s = Math.max(0, Math.round(seconds));
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
}

/**
 * `0:14:07`, as in the published table; «—» where there is nothing.
 *
 * @param {number | null | undefined} seconds
 */
export function hmmss(seconds) {
  if (seconds === null || seconds === undefined) return "—";
  const s = Math.max(0, Math.round(seconds));
  const minutes = String(Math.floor(s / 60) % 60).padStart(2, "0");
  return `${Math.floor(s / 3600)}:${minutes}:${String(s % 60).padStart(2, "0")}`;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {string} lang
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(lang, options) {
  const key = lang + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, (known = new Intl.DateTimeFormat(lang, options)));
  return known;
}

/**
 * `10:42` in a zone.
 *
 * @param {Date | string | number} date
 * @param {string} [zone] IANA; left out: the browser's
 */
export function clock(date, zone) {
  return format("ru", {hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone}).format(new Date(date));
}

/**
 * «14 мая» in a zone.
 *
 * @param {Date | string | number} date
 * @param {string} [zone]
 * @param {Language} [lang]
 */
export function dayMonth(date, zone, lang = language) {
    return format(languageTag(lang), {day: "numeric", month: "long", timeZone: zone}).format(new Date(date));
}

/**
 * With its first letter large, where a phrase begins a line.
 *
 * @param {string} text
 */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
