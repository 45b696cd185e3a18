// @ts-check
/** A page that is loaded while the server is away says so and comes back by itself. */

/** Browsers have service workers only over https, on this machine, or where their policy trusts the address. */
export function mindTheServer() {
  navigator.serviceWorker?.register("/away-worker.js", {scope: location.pathname, updateViaCache: "none"}).catch(() => {
    // The screen works without; the browser shows its own error then.
  });
}
