// @ts-check
/** Which of a centre's own names nothing can say: neither the hall's voice nor the kiosk's spoken menu. A clip of the centre's own would. */

import {html, nothing} from "lit";
import {fetchBank} from "/hall/voice/bank.js";
import {deskClip, deskWay, zoneClip, zoneWay} from "/hall/voice/way.js";
import {Phrases} from "/kiosk/speech/phrases.js";
import {staffRequest} from "talon/staff/session.js";
import {t} from "./words.js";

/**
 * @typedef {import("talon/types.js").Name} Name
 * @typedef {{clip: string, languages: string[], where: "hall" | "kiosk"}} Unsaid languages: in which it is not said, where others say it
 */

const LANGUAGES = ["ru", "en"];

export class Spoken {
  /** By language; none until they are read, or where the server is away: then nothing is complained of. @type {Map<string, Phrases>} */
  #phrases = new Map();
  /** Whether calls are spoken, and not a gong alone. */
  #speaks = true;
  /** Whether the operator's program speaks what has no clips. */
  #program = false;

  /** @param {string} centre */
  async read(centre) {
    try {
      const [settings, ...banks] = await Promise.all([staffRequest("GET", `/centres/${centre}/voice`), ...LANGUAGES.map((language) => fetchBank(centre, language, {kiosk: true}))]);
      this.#speaks = settings.speaks;
      this.#program = settings.program;
      this.#phrases = new Map(LANGUAGES.flatMap((language, i) => (banks[i] ? [[language, new Phrases(language, banks[i].contents.clips)]] : [])));
    } catch {
      // As it was.
    }
  }

  /** @param {{code: string, name: Name}} zone */
  zone(zone) {
    return this.#unsaid("hall", zoneClip(zone.code), (language, has) => zoneWay(zone, language, has) !== null);
  }

  /** @param {string} code @param {string[]} desks codes of the centre */
  desk(code, desks) {
    return this.#unsaid("hall", deskClip(code), (_, has) => deskWay(code, desks, has) !== null);
  }

  /** Whether a desk has a clip of the centre's own. @param {string} code */
  deskHasClip(code) {
    return this.#phrases.get("ru")?.names.has(deskClip(code)) ?? false;
  }

  /** @param {"service" | "group"} kind @param {{code: string, name: Name}} named */
  button(kind, {code, name}) {
    const clip = `${kind}-${code}`;
    return this.#unsaid("kiosk", clip, (language, has) => has(clip) || this.#program || Boolean(this.#phrases.get(language)?.partsOf(name[language])), name);
  }

  /**
   * @param {"hall" | "kiosk"} where
   * @param {string} clip
   * @param {(language: string, has: (clip: string) => boolean) => boolean} says
   * @param {Name} [name] languages in which there is none are left out
   * @returns {Unsaid | null} null: it is said
   */
  #unsaid(where, clip, says, name) {
    if (where === "hall" && !this.#speaks) return null;
    const asked = [...this.#phrases].filter(([language]) => !name || name[language]);
    const unsaid = asked.filter(([language, {names}]) => !says(language, (one) => names.has(one)));
    if (unsaid.length === 0) return null;
    return {clip, where, languages: unsaid.length < asked.length ? unsaid.map(([language]) => language) : []};
  }
}

/** What stands by a name that is not said. @param {Unsaid | null} unsaid */
export function unsaidMark(unsaid) {
  if (!unsaid) return nothing;
  const only = unsaid.languages.map((language) => t(`voice-${language}`)).join(", ");
  return html`<span class="under late unsaid">${t(`unsaid-${unsaid.where}`, {clip: unsaid.clip})}${only ? ` (${only})` : ""}</span>`;
}
