package dev.talon.annual;

import dev.talon.words.Name;
import java.util.List;
import java.util.Optional;

/**
 * The texts that people enter for a year's report. Those of a language may be empty; then the English or Russian ones are used.
 *
 * @param organisation the organisation's name
 * @param note the text before the figures
 * @param hours        working hours of centres and channels, in their order
 */
public record QualityPage(Name organisation, Name note, List<Hours> hours) {
    static final QualityPage EMPTY = new QualityPage(new Name("", ""), new Name("", ""), List.of());

    /**
     * @param where a centre or a channel
     * @param centre whose hours, as they were entered, it takes the place of; empty: of none, or of the centre that is called so
     */
    public record Hours(Name where, Name hours, Optional<String> centre) {}
}
