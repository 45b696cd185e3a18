// @ts-check
/**
 * What a visitor hears of the screen: what it is, what is said on it, the choice that is focused, its place among the choices, what to press.
 * It is read from the screen itself (`data-say`, the buttons' names), so nothing is shown that is not said. What changes by itself never cuts off what
 * is being said; what has `data-once` is said once to a visitor.
 */

import {currentLanguage} from "talon/words.js";
import {pressable} from "../keys.js";
import {t} from "../words.js";

/** @typedef {import("../kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("./speaker.js").Said & {once?: boolean}} Said once: to each visitor */

/** A touch changes the screen and then the focus: both are one thing to say. */
const GATHER_MS = 40;

export class SpokenMenu {
  /** @param {Kiosk} kiosk @param {import("./speaker.js").Speaker} speaker */
  constructor(kiosk, speaker) {
    this.kiosk = kiosk;
    this.speaker = speaker;
    this.begun = false;
    /** @type {string} */
    this.screen = "";
    /** @type {string[]} */
    this.texts = [];
    /** What this visitor is told once, and has been told. @type {Set<string>} */
    this.told = new Set();
    /** @type {Element | null} */
    this.focused = null;
    kiosk.addEventListener("focusin", () => this.look());
  }

  begin() {
    this.begun = true;
    this.screen = "";
    this.look();
  }

  end() {
    clearTimeout(this.timer);
    this.begun = false;
    this.screen = "";
    this.texts = [];
    this.told.clear();
    this.focused = null;
    this.speaker.stop();
  }

  /** Says what has changed on the screen. */
  look() {
    if (!this.begun) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#look(), GATHER_MS);
  }

  /** Says the whole screen once more. */
  repeat() {
    if (!this.begun) return;
    const {texts, buttons, focused, alarm} = this.#seen();
    // The key that led here, a moment before, has nothing more to say.
    this.focused = focused;
    this.texts = texts.map(({text}) => text);
    this.speaker.say([...texts, ...(focused ? choice(focused, buttons) : alarm ? [] : [said(t("say-arrows"))])]);
  }

  #seen() {
    const {kiosk} = this;
    const alarm = document.querySelector("dialog.evacuation");
    // Nothing under it can be pressed.
    if (alarm) return {texts: [...alarm.querySelectorAll("h1, h2, p")].map(saidOf), buttons: [], focused: null, alarm: true};
    const layer = [...kiosk.children].filter((one) => !one.hasAttribute("inert") && !one.classList.contains("unseen")).pop();
    const found = layer ? [...layer.querySelectorAll("[data-say]")] : [];
    const texts = found.filter((one) => !one.closest("button") && isSeen(one)).map(saidOf).filter(({text}) => text);
    const buttons = pressable(kiosk);
    return {texts, buttons, focused: buttons.find((one) => one === document.activeElement) ?? null, alarm: false};
  }

  #look() {
    const {texts, buttons, focused, alarm} = this.#seen();
    const screen = alarm ? "alarm" : `${this.kiosk.screenKey} ${currentLanguage()}`;
    const fresh = screen !== this.screen;
    const first = this.screen === "";
    const news = texts.filter(({text, once}) => (fresh || !this.texts.includes(text)) && !(once && this.told.has(text)));
    for (const {text} of news.filter(({once}) => once)) this.told.add(text);
    const chosen = focused && (fresh || focused !== this.focused) ? choice(focused, buttons) : [];
    this.screen = screen;
    this.texts = texts.map(({text}) => text);
    this.focused = focused;
    /** @param {Said} waiting */
    const holds = ({text, once}) => once || this.texts.includes(text);
    if (fresh) this.speaker.say([...(first ? [said(t("say-welcome"))] : []), ...news, ...chosen, ...(focused || alarm ? [] : [said(t("say-arrows"))])]);
    else if (chosen.length > 0) this.speaker.say([...news, ...chosen], holds);
    else if (news.length > 0) this.speaker.tell(news, holds);
  }
}

/** @param {HTMLElement} button @param {HTMLElement[]} buttons @returns {Said[]} */
function choice(button, buttons) {
  const inner = [...button.querySelectorAll("[data-say]")].filter(isSeen);
  const names = button.hasAttribute("data-say") || inner.length === 0 ? [saidOf(button)] : inner.map(saidOf);
  return [
    ...names.filter(({text}) => text),
    ...(button.getAttribute("aria-pressed") === "true" ? [said(t("say-on"))] : []),
    said(t("say-place", {i: buttons.indexOf(button) + 1, n: buttons.length})),
    said(t("say-press")),
  ];
}

/** @param {string} text @returns {Said} */
function said(text) {
  return {text, language: currentLanguage()};
}

/** @param {Element} element @returns {Said} */
function saidOf(element) {
  const text = element.getAttribute("data-say") || element.getAttribute("aria-label") || element.textContent || "";
  const clip = element.getAttribute("data-clip");
  const instead = element.getAttribute("data-instead");
  return {
    text: text.replace(/\s+/g, " ").trim(),
    language: element.closest("[lang]")?.getAttribute("lang") || currentLanguage(),
    ...(element.hasAttribute("data-once") ? {once: true} : {}),
    ...(clip ? {clip} : {}),
    ...(instead ? {instead: instead.split("|")} : {}),
  };
}

/** @param {Element} element */
function isSeen(element) {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}
