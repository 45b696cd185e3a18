// @ts-check
/** Says that the clocks of the database and of the server differ, what waits because of it, and what to do. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords} from "talon/words.js";

const t = defineWords({
  ru: {
    ahead: "Часы базы данных спешат на {span} против часов сервера.",
    behind: "Часы базы данных отстают на {span} от часов сервера.",
    future: "Последняя запись в журнале сделана «в будущем», на {span} позже, чем сейчас: часы спешили или сейчас отстают.",
    stopped: "Очередь работает, но рабочие сутки не заканчиваются, отчёты не рассылаются, месяцы не закрываются. Всё продолжится само, когда часы сойдутся.",
    act: "Проверьте время на сервере и на компьютере с базой данных и включите на обоих синхронизацию времени (NTP).",
    days: "{n} дн.", hours: "{n} ч", minutes: "{n} мин",
  },
  en: {
    ahead: "The database's clock is {span} ahead of the server's.",
    behind: "The database's clock is {span} behind the server's.",
    future: "The newest record lies {span} in the future: a clock was ahead, or is behind now.",
    stopped: "The queue goes on, but business days do not end, reports are not sent and months are not closed. All of it goes on by itself when the clocks agree.",
    act: "Check the time of the server and of the database's computer, and switch on time synchronisation (NTP) on both.",
    days: "{n} days", hours: "{n} h", minutes: "{n} min",
  },
});

const LOOK_MS = 15_000;

/** @typedef {{standing: "agree" | "apart" | "stopped", ahead: number, future: number}} Clocks */

class ClockNotice extends LitElement {
  static properties = {clocks: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Clocks | null} */
    this.clocks = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.looking = setInterval(() => this.#look(), LOOK_MS);
    this.#look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  #look() {
    request("GET", "/clock").then((clocks) => { this.clocks = clocks; }, () => {});
  }

  render() {
    if (!this.clocks || this.clocks.standing === "agree") return nothing;
    const {standing, ahead, future} = this.clocks;
    return html`<div class="alert" role=${standing === "stopped" ? "alert" : "note"}>${icon("warning")}
      <p>${Math.abs(ahead) >= MINUTE ? t(ahead > 0 ? "ahead" : "behind", {span: span(Math.abs(ahead))}) : nothing}
        ${future >= MINUTE ? t("future", {span: span(future)}) : nothing}
        ${standing === "stopped" ? t("stopped") : nothing} ${t("act")}</p></div>`;
  }
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {number} seconds */
function span(seconds) {
  if (seconds >= 2 * DAY) return t("days", {n: String(Math.round(seconds / DAY))});
  if (seconds >= HOUR) return t("hours", {n: String(Math.round(seconds / HOUR))});
  return t("minutes", {n: String(Math.round(seconds / MINUTE))});
}

customElements.define("clock-notice", ClockNotice);
