// @ts-check
/** What a visitor is told of the paper: never more than is known. */

import {t} from "./words.js";

/**
 * paperless: this kiosk has no printer. printing: its first seconds. slow: it goes on, and takes long. queued: it has not begun
 * and takes long. again: the first try failed, the second comes. stopped: on its way to a printer that has stopped. unsure:
 * it may have come out. unprinted: it has not, and will not. unconfirmed: sent to a printer that tells nothing.
 *
 * @typedef {"paperless" | "printing" | "slow" | "queued" | "again" | "stopped" | "unsure" | "unprinted" | "unconfirmed" | "printed"} Paper
 */

/**
 * @param {import("talon/types.js").Ticket["print"]} print
 * @param {{stopped: boolean, late: boolean}} now stopped: whether the printer says that it does not print; late: whether the
 *   paper should have come by now
 * @returns {Paper}
 */
export function paperOf(print, {stopped, late}) {
  switch (print?.state) {
    case undefined:
      return "paperless";
    case "printed":
      return print.reason === "unconfirmed" ? "unconfirmed" : "printed";
    case "uncertain":
      return "unsure";
    case "failed":
      return "unprinted";
  }
  if (print?.reason) return "again";
  if (stopped) return "stopped";
  if (!late) return "printing";
  return print?.state === "printing" ? "slow" : "queued";
}

/**
 * @param {Paper} paper
 * @returns {{picture: import("talon/icons.js").IconName, title: string, text: string}}
 */
export function told(paper) {
  const [picture, title, text] = /** @type {const} */ ({
    paperless: ["phone", t("photographOnly"), t("byNumber")],
    printing: ["printer", t("printing"), t("watch")],
    slow: ["printer", t("printingSlowly"), t("numberHere")],
    queued: ["printer", t("notYet"), t("photograph")],
    again: ["warning", t("notYet"), t("photograph")],
    stopped: ["warning", t("noPrinting"), t("photograph")],
    unsure: ["warning", t("maybeNot"), t("photograph")],
    unprinted: ["warning", t("notPrinted"), t("photograph")],
    unconfirmed: ["ticket", t("take"), t("noneCame")],
    printed: ["ticket", t("take"), t("watch")],
  })[paper];
  return {picture, title, text};
}

/** Whether the paper is not in the visitor's hand, so that the number on the screen is what they carry away. @param {Paper} paper */
export function isOnScreenOnly(paper) {
  return !["printing", "unconfirmed", "printed"].includes(paper);
}
