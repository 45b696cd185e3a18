/**
 * What the person who runs Talon types: the commands, their settings, and the order in which everything starts and
 * stops. A wrong setting is one sentence that says how to right it, and exit code 2.
 */
package dev.talon.cli;
