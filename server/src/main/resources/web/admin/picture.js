// @ts-check
/** Pictures that the server draws for this page; each is a blob's address, to be given back when another takes its place. */

import {Problem, newKey} from "talon/api.js";
import {currentLanguage} from "talon/words.js";

/**
 * @param {string} path below `/api/v1`
 * @param {{body?: any, signal?: AbortSignal}} [options] body: what is to be drawn
 * @returns {Promise<string>}
 */
export async function drawn(path, {body, signal} = {}) {
  const headers = new Headers({"Accept-Language": currentLanguage()});
  if (body) headers.set("Content-Type", "application/json");
  if (body) headers.set("Idempotency-Key", newKey());
  let response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body), signal, credentials: "same-origin", cache: "no-store",
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem({status: 0, title: "The server cannot be reached"});
  }
  if (!response.ok) throw new Problem({...(await response.json().catch(() => ({}))), status: response.status});
  return URL.createObjectURL(await response.blob());
}
