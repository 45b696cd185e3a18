// @ts-check
/** On whose computer a printer hangs: the server's, or one with an agent. */

import {nothing} from "lit";
import {staffRequest} from "talon/staff/session.js";
import {t} from "./words.js";

/** @typedef {{id: number, name: string, kind: string, centre: string, agent: import("./agent-facts.js").AgentFacts | null}} Agent */

/** The agents of a centre. @param {string} centre @returns {Promise<Agent[]>} */
export async function listAgents(centre) {
  const devices = await staffRequest("GET", "/devices");
  return devices.filter((/** @type {Agent} */ device) => device.kind === "agent" && device.centre === centre);
}

/** The agent on which a printer hangs. @param {Agent[]} agents @param {string | undefined} printer */
export function agentOf(agents, printer) {
  return agents.find(({agent}) => printer !== undefined && agent?.printers.includes(printer));
}

/**
 * Nothing where the centre has no agent.
 *
 * @param {import("./filling.js").Filling} filling
 * @param {Agent[]} agents
 * @param {string | undefined} printer
 */
export function agentField(filling, agents, printer) {
  if (agents.length === 0) return nothing;
  return filling.select({pointer: "/agent", words: t("hangsOn"), hint: t("hangsOnHint"), value: String(agentOf(agents, printer)?.id ?? ""),
    options: [{value: "", words: t("hangsOnServer")}, ...agents.map(({id, name}) => ({value: String(id), words: name}))]});
}

/**
 * Hangs a printer on what was chosen, where that is another than before.
 *
 * @param {string} centre
 * @param {string} printer
 * @param {Agent[]} agents
 * @param {FormData} data
 */
export async function hang(centre, printer, agents, data) {
  const chosen = data.get("/agent");
  if (chosen !== null) await hangOn(centre, printer, agents, chosen === "" ? null : Number(chosen));
}

/** The same with the number of an agent, or null for the server. @param {string} centre @param {string} printer @param {Agent[]} agents @param {number | null} agent */
export async function hangOn(centre, printer, agents, agent) {
  if (agent === (agentOf(agents, printer)?.id ?? null)) return;
  await staffRequest("PUT", `/centres/${centre}/printers/${printer}/agent`, {body: {agent}});
}
