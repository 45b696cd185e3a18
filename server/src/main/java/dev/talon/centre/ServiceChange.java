package dev.talon.centre;

import dev.talon.words.Name;
import java.util.List;
import java.util.Optional;

/**
 * The new values of a service.
 *
 * @param hint empty: unchanged
 * @param advice empty: unchanged
 * @param active empty: unchanged, and open if the service is new
 */
public record ServiceChange(
        Name name,
        Optional<Name> hint,
        Optional<Name> advice,
        List<String> route,
        String prefix,
        int norm,
        Optional<Boolean> active) {}
