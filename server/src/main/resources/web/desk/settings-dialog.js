// @ts-check
/** What a specialist sets for themself: the sound, and whether their desk calls by itself. */

import {html} from "lit";
import {chips} from "talon/staff/chips.js";
import {problemInWords} from "talon/staff/words.js";
import {chime, soundWanted, wantSound} from "talon/staff/chime.js";
import {askForm} from "./form-dialog.js";
import {t} from "./words.js";

/** What is offered; 0: no call by itself. */
const SECONDS = [0, 3, 5, 10, 20, 30, 60];

/** @param {import("./auto-call.js").AutoCall} autoCall */
export function askSettings(autoCall) {
  const now = autoCall.seconds ?? 0;
  const offered = SECONDS.includes(now) ? SECONDS : [...SECONDS, now].sort((a, b) => a - b);
  const fields = html`<label class="tick"><input type="checkbox" name="sound" ?checked=${soundWanted()} autofocus>${t("soundWanted")}</label>
    ${chips("seconds", t("autoCall"), offered.map((n) => ({value: n, words: n === 0 ? t("autoCallOff") : t("autoCallAfter", {n})})), now)}
    <p>${t("autoCallText")}</p>`;
  const act = async (/** @type {FormData} */ data) => {
    const heard = soundWanted();
    wantSound(data.has("sound"));
    if (!heard) chime();
    try {
      await autoCall.choose(Number(data.get("seconds")) || null);
      return "";
    } catch (error) {
      return problemInWords(error);
    }
  };
  return askForm({title: t("settings"), fields, yes: t("settingsSave"), act});
}
