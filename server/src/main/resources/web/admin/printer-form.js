// @ts-check
/** The form of a printer: each transport asks only for what it needs. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {import("./printers-section.js").Printer} Printer */
/** @typedef {import("./profiles.js").Profile} Profile */
/** @typedef {import("./filling.js").Filling} Filling */

export const TRANSPORTS = ["tcp", "device", "serial", "spooler", "virtual"];
const SPEEDS = [9600, 19200, 38400, 57600, 115200, 230400];

/**
 * @param {Filling} filling
 * @param {Printer | null} printer
 * @param {string} transport
 */
export function addressFields(filling, printer, transport) {
  switch (transport) {
    case "tcp": return html`<div class="row">
      ${filling.text({pointer: "/host", words: t("host"), value: printer?.host ?? "", longest: 253, hint: t("hostHint")})}
      ${filling.text({pointer: "/port", words: t("port"), value: String(printer?.port ?? 9100), pattern: "\\d{1,5}", wrong: t("portWrong")})}
    </div>`;
    case "device": return filling.text({pointer: "/path", words: t("devicePath"), value: printer?.path ?? "/dev/usb/lp0", longest: 250,
      hint: t("devicePathHint"), pattern: "[\\/\\\\].+", wrong: t("devicePathWrong")});
    case "serial": return serialFields(filling, printer);
    case "spooler": return filling.text({pointer: "/queue", words: t("queue"), value: printer?.queue ?? "", longest: 127, needed: false, hint: t("queueHint")});
    default: return nothing;
  }
}

/** @param {Filling} filling @param {Printer | null} printer */
function serialFields(filling, printer) {
  const speed = String(printer?.speed ?? 9600);
  const speeds = SPEEDS.map(String);
  const choice = (/** @type {string} */ pointer, /** @type {string} */ words, /** @type {string} */ value, /** @type {string[]} */ values, prefix = "") =>
    filling.select({pointer, words: t(words), value, options: values.map((one) => ({value: one, words: prefix ? t(prefix + one) : one}))});
  return html`
    ${filling.text({pointer: "/path", words: t("serialPort"), value: printer?.path ?? "", longest: 250, hint: t("serialPortHint"), pattern: "\\S+", wrong: t("serialPortWrong")})}
    <div class="row">
      ${choice("/speed", "speed", speed, speeds.includes(speed) ? speeds : [...speeds, speed])}
      ${choice("/flow", "flow", printer?.flow ?? "none", ["none", "rts_cts", "xon_xoff"], "flow-")}
    </div>
    <div class="row">
      ${choice("/parity", "parity", printer?.parity ?? "none", ["none", "even", "odd"], "parity-")}
      ${choice("/dataBits", "dataBits", String(printer?.dataBits ?? 8), ["8", "7"])}
      ${choice("/stopBits", "stopBits", String(printer?.stopBits ?? 1), ["1", "2"])}
    </div>`;
}

/** @param {Filling} filling @param {Profile[]} profiles @param {string} value @param {(event: Event) => void} onChange */
export function profileField(filling, profiles, value, onChange) {
  const chosen = profiles.find((profile) => profile.code === value);
  return filling.select({pointer: "/profile", words: t("profile"), value, onChange, hint: chosen ? profileHint(chosen) : nothing,
    options: profiles.map((profile) => ({value: profile.code, words: profileName(profile)}))});
}

/** @param {Profile} profile */
export function profileName(profile) {
  return name(profile.name);
}

/** What the profile is for, and its paper. @param {Profile} profile */
function profileHint(profile) {
  return html`${profile.shipped ? t(`profile-${profile.code}`) : nothing} ${t("profileShort", {dots: profile.widthDots, mode: t(`mode-${profile.mode}`)})}`;
}

/**
 * What the form says, for the interface.
 *
 * @param {FormData} data
 */
export function printerOf(data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer) ?? "").trim();
  const number = (/** @type {string} */ pointer) => Number(text(pointer));
  const transport = text("/transport");
  return {transport, profile: text("/profile"), ...addressOf(transport, text, number)};
}

/** @param {string} transport @param {(pointer: string) => string} text @param {(pointer: string) => number} number */
function addressOf(transport, text, number) {
  switch (transport) {
    case "tcp": return {host: text("/host"), port: number("/port")};
    case "device": return {path: text("/path")};
    case "serial": return {path: text("/path"), speed: number("/speed"), parity: text("/parity"), dataBits: number("/dataBits"),
      stopBits: number("/stopBits"), flow: text("/flow")};
    case "spooler": return {queue: text("/queue")};
    default: return {};
  }
}

/** Where a printer is, in few words. @param {Printer} printer */
export function placeOf(printer) {
  switch (printer.transport) {
    case "tcp": return `${printer.host}:${printer.port}`;
    case "device": return printer.path ?? "";
    case "serial": return `${printer.path} · ${printer.speed}`;
    case "spooler": return printer.queue || t("queueDefault");
    default: return "";
  }
}
