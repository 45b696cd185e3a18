package dev.talon.table.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stage as one line of the canonical form.
 *
 * @param postponed seconds at the visitor's wish
 */
public record StageFact(
        String label,
        int position,
        String kind,
        String state,
        @JsonProperty("queued_at") Instant queuedAt,
        @JsonProperty("called_at") Optional<Instant> calledAt,
        @JsonProperty("started_at") Optional<Instant> startedAt,
        @JsonProperty("finished_at") Optional<Instant> finishedAt,
        long postponed,
        boolean inaccurate) {

    /** @param line with or without its end */
    static StageFact parse(String line) {
        String[] fields = line.stripTrailing().split("\t", -1);
        return new StageFact(
                fields[0],
                Integer.parseInt(fields[1]),
                fields[2],
                fields[3],
                moment(fields[4]).orElseThrow(),
                moment(fields[5]),
                moment(fields[6]),
                moment(fields[7]),
                Long.parseLong(fields[8]),
                fields[9].equals("1"));
    }

    /** The line with its end. */
    String line() {
        return String.join(
                        "\t",
                        label,
                        Integer.toString(position),
                        kind,
                        state,
                        micros(Optional.of(queuedAt)),
                        micros(calledAt),
                        micros(startedAt),
                        micros(finishedAt),
                        Long.toString(postponed),
                        inaccurate ? "1" : "0")
                + "\n";
    }

    private static Optional<Instant> moment(String micros) {
        return micros.isEmpty()
                ? Optional.empty()
                : Optional.of(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS));
    }

    private static String micros(Optional<Instant> moment) {
        return moment.map(at -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
                .orElse("");
    }
}
