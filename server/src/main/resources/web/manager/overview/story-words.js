// @ts-check
/** What happened to a ticket, in sentences. An event of a kind that nobody knows yet is named by its kind. */

import {defineWords} from "talon/words.js";

const say = defineWords({
  ru: {
    issued: "Талон выдан",
    reprint_asked: "Попросили напечатать талон ещё раз",
    paper_printed: "Талон напечатан",
    paper_uncertain: "Неизвестно, напечатался ли талон",
    paper_failed: "Талон не напечатался",
    paper_retried: "Печать не удалась, пробуем ещё раз",
    called: "Вызван по очереди",
    called_out_of_turn: "Вызван вне очереди",
    recalled: "Вызван повторно",
    started: "Приём начался",
    finished: "Приём закончен",
    queued: "Встал в очередь на следующий этап",
    continued: "Следующий этап начат здесь же, без ожидания",
    no_show: "Не пришёл по вызову",
    desk_overridden: "Руководитель действовал за того, кто за окном",
    cancelled: "Ушёл из очереди",
    expired: "Не дождался: день закончился",
    postponed: "Отложен по просьбе посетителя",
    returned: "Вернулся в очередь",
    transferred: "Передан",
    times_distrusted: "Времена этапа отмечены неточными",
    times_trusted: "Времена этапа признаны верными",
    times_mark_withdrawn: "Отметка о временах снята",
    other: "Событие: {kind}",
    desk: "окно {desk}",
    stage: "этап «{stage}»",
    visitor: "посетитель",
    duty: "конец дня",
    printing: "печать",
    device: "устройство",
    token: "программа",
    because: "причина: {reason}",
    overnight: "день закончился, а этап был открыт",
    running: "приём не завершили вовремя",
    kiosk: "киоск",
  },
  en: {
    issued: "The ticket was issued",
    reprint_asked: "The paper was asked for again",
    paper_printed: "The ticket was printed",
    paper_uncertain: "Nobody knows whether the ticket was printed",
    paper_failed: "The ticket was not printed",
    paper_retried: "Printing failed and is tried again",
    called: "Called in turn",
    called_out_of_turn: "Called out of turn",
    recalled: "Called again",
    started: "The service began",
    finished: "The service ended",
    queued: "Queued for the next stage",
    continued: "The next stage began at the same desk, without a wait",
    no_show: "Did not come when called",
    desk_overridden: "A manager acted for whoever holds the desk",
    cancelled: "Left the queue",
    expired: "Was not served: the day ended",
    postponed: "Postponed at the visitor's wish",
    returned: "Came back to the queue",
    transferred: "Transferred",
    times_distrusted: "The stage's times were marked inaccurate",
    times_trusted: "The stage's times were found right",
    times_mark_withdrawn: "The mark on the stage's times was taken back",
    other: "Event: {kind}",
    desk: "desk {desk}",
    stage: "stage “{stage}”",
    visitor: "the visitor",
    duty: "the end of the day",
    printing: "printing",
    device: "a device",
    token: "a program",
    because: "reason: {reason}",
    overnight: "the day ended while the stage was open",
    running: "the service was not ended in time",
    kiosk: "kiosk",
  },
});

const KINDS = new Set(["issued", "reprint_asked", "paper_printed", "paper_uncertain", "paper_failed", "paper_retried", "called",
  "called_out_of_turn", "recalled", "started", "finished", "queued", "continued", "no_show", "desk_overridden", "cancelled", "expired", "postponed", "returned",
  "transferred", "times_distrusted", "times_trusted", "times_mark_withdrawn"]);

/** What happened. @param {string} kind */
export function whatHappened(kind) {
  return KINDS.has(kind) ? say(kind) : say("other", {kind});
}

/** Who did it. @param {{actor: string, name: string | null}} event */
export function whoDid({actor, name}) {
  const [sort, rest = ""] = actor.split(":", 2);
  if (name) return name;
  if (sort === "visitor" || sort === "kiosk") return say(sort);
  if (sort === "duty") return say("duty");
  if (sort === "printing") return say("printing");
  if (sort === "device") return `${say("device")} ${rest}`;
  if (sort === "token") return `${say("token")} ${rest}`;
  return rest || actor;
}

/** Where. @param {string | null} desk */
export function where(desk) {
  return desk === null ? "" : say("desk", {desk});
}

/** Why. @param {string | null} reason */
export function why(reason) {
  if (!reason) return "";
  return say("because", {reason: reasonInWords(reason)});
}

/** What Talon itself gave as a reason, in the reader's language; what people wrote stays. @param {string} reason */
export function reasonInWords(reason) {
  if (reason === "left open overnight") return say("overnight");
  return reason === "left running" ? say("running") : reason;
}
