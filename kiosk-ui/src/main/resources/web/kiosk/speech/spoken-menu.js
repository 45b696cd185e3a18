// @ts-check
/**
 * What a visitor hears of the screen: what it is, what is said on it, the choice that is focused, its place among the choices, what to press.
 * It is read from the screen itself (`data-say`, the buttons' names), so nothing is shown that is not said.
 */

import {currentLanguage} from "talon/words.js";
import {pressable} from "../keys.js";
import {t} from "../words.js";

/** @typedef {import("../kiosk.js").TalonKiosk} Kiosk */
/** @typedef {import("./speaker.js").Said} Said */

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
    this.focused = null;
    this.speaker.stop();
  }

  /** Says what has changed on the screen. */
  look() {
    if (!this.begun) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#look(), GATHER_MS);
  }

  #look() {
    const {kiosk} = this;
    const layer = [...kiosk.children].filter((one) => !one.hasAttribute("inert") && !one.classList.contains("unseen")).pop();
    if (!layer) return;
    const texts = [...layer.querySelectorAll("[data-say]")].filter((one) => !one.closest("button") && isSeen(one)).map(saidOf).filter(({text}) => text);
    const screen = `${kiosk.screenKey} ${currentLanguage()}`;
    const fresh = screen !== this.screen;
    const first = this.screen === "";
    const news = texts.filter(({text}) => fresh || !this.texts.includes(text));
    const buttons = pressable(kiosk);
    const focused = buttons.find((one) => one === document.activeElement) ?? null;
    const moved = fresh || focused !== this.focused;
    this.screen = screen;
    this.texts = texts.map(({text}) => text);
    this.focused = focused;
    if (news.length === 0 && !moved) return;
    const hint = focused || !fresh ? [] : [t("say-arrows")];
    this.speaker.say([...(first ? [said(t("say-welcome"))] : []), ...news, ...(focused && moved ? choice(focused, buttons) : []), ...hint.map(said)]);
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
    ...(clip ? {clip} : {}),
    ...(instead ? {instead: instead.split("|")} : {}),
  };
}

/** @param {Element} element */
function isSeen(element) {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}
