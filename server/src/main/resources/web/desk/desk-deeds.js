// @ts-check
/** What may be done at a desk at this moment, and doing it: by a key, by a button, by itself. Where a press is not obeyed, it says why. */

import {AutoCall} from "./auto-call.js";
import {act} from "./deeds.js";
import {askPause, resume} from "./desk-pause.js";
import {chordOf, deedOfKey} from "./keys.js";
import {Lists} from "./lists.js";
import {Meaning} from "./meaning.js";
import {isFree, waitingFor} from "./newcomer.js";
import {sayInDialog} from "./notice-line.js";
import {RECALL_PAUSE, phaseOf, primaryOf} from "./phase.js";
import {whyNot} from "./why-not.js";
import {t} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */

/** What asks for something of a list. @type {Set<Deed>} */
const ASKS = new Set(["pause", "postpone", "set-aside", "return", "outcome", "call", "no-show", "transfer"]);
/** What ends a service. @type {Set<Deed>} */
const ENDS = new Set(["next", "finish", "continue"]);

export class DeskDeeds {
  /**
   * @param {object} of
   * @param {import("./desk-model.js").DeskModel} of.model
   * @param {import("./desk-hold.js").DeskHold} of.hold
   * @param {import("talon/types.js").Centre} of.centre
   * @param {(deed: Deed) => Promise<unknown> | undefined} of.open opens what the page has for it; undefined: it has nothing
   */
  constructor({model, hold, centre, open}) {
    this.model = model;
    this.hold = hold;
    this.centre = centre;
    this.open = open;
    this.meaning = new Meaning();
    this.lists = new Lists(centre.code, () => this.do(this.asked));
    this.autoCall = new AutoCall(() => void this.do("call-next"));
    /** Whether a break is being ended. */
    this.ending = false;
    /** Whether a question waits for the lists. */
    this.reading = false;
    /** What was asked for last. @type {Deed} */
    this.asked = "keys";
  }

  /** Why nobody is called here now; null: people are. */
  get pause() {
    const {view} = this.model;
    return view && !view.call ? view.pause : null;
  }

  get phase() {
    return phaseOf(this.model.view?.call ?? null);
  }

  /** What comes next. @returns {Deed} */
  get primary() {
    return this.pause ? "resume" : primaryOf[this.phase];
  }

  /** Seconds between two calls of one ticket. */
  get recallPause() {
    return Math.max(RECALL_PAUSE, this.centre.recallPause ?? 0);
  }

  /** Seconds until the ticket may be called again. */
  get recallIn() {
    const {model} = this;
    if (this.phase !== "called") return 0;
    return Math.max(0, Math.ceil(this.recallPause - (model.now() - model.lastCall()) / 1000));
  }

  /** Why it cannot be done; empty: it can. @param {Deed} deed */
  why(deed) {
    const {model, hold} = this;
    const outcomes = this.lists.missing ? null : this.lists.codes("outcome").length;
    return whyNot(deed, {view: model.view, hold: hold.state, recallIn: this.recallIn, now: model.now(), outcomes, issues: this.centre.specialistsIssue});
  }

  /** Whether a press would be obeyed at once. @param {Deed} deed */
  may(deed) {
    return !this.why(deed) && this.model.sending === null;
  }

  /** Twice a second. */
  tick() {
    const {model} = this;
    const free = this.hold.state === "held" && isFree(model.view) && waitingFor(model.view) > 0;
    this.autoCall.look(free && !model.sending && !model.link.away && !document.querySelector("dialog[open]"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = /** @type {Element | null} */ (event.target);
    const typing = Boolean(target?.closest?.("input, textarea, select"));
    const chord = chordOf(event);
    // What is typed is typed.
    if (typing && !/F\d/.test(chord)) return;
    const dialog = [...document.querySelectorAll("dialog[open]")].pop();
    if (chord === "Escape" && !dialog) this.wait();
    const deed = deedOfKey(chord, this.phase, this.pause !== null);
    if (!deed) return;
    // Never the browser's own meaning: F5 would load the page again in the middle of a call.
    event.preventDefault();
    if (dialog) sayInDialog(dialog, t("whyDialog"));
    else this.do(deed);
  }

  /** @param {Deed} deed */
  async do(deed) {
    if (!this.#meant(deed)) return;
    this.asked = deed;
    if ((ASKS.has(deed) || (ENDS.has(deed) && this.centre.outcomeAsked)) && !(await this.#read(deed))) return;
    const opened = this.open(deed);
    if (opened) await opened;
    else if (deed === "pause") await this.#stepAway();
    else if (deed === "resume") await this.#comeBack();
    else await act(deed, this.model, this.centre, this.lists);
    if (deed === "undo" && this.phase === "idle") this.#notAgain();
  }

  /** What a question asks of. Meanwhile the desk may have gone on: whether it can still be done is looked at again. @param {Deed} deed */
  async #read(deed) {
    this.reading = true;
    await this.lists.known();
    this.reading = false;
    return this.#meant(deed);
  }

  /** Whose call was taken back is not called again by itself. */
  #notAgain() {
    const {model, autoCall} = this;
    const wanted = autoCall.armed && autoCall.seconds !== null;
    autoCall.stop();
    const done = model.notice;
    if (wanted && done && !done.wrong) model.say(() => `${done.words()}. ${t("autoCallStopped")}`);
  }

  /** Stops the call that would come by itself. */
  wait() {
    if (this.autoCall.stop()) this.model.say(() => t("autoCallStopped"));
  }

  /** Whether a press is to be obeyed; where it is not, it says why. @param {Deed} deed */
  #meant(deed) {
    const {model} = this;
    if (deed === "keys") return true;
    if (model.sending || this.ending) {
      model.hurried();
      return false;
    }
    if (this.reading) {
      model.say(() => t("readingLists"));
      return false;
    }
    if (this.meaning.deaf && deed !== "undo") {
      if (!model.notice) model.say(() => t("justChanged"));
      return false;
    }
    if (!this.why(deed)) return true;
    model.say(() => this.why(deed));
    return false;
  }

  async #stepAway() {
    const {model, centre} = this;
    if (await askPause(model.path, {zone: centre.zone, now: model.now(), reasons: this.lists.reasons("break"), notRead: this.lists.notRead()})) model.refresh();
  }

  async #comeBack() {
    this.ending = true;
    if (await resume(this.model.path)) {
      this.autoCall.arm();
      await this.model.refresh();
    }
    this.ending = false;
  }
}
