/** What tests need of Debian besides Java: looked for, and installed where it is missing, in one place. */
package dev.talon.debian;
