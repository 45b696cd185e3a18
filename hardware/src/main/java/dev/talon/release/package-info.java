/** Which Talon this is. */
package dev.talon.release;
