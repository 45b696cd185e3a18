// @ts-check
/** A centre's services: what the kiosk's buttons say, which way a ticket goes, its letter and its norm. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {capital, mmss, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {kindsInWords} from "talon/staff/words.js";
import {codeOf} from "./code-of.js";
import {Filling} from "./filling.js";
import {Section, nothingYet, secondsOf} from "./section.js";
import {issueRules} from "./issue-rules.js";
import {moreLanguages, textsOf} from "./more-languages.js";
import {normsDialog} from "./norms-dialog.js";
import {Spoken, unsaidMark} from "./spoken.js";
import {PREFIXES, ROUTES} from "./usual.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("talon/types.js").Service} Service */

/** @extends {Section<Service>} */
class ServicesSection extends Section {
  static properties = {...Section.properties, centre: {}};

  constructor() {
    super();
    /** @type {Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.spoken = new Spoken();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.spoken.read(this.centre.code).then(() => this.requestUpdate());
  }

  render() {
    const {services} = this.centre;
    return html`
      ${this.top(t("services"), t("servicesText"), t("newService"))}
      ${services.length === 0 ? nothingYet(t("noServices")) : html`<table class="list">
        <thead><tr><th>${t("name")}</th><th>${t("prefix")}</th><th>${t("route")}</th><th class="number">${t("norm")}</th><td></td></tr></thead>
        <tbody>${services.map((service) => this.#row(service))}</tbody></table>`}
      ${issueRules(this.centre, () => this.centresChanged())}
      ${this.editing ? this.#form(this.editing === "new" ? null : this.editing) : nothing}`;
  }

  /** @param {Service} service */
  #row(service) {
    const closed = service.active === false;
    return html`<tr class=${closed ? "off" : ""} data-hue=${serviceHue(service)}>
      <th scope="row"><span class="with-mark"><span class="service-mark">${icon(serviceIcon(service))}</span>
        <span>${name(service.name)}<span class="quiet under">${name(service.hint)}</span>${closed ? nothing : unsaidMark(this.spoken.button("service", service))}</span></span></th>
      <td><strong class="letter">${service.prefix}</strong></td>
      <td>${this.#routeInWords(service.route)}</td><td class="number" data-label=${t("norm")}>${mmss(service.norm ?? 0)}</td>
      <td class="acts">
        ${closed ? html`<span class="badge">${t("closed")}</span>` : nothing}
        ${this.rowButton(t("change"), () => this.edit(service), name(service.name))}
        ${this.rowButton(t("norms"), () => this.#norms(service), name(service.name))}
        ${closed ? this.rowButton(t("reopen"), () => this.#reopen(service), name(service.name))
          : this.rowButton(t("closeService"), () => this.#close(service), name(service.name))}
      </td></tr>`;
  }

