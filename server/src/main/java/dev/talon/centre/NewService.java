package dev.talon.centre;

import dev.talon.words.Name;
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
        Optional<Name> hint,
        Optional<Name> advice,
        List<String> route,
        String prefix,
        int norm) {
    NewService withPrefix(String letter) {
        return new NewService(code, name, hint, advice, route, letter, norm);
    }
}
