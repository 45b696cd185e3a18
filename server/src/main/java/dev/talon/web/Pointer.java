package dev.talon.web;

/** Builds JSON pointers (RFC 6901). */
final class Pointer {
    private Pointer() {}

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    static String unescaped(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
