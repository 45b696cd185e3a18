package dev.talon.centre;

/** A text in both languages. */
public record Name(String ru, String en) {}
