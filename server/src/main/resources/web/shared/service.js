// @ts-check
/** One hue and one picture a service, everywhere. */

/** @typedef {"consultation" | "cash" | "combined"} Hue */

const KNOWN = new Set(["consultation", "cash", "combined"]);
/** @type {Record<Hue, import("talon/icons.js").IconName>} */
const ICONS = {consultation: "speech", cash: "banknote", combined: "arrows"};

/**
 * For `data-hue` (tokens.css gives --hue, --hue-tint, --hue-ink and --hue-night under it).
 *
 * @param {{code?: string, service?: string, route?: string[]} | string} service a service, a row of the board, or a code
 * @returns {Hue}
 */
export function serviceHue(service) {
  const code = typeof service === "string" ? service : service.code ?? service.service ?? "";
  if (KNOWN.has(code)) return /** @type {Hue} */ (code);
  const route = typeof service === "string" ? [] : service.route ?? [];
  if (new Set(route).size > 1) return "combined";
  return route[0] === "cash" ? "cash" : "consultation";
}

/** @param {Parameters<typeof serviceHue>[0]} service */
export function serviceIcon(service) {
  return ICONS[serviceHue(service)];
}