  /** @param {Service | null} service */
  #form(service) {
    const {filling} = this;
    const route = service?.route.join(" ") ?? "consultation";
    const routes = ROUTES.map((kinds) => kinds.join(" "));
    const taken = new Map(this.centre.services.filter((one) => one !== service && one.active !== false).map((one) => [one.prefix, name(one.name)]));
    const free = PREFIXES.find((letter) => !taken.has(letter));
    const code = service ? null : filling.codeOf({pointer: "/code", words: t("code"), hint: t("codeHint"), longest: 32, pattern: "[a-z0-9][a-z0-9_\\-]*", wrong: t("codeWrong"),
      make: (words) => codeOf(words, this.centre.services.map((one) => one.code), {none: "service"})});
    const fields = html`
      <div class="row">
        ${filling.text({pointer: "/name/ru", words: t("nameRu"), value: service?.name.ru, longest: 200, onInput: code?.follow})}
        ${filling.text({pointer: "/name/en", words: t("nameEn"), value: service?.name.en, longest: 200, needed: false})}
      </div>
      ${moreLanguages(filling, "/name", t("name"), service?.name)}
      ${this.centre.kinds.filter(({active}) => active).length > ROUTES[2].length ? this.#stages(service)
        : filling.select({pointer: "/route", words: t("route"), hint: t("routeHint"), value: route,
          options: (routes.includes(route) ? routes : [...routes, route]).map((value) => ({value, words: this.#routeInWords(value.split(" "))}))})}
      <div class="row">
        ${filling.select({pointer: "/prefix", words: t("prefix"), hint: t("prefixHint"), value: service?.prefix ?? free,
          options: PREFIXES.map((value) => ({value, words: taken.has(value) ? t("prefixTaken", {letter: value, service: taken.get(value)}) : value}))})}
        ${filling.text({pointer: "/norm", words: t("norm"), hint: t("normHint"), value: service ? mmss(service.norm ?? 900) : "15:00",
          pattern: "\\d{1,4}:[0-5]\\d", wrong: t("normWrong")})}
      </div>
      <details class="more-fields" ?open=${Boolean(service?.hint?.ru || service?.advice?.ru)}><summary>${t("moreWords")}</summary>
        <div class="row">
          ${filling.text({pointer: "/hint/ru", words: t("hintRu"), hint: t("hintHint"), value: service?.hint?.ru, longest: 200, needed: false, lines: 2})}
          ${filling.text({pointer: "/hint/en", words: t("hintEn"), value: service?.hint?.en, longest: 200, needed: false, lines: 2})}
        </div>
        ${moreLanguages(filling, "/hint", t("hintOf"), service?.hint, 2)}
        <div class="row">
          ${filling.text({pointer: "/advice/ru", words: t("adviceRu"), hint: t("adviceHint"), value: service?.advice?.ru, longest: 200, needed: false, lines: 2})}
          ${filling.text({pointer: "/advice/en", words: t("adviceEn"), value: service?.advice?.en, longest: 200, needed: false, lines: 2})}
        </div>
        ${moreLanguages(filling, "/advice", t("adviceOf"), service?.advice, 2)}
      </details>
      ${code?.field ?? nothing}`;
    const action = (/** @type {FormData} */ data) => this.#put(service?.code ?? String(data.get("/code")), service, bodyOf(data));
    return this.dialog({title: service ? name(service.name) : t("newService"), fields, submit: t(service ? "save" : "create"), done: t("saved"), action});
  }

  /** A choice for each of the four stages of a route, where there are more kinds than a list of routes can show. @param {Service | null} service */
  #stages(service) {
    const kinds = this.centre.kinds.filter(({active}) => active).map(({code}) => ({value: code, words: capital(this.#routeInWords([code]))}));
    const stage = (/** @type {number} */ at) => this.filling.select({pointer: `/route/${at}`,
      words: t("stageOfRoute", {n: at + 1}), value: service?.route[at] ?? (at === 0 ? kinds[0].value : ""),
      options: at === 0 ? kinds : [{value: "", words: t("noMoreStages")}, ...kinds]});
    return [0, 2].map((at) => html`<div class="row">${stage(at)}${stage(at + 1)}</div>`);
  }

  /** «консультация → касса» @param {string[]} route */
  #routeInWords(route) {
    return route.map((kind) => kindsInWords([kind], this.centre.code)).join(" → ");
  }

  /** @param {string} code @param {Service | null} service @param {any} body */
  async #put(code, service, body) {
    if (!service && this.centre.services.some((one) => one.code === code)) throw Filling.refuse("/code", t("codeTaken"));
    await staffRequest("PUT", `/centres/${this.centre.code}/services/${code}`, {body: {...body, active: service?.active ?? true}});
    this.centresChanged();
  }

  /** @param {Service} service */
  async #norms(service) {
    if (await normsDialog(this.centre.code, service)) this.centresChanged();
  }

  /** @param {Service} service */
  #close(service) {
    this.afterAsking({title: t("closeServiceTitle", {service: name(service.name)}), text: t("closeServiceText"), yes: t("closeService")}, async () => {
      await staffRequest("DELETE", `/centres/${this.centre.code}/services/${service.code}`);
      this.centresChanged();
    }, t("serviceClosed"));
  }

  /** @param {Service} service */
  #reopen({code, name: names, hint, route, prefix, norm}) {
    this.afterAsking({title: t("reopenTitle", {service: name(names)}), text: t("reopenText"), yes: t("reopen"), danger: false}, async () => {
      await staffRequest("PUT", `/centres/${this.centre.code}/services/${code}`, {body: {name: names, hint, route, prefix, norm, active: true}});
      this.centresChanged();
    }, t("saved"));
  }
}

/** @param {FormData} data */
function bodyOf(data) {
  const text = (/** @type {string} */ pointer) => String(data.get(pointer)).trim();
  const norm = secondsOf(text("/norm"));
  if (norm === null) throw Filling.refuse("/norm", t("normWrong"));
  return {
    name: textsOf(data, "/name"), hint: textsOf(data, "/hint"), advice: textsOf(data, "/advice"),
    route: data.has("/route") ? text("/route").split(" ") : data.getAll("/route/0").concat(...[1, 2, 3].map((at) => data.getAll(`/route/${at}`))).filter(Boolean), prefix: text("/prefix"), norm,
  };
}

customElements.define("services-section", ServicesSection);
