package dev.talon.centre;

import java.util.List;
import java.util.Optional;

/**
 * A service of a new centre.
 *
 * @param hint a short explanation on the kiosk's button
 * @param advice what a visitor should have ready; printed on the ticket
 */
public record NewService(
        String code,
        Name name,
        Optional<Hint> hint,
        Optional<Hint> advice,
        List<String> route,
        String prefix,
        int norm) {
    /** Words that a service may have; a language that is left out has none. */
    public record Hint(Optional<String> ru, Optional<String> en) {
        String russian() {
            return ru.orElse("");
        }

        String english() {
            return en.orElse("");
        }
    }

    NewService withPrefix(String letter) {
        return new NewService(code, name, hint, advice, route, letter, norm);
    }
}
