package dev.talon.statistics;

import dev.talon.db.Sql;
import java.util.stream.Stream;

/** Statements over the stages that match a {@link StageFilter}, read from {@code .sql} files that take their stages from {@code measured.sql}. */
public final class StageQuery {
    /** The values of {@link StageFilter#tuple}. */
    private static final String[] FILTER = {
        "from",
        "to",
        "centres",
        "service",
        "kind",
        "desk",
        "specialist",
        "category",
        "hour",
        "weekday",
        "outcome",
        "norms_anew"
    };

    private StageQuery() {}

    /**
     * As {@link Sql#of}; the first twelve values are those of the filter.
     *
     * @param more the names of the values that follow those of the filter
     */
    public static String of(Class<?> beside, String name, String... more) {
        return Sql.of(beside, name, Stream.of(FILTER, more).flatMap(Stream::of).toArray(String[]::new));
    }
}
