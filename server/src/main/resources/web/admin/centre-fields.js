// @ts-check
/** The fields of a centre, and what a new one is to have: what centres usually have, or what is chosen. */

import {html, nothing} from "lit";
import {clock, dayMonth, name} from "talon/words.js";
import {codeOf, free} from "./code-of.js";
import {Filling} from "./filling.js";
import {moreLanguages, textsOf} from "./more-languages.js";
import {secondsOf} from "./section.js";
import {PREFIXES, usualServices} from "./usual.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */

/** From Chromium 99 on; before it a zone is typed. */
const ZONES = Intl.supportedValuesOf?.("timeZone") ?? [];
const DESK_KINDS = [["consultation"], ["cash"], ["consultation", "cash"]];
const NORM = 900;

/** The browser's, where it stands in some place: a computer that keeps UTC has not been told where it is. */
export function zoneHere() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone && !/^(Etc\/|UTC$|GMT$)/.test(zone) ? zone : "";
}

/** @param {Filling} filling @param {Centre[]} centres */
export function centreCode(filling, centres) {
  return filling.codeOf({pointer: "/code", words: t("code"), hint: t("centreCodeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9\\-]*", wrong: t("centreCodeWrong"),
    make: (words) => codeOf(words, centres.map(({code}) => code), {none: "centre"})});
}

/** @param {Filling} filling @param {string} zone what stands there @param {(event: Event) => void} onInput */
export function zoneField(filling, zone, onInput) {
  const now = ZONES.includes(zone) || zone === "UTC" ? t("zoneNow", {time: clock(Date.now(), zone)}) : t("zoneHint");
  return html`${filling.text({pointer: "/zone", words: t("zone"), value: zone, hint: now, list: "zones", onInput})}
    <datalist id="zones">${ZONES.map((one) => html`<option value=${one}></option>`)}</datalist>`;
}

/** The rest beside name, English name and zone. @param {Filling} filling @param {Centre} [centre] */
export function addressAndDay(filling, centre) {
  return html`${moreLanguages(filling, "/name", t("name"), centre?.name)}
    <div class="row">
      ${filling.text({pointer: "/address/ru", words: t("addressRu"), hint: t("addressHint"), value: centre?.address?.ru, longest: 200, needed: false})}
      ${filling.text({pointer: "/address/en", words: t("addressEn"), value: centre?.address?.en, longest: 200, needed: false})}
    </div>
    ${moreLanguages(filling, "/address", t("addressOf"), centre?.address)}
    ${filling.text({pointer: "/dayEnds", words: t("dayEnds"), value: centre?.dayEnds ?? "00:00", pattern: "(0\\d|1[01]):[0-5]\\d", wrong: t("dayEndsWrong"),
      hint: centre?.dayEndsFrom ? `${t("dayEndsFrom", {day: dayMonth(`${centre.dayEndsFrom}T12:00Z`, "UTC")})} ${t("dayEndsHint")}` : t("dayEndsHint")})}`;
}

/** Whether a new centre has the usual services and desks or chosen ones. @param {Filling} filling @param {boolean} own @param {(own: boolean) => void} choose */
export function contents(filling, own, choose) {
  return html`<fieldset class="field boxes column"><legend>${t("contents")}</legend>
      ${[false, true].map((one) => html`<label><input type="radio" name="contents" .checked=${own === one} @change=${() => choose(one)}>
        ${t(one ? "contentsOwn" : "contentsUsual")}</label>`)}
    </fieldset>
    ${own ? ownContents(filling) : nothing}`;
}

/** @param {Filling} filling */
function ownContents(filling) {
  const number = (/** @type {string} */ pointer, /** @type {string} */ words, /** @type {number} */ value) =>
    filling.text({pointer, words, value: String(value), pattern: "\\d{1,2}", wrong: t("desksWrong")});
  return html`
    ${filling.boxes({pointer: "/services", words: t("services"), values: usualServices.map((service) => service.code),
      options: usualServices.map((service) => ({value: service.code, words: `${service.prefix} · ${name(service.name)}`}))})}
    <div class="row">${usualServices.map((service) => filling.text({pointer: `/norms/${service.code}`, words: t("normOf", {service: name(service.name)}),
      value: `${service.norm / 60}:00`, pattern: "\\d{1,4}:[0-5]\\d", wrong: t("normWrong")}))}</div>
    ${filling.text({pointer: "/kinds", words: t("ownKinds"), hint: t("ownKindsHint"), needed: false, lines: 3, longest: 4000})}
    <div class="row">${DESK_KINDS.map((kinds, at) => number(`/desks/${at}`, t(`desks-${kinds.join("-")}`), [3, 2, 0][at]))}
      ${number("/desks/own", t("desksOwn"), 1)}</div>`;
}

/**
 * What the form says, for the interface.
 *
 * @param {FormData} data
 * @param {boolean} own whether services and desks were chosen
 */
export function newCentreOf(data, own) {
  return {code: String(data.get("/code")), ...nameAndZoneOf(data), ...(own ? ownContentsOf(data) : {})};
}

/** @param {FormData} data */
export function nameAndZoneOf(data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer)).trim();
  return {name: textsOf(data, "/name"), address: textsOf(data, "/address"), zone: text("/zone"), dayEnds: text("/dayEnds")};
}

/** @param {FormData} data */
function ownContentsOf(data) {
  const usual = usualServices.filter(({code}) => data.getAll("/services").includes(code)).map((service) =>
    ({...service, norm: secondsOf(String(data.get(`/norms/${service.code}`))) ?? service.norm}));
  const kinds = ownKinds(String(data.get("/kinds") ?? "").split("\n").map((line) => line.trim()).filter(Boolean));
  const letters = PREFIXES.filter((letter) => !usual.some(({prefix}) => prefix === letter));
  if (kinds.length > letters.length) throw Filling.refuse("/kinds", t("tooManyKinds", {n: letters.length}));
  const services = [...usual, ...kinds.map((kind, at) => ({...kind, route: [kind.code], prefix: letters[at], norm: NORM}))];
  if (services.length === 0) throw Filling.refuse("/services", t("needService"));
  const many = (/** @type {string} */ pointer) => Number(data.get(pointer));
  const desks = DESK_KINDS.flatMap((stages, at) => Array.from({length: many(`/desks/${at}`)}, () => stages))
    .concat(kinds.length ? Array.from({length: many("/desks/own")}, () => kinds.map(({code}) => code)) : []);
  return {kinds, services, desks: desks.map((stages, at) => ({code: String(at + 1), stages}))};
}

/** A kind for each line, with a service of the same name. @param {string[]} names */
function ownKinds(names) {
  /** @type {string[]} */
  const taken = usualServices.map(({code}) => code);
  return names.map((ru) => {
    const code = free(codeOf(ru, taken, {none: "kind"}), taken);
    taken.push(code);
    return {code, name: {ru}};
  });
}
