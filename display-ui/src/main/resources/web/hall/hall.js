// @ts-check
import {LitElement, html, nothing} from "lit";
import {mindTheServer} from "talon/away.js";
import {showPairing} from "talon/device.js";
import {audio, audioState, unlockAudio} from "talon/gong.js";
import {icon} from "talon/icons.js";
import {alarmIsShown, mindTheAlarm, recallTheAlarm} from "talon/evacuation.js";
import {LiveBoard} from "talon/live.js";
import {inTurn, noticesAt} from "talon/notices.js";
import {clearLayer} from "talon/screen/layer.js";
import {ScreenReport} from "talon/screen/report.js";
import {LANGUAGES, clock, currentLanguage, dayMonth, name} from "talon/words.js";
import {place, soundWanted, takeLanguage, zonesOf} from "./address.js";
import {Announcements} from "./announcements.js";
import {MOST, keyOf} from "./call-groups.js";
import {callList, otherCalls} from "./call-list.js";
import {callOut, namedOf} from "./call-out.js";
import {foot, isLong} from "./foot.js";
import {keepBoard, keptBoard} from "./last-board.js";
import {Night, darkness} from "./night.js";
import {first} from "./phrases.js";
import {CallProof} from "./proof.js";
import {Pictures} from "./pictures.js";
import {pictureView} from "./picture-view.js";
import {lost, opensAt, quiet, stateOf} from "./quiet.js";
import {formatOfScreen, keepAwake, keepMoving} from "./screen.js";
import {TestCalls} from "./test-calls.js";
import {viewOf} from "./view.js";
import {Voice} from "./voice/voice.js";
import {waitingList} from "./waiting.js";
import {areLong, columnsOf, inColumns, needTwoLines} from "./widths.js";
import {inZones} from "./where.js";

/** @typedef {import("talon/types.js").Board} Board */

const AWAY_MS = 5_000;
/** From then on a picture this old sends people to wrong desks, so the desks themselves are pointed out. */
const LOST_MS = 15_000;
/** As long as the list's growth and its pulse. */
const SETTLE_MS = 1_400;

/** The hall board: whose turn is it, and where. */
class TalonHall extends LitElement {
  static properties = {
    board: {state: true}, live: {state: true}, now: {state: true}, fresh: {state: true}, format: {state: true},
  };

  constructor() {
    super();
    /** @type {Board | null} */
    this.board = keptBoard();
    /** @type {LiveBoard | null} */
    this.live = null;
    /** When the last connection ended, ms of this clock; null while there is one. @type {number | null} */
    this.offlineSince = Date.now();
    this.now = new Date();
    /** The calls that have just come from the big picture to the list. @type {Set<string>} */
    this.fresh = new Set();
    /** The codes of the zones that this screen shows; empty: all. @type {string[]} */
    this.zones = [];
    /** This device's id; null: staff look in. @type {number | null} */
    this.device = null;
    /** The calls that somebody can read in the last frame, wherever on the screen. @type {import("talon/types.js").BoardCall[]} */
    this.drawn = [];
    /** @type {import("./view.js").Format} */
    this.format = "wide";
    this.turn = 0;
    this.night = new Night();
    this.pictures = new Pictures();
    this.pictures.addEventListener("change", () => this.requestUpdate());
    this.sound = soundWanted();
    this.voice = new Voice({wanted: this.sound, now: () => this.live?.now() ?? new Date()});
    this.announcements = new Announcements();
    this.announcements.groups.holds = (calls) => (this.format === "strip" ? columnsOf(calls) : MOST);
    this.announcements.addEventListener("announce", (event) => this.#announce(/** @type {CustomEvent} */ (event).detail));
    this.announcements.addEventListener("change", () => this.#changed());
    audio.addEventListener("audio", () => this.requestUpdate());
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    mindTheServer();
    takeLanguage();
    recallTheAlarm(this.board);
    const resized = () => (this.format = formatOfScreen());
    addEventListener("resize", resized);
    resized();
    const tick = setInterval(() => (this.now = this.live?.now() ?? new Date()), 1_000);
    const unlock = () => unlockAudio();
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, unlock);
    const awake = keepAwake();
    this.leave = () => {
      clearInterval(tick);
      awake();
      for (const event of ["pointerdown", "keydown"]) removeEventListener(event, unlock);
      removeEventListener("resize", resized);
    };
    this.#connect();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave?.();
    this.still?.();
    this.live?.close();
    this.voice.close();
    this.report?.stop();
    this.announcements.stop();
    this.pictures.close();
  }

  firstUpdated() {
    this.still = keepMoving(/** @type {HTMLElement} */ (this.querySelector(".hall")));
  }

  async #connect() {
    const {centre, device} = await place("hall-display");
    this.device = device;
    if (!this.isConnected) return;
    if (device !== null) this.#report(centre);
    const live = new LiveBoard({centre});
    mindTheAlarm(live);
    live.addEventListener("board", () => this.#take(/** @type {Board} */ (live.board)));
    live.addEventListener("link", () => {
      this.offlineSince = live.link.online ? null : live.link.since;
      this.requestUpdate();
    });
    live.addEventListener("refused", () => showPairing("hall-display"));
    this.live = live;
  }

  /** Speaks when it is this screen's turn, tells what it has shown, and does what is asked of it. @param {string} centre */
  #report(centre) {
    const {voice} = this;
    voice.lead({until: 0, shared: false, leaves: [], spoken: false});
    voice.open(centre);
    const proof = new CallProof();
    this.proof = proof;
    this.tests = new TestCalls(/** @type {number} */ (this.device), proof, (call) => voice.test(call));
    voice.addEventListener("said", (event) => {
      const {calls, result} = /** @type {CustomEvent} */ (event).detail;
      proof.said(calls, result);
    });
    const facts = () => ({
      sound: voice.state, speaks: voice.sounds, voice: voice.turn, zones: this.zones,
      shows: this.#link || this.drawn.length === 0 ? this.#says() : this.drawn.map((call) => `${call.label} → ${call.desk}`).join(", "),
    });
    this.report = new ScreenReport({kind: "hall-display", facts, lead: (lead) => voice.lead(lead)});
    voice.announcer.addEventListener("turn", () => this.report?.soon());
    this.report.start();
  }

