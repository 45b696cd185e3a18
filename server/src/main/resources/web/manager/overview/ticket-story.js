// @ts-check
/** A ticket's whole story: when, what, who, where, why. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, capital, defineWords, minutesRange, name} from "talon/words.js";
import texts from "talon/words/manager-ticket-story.js";
import {kindsInWords, problemInWords} from "talon/staff/words.js";
import {staffRequest} from "talon/staff/session.js";
import {follow, hrefWith} from "./address.js";
import {time} from "./figures.js";
import {longDay} from "./period.js";
import {reasonInWords, whatHappened, where, whoDid, why} from "talon/staff/story-words.js";
import {t} from "./words.js";

const say = defineWords(texts);

/** @typedef {{at: string, kind: string, position: number | null, stage: string | null, desk: string | null, actor: string,
 *   name: string | null, reason: string | null}} Happening */
/** @typedef {{centre: string, zone: string, ticket: string, label: string, businessDay: string, service: string,
 *   name: import("talon/types.js").Name, category: string, norm: number, issuedAt: string, ahead: number, expectedFrom: number | null,
 *   expectedTo: number | null, imported: boolean, stages: import("./stage-list.js").StageLine[], events: Happening[]}} Story */

/** @type {("queuedAt" | "calledAt" | "startedAt" | "finishedAt")[]} */
const MOMENTS = ["queuedAt", "calledAt", "startedAt", "finishedAt"];

class TicketStory extends LitElement {
  static properties = {query: {}, story: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.query = new URLSearchParams();
    /** @type {Story | null} */
    this.story = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("query")) this.#find();
  }

  render() {
    const {query, story} = this;
    return html`
      <p class="way-back screen-only"><a href=${hrefWith(query, {view: "stages", ticket: "", of: ""})} @click=${follow}>‹ ${t("backToStages")}</a></p>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${problemInWords(this.fault)}</span></p>` : nothing}
      ${story ? this.#story(story) : html`<p aria-busy="true"></p>`}`;
  }

  /** @param {Story} story */
  #story(story) {
    const promised = story.ahead ? say("promised", {n: story.ahead}) : say("nobodyAhead");
    const expected = story.expectedFrom === null || story.expectedTo === null ? "" : `, ${say("expected", {range: minutesRange(story.expectedFrom, story.expectedTo)})}`;
    return html`<h1>${say("title", {label: story.label})}</h1>
      <p class="quiet">${say("issued", {day: longDay(story.businessDay), service: name(story.name)})}${story.category === "priority" ? `, ${say("priority")}` : ""}.
        ${story.imported ? nothing : html`${promised}${expected}.`}</p>
      <div class="story">
        <section aria-labelledby="events"><h2 id="events">${say("events")}</h2>
          ${story.imported || story.events.length === 0 ? html`<p class="quiet story-note">${say("imported")}</p>${this.#moments(story)}` : this.#events(story)}</section>
        <section aria-labelledby="times"><h2 id="times">${say("stages")}</h2>${story.stages.map((stage) => this.#stage(stage))}</section>
      </div>`;
  }

  /** @param {Story} story */
  #events(story) {
    const many = story.stages.length > 1;
    return html`<div class="figures-frame"><table class="figures story-table">
      <thead><tr>${["when", "what", "who", "place", "reason"].map((one) => html`<th scope="col" class="left">${say(one)}</th>`)}</tr></thead>
      <tbody>${story.events.map((event) => html`<tr>
        <td class="left when">${seconds(event.at, story.zone)}</td>
        <th scope="row" class="left">${whatHappened(event.kind)}${many && event.stage ? html`<span class="quiet"> · ${kindsInWords([event.stage])}</span>` : nothing}</th>
        <td class="left">${whoDid(event)}</td><td class="left">${where(event.desk)}</td><td class="left">${why(event.reason)}</td></tr>`)}</tbody></table></div>`;
  }

  /** @param {Story} story */
  #moments(story) {
    return html`<div class="figures-frame"><table class="figures story-table"><tbody>${story.stages.flatMap((stage) =>
      MOMENTS.filter((moment) => stage[moment]).map((moment) => html`<tr><td class="left when">${seconds(stage[moment] ?? "", story.zone)}</td>
        <th scope="row" class="left">${capital(kindsInWords([stage.kind]))}: ${say(moment)}</th>
        <td class="left">${moment === "queuedAt" ? "" : stage.person ?? stage.specialist ?? ""}</td>
        <td class="left">${moment === "queuedAt" ? "" : where(stage.desk)}</td></tr>`))}</tbody></table></div>`;
  }

  /** @param {import("./stage-list.js").StageLine} stage */
  #stage(stage) {
    const line = (/** @type {string} */ words, /** @type {number | null} */ value, /** @type {unknown} */ more = nothing) =>
      value === null ? nothing : html`<div><dt>${words}</dt><dd>${time(value)}${more}</dd></div>`;
    return html`<div class="stage-times"><h3>${capital(kindsInWords([stage.kind]))} <span class="quiet">${t(`state-${stage.state}`)}</span></h3>
      <dl>${line(say("wait"), stage.wait, html` <span class=${stage.late ? "over" : "quiet"}>${stage.late ? `${say("late")}, ` : ""}${say("norm", {time: time(stage.norm)})}</span>`)}
        ${stage.postponed ? line(say("postponed"), stage.postponed) : nothing}
        ${line(say("walking"), stage.walking)}${line(say("serving"), stage.serving)}</dl>
      ${stage.inaccurate === null ? nothing : html`<p class="over">${say("inaccurate", {why: reasonInWords(stage.inaccurate)})}</p>`}</div>`;
  }

  async #find() {
    const {query} = this;
    try {
      const story = await staffRequest("GET", `/centres/${query.get("of")}/tickets/${query.get("ticket")}/story`);
      if (query !== this.query) return;
      this.story = story;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** «10:42:07» @param {string} instant @param {string} zone */
function seconds(instant, zone) {
  return new Intl.DateTimeFormat("ru", {hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone}).format(new Date(instant));
}

customElements.define("ticket-story", TicketStory);
