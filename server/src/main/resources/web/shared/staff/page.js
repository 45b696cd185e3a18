// @ts-check
/** What every staff page is: who is signed in, the language, the centres, and a choice that stands in the address. */

import {mindTheServer} from "talon/away.js";
import {InWords, recallLanguage} from "talon/words.js";
import {Drawn} from "./drawn.js";
import {mindFaults} from "./faults.js";
import "./key-repeat.js";
import {SignedIn, staffRequest} from "./session.js";
import {learnKinds} from "./words.js";

const AGAIN_MS = 3_000;

export class StaffPage extends Drawn {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {centres: {state: true}};

  constructor() {
    super();
    recallLanguage();
    mindTheServer();
    mindFaults();
    new InWords(this);
    this.session = new SignedIn(this);
    /** @type {import("talon/types.js").Centre[] | null} */
    this.centres = null;
    /** Whether without a centre there is nothing to do yet. */
    this.waitsForCentre = true;
    this.moved = () => this.readAddress();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("popstate", this.moved);
    this.findCentres();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("popstate", this.moved);
  }

  /** Takes the choice from the address, on every step back and forward; the constructor has taken the first. */
  readAddress() {}

  /** Goes there without loading the page again. @param {string} href @param {boolean} [replace] whether the way back leaves this step out */
  go(href, replace = false) {
    if (replace) history.replaceState(null, "", href);
    else history.pushState(null, "", href);
    this.readAddress();
  }

  /** Of a link. @param {MouseEvent} event */
  follow = (event) => {
    event.preventDefault();
    this.go(/** @type {HTMLAnchorElement} */ (event.currentTarget).href);
  };

  /** Asked again while the server is away: the last picture stays. */
  findCentres = async () => {
    try {
      this.centres = /** @type {import("talon/types.js").Centre[]} */ (await staffRequest("GET", "/centres"));
      learnKinds(this.centres);
      if (this.centres.length || !this.waitsForCentre) return;
    } catch {
      // The door says that the server is away.
    }
    setTimeout(this.findCentres, AGAIN_MS);
  };
}
