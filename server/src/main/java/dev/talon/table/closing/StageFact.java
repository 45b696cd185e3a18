package dev.talon.table.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A stage as one line of the canonical form.
 *
 * @param postponed seconds at the visitor's wish
 * @param countsFrom from when its wait counts; empty: since it was queued
 * @param aside seconds set aside after the first call
 * @param asideServing of them those while its service had begun
 * @param waited whether somebody queued for it
 * @param outcome from the centre's list; empty: nothing else than that it was done
 * @param countedIn the column that it counts in, where that is not called as its kind is
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
        boolean inaccurate,
        @JsonProperty("counts_from") Optional<Instant> countsFrom,
        long aside,
        @JsonProperty("aside_serving") long asideServing,
        boolean waited,
        Optional<String> outcome,
        @JsonProperty("counted_in") Optional<String> countedIn) {

    /** How many fields every line has; those that follow are named, and there only where they say something. */
    private static final int ALWAYS = 10;

    /** @param line with or without its end */
    static StageFact parse(String line) {
        String[] fields = line.stripTrailing().split("\t", -1);
        Map<String, String> more = Arrays.stream(fields)
                .skip(ALWAYS)
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        return new StageFact(
                fields[0],
                Integer.parseInt(fields[1]),
                more.getOrDefault("kind", fields[2]),
                fields[3],
                moment(fields[4]).orElseThrow(),
                moment(fields[5]),
                moment(fields[6]),
                moment(fields[7]),
                Long.parseLong(fields[8]),
                fields[9].equals("1"),
                moment(more.getOrDefault("counts_from", "")),
                Long.parseLong(more.getOrDefault("aside", "0")),
                Long.parseLong(more.getOrDefault("aside_serving", "0")),
                !more.containsKey("waited"),
                Optional.ofNullable(more.get("outcome")),
                more.containsKey("kind") ? Optional.of(fields[2]) : Optional.empty());
    }

    /** The line with its end. */
    String line() {
        return String.join(
                        "\t",
                        label,
                        Integer.toString(position),
                        countedIn.orElse(kind),
                        state,
                        micros(Optional.of(queuedAt)),
                        micros(calledAt),
                        micros(startedAt),
                        micros(finishedAt),
                        Long.toString(postponed),
                        inaccurate ? "1" : "0")
                + (countsFrom.isPresent() ? "\tcounts_from=" + micros(countsFrom) : "")
                + (aside > 0 ? "\taside=" + aside : "")
                + (asideServing > 0 ? "\taside_serving=" + asideServing : "")
                + (waited ? "" : "\twaited=0")
                + outcome.map("\toutcome="::concat).orElse("")
                + countedIn.map(column -> "\tkind=" + kind).orElse("")
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
