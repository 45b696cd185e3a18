// @ts-check
/** A printer that needs somebody: what is wrong, since when, and what to do. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {defineWords} from "talon/words.js";

/** @typedef {{code: string, state: string, since: string, watchedAt?: string | null, roll?: import("./printer-paper.js").Roll}} WatchedPrinter */

const t = defineWords({
  ru: {
    printer: "Принтер {code}",
    since: "с {time}",
    ready: "готов",
    asking: "опрашивается…",
    unknown: "о себе не сообщает",
    paper_low: "бумага кончается",
    paper_out: "нет бумаги",
    cover_open: "открыта крышка",
    cutter: "заклинил нож",
    paper_jam: "замялась бумага",
    printer_error: "ошибка принтера",
    offline: "не печатает",
    no_connection: "нет связи",
    no_agent: "агент не на связи",
    ending: "с рулона напечатано {papers} из примерно {size}",
    "do-ending": "Бумага скоро кончится: приготовьте новый рулон, а заправив, нажмите «Заправил бумагу».",
    "do-paper_low": "Приготовьте новый рулон.",
    "do-paper_out": "Вставьте новый рулон. Пока киоск показывает номер на экране.",
    "do-cover_open": "Закройте крышку принтера.",
    "do-cutter": "Выключите принтер, уберите бумагу у ножа и включите снова.",
    "do-paper_jam": "Откройте крышку, выньте смятую бумагу, заправьте ровный край и закройте. Не помогло — выключите и включите принтер.",
    "do-printer_error": "Подождите пару минут: печатающая головка могла перегреться. Не прошло — выключите и включите принтер; не помогло — вызовите мастера.",
    "do-offline": "Посмотрите на лампы принтера; выключите его и включите снова.",
    "do-no_agent": "Проверьте, включён ли компьютер, к которому подключён принтер, и есть ли у него сеть.",
    "do-no_connection": "Проверьте, включён ли принтер и вставлен ли кабель; адрес — на странице администратора.",
  },
  en: {
    printer: "Printer {code}",
    since: "since {time}",
    ready: "ready",
    asking: "being asked…",
    unknown: "says nothing of itself",
    paper_low: "paper is running low",
    paper_out: "out of paper",
    cover_open: "the cover is open",
    cutter: "the cutter is jammed",
    paper_jam: "paper is jammed",
    printer_error: "printer error",
    offline: "does not print",
    no_connection: "no connection",
    no_agent: "its agent is not connected",
    ending: "{papers} tickets of about {size} are off the roll",
    "do-ending": "It will end soon: have a new roll at hand and press “New roll is in” when you have put it in.",
    "do-paper_low": "Have a new roll at hand.",
    "do-paper_out": "Put in a new roll. Until then the kiosk shows the number on its screen.",
    "do-cover_open": "Close the printer's cover.",
    "do-cutter": "Switch the printer off, clear the paper at the cutter and switch it on again.",
    "do-paper_jam": "Open the cover, take the crumpled paper out, feed in a clean edge and close it. If that does not help, switch the printer off and on.",
    "do-printer_error": "Wait a few minutes: its head may be too hot. If it does not pass, switch the printer off and on; if that does not help, call for service.",
    "do-offline": "Look at the printer's lamps; switch it off and on again.",
    "do-no_agent": "Check that the computer it hangs on is switched on and has the network.",
    "do-no_connection": "Check that it is switched on and its cable is in; its address is on the administrator's page.",
  },
});

/** @param {WatchedPrinter} printer */
export function needsSomebody({state}) {
  return state !== "ready" && state !== "unknown";
}

/** Whether it has never answered or been given up yet where it is set up now. @param {WatchedPrinter} printer */
export function isNew({state, watchedAt}) {
  return state === "unknown" && !watchedAt;
}

/** @param {WatchedPrinter} printer */
export function printerState(printer) {
  return t(/** @type {any} */ (isNew(printer) ? "asking" : printer.state));
}

/**
 * One line for each printer that needs somebody; nothing where all is well.
 *
 * @param {WatchedPrinter[]} printers
 * @param {string} [zone] of the centre; left out: the browser's
 */
export function printerAlerts(printers, zone) {
  const lines = printers.map((printer) => alertWords(printer, zone)).filter(Boolean);
  if (!lines.length) return nothing;
  return html`<div class="printer-alerts" role="status">${lines.map((words) => html`<p class="alert">${icon("printer")}
    <span>${words}</span></p>`)}</div>`;
}

/** What is wrong and what to do; a roll that ends by count only where the printer says nothing worse. @param {WatchedPrinter} printer @param {string} [zone] */
function alertWords(printer, zone) {
  const {code, state, since, roll} = printer;
  if (needsSomebody(printer)) {
    return `${t("printer", {code})}: ${printerState(printer)}, ${t("since", {time: moment(since, zone)})}. ${t(/** @type {any} */ (`do-${state}`))}`;
  }
  if (!roll?.ending) return "";
  return `${t("printer", {code})}: ${t("ending", {papers: roll.papers, size: roll.size})}. ${t("do-ending")}`;
}

/** @param {string} instant @param {string} [zone] */
function moment(instant, zone) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone})
    .format(new Date(instant));
}
