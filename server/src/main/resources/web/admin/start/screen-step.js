// @ts-check
/** A kiosk or a hall board: where its page is, and the letters that it shows; or a phone over its QR code. */

import {html} from "lit";
import {request} from "talon/api.js";
import {asLatin, lookAt, p, pair} from "talon/staff/pair.js";
import {toast} from "talon/staff/toast.js";
import {Filling} from "../filling.js";
import {StepForm} from "./step-form.js";
import {t} from "./words.js";

/** @type {Record<string, string>} */
const PAGES = {kiosk: "/kiosk/", "hall-display": "/hall/"};

class ScreenStep extends StepForm {
  static properties = {kind: {}, centre: {}, home: {state: true}};

  constructor() {
    super();
    this.kind = "kiosk";
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.home = location.origin;
  }

  connectedCallback() {
    super.connectedCallback();
    request("GET", "/address").then(({phones}) => { this.home = phones ?? location.origin; }, () => {});
  }

  render() {
    return html`<p>${t(`open-${this.kind}`)} <a href=${PAGES[this.kind]} target="_blank" rel="noopener"><code>${this.home}${PAGES[this.kind]}</code></a></p>
      <p class="quiet">${t("orPhone")}</p>
      ${this.form(html`<div class="letters">${this.filling.text({pointer: "/code", words: p("code"), hint: p("codeHint"), longest: 16, large: true,
        pattern: "([^A-Z]*[A-Z]){6}[^A-Z]*", wrong: p("codeSix"),
        onInput: (event) => { const field = /** @type {HTMLInputElement} */ (event.target); field.value = asLatin(field.value); }})}</div>`,
        t(`pair-${this.kind}`), (data) => this.#pair(String(data.get("/code"))))}
      ${this.links(["devices"], this.centre.code)}`;
  }

  /** @param {string} code */
  async #pair(code) {
    const shown = await lookAt(code);
    if (shown.kind === "desk-display") throw Filling.refuse("/code", t("isSign"));
    const device = await pair(shown, this.centre.code);
    toast(p("paired", {name: device.name}));
    this.tell("stale");
    this.tell("next");
  }
}

customElements.define("screen-step", ScreenStep);
