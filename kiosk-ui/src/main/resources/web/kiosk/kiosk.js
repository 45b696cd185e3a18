// @ts-check
/** The kiosk: choose, take the ticket, and the next visitor finds it as it was. */

import {LitElement, html} from "lit";
import {Problem, command, newKey, pause, request} from "talon/api.js";
import {mindTheServer} from "talon/away.js";
import {showPairing, thisDevice} from "talon/device.js";
import {mindTheAlarm} from "talon/evacuation.js";
import {LiveBoard} from "talon/live.js";
import {untilTurn} from "talon/notices.js";
import {isOpen} from "talon/opening.js";
import {DEFAULT_LANGUAGE, InWords, currentLanguage, name, setLanguage} from "talon/words.js";
import {askScreen, closedScreen, closing, refusedScreen} from "./closed.js";
import {failureScreen} from "./failure.js";
import {fitContent, fitNames} from "./fit.js";
import {helpScreen, stillHere} from "./help.js";
import {Helper, helperScreen} from "./helper.js";
import {Idle} from "./idle.js";
import {FocusKeeper} from "./focus.js";
import {keysOf, move, pressable, pressed} from "./keys.js";
import {itemsOf, servicesOf} from "./menu.js";
import {modesOf, patienceOf} from "./modes.js";
import {rightsScreen} from "./rights.js";
import {OwnPrinter} from "./own-printer.js";
import {reportOf} from "./report.js";
import {staysSmall} from "./larger.js";
import {roomOf, shelfFor} from "./shelf.js";
import {ShownTicket} from "./shown-ticket.js";
import {Speaker} from "./speech/speaker.js";
import {SpokenMenu} from "./speech/spoken-menu.js";
import {startScreen} from "./start.js";
import {ticketScreen} from "./ticket.js";
import {Wishes} from "./wishes.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Service} Service */

const SLOW_MS = 3_000;
const CENTRE_MS = 300_000;
/** Timers are not exact. */
const AFTER_TURN_MS = 50;

export class TalonKiosk extends LitElement {
  static properties = {
    centre: {state: true}, live: {state: true}, pressed: {state: true}, slow: {state: true}, shown: {state: true},
    failure: {state: true}, refused: {state: true}, asking: {state: true}, larger: {state: true}, contrast: {state: true}, reach: {state: true}, spoken: {state: true}, page: {state: true}, group: {state: true}, shelf: {state: true}, help: {state: true}, rights: {state: true}, priority: {state: true}, said: {state: true},
  };

  constructor() {
    super();
    new InWords(this);
    this.idle = new Idle(this, () => this.startOver());
    this.printer = new OwnPrinter(() => this.requestUpdate());
    /** @type {import("talon/types.js").Centre | null} */
    this.centre = null;
    /** @type {LiveBoard | null} */
    this.live = null;
    /** The service whose ticket is on its way. @type {Service | null} */
    this.pressed = null;
    this.slow = false;
    /** @type {ShownTicket | null} */
    this.shown = null;
    /** @type {{service: Service, key: string, problem: Problem} | null} */
    this.failure = null;
    /** A closed service that was touched, and why it is closed. @type {{service: Service, opening: import("talon/types.js").Opening} | null} */
    this.refused = null;
    /** A service with a long wait that was touched: whether a ticket is wanted all the same. @type {Service | null} */
    this.asking = null;
    /** @type {Wishes | null} */
    this.wishes = null;
    /** What a screen reader is told. */
    this.said = "";
    this.larger = false;
    this.contrast = false;
    this.reach = false;
    /** Whether the screen is read out. */
    this.spoken = false;
    /** Whether this visitor has silenced it. */
    this.quiet = false;
    this.speaker = new Speaker();
    this.menu = new SpokenMenu(this, this.speaker);
    this.helper = new Helper(this);
    this.keys = keysOf();
    this.focusKeeper = new FocusKeeper(this);
    this.page = 0;
    /** The section of services that is open; empty: none. */
    this.group = "";
    /** How high a service has to be so that no name is cut, in the kiosk's units, and on which screen that was so. */
    this.needed = 0;
    this.neededBy = "";
    /** What was on the screen when it was measured; empty: it is to be measured. */
    this.fitted = "";
    /** How this screen holds its services; measured once they are there. @type {import("./shelf.js").Shelf} */
    this.shelf = {columns: 1, rows: 3, perPage: 3, low: false, terse: true};
    this.help = false;
    /** Whether it is shown who has the right to priority. */
    this.rights = false;
    /** Who has it. @type {import("talon/types.js").Name[]} */
    this.entitled = [];
    /** Whether the visitor says that they have. */
    this.priority = false;
    /** The services for which the centre was last asked again. @type {string | undefined} */
    this.asked = undefined;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    mindTheServer();
    setLanguage(DEFAULT_LANGUAGE);
    addEventListener("contextmenu", (event) => event.preventDefault());
    addEventListener("keydown", (event) => pressed(this, event));
    addEventListener("resize", () => this.requestUpdate());
    document.fonts.addEventListener("loadingdone", () => {
      // In letters of another font names are wider: what they needed then says nothing.
      this.neededBy = this.fitted = "";
      this.requestUpdate();
    });
    this.#turn();
    this.#open();
  }

