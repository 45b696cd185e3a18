/**
 * Kiosks, displays, agents and the printers that the server drives itself.
 *
 * <p>A new device asks for a pair code and shows it, huge; an administrator types it in and says which centre the device is
 * of. The secret that was made with the code then becomes the device's token. A code lives ten minutes and serves once:
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
