// @ts-check
/** Says where the QR codes of tickets lead while nobody has chosen the address, and which addresses the machine has. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords} from "talon/words.js";

const t = defineWords({
  ru: {
    none: "На талонах нет QR-кода: сервер не знает адреса, который откроет телефон посетителя.",
    leads: "QR-коды талонов ведут на {url}. Если люди набирают другой адрес, укажите его.",
    set: "Задайте TALON_PUBLIC_URL (или --public-url) и перезапустите сервер.",
    offers: "Адреса этого компьютера:",
  },
  en: {
    none: "Tickets have no QR code: the server knows no address that a visitor's phone could open.",
    leads: "The QR codes of tickets lead to {url}. Name the address if people type another one.",
    set: "Set TALON_PUBLIC_URL (or --public-url) and restart the server.",
    offers: "This machine's addresses:",
  },
});

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
