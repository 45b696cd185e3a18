package dev.talon.centre;

import java.util.List;
import java.util.Optional;

/** A service of a new centre. */
public record NewService(String code, Name name, Optional<Hint> hint, List<String> route, String prefix, int norm) {
    /** What a service is for; a language that is left out has no hint. */
    public record Hint(Optional<String> ru, Optional<String> en) {}

    NewService withPrefix(String letter) {
        return new NewService(code, name, hint, route, letter, norm);
    }
}
