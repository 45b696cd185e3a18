package dev.talon.report.calls;

import dev.talon.report.intake.BoundedLines;
import dev.talon.report.intake.Faults;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a {@code queue_log}: {@code epoch|call|queue|agent|event|data…}.
 *
 * @param data what follows the event; may be empty
 */
record LogLine(long number, Instant at, String call, String queue, String event, String[] data) {
    private static final Pattern EPOCH = Pattern.compile("\\d{9,11}(\\.\\d{1,9})?");
    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final long FIRST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final int LONGEST_NAME = 128;
    private static final char NOT_TEXT = '\uFFFD';
    private static final int FIELDS = 5;

    /** The line, or empty where it has a fault, which is told. */
    static Optional<LogLine> of(BoundedLines.Line line, Instant latest, Faults faults) {
        String[] fields = line.text().split("\\|", -1);
        Optional<String> fault = shape(line, fields).or(() -> content(fields, latest));
        if (fault.isPresent()) {
            faults.add(line.number(), fault.get());
            return Optional.empty();
        }
        return Optional.of(new LogLine(
                line.number(),
                moment(fields[0]),
                fields[1],
                fields[2],
                fields[4],
                Arrays.copyOfRange(fields, FIELDS, fields.length)));
    }

    private static Optional<String> shape(BoundedLines.Line line, String[] fields) {
        if (line.tooLong()) {
            return Optional.of("is longer than " + BoundedLines.LONGEST + " characters");
        }
        if (!line.ended()) {
            return Optional.of("the file ends in the middle of this line; copy it again, or take the line out");
        }
        if (line.text().indexOf(NOT_TEXT) >= 0) {
            return Optional.of("is neither UTF-8 nor CP1251");
        }
        if (fields.length < FIELDS) {
            return Optional.of(
                    "has " + fields.length + " fields; at least 5 are expected: epoch|call|queue|agent|event");
        }
        return Optional.empty();
    }

    private static Optional<String> content(String[] fields, Instant latest) {
        if (!EPOCH.matcher(fields[0]).matches() || moment(fields[0]).getEpochSecond() < FIRST) {
            return Optional.of("does not begin with the seconds since 1970: " + shown(fields[0]));
        }
        if (moment(fields[0]).isAfter(latest)) {
            return Optional.of("is in the future: " + moment(fields[0]));
        }
        if (!EVENT.matcher(fields[4]).matches()) {
            return Optional.of("the fifth field is not an event: " + shown(fields[4]));
        }
        for (String name : new String[] {fields[1], fields[2]}) {
            if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                return Optional.of(
                        "the name of the call or of the queue is empty, too long or not a name: " + shown(name));
            }
        }
        return Optional.empty();
    }

    private static Instant moment(String epoch) {
        int point = epoch.indexOf('.');
        long seconds = Long.parseLong(point < 0 ? epoch : epoch.substring(0, point));
        long micros = point < 0 ? 0 : Long.parseLong((epoch.substring(point + 1) + "000000").substring(0, 6));
        return Instant.ofEpochSecond(seconds, micros * 1000);
    }

    static String shown(String text) {
        String start = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return "«" + start.replaceAll("\\p{Cntrl}", "?") + "»";
    }
}
