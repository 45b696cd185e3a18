package dev.talon.statistics;

import dev.talon.words.Name;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a filter.
 *
 * @param centres those that it covers, in the order of their codes
 * @param by each breakdown with its rows in display order
 */
record Overview(LocalDate from, LocalDate to, List<Named> centres, Figures total, Map<String, List<Line>> by) {
    /** A centre of the report. */
    record Named(String code, Name name) {}

    /**
     * @param key    a service's code, an hour, a weekday from 1, a date…; empty: stages that never had one
     * @param second the hour of the heat map, the centre of a desk
     * @param name   for people; empty where the key is for people already
     */
    record Line(String key, Optional<String> second, Optional<Name> name, Figures figures) {}
}
