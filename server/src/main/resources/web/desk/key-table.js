// @ts-check
/** All that can be done at a desk, each with its key: what it does, and why it cannot be done now. A press on a row does it. */

import {html} from "lit";
import {openDialog} from "talon/staff/dialog.js";
import {s} from "talon/staff/words.js";
import {keyOf} from "./keys.js";
import {t} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */
/** @typedef {{words: string, more: string, act: () => void}} More what has no key */

/**
 * @param {object} state
 * @param {Deed[]} state.deeds in their order
 * @param {(deed: Deed) => string} state.why why it cannot be done now; empty: it can
 * @param {(deed: Deed) => void} state.act
 * @param {More[]} state.more
 */
export async function keyTable({deeds, why, act, more}) {
  /** @type {(() => void) | null} */
  let chosen = null;
  const choose = (/** @type {() => void} */ what) => {
    chosen = what;
    dialog.close();
  };
  const row = (/** @type {Deed} */ deed) => {
    const not = why(deed);
    const text = keyOf[deed] === "F2" ? t("key-cycle") : t(`key-${deed}`);
    return html`<tr class=${not ? "not-now" : ""}><td><kbd>${keyOf[deed]}</kbd></td>
      <th scope="row"><button type="button" class="key-deed" aria-disabled=${Boolean(not)} @click=${() => not || choose(() => act(deed))}>${t(deed)}</button></th>
      <td>${not ? html`${not}<span class="unseen">. ${text}</span>` : text}</td></tr>`;
  };
  const dialog = openDialog(t("keysTitle"), () => html`
    <div class="key-table-room" tabindex="0" role="group" aria-label=${t("keysTitle")}><table class="key-table"><tbody>
      ${deeds.map(row)}
      ${more.map(({words, more: text, act: what}) => html`<tr><td></td>
        <th scope="row"><button type="button" class="key-deed" @click=${() => choose(what)}>${words}</button></th><td>${text}</td></tr>`)}
    </tbody></table></div>
    <p>${t("keysText")}</p>
    <div class="dialog-ways"><button type="button" class="button primary" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`, "keys-dialog");
  await dialog.answered;
  /** @type {(() => void) | null} */ (chosen)?.();
}
