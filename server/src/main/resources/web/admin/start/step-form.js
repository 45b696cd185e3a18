// @ts-check
/** What the steps share: a form in its place, and links to the section that has everything. */

import {LitElement, html} from "lit";
import {InWords} from "talon/words.js";
import {Filling} from "../filling.js";
import {t as admin} from "../words.js";

export class StepForm extends LitElement {
  constructor() {
    super();
    new InWords(this);
    this.filling = new Filling(this);
    /** When the last paper ended before one was asked for here; null: none was. @type {string | null} */
    this.paperBefore = null;
  }

  createRenderRoot() {
    return this;
  }

  /**
   * @param {unknown} fields
   * @param {string} submit
   * @param {(data: FormData) => Promise<unknown>} action
   */
  form(fields, submit, action) {
    return html`<form class="fields" novalidate @submit=${(/** @type {SubmitEvent} */ event) => this.filling.submit(event, action)}>
      ${this.filling.faultLine()}${fields}
      <div class="step-ways"><button class="button primary" ?disabled=${this.filling.sending}>${submit}</button></div></form>`;
  }

  /** @param {string[]} sections @param {string} centre */
  links(sections, centre) {
    return html`<p class="step-links">${sections.map((section) => html`<a href="/admin/?section=${section}&centre=${centre}">${admin(section)}</a>`)}</p>`;
  }

  /** Keeps this step open until a paper that was asked for is out; one that fails stays to be seen. @param {{state: string, at: string} | null | undefined} before the paper before */
  awaitPaper(before) {
    this.paperBefore = before?.at ?? "";
  }

  /** To be told of every paper that is read. @param {{state: string, at: string} | null | undefined} paper */
  sawPaper(paper) {
    if (this.paperBefore === null || paper?.state !== "printed" || paper.at === this.paperBefore) return;
    this.paperBefore = null;
    this.tell("next");
  }

  /** @param {string} what @param {unknown} [detail] */
  tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, {bubbles: true, detail}));
  }
}
