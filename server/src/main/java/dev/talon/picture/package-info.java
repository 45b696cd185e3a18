/** Quiet pictures and silent videos, which the boards of a centre show while nobody is called. */
package dev.talon.picture;
