// @ts-check
/** Signs in over the page when the session has ended, so that nothing of what stands there is lost. */

import {html, nothing} from "lit";
import {Problem, request} from "talon/api.js";
import {openDialog} from "./dialog.js";
import {problemInWords, s} from "./words.js";

/** What the page adds to the dialog, such as the ticket that is at the desk. @type {() => string} */
let remark = () => "";

/** @param {() => string} words said in the dialog's first line instead of the usual; empty: the usual */
export function onSignInAgain(words) {
  remark = words;
}

/** @type {Promise<void> | null} */
let asking = null;

/**
 * Many questions may meet the end of the session; one dialog answers them all.
 *
 * @param {{login: string, name: string}} who who was signed in
 * @returns {Promise<void>} once they are again
 */
export function signInAgain(who) {
  asking ??= ask(who).finally(() => (asking = null));
  return asking;
}

/** @param {{login: string, name: string}} who */
async function ask(who) {
  for (;;) {
    if (await once(who)) return;
  }
}

/** @param {{login: string, name: string}} who @returns {Promise<boolean>} */
async function once(who) {
  let sending = false;
  /** @type {unknown} */
  let fault = null;
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const password = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("password"));
    if (sending || !password) return;
    sending = true;
    fault = null;
    dialog.show(content);
    try {
      await request("POST", "/session", {body: {login: who.login, password}});
      dialog.close("in");
    } catch (error) {
      sending = false;
      fault = error;
      dialog.show(content);
      const input = /** @type {HTMLInputElement | null} */ (dialog.element.querySelector("#again-password"));
      input?.focus();
      input?.select();
    }
  };
  const content = () => html`<form @submit=${submit}>
    <p>${remark() || s("signInAgainText")}</p>
    <p class="quiet">${who.name} · ${who.login}</p>
    <input type="hidden" name="login" autocomplete="username" .value=${who.login}>
    <div class="field"><label for="again-password">${s("password")}</label>
      <input id="again-password" name="password" type="password" autocomplete="current-password" required autofocus
        aria-describedby="again-wrong"><p id="again-wrong" class="wrong" role="alert" ?hidden=${!fault}>${fault ? wrongWords(fault) : nothing}</p></div>
    <div class="dialog-ways"><button type="submit" class="button primary" ?disabled=${sending}>${s("signIn")}</button>
      <a class="button" href=${`/login/?to=${encodeURIComponent(location.pathname + location.search)}`}>${s("otherAccount")}</a></div></form>`;
  const dialog = openDialog(s("signInAgain"), content, "sign-in-again");
  return (await dialog.answered) === "in";
}

/** @param {unknown} fault */
function wrongWords(fault) {
  return fault instanceof Problem && fault.status === 401 ? s("wrongPassword") : problemInWords(fault);
}
