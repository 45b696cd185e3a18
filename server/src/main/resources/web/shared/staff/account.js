// @ts-check
/** One's own account: another password, and signing out everywhere. */

import {html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {confirmed, openDialog} from "./dialog.js";
import {staffRequest} from "./session.js";
import {toast} from "./toast.js";
import {problemInWords, s} from "./words.js";

const FIELDS = /** @type {const} */ ([
  {name: "old", words: "oldPassword", complete: "current-password"},
  {name: "password", words: "newPassword", complete: "new-password", hint: "newPasswordHint"},
  {name: "again", words: "passwordAgain", complete: "new-password"},
]);

/** @param {import("./session.js").Staff} who */
export function openAccount(who) {
  /** What is wrong where; at "": nowhere in particular. @type {Record<string, string>} */
  let wrong = {};
  const dialog = openDialog(who.name, nothing, "wide");
  const show = () => dialog.show(() => html`
    <form class="account-form" novalidate @submit=${send}>
      <p class="alert" role="alert" ?hidden=${!wrong[""]}>${wrong[""]}</p>
      <input type="text" name="login" autocomplete="username" .value=${who.login} hidden>
      ${FIELDS.map((field) => html`<div class="field">
        <label for=${`account-${field.name}`}>${s(field.words)}</label>
        <input id=${`account-${field.name}`} name=${field.name} type="password" required maxlength="200" autocomplete=${field.complete}
          aria-invalid=${wrong[field.name] ? "true" : "false"} aria-describedby=${`account-${field.name}-more`}>
        <p id=${`account-${field.name}-more`} class=${wrong[field.name] ? "wrong" : "hint"}
          ?hidden=${!wrong[field.name] && !("hint" in field)}>${wrong[field.name] ?? ("hint" in field ? s(field.hint) : nothing)}</p>
      </div>`)}
      <div class="dialog-ways">
        <button class="button primary">${s("changePassword")}</button>
        <button type="button" class="button" @click=${() => dialog.close()}>${s("cancel")}</button>
        <button type="button" class="button quiet" @click=${everywhere}>${s("signOutEverywhere")}</button>
      </div>
    </form>`);
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    wrong = {};
    for (const {name} of FIELDS) if (!data.get(name)) wrong[name] = s("needed");
    if (!wrong.again && !wrong.password && data.get("again") !== data.get("password")) wrong.again = s("passwordsDiffer");
    if (Object.keys(wrong).length === 0) {
      try {
        await staffRequest("POST", "/session/password", {body: {old: data.get("old"), password: data.get("password")}});
        dialog.close();
        toast(s("passwordChanged"));
        return;
      } catch (error) {
        const pointer = error instanceof Problem ? error.errors[0]?.pointer?.slice(1) ?? "" : "";
        wrong[["old", "password"].includes(pointer) ? pointer : ""] = problemInWords(error);
      }
    }
    show();
    /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'))?.focus();
  };
  const everywhere = async () => {
    if (!(await confirmed({title: s("signOutEverywhere"), text: s("signOutEverywhereText"), yes: s("signOutEverywhere")}))) return;
    try {
      await staffRequest("DELETE", "/sessions");
      location.assign("/login/");
    } catch (error) {
      wrong = {"": problemInWords(error)};
      show();
    }
  };
  show();
  /** @type {HTMLElement | null} */ (dialog.element.querySelector("#account-old"))?.focus();
}
