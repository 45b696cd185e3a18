/** What programs say to whoever starts them, in the language of the machine. */
package dev.talon.console;
