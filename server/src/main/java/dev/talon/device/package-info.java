/**
 * Kiosks, displays, agents and the printers that the server drives itself.
 *
 * <p>A new device asks for a pair code and shows it, large. An administrator types it and says the device's centre.
 * The secret that was made with the code then becomes the device's token. A code is valid for ten minutes and can be
 * used once:
 *
 * <pre>
 * device                          server                      administrator
 *   ── pair-code {kind} ──────────►  code, hash of the secret
 *   ◄── {code, secret} ────────────
 *   shows the code                   ◄── devices {code, centre, name} ──
 *   ── claim {secret} ────────────►  paired
 *   ◄── device, cookie ────────────
 * </pre>
 */
package dev.talon.device;
