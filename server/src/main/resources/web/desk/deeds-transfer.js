// @ts-check
/** Handing a visitor on: to a service, a kind, a desk or a person; because the service was wrong, or with a further matter. */

import {html, nothing} from "lit";
import {capital, name} from "talon/words.js";
import {ONLY_MINUTES, chips} from "talon/staff/chips.js";
import {kindsInWords, problemInWords, s} from "talon/staff/words.js";
import {askForm} from "./form-dialog.js";
import {t} from "./words.js";

/** @typedef {import("./desk-model.js").DeskModel} DeskModel */
/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {"service" | "kind" | "desk" | "specialist"} Where */

const LONGEST_COMMENT = 300;

/** @param {DeskModel} model @param {Centre} centre @param {import("./lists.js").Lists} lists */
export async function transfer(model, centre, lists) {
  const call = model.view?.call;
  if (!call) return;
  const serving = call.state === "serving";
  // Nobody is kept for somebody who is not there.
  const colleagues = await model.colleagues();
  const able = (colleagues ?? []).filter(({own, kinds}) => !own && (!kinds || kinds.includes(call.stage)));
  const people = able.filter(({desk}) => desk);
  // A service that was set aside goes on before its visitor is handed to another.
  const begun = !serving && Boolean(call.startedAt);
  // The two of every centre are services: another kind is only a choice where there are more.
  const kinds = centre.kinds.length > 2 && !begun ? centre.kinds.filter(({active}) => active) : [];
  // A desk serves what its specialist serves too.
  const now = model.board?.desks ?? [];
  const desks = centre.desks.filter(({code, stages}) => code !== model.desk && (now.find(({desk}) => desk === code)?.stages ?? stages).includes(call.stage));
  /** @type {Record<Where, {value: string, words: string}[]>} */
  const all = {
    service: begun ? [] : centre.services.filter((one) => one.active !== false && (serving || one.code !== call.service))
      .sort((a, b) => Number(a.code === call.service) - Number(b.code === call.service)).map((one) => ({value: one.code, words: name(one.name)})),
    kind: kinds.length > 1 ? kinds.filter(({code}) => code !== call.stage).map(({code}) => ({value: code, words: capital(kindsInWords([code], centre.code))})) : [],
    desk: desks.map(({code}) => ({value: code, words: s("desk", {desk: code})})),
    specialist: people.map(({login, name: who, desk}) => ({value: login, words: `${who} · ${s("desk", {desk: desk ?? ""})}`})),
  };
  const wheres = /** @type {Where[]} */ (["service", "kind", "desk", "specialist"]).filter((where) => all[where].length > 0);
  if (wheres.length === 0) {
    model.say(() => colleagues ? t("transferNobody") : s("notRead"));
    return;
  }
  const select = (/** @type {Where} */ where) => html`<div class="field" data-where=${where} ?hidden=${where !== wheres[0]}>
    <label for=${`to-${where}`}>${t(`to-${where}`)}</label>
    <select id=${`to-${where}`} name=${where}>${all[where].map(({value, words}) => html`<option value=${value}>${words}</option>`)}</select>
    ${where === "specialist" && people.length < able.length ? html`<p class="hint">${t("onlyAtDesks")}</p>` : nothing}</div>`;
  const wrong = lists.reasonOf("transfer", "wrong_service") ?? t("why-wrong");
  const reasons = lists.reasons("transfer").filter(({value}) => value !== wrong);
  const further = lists.reasonOf("transfer", "another_matter") ?? t("why-further");
  const wrongOne = {value: wrong, words: lists.said(wrong)};
  // A further matter comes after a service; before it, the first thing that one sees is that the service is the wrong one.
  const why = serving ? [...(reasons.length > 0 ? reasons : [{value: further, words: further}]), wrongOne]
    : [wrongOne, ...reasons.filter(({value}) => value !== further)];
  const usual = why.some(({value}) => value === further) ? further : why[0].value;
  const fields = html`${lists.notRead(!colleagues)}
    ${chips("where", t("transferWhere"), wheres.map((where) => ({value: where, words: t(`where-${where}`)})), wheres[0])}
    ${able.length > 0 && people.length === 0 ? html`<p class="hint">${t("noneAtDesks")}</p>` : nothing}
    ${wheres.map(select)}
    <div data-where="service kind" ?hidden=${!asksWhy(wheres[0])}>${chips("why", t("transferWhy"), why, usual)}
      <p class="hint">${t("transferWhyText")}</p></div>
    <div data-where="desk specialist" ?hidden=${asksWhy(wheres[0])}>
      ${reasons.length > 0 ? chips("reason", t("transferWhy"), reasons, reasons[0].value) : nothing}
      ${chips("minutes", t("transferOnly"), ONLY_MINUTES.map((n) => ({value: n, words: t("pauseMinutes", {n})})), 10)}</div>
    ${serving ? html`<div class="field" data-back><label class="tick"><input type="checkbox" name="back">${t("transferBack")}</label>
      <p class="hint">${t("transferBackText", {n: centre.backMinutes ?? 0})}</p></div>` : nothing}
    <div class="field"><label for="to-comment">${t("transferComment")}</label>
      <input id="to-comment" name="comment" maxlength=${LONGEST_COMMENT} autocomplete="off"></div>`;
  const act = async (/** @type {FormData} */ data) => {
    const where = /** @type {Where} */ (String(data.get("where")));
    const comment = String(data.get("comment")).trim();
    const wrongService = asksWhy(where) && data.get("why") === wrong;
    const reason = data.get(asksWhy(where) ? "why" : "reason");
    const body = {
      [where]: data.get(where),
      ...(asksWhy(where) ? {wrongService} : {minutes: Number(data.get("minutes"))}),
      ...(reason ? {reason} : {}),
      ...(comment ? {comment} : {}),
      ...(data.has("back") && !wrongService ? {backTo: "specialist"} : {}),
    };
    const failure = await model.send("transfer", body);
    return failure ? problemInWords(failure) : "";
  };
  const changed = (/** @type {Event} */ event) => showWhere(event, wrong);
  await askForm({title: t("transferTitle", {label: call.label}), fields, yes: t("transfer"), act, changed, kind: "wide"});
}

/** To a service or a kind one is handed because the first was wrong, or with a further matter. @param {string} where */
function asksWhy(where) {
  return where === "service" || where === "kind";
}

/** What belongs to another choice is not asked; nobody comes back after a wrong service. @param {Event} event @param {string} wrong */
function showWhere({target}, wrong) {
  const {form} = /** @type {HTMLInputElement} */ (target);
  if (!form) return;
  const data = new FormData(form);
  const where = String(data.get("where"));
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-where]"))) {
    part.hidden = !part.dataset.where?.split(" ").includes(where);
  }
  const back = /** @type {HTMLElement | null} */ (form.querySelector("[data-back]"));
  if (back) back.hidden = asksWhy(where) && data.get("why") === wrong;
}
