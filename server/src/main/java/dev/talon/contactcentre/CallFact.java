package dev.talon.contactcentre;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * A call as one line of the canonical form.
 *
 * @param call the exchange's name of the call
 * @param outcome       a word of {@link CallOutcome}
 * @param waitMicros    until an operator answered, or until the call left unanswered
 * @param serviceMicros empty if nobody answered
 */
public record CallFact(
        String queue,
        String call,
        @JsonProperty("entered_at") Instant entered,
        @JsonProperty("ended_at") Instant ended,
        String outcome,
        @JsonIgnore long waitMicros,
        @JsonIgnore OptionalLong serviceMicros) {
    private static final long MICROS_IN_SECOND = 1_000_000;

    /** @param line with or without its end */
    static CallFact parse(String line) {
        String[] fields = (line.endsWith("\n") ? line.substring(0, line.length() - 1) : line).split("\t", -1);
        return new CallFact(
                fields[0],
                fields[1],
                moment(fields[2]),
                moment(fields[3]),
                fields[4],
                Long.parseLong(fields[5]),
                fields[6].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[6])));
    }

    /** A row of the table {@code call}. */
    static CallFact of(Row row) {
        Long service = row.getLong("service");
        return new CallFact(
                row.getString("queue"),
                row.getString("call"),
                row.getOffsetDateTime("entered_at").toInstant(),
                row.getOffsetDateTime("ended_at").toInstant(),
                row.getString("outcome"),
                row.getLong("wait"),
                service == null ? OptionalLong.empty() : OptionalLong.of(service));
    }

    /** The line with its end. */
    String line() {
        return String.join(
                        "\t",
                        queue,
                        call,
                        micros(entered),
                        micros(ended),
                        outcome,
                        Long.toString(waitMicros),
                        serviceMicros.isPresent() ? Long.toString(serviceMicros.getAsLong()) : "")
                + "\n";
    }

    /** Whole seconds, rounded half up. */
    @JsonProperty("wait")
    public long waiting() {
        return seconds(waitMicros);
    }

    /** Whole seconds, rounded half up; empty where nobody answered. */
    @JsonProperty("service")
    public OptionalLong service() {
        return serviceMicros.isPresent() ? OptionalLong.of(seconds(serviceMicros.getAsLong())) : OptionalLong.empty();
    }

    private static long seconds(long micros) {
        return Math.floorDiv(micros + MICROS_IN_SECOND / 2, MICROS_IN_SECOND);
    }

    private static String micros(Instant moment) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }

    private static Instant moment(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
