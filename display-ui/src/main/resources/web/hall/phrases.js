// @ts-check
import {currentLanguage, defineWords} from "talon/words.js";

/** What the hall board and the desk sign say. Both screens speak two languages at once: {@link first} large, {@link second} small. */
const t = defineWords({
  ru: {
    ticket: "Талон",
    desk: "Окно",
    waiting: "Ожидают",
    noQueue: "очереди нет",
    nobody: "Сейчас никого нет",
    nobodyNext: "Возьмите талон, вас вызовут сразу",
    wait: "Ожидайте вызова",
    waitNext: "Номер вашего талона появится здесь",
    closed: "Сейчас приёма нет",
    closedNext: "Все окна закрыты",
    connecting: "Соединяемся",
    more: {one: "ещё {n}", few: "ещё {n}", many: "ещё {n}", other: "ещё {n}"},
    next: "Затем",
    hint: "Когда подойдёт очередь, прозвучит сигнал и появится ваш номер",
    stale: "Данные на {time}, связь восстанавливается",
    lost: "Следите за окнами",
    lostNext: "Табло не обновляется с {time}, специалист пригласит вас сам",
    sound: "Нажмите для включения звука",
    muted: "Звук выключен",
    call: "Талон {label}, окно {desk}",
    free: "Свободно",
    deskClosed: "Окно закрыто",
    deskPaused: "Перерыв",
    called: "Приглашаем",
    serving: "Обслуживается",
    noDesk: "Окно не назначено",
    noDeskNext: "Администратор назначит его в разделе «Устройства».",
  },
  en: {
    ticket: "Ticket",
    desk: "Desk",
    waiting: "Waiting",
    noQueue: "no queue",
    nobody: "Nobody is waiting",
    nobodyNext: "Take a ticket, you will be called at once",
    wait: "Please wait",
    waitNext: "Your ticket number will appear here",
    closed: "No service at the moment",
    closedNext: "All desks are closed",
    connecting: "Connecting",
    more: {one: "{n} more", other: "{n} more"},
    next: "Next",
    hint: "When it is your turn, a chime sounds and your number appears",
    stale: "As of {time}, reconnecting",
    lost: "Please watch the desks",
    lostNext: "Not updated since {time}, a specialist will invite you",
    sound: "Press to turn the sound on",
    muted: "The sound is off",
    call: "Ticket {label}, desk {desk}",
    free: "Free",
    deskClosed: "Desk closed",
    deskPaused: "On a break",
    called: "Now calling",
    serving: "Being served",
    noDesk: "No desk assigned",
    noDeskNext: "The administrator assigns one under “Devices”.",
  },
});

/**
 * In the screen's language.
 * @param {string} key
 * @param {Record<string, any>} [params]
 */
export function first(key, params) {
  return t(key, params);
}

/**
 * In the other one.
 * @param {string} key
 * @param {Record<string, any>} [params]
 */
export function second(key, params) {
  return t(key, params, otherLanguage());
}

export function otherLanguage() {
  return currentLanguage() === "ru" ? "en" : "ru";
}
