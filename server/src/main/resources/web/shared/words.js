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

/**
 * How long, as people say it: «примерно 12–18 минут», «примерно 5 минут», «меньше минуты», «примерно 1 ч 20 мин».
 * From half an hour on it is said in fives.
 *
 * @param {number} from seconds
 * @param {number} to seconds
 * @param {Language} [lang]
 * @param {{short?: boolean}} [options] short: «12–18 мин», for the wall
 */
export function minutesRange(from, to, lang = language, {short = false} = {}) {
  if (to < 60) return LESS[lang][short ? "short" : "long"];
  const high = say(to / 60, Math.ceil);
  const low = Math.min(high, Math.max(1, say(from / 60, Math.floor)));
  if (high >= 90) return hours(low, high, lang, short);
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
  const unit = lang === "ru" ? ["ч", "мин"] : ["h", "min"];
  /** @param {number} m */
  const one = (m) => {
    const h = Math.floor(m / 60);
    const rest = m % 60;
    const parts = [];
    if (h > 0) parts.push(`${h}\u00a0${unit[0]}`);
    if (rest > 0) parts.push(`${rest}\u00a0${unit[1]}`);
    return parts.join("\u00a0");
  };
  const range = low === high ? one(high) : `${one(low)} – ${one(high)}`;
  return short ? range : `${ABOUT[lang]} ${range}`;
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
