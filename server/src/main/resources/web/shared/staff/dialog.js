// @ts-check
/**
 * A dialog over a staff page: Escape leaves it, the keyboard stays in it, and what opened it has the focus again after;
 * one without a form is left by a press beside it too.
 */

import {html, render} from "lit";
import {s} from "./words.js";

let opened = 0;

/** @typedef {{show: (content: unknown) => void, close: (answer?: string) => void, element: HTMLDialogElement, answered: Promise<string>}} Dialog */

/**
 * What cannot be drawn is said in its place: a press is never answered by nothing. A content that is a function is called to draw it.
 *
 * @param {unknown} title
 * @param {unknown} content under the title; what has `autofocus` in it is begun at
 * @param {string} [kind] more classes
 * @returns {Dialog} answered: what it was closed with, empty where it was left
 */
export function openDialog(title, content, kind = "") {
  const element = document.createElement("dialog");
  const id = `dialog-${++opened}`;
  element.className = `staff-dialog ${kind}`;
  element.setAttribute("aria-labelledby", id);
  const show = (/** @type {unknown} */ what) => draw(element, id, title, what);
  show(content);
  element.addEventListener("click", (event) => {
    if (event.target === element && !element.querySelector("form") && beside(element, event)) element.close();
  });
  document.body.append(element);
  const opener = /** @type {HTMLElement | null} */ (document.activeElement);
  element.showModal();
  /** @type {Promise<string>} */
  const answered = new Promise((resolve) => element.addEventListener("close", () => {
    element.remove();
    if (document.activeElement === document.body && opener?.isConnected) opener.focus();
    resolve(element.returnValue);
  }));
  return {show, close: (answer) => element.close(answer), element, answered};
}

/**
 * Where that fails, the dialog says so; the next draw tries again from nothing.
 *
 * @param {HTMLDialogElement} element
 * @param {string} id
 * @param {unknown} title
 * @param {unknown} content
 */
function draw(element, id, title, content) {
  try {
    const what = typeof content === "function" ? content() : content;
    if (element.dataset.failed) startAnew(element);
    render(html`<h2 id=${id}>${title}</h2>${what}`, element);
  } catch (error) {
    if (element.dataset.failed) return;
    console.error(error);
    startAnew(element);
    element.dataset.failed = "yes";
    element.append(made("h2", s("dialogFailed"), {id}), made("p", s("dialogFailedText"), {role: "alert"}));
    const ways = made("div", "", {class: "dialog-ways"});
    const close = made("button", s("close"), {type: "button", class: "button primary large"});
    close.addEventListener("click", () => element.close());
    ways.append(close);
    element.append(ways);
    if (element.open) close.focus();
  }
}

/** Forgets what was drawn there, also what lit knows of it. @param {HTMLDialogElement} element */
function startAnew(element) {
  delete element.dataset.failed;
  delete (/** @type {any} */ (element)._$litPart$);
  element.replaceChildren();
}

/** @param {string} name @param {string} text @param {Record<string, string>} attributes */
function made(name, text, attributes) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}

/** @param {HTMLElement} element @param {MouseEvent} press */
function beside(element, {clientX, clientY}) {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

/** The row of buttons that ends a form: what it does, and the way out. @param {string} words @param {() => void} leave @param {boolean} [begin] whether the dialog begins here */
export function formWays(words, leave, begin = false) {
  return html`<div class="dialog-ways"><button type="submit" class="button primary" ?autofocus=${begin}>${words}</button>
    <button type="button" class="button" @click=${leave}>${s("cancel")}</button></div>`;
}

/**
 * Asks before something that cannot be taken back.
 *
 * @param {object} question
 * @param {string} question.title
 * @param {string} [question.text]
 * @param {string} [question.yes] what is done, as a verb
 * @param {boolean} [question.danger] begun at the way out, so that Enter alone destroys nothing
 * @returns {Promise<boolean>}
 */
export async function confirmed({title, text = "", yes = s("yes"), danger = false}) {
  const dialog = openDialog(title, html`
    <p>${text}</p>
    <div class="dialog-ways">
      <button type="button" class="button ${danger ? "danger" : "primary"}" ?autofocus=${!danger} @click=${() => dialog.close("yes")}>${yes}</button>
      <button type="button" class="button" ?autofocus=${danger} @click=${() => dialog.close()}>${s("cancel")}</button>
    </div>`);
  return (await dialog.answered) === "yes";
}