  /** What it says where it shows no call. */
  #says() {
    const state = stateOf(this.board);
    return first(this.#link || state === "calls" ? "connecting" : state);
  }

  /** @param {Board} board */
  #take(board) {
    this.board = board;
    this.zones = zonesOf(board, this.device);
    this.now = this.live?.now() ?? new Date();
    keepBoard(board);
    this.voice.zone = board.zone;
    this.pictures.follow(board.centre, board.pictures ?? 0, this.zones);
    const own = inZones(board, this.zones);
    // Nobody is called to a desk while all are told to leave: what waits to be said is dropped. Who is called meanwhile is news when it has ended.
    this.voice.board(board.alarm ? [] : own.calls, board.desks.map(({desk}) => desk));
    if (!board.alarm) this.announcements.accept(own);
    else if (!this.alarmed) this.announcements.stop();
    this.tests?.take(board);
    if (this.device !== null) this.voice.alarm.turn(Boolean(board.alarm));
    this.alarmed = Boolean(board.alarm);
  }

  /**
   * The one place where calls are heard.
   *
   * @param {import("./call-groups.js").Group} group
   */
  #announce(group) {
    this.turn++;
    clearLayer();
    // The next picture comes with its own words.
    const ms = this.voice.lasts(group.calls);
    if (ms > 0) this.announcements.hold(group.id, ms);
    this.voice.announce(group.calls);
  }

  #changed() {
    const {shown, covers, waiting} = this.announcements.groups;
    this.voice.announcer.behind = waiting.length;
    if (this.covered && !covers) {
      const fresh = new Set(shown.map(({call}) => keyOf(call)));
      this.fresh = fresh;
      setTimeout(() => this.fresh === fresh && (this.fresh = new Set()), SETTLE_MS);
    }
    this.covered = covers;
    this.requestUpdate();
  }

  /** Of the picture: null while it is live. @returns {"away" | "lost" | null} */
  get #link() {
    if (this.offlineSince === null) return null;
    const silent = Date.now() - this.offlineSince;
    return silent >= LOST_MS ? "lost" : this.live?.link.away || silent >= AWAY_MS ? "away" : null;
  }

  /** What the picture is of: a kept board is of its own time, a live one of the moment the connection ended. */
  get #seenAt() {
    const end = this.live?.board && this.offlineSince !== null ? this.offlineSince + (this.live.ahead ?? 0) : null;
    return new Date(end ?? this.board?.at ?? Date.now());
  }

  /** Whether something lies over the picture: the alarm, the night, a test. */
  get #hidden() {
    return alarmIsShown() || this.querySelector(".darkness") !== null || document.querySelector(".screen-layer") !== null;
  }

  updated() {
    if (this.board && !this.#link && !this.#hidden) this.proof?.shown(this.drawn);
    document.documentElement.classList.toggle("asks", this.querySelector(".foot__sound") !== null);
  }

  render() {
    const board = this.board ? inZones(this.board, this.zones) : null;
    const link = board ? this.#link : null;
    const state = stateOf(board);
    const {waiting} = this.announcements.groups;
    const shown = this.announcements.groups.shown.map(({call}) => call);
    const covering = this.announcements.groups.covers ? shown : [];
    const view = viewOf({calls: board?.calls ?? [], shown, format: this.format, now: this.now.getTime()});
    const {told, language} = this.#told();
    const asks = this.sound && audioState() === "blocked";
    const dark = !link && this.night.at(this.board, this.now);
    // Somebody who is called, and whoever leaves the building, is seen before any picture.
    const resting = board !== null && state !== "calls" && shown.length === 0 && !board.alarm && !dark;
    const kept = this.pictures.turns.at(resting, performance.now());
    const listed = [...view.rows, ...view.side];
    // The picture lies over the list: what stands there only nobody has seen.
    this.drawn = covering.length > 0 ? [...covering, ...namedOf(waiting)] : listed;
    return html`
      <div class="hall" data-link=${link ?? "live"} data-state=${state} data-size=${view.size} ?data-group=${view.group} ?data-long=${view.group && areLong(listed)} ?data-told=${told && !link} ?data-crowded=${asks && !link && told !== undefined && (isLong(told, language) || this.format === "tall")}>
        ${this.#head()}
        <main class="main">
          ${state === "calls" ? callList({view, fresh: this.fresh, zones: this.zones})
            : kept ? pictureView(kept, state, opensAt(state, board, this.now), this.#pictureOver) : quiet(state, board, this.now)}
        </main>
        ${view.group ? otherCalls({calls: view.side, room: view.sideRoom, two: view.two, zones: this.zones})
          : state === "closed" ? nothing : waitingList(board?.waiting ?? [])}
        ${foot({
          told,
          language,
          page: view.page,
          pages: view.pages,
          staleSince: link ? this.#seenAt : null,
          zone: board?.zone,
          connecting: !this.live?.board,
          quiet: state !== "calls",
          askForSound: asks,
        })}
      </div>
      ${link === "lost" ? lost(clock(this.#seenAt, board?.zone)) : nothing}
      ${callOut({calls: covering, waiting, service: this.#serviceOf(covering), turn: this.turn, zones: this.zones, two: needTwoLines(covering, this.format), columns: inColumns(covering, this.format, true)})}
      ${dark ? darkness(this.now, board?.zone) : nothing}
      <p class="unseen" aria-live="assertive">${shown.map((call) => first("call", call)).join(". ")}</p>`;
  }

  #pictureOver = () => {
    this.pictures.turns.over(performance.now());
    this.requestUpdate();
  };

  /** What this screen shows, where that is not everything. */
  #zoneNames() {
    return (this.board?.zones ?? []).filter(({code}) => this.zones.includes(code)).map((zone) => name(zone.name));
  }

  /** One notice after the other, each in every language that it was written in. */
  #told() {
    const languages = [currentLanguage(), ...LANGUAGES.map(({code}) => code).filter((code) => code !== currentLanguage())];
    const turns = noticesAt(this.board, this.now).flatMap((told) => languages.filter((language) => told.texts[language]).map((language) => ({told, language})));
    return inTurn(turns, this.now) ?? {told: undefined, language: languages[0]};
  }

  /** @param {import("talon/types.js").BoardCall[]} calls */
  #serviceOf(calls) {
    if (calls.length !== 1) return "";
    return name(this.board?.waiting.find((each) => each.service === calls[0].service)?.name);
  }

  #head() {
    const board = this.board;
    return html`
      <header class="head">
        <h1 class="head__name">${[name(board?.name) || "Талон", ...this.#zoneNames()].join(" · ")}</h1>
        ${this.sound ? nothing : html`<span class="head__muted" role="img" aria-label=${first("muted")}>${icon("bellOff")}</span>`}
        <span class="head__day">${dayMonth(this.now, board?.zone)}</span>
        <time class="head__clock">${clock(this.now, board?.zone)}</time>
      </header>`;
  }
}

customElements.define("talon-hall", TalonHall);
