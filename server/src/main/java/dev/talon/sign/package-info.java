/**
 * The signs over desks and the specialists' pads on cables, of the server itself or of an agent's computer.
 *
 * <p>A {@link dev.talon.sign.Cable} is configuration: the address of the line, which sign or pad on it belongs to
 * which desk, and for signs the template of their frames. {@link dev.talon.sign.CableDriver} drives the cables of
 * this node: one node claims each for ten seconds and renews the claim every two. A cable of signs is a screen like
 * any other ({@link dev.talon.sign.SignScreen}): it gets whole boards. A pad's key becomes one of the desk's commands
 * ({@link dev.talon.sign.PadController}), the same as on the desk's page; page and pad can be used at the same time.
 */
package dev.talon.sign;
