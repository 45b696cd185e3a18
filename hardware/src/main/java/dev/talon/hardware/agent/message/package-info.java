/**
 * The messages between the server and an agent on their WebSocket: one JSON object a message, with its {@code type}
 * and an {@code id}. Both sides ignore what they do not know, with a line in the log, so that either may be newer
 * than the other. {@code server/docs/agent.md} describes the protocol.
 */
package dev.talon.hardware.agent.message;
