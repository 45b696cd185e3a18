/** What {@code talon doctor} looks at: one class a kind of thing, each says what it found and what to do. */
package dev.talon.cli.doctor;
