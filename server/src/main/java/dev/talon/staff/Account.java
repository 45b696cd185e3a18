package dev.talon.staff;

import dev.talon.web.CallerKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A staff member.
 *
 * @param centre code of the only centre that they may access; empty: every centre
 * @param active whether they may sign in
 * @param version rises with every change
 */
public record Account(
        String login,
        String name,
        CallerKind role,
        Optional<String> centre,
        boolean active,
        Instant createdAt,
        int version) {}