  /** Draws again when another notice has its turn: by a beat of its own it would now and then miss one. */
  #turn() {
    this.requestUpdate();
    setTimeout(() => this.#turn(), untilTurn(this.live?.now() ?? new Date()) + AFTER_TURN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.report?.stop();
  }

  /** Reads the screen out, or no more; then the keys are on something that can be pressed. @param {boolean} on */
  speak(on) {
    if (on && !pressable(this).includes(/** @type {HTMLElement} */ (document.activeElement))) move(this, 1);
    if (on === this.spoken || !this.speaker.possible) return;
    this.spoken = on;
    this.quiet = !on;
    if (on) this.menu.begin();
    else this.menu.end();
  }

  /** Whether the screen can be read out here. */
  get speaks() {
    return this.speaker.possible;
  }

  async #open() {
    const device = await thisDevice("kiosk");
    this.wishes = new Wishes();
    this.printer.heard(device);
    await this.#readCentre(device.centre);
    this.speaker.open(device.centre);
    this.live = new LiveBoard({centre: device.centre});
    this.live.addEventListener("board", () => this.#boardCame());
    this.live.addEventListener("link", () => this.requestUpdate());
    mindTheAlarm(this.live);
    this.live.addEventListener("refused", () => showPairing("kiosk"));
    this.report = reportOf(this);
    this.report.start();
    setInterval(() => {
      this.#readCentre(device.centre);
      this.speaker.open(device.centre);
    }, CENTRE_MS);
  }

