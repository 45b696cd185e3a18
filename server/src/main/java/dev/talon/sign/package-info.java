/**
 * The signs over desks and the specialists' pads that hang on cables, of the server itself or of an agent's computer.
 *
 * <p>A {@link dev.talon.sign.Cable} is configuration: where the line is, which sign or pad on it belongs to which desk, and for
 * signs the template of their frames. {@link dev.talon.sign.CableDriver} drives the cables that are this node's to drive: one node
 * holds each for ten seconds and says so again every two. A cable of signs is a screen like any other
 * ({@link dev.talon.sign.SignScreen}): it gets whole boards. A pad's key becomes one of the desk's commands
 * ({@link dev.talon.sign.PadController}), the same that the desk's page gives; page and pad work side by side.
 */
package dev.talon.sign;
