// @ts-check
/** The languages of the screens: words with plural forms, times and dates as people say them. */

/** @typedef {import("talon/types.js").Language} Language */
/** @typedef {string | {[form: string]: string} | ((params: any) => string)} Phrase */

/** @type {Language[]} */
export const LANGUAGES = ["ru", "en"];

const KEPT = "talon-language";

/** Says `language` when it changes. */
export const words = new EventTarget();

/** @type {Language} */
let language = "ru";

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/**
 * @param {string} next
 * @param {{keep?: boolean}} [options] keep: remember it in this browser (staff pages; a kiosk forgets its visitor)
 */
export function setLanguage(next, {keep = false} = {}) {
  const known = LANGUAGES.find((l) => l === next);
  if (!known) return;
  if (keep) localStorage.setItem(KEPT, known);
  document.documentElement.lang = known;
  if (known === language) return;
  language = known;
  words.dispatchEvent(new CustomEvent("language", {detail: known}));
}

/** Takes the language that this browser kept, else the one of the two that it would rather have, else Russian. For staff pages. */
export function recallLanguage() {
  setLanguage(localStorage.getItem(KEPT) ?? navigator.languages.map((one) => one.slice(0, 2)).find((one) => one === "ru" || one === "en") ?? "ru");
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
 * A page's words. The answer speaks the current language: `t("ahead", {n: 3})`.
 * A phrase is a text with `{param}`, or its plural forms by `{n}` ({one, few, many, other}), or a function of the params.
 *
 * @param {Record<Language, Record<string, Phrase>>} texts
 * @returns {(key: string, params?: Record<string, any>, lang?: Language) => string}
 */
export function defineWords(texts) {
  return (key, params = {}, lang = language) => {
    const phrase = texts[lang][key] ?? texts.ru[key];
    if (phrase === undefined) throw new Error(`No words for ${key}`);
    if (typeof phrase === "function") return phrase(params);
    const text = typeof phrase === "string" ? phrase : plural(params.n, phrase, lang);
    return text.replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
  };
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
 * @param {{ru?: string, en?: string} | null | undefined} both
 * @param {Language} [lang]
 */
export function name(both, lang = language) {
  return both?.[lang] || both?.ru || both?.en || "";
}

const MINUTES = {
  ru: {one: "минута", few: "минуты", many: "минут", other: "минуты"},
  en: {one: "minute", other: "minutes"},
};
const ABOUT = {ru: "примерно", en: "about"};
const LESS = {ru: {long: "меньше минуты", short: "< 1 мин"}, en: {long: "less than a minute", short: "< 1 min"}};

const HOURS = {
  ru: {one: "час", few: "часа", many: "часов", other: "часа"},
  en: {one: "hour", other: "hours"},
};
/** After «больше» and «до». */
const OF_HOURS = {ru: {one: "часа", other: "часов"}, en: HOURS.en};
const OVER = {ru: "больше", en: "over"};
const UP_TO = {ru: "до", en: "up to"};
const HOUR = {ru: "ч", en: "h"};
const AN_HOUR = {ru: "часа", en: "an hour"};
/** From so many minutes on nobody counts minutes any more. */
const LONG = 90;

/**
 * How long, as people say it: «примерно 12–18 минут», «примерно 5 минут», «меньше минуты», «примерно 1½–3 часа».
 * From half an hour on it is said in fives, from an hour and a half on in half hours.
 *
 * @param {number} from seconds
 * @param {number} to seconds
 * @param {Language} [lang]
 * @param {{short?: boolean}} [options] short: «12–18 мин», «больше часа», for the wall: never more than a line
 */
export function minutesRange(from, to, lang = language, {short = false} = {}) {
  if (to < 60) return LESS[lang][short ? "short" : "long"];
  const high = say(to / 60, Math.ceil);
  const low = Math.min(high, Math.max(1, say(from / 60, Math.floor)));
  if (high >= LONG || low >= 60) return hours(low, high, lang, short);
  const range = low === high ? `${high}` : `${low}–${high}`;
  if (short) return `${range}\u00a0${lang === "ru" ? "мин" : "min"}`;
  return `${ABOUT[lang]} ${range}\u00a0${plural(high, MINUTES[lang], lang)}`;
}

/**
 * @param {number} minutes
 * @param {(x: number) => number} round
 */
function say(minutes, round) {
  return minutes >= 30 ? round(minutes / 5) * 5 : round(minutes);
}

/**
 * @param {number} low minutes
 * @param {number} high minutes
 * @param {Language} lang
 * @param {boolean} short
 */
function hours(low, high, lang, short) {
  if (low < 60) return `${UP_TO[lang]}\u00a0${genitive(Math.ceil(high / 30) / 2, lang, short)}`;
  if (short) return `${OVER[lang]}\u00a0${genitive(Math.floor(low / 60), lang, short)}`;
  const from = Math.floor(low / 30) / 2;
  const to = Math.ceil(high / 30) / 2;
  const range = from === to ? half(to) : `${half(from)}–${half(to)}`;
  return `${ABOUT[lang]} ${range}\u00a0${plural(to, HOURS[lang], lang)}`;
}

/**
 * «часа», «2 часов», «2½ часов»; short: «2½ ч».
 *
 * @param {number} hours
 * @param {Language} lang
 * @param {boolean} short
 */
function genitive(hours, lang, short) {
  if (hours === 1) return AN_HOUR[lang];
  if (short) return `${half(hours)}\u00a0${HOUR[lang]}`;
  return `${half(hours)}\u00a0${plural(hours, OF_HOURS[lang], lang)}`;
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
  const tongue = lang === "ru" ? "ru" : "en-GB";
  return format(tongue, {day: "numeric", month: "long", timeZone: zone}).format(new Date(date));
}

/**
 * With its first letter large, where a phrase begins a line.
 *
 * @param {string} text
 */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