  /** @param {string} code */
  async #readCentre(code) {
    for (;;) {
      try {
        this.centre = await request("GET", `/centres/${code}`);
        return;
      } catch (error) {
        if (this.centre) return;
        if (error instanceof Problem && (error.status === 401 || error.status === 403)) await showPairing("kiosk");
        await pause(3_000);
      }
    }
  }

  #boardCame() {
    this.helper.heard();
    this.requestUpdate();
    this.printer.ask();
    const known = this.centre?.services.filter((s) => s.active !== false).map((s) => s.code).join();
    const told = this.live?.board?.waiting.map((w) => w.service).join();
    if (this.centre && known !== told && told !== this.asked) {
      this.asked = told;
      this.#readCentre(this.centre.code);
    }
  }

  /** @returns {Service[]} */
  get services() {
    return servicesOf(this.centre, this.printer.device?.menu);
  }

  /** The buttons, of all pages. */
  get items() {
    return itemsOf(this.services, this.centre?.groups, this.group);
  }

  /** @param {string} code of a section; empty: back to all of them */
  openGroup(code) {
    this.group = code;
    this.page = 0;
  }

  /** How many pages the services take. */
  get pages() {
    return Math.max(1, Math.ceil(this.items.length / this.shelf.perPage));
  }

  /** The buttons of this page. */
  get shelved() {
    const at = Math.min(this.page, this.pages - 1) * this.shelf.perPage;
    return this.items.slice(at, at + this.shelf.perPage);
  }

  /** Whether anything differs from what the next visitor should find. */
  get touched() {
    return this.larger || this.contrast || this.reach || this.spoken || this.helper.open || this.page > 0 || this.group !== "" || this.help || this.rights || this.priority || this.failure !== null || this.refused !== null || this.asking !== null || currentLanguage() !== DEFAULT_LANGUAGE;
  }

  /** What the board says of a service. @param {Service} service */
  row(service) {
    return this.live?.board?.waiting.find((each) => each.service === service.code);
  }

  /** A service was touched: says first what its visitor should know before they take a ticket. @param {Service} service */
  choose(service) {
    const row = this.row(service);
    const most = this.live?.board?.askOver;
    if (row && !isOpen(row.opening)) this.refused = {service, opening: row.opening};
    else if (most && row?.expectedWait && row.expectedWait.to > most * 60) this.asking = service;
    else this.issue(service);
  }

  /** @param {Service} service */
  async issue(service, key = newKey()) {
    if (this.pressed || this.shown || !this.centre) return;
    this.pressed = service;
    this.failure = null;
    this.asking = null;
    this.said = t("issuing");
    this.wishes?.begin(this.centre.code, key);
    const slow = setTimeout(() => (this.slow = true), SLOW_MS);
    try {
      const body = {service: service.code, language: currentLanguage(), ...(this.priority ? {category: "priority"} : {})};
      const ticket = await command(`/centres/${this.centre.code}/tickets`, body, {key});
      this.wishes?.seen(key);
      this.shown = new ShownTicket(ticket, {
        live: this.live, patience: patienceOf(this), printer: this.printer, speaks: () => this.spoken && this.speaker.speaking, changed: () => this.requestUpdate(), done: () => this.startOver(),
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401 || error.status === 403) await showPairing("kiosk");
      const {opening} = error.more;
      if (error.status === 409 && opening) {
        this.wishes?.seen(key);
        this.refused = {service, opening};
      } else {
        this.failure = {service, key, problem: error};
      }
      this.idle.forget();
    } finally {
      clearTimeout(slow);
      this.slow = false;
      this.pressed = null;
    }
  }

  /** The same visitor goes on with another service. */
  back() {
    this.refused = null;
    this.asking = null;
    this.idle.forget();
  }

  startOver() {
    this.shown?.close();
    this.shown = null;
    if (this.failure) this.wishes?.giveUp(this.failure.key);
    this.failure = null;
    this.refused = null;
    this.asking = null;
    this.help = false;
    this.rights = false;
    this.priority = false;
    this.larger = false;
    this.contrast = false;
    this.reach = false;
    this.spoken = this.quiet = false;
    this.menu.end();
    this.speaker.reset();
    this.helper.open = false;
    this.openGroup("");
    this.said = "";
    this.idle.forget();
    this.focusKeeper.forget();
    setLanguage(DEFAULT_LANGUAGE);
    /** @type {HTMLElement | null} */ (document.activeElement)?.blur?.();
  }

  /** Which screen is there, and what lies above it. */
  get screenKey() {
    const closed = !this.shown && !this.failure && closing(this) && !this.pressed;
    const screen = this.shown ? `ticket ${this.shown.ticket.id}` : this.failure ? `failure ${this.failure.key}` : closed ? "closed"
      : this.refused ? "refused" : this.asking ? "asking" : `start ${this.group} ${this.page}`;
    const above = this.idle.left !== null ? "still" : this.rights ? "rights" : this.helper.open ? "helper" : this.help ? "help" : "";
    return `${screen} ${above}`;
  }

  updated() {
    this.#fit();
    this.focusKeeper.screen(this.screenKey);
    this.menu.look();
  }

  /** Nothing may leave the screen, whatever names and numbers there are: measured before anything is painted, where anything on it has changed. */
  #fit() {
    if (this.fitted !== "" && this.#looks() === this.fitted) return;
    const settled = this.#measure();
    this.fitted = settled ? this.#looks() : "";
  }

  /** All that its measures depend on. */
  #looks() {
    return [innerWidth, innerHeight, this.querySelector(".kiosk")?.outerHTML, ...this.#names()].join("\n");
  }

  /** @returns {boolean} whether it stands; if not, it is drawn once more */
  #measure() {
    /** @param {string} selector @returns {HTMLElement | null} */
    const find = (selector) => this.querySelector(selector);
    let settled = true;
    const services = find(".services");
    if (services) {
      // All that is measured here has lines that are not balanced.
      services.classList.add("measured");
      const room = roomOf(services);
      const shelf = shelfFor(this.items.length, {...room, ...this.#roomier(room)}, this.group !== "");
      const stands = JSON.stringify(shelf) === JSON.stringify(this.shelf);
      if (!stands) {
        // Measured as soon as it is drawn so.
        this.shelf = shelf;
        settled = false;
      } else {
        const needed = fitNames(services) / room.unit;
        // Names that would be cut get higher rows, and fewer stand on a page: once the rows are those that are measured.
        if (needed > this.needed + 1 && this.shelf.perPage > 1) {
          this.needed = Math.ceil(needed);
          settled = false;
        } else if (this.larger && this.shelf.perPage > 1 && staysSmall(services, this.items.length, this.group !== "")) {
          const row = /** @type {HTMLElement} */ (find(".shelf")).clientHeight / room.unit;
          this.needed = Math.ceil((row + room.gap) / this.shelf.rows - room.gap) + 1;
          settled = false;
        }
      }
      services.classList.remove("measured");
    }
    const told = find(".fits");
    if (told) fitContent(told);
    const number = find(".number");
    if (number) fitContent(number);
    if (!settled) this.requestUpdate();
    return settled;
  }

  /** What stands on the buttons, of all pages. */
  #names() {
    return this.items.map(({service, group}) => name((service ?? group)?.name));
  }

  /** The lowest rows, as high as the longest name needs; larger letters then get one column. @param {import("./shelf.js").Room} room */
  #roomier({width, height, row, tile, tileWidth}) {
    const key = [Math.round(width), Math.round(height), currentLanguage(), this.larger, this.group, ...this.#names()].join("\n");
    if (key !== this.neededBy) {
      this.neededBy = key;
      this.needed = 0;
    }
    return {row: Math.max(row, this.needed), tile: Math.max(tile, this.needed), tileWidth: this.larger && this.needed > 0 ? Infinity : tileWidth};
  }

  #screen() {
    if (this.shown) return ticketScreen(this, this.shown);
    if (this.failure) return failureScreen(this, this.failure);
    const closed = closing(this);
    // Where the whole centre is closed, the screen for all says more than the one of a service.
    if (closed && !this.pressed) return closedScreen(this, closed);
    if (this.refused) return refusedScreen(this, this.refused);
    if (this.asking) return askScreen(this, this.asking);
    return startScreen(this);
  }

  render() {
    const modes = modesOf(this);
    const above = this.idle.left !== null || this.rights || this.helper.open || this.help;
    return html`<div class="kiosk ${modes}" ?inert=${above}>
        ${this.#screen()}
      </div>
      ${this.help ? helpScreen(this, modes) : ""} ${this.helper.open ? helperScreen(this, modes) : ""} ${this.rights ? rightsScreen(this, modes) : ""} ${this.idle.left !== null ? stillHere(this, modes) : ""}
      <p class="unseen" role="status">${this.shown?.said ?? this.said}</p>`;
  }
}

customElements.define("talon-kiosk", TalonKiosk);
