// @ts-check
/** The fields of a printer's profile, each with what it is for. */

import {html} from "lit";
import {moreLanguages, textsOf} from "./more-languages.js";
import {t} from "./profile-words.js";

/** @typedef {import("./profiles.js").Profile} Profile */
/** @typedef {import("./filling.js").Filling} Filling */

/** @type {Record<string, [number, number]>} */
const RANGES = {
  widthDots: [256, 1024], dpi: [100, 600], columns: [16, 96], bandRows: [8, 255], codeTable: [0, 255], feedLines: [0, 20],
  presenterSeconds: [0, 255], chunkBytes: [0, 65_536], chunkPauseMs: [0, 1000],
};
/** @type {Record<string, string[]>} */
const CHOICES = {
  mode: ["raster", "text"],
  cut: ["feed_and_cut", "full", "partial", "esc_i", "esc_m", "none"],
  presenter: ["none", "present", "eject", "retract"],
  status: ["none", "dle_eot", "asb", "custom_full"],
};
const SWITCHES = ["cancelKanji", "nativeQr"];
const CHARSETS = ["IBM866", "windows-1251", "IBM855", "KOI8-R", "ISO-8859-5", "IBM437", "IBM850", "IBM852", "windows-1252", "ISO-8859-1"];

/** @param {Filling} filling @param {Profile} profile @param {boolean} copy */
export function profileFields(filling, profile, copy) {
  const text = (/** @type {"ru" | "en"} */ language, /** @type {string} */ words, /** @type {string} */ mark) => filling.text({pointer: `/name/${language}`, words,
    value: profile.name[language] && profile.name[language] + (copy ? ` ${mark}` : ""), longest: 100, needed: language === "ru"});
  const number = (/** @type {keyof Profile} */ field) => filling.text({pointer: `/${field}`, words: t(field), value: String(profile[field]), hint: t(`${field}Hint`),
    pattern: "\\d{1,5}", wrong: t("range", {from: RANGES[field][0], to: RANGES[field][1]})});
  const choice = (/** @type {keyof Profile} */ field) => filling.select({pointer: `/${field}`, words: t(field), value: String(profile[field]), hint: t(`${field}Hint`),
    options: CHOICES[field].map((value) => ({value, words: t(`${field}-${value}`)}))});
  const turn = (/** @type {keyof Profile} */ field) => filling.select({pointer: `/${field}`, words: t(field), value: String(profile[field]), hint: t(`${field}Hint`),
    options: ["true", "false"].map((value) => ({value, words: t(value)}))});
  return html`
    <div class="row">${text("ru", t("nameRu"), t("copyMarkRu"))}${text("en", t("nameEn"), t("copyMarkEn"))}</div>
    ${moreLanguages(filling, "/name", t("nameOther"), profile.name)}
    <h3>${t("groupPaper")}</h3>
    <div class="row">${number("widthDots")}${number("dpi")}</div>
    <div class="row">${number("feedLines")}${choice("cut")}</div>
    <div class="row">${choice("presenter")}${number("presenterSeconds")}</div>
    <h3>${t("groupPrint")}</h3>
    <div class="row">${choice("mode")}${number("bandRows")}</div>
    <div class="row">${number("columns")}${turn("nativeQr")}</div>
    <div class="row">${filling.text({pointer: "/charset", words: t("charset"), value: profile.charset, hint: t("charsetHint"), longest: 40, list: "charsets"})}${number("codeTable")}</div>
    <datalist id="charsets">${CHARSETS.map((one) => html`<option value=${one}></option>`)}</datalist>
    ${turn("cancelKanji")}
    <h3>${t("groupTalk")}</h3>
    ${choice("status")}
    <div class="row">${number("chunkBytes")}${number("chunkPauseMs")}</div>`;
}

/** What the form says, for the interface; what is out of its range the server says in words. @param {FormData} data */
export function profileOf(data) {
  const text = (/** @type {string} */ field) => String(data.get(`/${field}`)).trim();
  return {
    name: textsOf(data, "/name"), charset: text("charset"),
    ...Object.fromEntries(Object.keys(RANGES).map((field) => [field, Number(text(field))])),
    ...Object.fromEntries(Object.keys(CHOICES).map((field) => [field, text(field)])),
    ...Object.fromEntries(SWITCHES.map((field) => [field, text(field) === "true"])),
  };
}
