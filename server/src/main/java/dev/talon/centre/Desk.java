package dev.talon.centre;

import java.util.List;

/** A place where a specialist serves, and the kinds of stage that are served there. */
public record Desk(String code, List<String> stages) {}
