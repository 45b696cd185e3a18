// @ts-check
/** The printer profiles as the interface has them. */

import {staffRequest} from "talon/staff/session.js";

/**
 * @typedef {object} Profile
 * @property {string} code
 * @property {import("talon/types.js").Name} name
 * @property {number} widthDots
 * @property {number} dpi
 * @property {"raster" | "text"} mode
 * @property {number} columns
 * @property {number} bandRows
 * @property {number} codeTable
 * @property {string} charset
 * @property {boolean} cancelKanji
 * @property {boolean} nativeQr
 * @property {number} feedLines
 * @property {string} cut
 * @property {string} presenter
 * @property {number} presenterSeconds
 * @property {string} status
 * @property {number} chunkBytes
 * @property {number} chunkPauseMs
 * @property {boolean} shipped
 * @property {number} printers how many have it
 * @property {string | null} changedBy
 * @property {string | null} changedAt
 */

/** @returns {Promise<Profile[]>} */
export function listProfiles() {
  return staffRequest("GET", "/printer-profiles");
}
