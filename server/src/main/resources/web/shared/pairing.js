// @ts-check
import {LitElement, css, html} from "lit";
import {Problem, pause, request} from "talon/api.js";
import {InWords, clock, defineWords, nextLanguage, setLanguage} from "talon/words.js";
import texts from "talon/words/pairing.js";

const POLL_MS = 2_000;
const AGAIN_MS = 5_000;

const t = defineWords(texts);

/** The screen of a browser that is not a device yet: a code for the administrator. The secret lives only in this object. */
export class TalonPairing extends LitElement {
  static properties = {kind: {}, code: {state: true}, away: {state: true}};

  static styles = css`
    :host {
      position: fixed;
      inset: var(--demo-height) 0 0;
      display: grid;
      place-items: center;
      padding: 4vmin;
      overflow: auto;
      background: var(--ground);
      color: var(--ink);
      text-align: center;
      font: 400 max(20px, 2.6vmin) / 1.4 var(--font);
    }
    main { display: grid; gap: 1.8vmin; justify-items: center; }
    h1 { margin: 0; font-size: 1.15em; font-weight: 600; color: var(--ink-2); }
    .say { color: var(--ink); font-size: max(28px, 5vmin); font-weight: 800; letter-spacing: -0.02em; line-height: 1.15; }
    .code {
      margin: 2vmin 0;
      padding: 0.18em 0.4em;
      border-radius: 0.16em;
      background: var(--paper);
      box-shadow: var(--shadow);
      font-size: min(20vmin, 13vw);
      font-weight: 800;
      line-height: 1.1;
      white-space: nowrap;
      user-select: all;
    }
    /* A phone's way and the letters: below each other, or side by side where the screen is wide. */
    .ways, .ways > div { display: grid; gap: 1.8vmin; justify-items: center; }
    .ways { gap: 4vmin 8vmin; align-items: start; }
    .ways p { max-width: 22em; }
    .qr { width: min(44vmin, 78vw); height: auto; border-radius: 1vmin; box-shadow: var(--shadow); }
    .code.beside { font-size: min(12vmin, 13vw); }
    @media (min-aspect-ratio: 1/1) {
      .ways { grid-template-columns: auto auto; align-items: center; }
      .code.beside { margin: 3vmin 0; font-size: min(12vmin, 7vw); }
    }
    /* Cells as wide as the widest letter, three and three, as it is said aloud. */
    .code span { display: inline-block; width: 0.84em; }
    .code span:nth-child(4) { margin-left: 0.34em; }
    p { margin: 0; color: var(--ink-2); }
    button {
      min-width: 9em;
      min-height: 3.2em;
      margin-top: 4vmin;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      color: var(--ink);
      font: 600 1em var(--font);
    }
    @media (max-height: 520px) {
      h1, main > p:not([role]) { display: none; }
      button { min-height: 2.2em; margin-top: 1vmin; }
    }
    :focus-visible { outline: 4px solid var(--action); outline-offset: 3px; }
  `;

  constructor() {
    super();
    new InWords(this);
    this.kind = "kiosk";
    /** @type {{code: string, secret: string, expiresAt?: string, qr?: {size: number, path: string} | null} | null} */
    this.code = null;
    this.away = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#pair();
  }

  async #pair() {
    while (this.isConnected) {
      try {
        const code = await request("POST", "/devices/pair-code", {body: {kind: this.kind}});
        this.code = code;
        this.away = false;
        if (await this.#confirmed(code)) return location.reload();
      } catch (error) {
        this.away = error instanceof Problem;
        await pause(AGAIN_MS);
      }
    }
  }

  /**
   * @param {{secret: string, expiresAt?: string}} code
   * @returns {Promise<boolean>} false once the code is too old
   */
  async #confirmed({secret, expiresAt}) {
    const ends = expiresAt ? Date.parse(expiresAt) : Date.now() + 600_000;
    while (this.isConnected && Date.now() < ends) {
      await pause(POLL_MS);
      try {
        const device = await request("POST", "/devices/claim", {body: {secret}});
        this.away = false;
        if (device?.id) return true;
      } catch (error) {
        if (error instanceof Problem && error.status === 404) return false;
        this.away = true;
      }
    }
    return false;
  }

  render() {
    return html`<main aria-live="polite">
      <h1>${t(this.kind)}</h1>
      ${this.code
        ? html`<div class="ways">
              ${this.code.qr ? html`<div><p class="say">${t("point")}</p>${picture(this.code.qr)}<p>${t("pointWho")}</p></div>` : ""}
              <div><p class="say">${t(this.code.qr ? "say" : "sayOnly")}</p>
                <div class="code ${this.code.qr ? "beside" : ""}">${[...this.code.code].map((letter) => html`<span>${letter}</span>`)}</div>
                <p>${t("where")}</p></div>
            </div>
            ${this.code.expiresAt ? html`<p>${t("until", {time: clock(this.code.expiresAt)})}</p>` : ""}`
        : html`<p class="say">${t("asking")}</p>`}
      ${this.away ? html`<p role="status">${t("away")}</p>` : ""}
      <button @click=${() => setLanguage(nextLanguage())}>${t("own", {}, nextLanguage())}</button>
    </main>`;
  }
}

/** @param {{size: number, path: string}} qr */
function picture({size, path}) {
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label=${t("point")}>
    <rect width="100%" height="100%" fill="#fff"></rect><path d=${path}></path></svg>`;
}

customElements.define("talon-pairing", TalonPairing);
