package dev.talon.desk;

import java.util.Optional;

/** Who commands which desk, and under which key. */
public record DeskCommand(String centre, String desk, String actor, Optional<String> key, boolean russian) {}
