package dev.talon.centre;

import dev.talon.words.Name;

/**
 * A kind of stages: what desks and specialists serve, and routes consist of.
 *
 * @param countedIn the column of the published table that its stages count in: {@code consultation}, {@code cash}, or {@code own}, which is
 *                  not published; it never changes
 * @param active whether routes, desks and people may name it
 */
public record StageKind(String code, Name name, String countedIn, boolean active) {}
