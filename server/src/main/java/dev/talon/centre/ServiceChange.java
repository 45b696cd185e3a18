package dev.talon.centre;

import java.util.List;
import java.util.Optional;

/**
 * What a service is to be.
 *
 * @param hint   empty: as it was
 * @param advice empty: as it was
 * @param active empty: as it was, and open where the service is new
 */
public record ServiceChange(
        Name name,
        Optional<NewService.Hint> hint,
        Optional<NewService.Hint> advice,
        List<String> route,
        String prefix,
        int norm,
        Optional<Boolean> active) {}
