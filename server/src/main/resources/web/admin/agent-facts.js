// @ts-check
/** What the page of devices says of an agent: what hangs on it, and how it is connected. */

import {html} from "lit";
import {moment} from "./section.js";
import {t} from "./words.js";

/** @typedef {{version: string, host: string, system: string, address: string, connected: boolean, since: string, printers: string[]}} AgentFacts */

/** @param {AgentFacts} agent */
export function agentPlace({host, system, address, printers}) {
  const drives = printers.length === 0 ? t("agentIdle") : t("agentDrives", {printers: printers.join(", ")});
  return html`${drives}<span class="quiet under">${host} (${address}) · ${system}</span>`;
}

/**
 * @param {AgentFacts} agent
 * @returns {{words: string, here: boolean, late: boolean, under: string}}
 */
export function agentSeen({connected, since, version, printers}) {
  return {
    words: t(connected ? "agentConnected" : "agentAway"),
    here: connected,
    late: !connected && printers.length > 0,
    under: t("agentSince", {time: moment(since), version}),
  };
}
