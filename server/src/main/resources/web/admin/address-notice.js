// @ts-check
/** Says where the QR codes of tickets lead while nobody has chosen the address, and which addresses the machine has. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords} from "talon/words.js";
import texts from "talon/words/admin-address-notice.js";

const t = defineWords(texts);

/** @typedef {{set: boolean, phones: string | null, offers: string[]}} Address */

class AddressNotice extends LitElement {
  static properties = {address: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Address | null} */
    this.address = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    request("GET", "/address").then((address) => { this.address = address; }, () => {});
  }

  render() {
    if (!this.address || this.address.set) return nothing;
    const {phones, offers} = this.address;
    return html`<div class="alert" role="note">${icon("warning")}
      <p>${phones ? t("leads", {url: phones}) : t("none")} ${t("set")}
        ${offers.length ? html`${t("offers")} ${offers.map((url) => html`<code>${url}</code> `)}` : nothing}</p></div>`;
  }
}

customElements.define("address-notice", AddressNotice);
