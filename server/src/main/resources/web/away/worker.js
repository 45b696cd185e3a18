// @ts-check
/**
 * The service worker of kiosks, displays and staff pages: a page that is started or loaded again while the server is away shows the page
 * of this directory instead of the browser's own error. Nothing else is ever kept: with a server, every file is the server's.
 */

const KEPT = "talon-away";
const PAGE = "/away/";
const INTER = ["cyrillic-400", "cyrillic-800", "latin-400", "latin-800"].map((part) => `/_static/inter/5.2.5/files/inter-${part}-normal.woff2`);
const FILES = [PAGE, "/away/away.css", "/away/away.js", "/shared/tokens.css", "/shared/fonts.css", ...INTER];
/** A server that is silent for so long is away. */
const PATIENCE_MS = 10_000;
/** What a proxy says in the server's stead. */
const AWAY = [502, 503, 504];

const worker = /** @type {any} */ (self);

worker.addEventListener("install", (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(keep());
});

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const {request} = event;
  if (request.mode === "navigate") event.respondWith(navigate(event));
  else if (FILES.includes(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(() => kept(request)));
});

/** @param {any} event */
async function navigate(event) {
  try {
    const answer = await Promise.race([fetch(event.request), silence()]);
    if (!AWAY.includes(answer.status)) {
      // An upgrade may have brought another page: the one to show next time is today's.
      event.waitUntil(keep().catch(() => {}));
      return answer;
    }
  } catch {
    // Away.
  }
  return kept(PAGE);
}

/** @returns {Promise<never>} */
function silence() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("silent")), PATIENCE_MS));
}

/** @param {Request | string} request */
async function kept(request) {
  return (await caches.match(request, {cacheName: KEPT})) ?? Response.error();
}

async function keep() {
  const cache = await caches.open(KEPT);
  await cache.addAll(FILES.map((file) => new Request(file, {cache: "reload"})));
}
