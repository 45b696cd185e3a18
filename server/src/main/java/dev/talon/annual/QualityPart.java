package dev.talon.annual;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parts of the annual report, in their order. */
public enum QualityPart {
    NOTE,
    IN_PERSON,
    CONTACT_CENTRE,
    CONTACTS,
    CLAIMS,
    SATISFACTION,
    HOURS,
    METHOD,
    PASSPORT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All but some.
     *
     * @param without words with commas between them; fails with a 422 problem for an unknown one
     */
    static Set<QualityPart> without(Optional<String> without) {
        Set<QualityPart> parts = EnumSet.allOf(QualityPart.class);
        without.stream()
                .flatMap(words -> Arrays.stream(words.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .forEach(word -> parts.remove(of(word)));
        return parts;
    }

    private static QualityPart of(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("unknown-part", said("unknown-part", word))
                        .at("without", "unknown"));
    }
}
