package dev.talon.annual;

import dev.talon.words.Languages;
import dev.talon.words.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A channel of contact, a kind of claim or a measure of satisfaction, with the figures entered for a year.
 *
 * @param section {@code contacts}, {@code claims} or {@code satisfaction}
 * @param active whether it is shown; a hidden one keeps its figures
 * @param count   twelve: contacts, claims, people asked; empty where nothing was entered
 * @param score   twelve: the mean of the answers; of satisfaction only
 */
public record EnteredLine(
        String section,
        String code,
        BothNames name,
        boolean active,
        List<Optional<BigDecimal>> count,
        List<Optional<BigDecimal>> score) {
    /** A name in both languages. */
    public record BothNames(String ru, String en) {
        /** A name of Talon's own, from {@code annual.json}. */
        static BothNames of(String key) {
            Text name = Text.of("annual", key);
            return new BothNames(name.in("ru"), name.in("en"));
        }

        String in(QualityWords words) {
            return Languages.name(words.language(), ru, en);
        }
    }
}
