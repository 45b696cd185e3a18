package dev.talon.hours;

/** What visitors are told, in both languages; empty texts if there is nothing to say. */
public record Words(String ru, String en) {
    public static final Words NONE = new Words("", "");
}
