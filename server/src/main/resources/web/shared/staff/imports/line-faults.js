// @ts-check
/** What is wrong with a file that was sent, line by line, and the ways on: without these lines, or with the times as they are. */

import {html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {icon} from "talon/icons.js";
import {problemInWords} from "talon/staff/words.js";
import {w} from "./words.js";

/** What is said beside a file: lines to leave out, and that odd times are meant. */
export class Said {
  constructor() {
    /** @type {Set<number>} */
    this.leaveOut = new Set();
    this.timesMeant = false;
  }

  /** Where the file goes. @param {string} path */
  path(path) {
    const query = new URLSearchParams();
    if (this.leaveOut.size) query.set("skip", inRanges([...this.leaveOut].sort((a, b) => a - b)));
    if (this.timesMeant) query.set("confirm", "times");
    return query.toString() === "" ? path : `${path}?${query}`;
  }
}

/** «4,9,20-25» @param {number[]} lines in order */
export function inRanges(lines) {
  /** @type {[number, number][]} */
  const ranges = [];
  for (const line of lines) {
    const last = ranges[ranges.length - 1];
    if (last && line === last[1] + 1) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
}

/** @param {unknown} fault */
function asks(fault) {
  return fault instanceof Problem && fault.type.endsWith("import-asks");
}

/**
 * @param {object} of
 * @param {unknown} of.fault
 * @param {Said} of.said
 * @param {(problem: string) => string} of.inWords a fault in the reader's language
 * @param {() => void} of.changed a tick was set or taken
 * @param {() => void} of.again sends the file with what is said now
 */
export function lineFaults({fault, said, inWords, changed, again}) {
  const errors = (fault instanceof Problem ? fault.errors : []).filter((error) => error.line !== undefined);
  const asked = asks(fault);
  const tick = (/** @type {number} */ line) => {
    if (!said.leaveOut.delete(line)) said.leaveOut.add(line);
    changed();
  };
  const meant = () => {
    said.timesMeant = true;
    again();
  };
  return html`<div role="alert"><p class="alert">${icon("warning")}<span>${problemInWords(fault)}</span></p>
    ${errors.length ? html`<table class="list faults"><thead><tr><th class="number">${w("line")}</th><th>${w("column")}</th><th>${w("problem")}</th>
        ${asked ? nothing : html`<th>${w("leaveOut")}</th>`}</tr></thead>
      <tbody>${errors.map((error) => html`<tr><td class="number" data-label=${w("line")}>${error.line}</td>
        <td data-label=${w("column")}><code>${error.column ?? ""}</code></td><td data-label=${w("problem")}>${inWords(error.problem)}</td>
        ${asked ? nothing : html`<td data-label=${w("leaveOut")}><input type="checkbox" aria-label=${w("leaveOutLine", {line: error.line})}
          .checked=${said.leaveOut.has(Number(error.line))} @change=${() => tick(Number(error.line))}></td>`}</tr>`)}</tbody></table>` : nothing}</div>
    ${asked ? html`<p><button type="button" class="button" @click=${meant}>${w("timesMeant")}</button></p>` : nothing}
    ${!asked && errors.length && said.leaveOut.size ? html`<p class="quiet">${w("withoutHint")}</p>
      <p><button type="button" class="button" @click=${again}>${w("withoutLines", {n: said.leaveOut.size})}</button></p>` : nothing}`;
}

/** Which lines were not read. @param {{line: number}[]} [leftOut] */
export function leftOutInWords(leftOut = []) {
  return leftOut.length ? w("leftOut", {n: leftOut.length, lines: inRanges(leftOut.map(({line}) => line))}) : "";
}
