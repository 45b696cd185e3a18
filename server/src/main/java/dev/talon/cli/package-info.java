/**
 * The command line: the commands, their settings, and the order in which everything starts and stops. A wrong setting
 * ends the process with one sentence that says how to correct it, and exit code 2.
 */
package dev.talon.cli;
