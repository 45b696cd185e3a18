// @ts-check
/** The form of a cable: how its signs are spoken to or its pads speak, and which of them is whose desk's. */

import {html, nothing} from "lit";
import {s} from "talon/staff/words.js";
import {t} from "./words.js";

/** The fields of templates stand in hints as they are written. */
const FIELDS = Object.fromEntries(["address", "blink", "text", "checksum", "label", "arrow", "desk"].map((field) => [field, `{${field}}`]));

/** @typedef {import("./filling.js").Filling} Filling */
/** @typedef {import("./cables-section.js").Cable} Cable */

const PHASES = ["called", "serving", "idle", "paused", "closed"];
const ARROWS = ["none", "left", "right", "up", "down"];
const CHECKSUMS = ["none", "xor", "sum8", "crc8", "crc16-modbus"];

/**
 * @param {Filling} filling
 * @param {{cable: Cable | null, kind: string, templates: any[], desks: {code: string}[]}} state
 */
export function cableFields(filling, {cable, kind, templates, desks}) {
  const template = cable?.template ?? templates[0];
  const how = kind === "pad"
    ? filling.select({pointer: "/protocol", words: t("protocol"), value: cable?.protocol ?? "frames", hint: t("protocolHint"),
      options: ["frames", "keypad"].map((value) => ({value, words: t(`protocol-${value}`)}))})
    : template ? templateFields(filling, template) : nothing;
  return html`${how}
    <fieldset class="field"><legend>${t(kind === "pad" ? "padsOfDesks" : "signsOfDesks")}</legend>
      <p class="hint">${t("numbersHint")}</p>
      ${desks.map(({code}) => endFields(filling, code, cable?.ends.find((end) => end.desk === code), kind))}</fieldset>`;
}

/** @param {Filling} filling @param {any} template */
function templateFields(filling, template) {
  const text = (/** @type {string} */ phase) => filling.text({pointer: `/text-${phase}`, words: t(`phase-${phase}`), value: template.texts[phase] ?? "", needed: false, longest: 64});
  return html`
    ${filling.text({pointer: "/frame", words: t("frame"), value: template.frame, longest: 400, hint: t("frameHint", FIELDS)})}
    <div class="row">
      ${filling.text({pointer: "/textWidth", words: t("textWidth"), value: String(template.textWidth), pattern: "[1-9]\\d?", wrong: t("textWidthWrong")})}
      ${filling.text({pointer: "/charset", words: t("charset"), value: template.charset, longest: 40})}
      ${filling.select({pointer: "/checksum", words: t("checksum"), value: template.checksum, options: CHECKSUMS.map((value) => ({value, words: value === "none" ? t("none") : value}))})}
      ${filling.text({pointer: "/pauseMs", words: t("pauseMs"), value: String(template.pauseMs), pattern: "\\d{1,4}", wrong: t("pauseMsWrong")})}
    </div>
    <p class="hint">${t("textsHint", FIELDS)}</p>
    <div class="row">${["called", "serving"].map(text)}</div>
    <div class="row">${["idle", "paused", "closed"].map(text)}</div>
    <div class="row">
      ${filling.text({pointer: "/blinkCalled", words: t("blinkCalled"), value: hex(template.blinks.called ?? template.blinks.usual ?? 0), pattern: "[0-9A-Fa-f]{2}", wrong: t("hexWrong")})}
      ${filling.text({pointer: "/blinkUsual", words: t("blinkUsual"), value: hex(template.blinks.usual ?? 0), pattern: "[0-9A-Fa-f]{2}", wrong: t("hexWrong")})}
    </div>`;
}

/** @param {Filling} filling @param {string} desk @param {{number: number, arrow: string} | undefined} end @param {string} kind */
function endFields(filling, desk, end, kind) {
  return html`<div class="row">
    ${filling.text({pointer: `/number-${desk}`, words: s("desk", {desk}), value: end ? String(end.number) : "", needed: false, pattern: "\\d{1,3}", wrong: t("numberWrong")})}
    ${kind === "pad" ? nothing : filling.select({pointer: `/arrow-${desk}`, words: t("arrow"), value: end?.arrow ?? "none",
      options: ARROWS.map((value) => ({value, words: t(`arrow-${value}`)}))})}
  </div>`;
}

/**
 * Kind, agent, template or protocol, and ends, as the form says.
 *
 * @param {FormData} data
 * @param {any} template what the form began with
 * @param {{code: string}[]} desks
 */
export function changeOf(data, template, desks) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer) ?? "");
  const kind = text("/kind");
  const ends = desks.filter(({code}) => text(`/number-${code}`).trim() !== "")
    .map(({code}) => ({number: Number(text(`/number-${code}`)), desk: code, arrow: text(`/arrow-${code}`) || "none"}));
  const agent = text("/agent") === "" ? null : Number(text("/agent"));
  return kind === "pad" ? {kind, agent, ends, protocol: text("/protocol")} : {kind, agent, ends, template: templateOf(data, template)};
}

/** @param {FormData} data @param {any} template */
function templateOf(data, template) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer) ?? "");
  const texts = Object.fromEntries(PHASES.map((phase) => [phase, text(`/text-${phase}`)]).filter(([, value]) => value !== ""));
  return {
    ...template,
    frame: text("/frame").trim(),
    textWidth: Number(text("/textWidth")),
    charset: text("/charset").trim(),
    checksum: text("/checksum"),
    pauseMs: Number(text("/pauseMs")),
    texts,
    blinks: {called: Number.parseInt(text("/blinkCalled"), 16), usual: Number.parseInt(text("/blinkUsual"), 16)},
  };
}

/** Where the cable is, for the interface. @param {FormData} data */
export function addressOf(data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer) ?? "").trim();
  const transport = text("/transport");
  switch (transport) {
    case "tcp": return {transport, host: text("/host"), port: Number(text("/port"))};
    case "device": return {transport, path: text("/path")};
    default: return {transport, port: text("/path"), speed: Number(text("/speed")), parity: text("/parity"), dataBits: Number(text("/dataBits")),
      stopBits: Number(text("/stopBits")), flow: text("/flow")};
  }
}

/** An address as the forms of printers have it: a serial port's name is a path there. @param {any} address */
export function flat(address) {
  return address.transport === "serial" ? {...address, path: address.port, port: undefined} : address;
}

/** @param {number} value */
function hex(value) {
  return value.toString(16).toUpperCase().padStart(2, "0");
}
