/**
 * What the server and an agent say to each other over their WebSocket: one JSON object a message, with its {@code type} and an
 * {@code id}. Both sides pass over what they do not know, with a line in the log, so that either may be newer than the other.
 * {@code server/docs/agent.md} writes the protocol down.
 */
package dev.talon.hardware.agent.message;
