// @ts-check
/** What became of a paper, in words; a printer that confirms nothing is never made to look sure. */

import {defineWords} from "talon/words.js";

/** @typedef {{state: string, reason: string | null}} Paper */

const WORDS = {
  ru: {
    queued: "в очереди",
    printing: "печатается",
    printed: "напечатан",
    uncertain: "неизвестно, вышел ли талон",
    failed: "не напечатан",
    unconfirmed: "принтер не подтверждает",
    "handed to the spooler": "отдан системе печати, она не подтверждает",
    "paper low": "бумага кончается",
    "paper out": "нет бумаги",
    "cover open": "открыта крышка",
    "cutter jammed": "заклинил нож",
    "printer error": "ошибка принтера",
    offline: "принтер не готов",
    "no connection": "нет связи с принтером",
    "no answer": "принтер молчит",
    "takes no data": "принтер не принимает данные",
    "no confirmation": "принтер не подтвердил",
    "paper jam": "замялась бумага",
    "paper not taken": "в приёмнике лежит прежний талон",
    "no device": "устройства нет: кабель, питание или имя",
    "no access to the device": "нет прав на устройство",
    "device in use": "устройство занято другой программой",
    "not a printer": "это не принтер",
    "still busy with the slip before": "ещё печатает прежний талон",
    "spooler tells nothing of the paper": "система печати о бумаге не сообщает",
    spooler: "система печати не приняла",
    "the agent stopped while printing": "агент остановился во время печати",
    "the agent is not connected": "агент не на связи",
    "too many waiting": "слишком много талонов ждало печати",
    closed: "печать остановлена",
    "not drawn": "талон не удалось нарисовать",
    "not written": "файл не записался",
    "too late": "посетитель уже ушёл",
    "the server stopped while printing": "сервер остановился во время печати",
    "agent offline": "агент не на связи",
  },
  en: {
    queued: "queued",
    printing: "printing",
    printed: "printed",
    uncertain: "not known whether it came out",
    failed: "not printed",
    unconfirmed: "the printer does not confirm",
    "handed to the spooler": "handed to the print system, which does not confirm",
    "paper low": "paper is running low",
    "paper out": "out of paper",
    "cover open": "the cover is open",
    "cutter jammed": "the cutter is jammed",
    "printer error": "the printer reports an error",
    offline: "the printer is not ready",
    "no connection": "no connection to the printer",
    "no answer": "the printer does not answer",
    "takes no data": "the printer takes no data",
    "no confirmation": "the printer did not confirm",
    "paper jam": "paper is jammed",
    "paper not taken": "the ticket before is still in the mouth",
    "no device": "no such device: cable, power or name",
    "no access to the device": "no right to use the device",
    "device in use": "another program has the device",
    "not a printer": "it is no printer",
    "still busy with the slip before": "still busy with the ticket before",
    "spooler tells nothing of the paper": "the print system tells nothing of the paper",
    spooler: "the print system did not take it",
    "the agent stopped while printing": "the agent stopped while printing",
    "the agent is not connected": "the agent is not connected",
    "too many waiting": "too many tickets were waiting for it",
    closed: "printing was stopped",
    "not drawn": "the ticket could not be drawn",
    "not written": "the file could not be written",
    "too late": "the visitor had left",
    "the server stopped while printing": "the server stopped while printing",
    "agent offline": "the agent is offline",
  },
};

const t = defineWords(WORDS);

/** «напечатан (принтер не подтверждает)», «не напечатан (открыта крышка)». @param {Paper} paper */
export function paperWords({state, reason}) {
  return reason ? `${word(state)} (${word(reason)})` : word(state);
}

/** @param {Paper} paper */
export function paperWentWrong({state}) {
  return state === "failed" || state === "uncertain";
}

/** A reason that has no words here is shown as it is. @param {string} key */
function word(key) {
  // Behind the colon are the words of another program.
  const [, known, rest] = /^(spooler)(: .*)$/.exec(key) ?? ["", key, ""];
  return known in WORDS.ru ? t(/** @type {any} */ (known)) + rest : key;
}
