package dev.talon.contactcentre;

import dev.talon.imports.BoundedLines;
import dev.talon.imports.Faults;
import dev.talon.words.Beginning;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a {@code queue_log}: {@code epoch|call|queue|agent|event|data…}.
 *
 * @param data the fields after the event; may be empty
 */
record LogLine(long number, Instant at, String call, String queue, String event, String[] data) {
    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int LONGEST_NAME = 128;
    private static final char NOT_TEXT = '\uFFFD';
    private static final int FIELDS = 5;

    /** The line, or empty where it has a fault, which is told. */
    static Optional<LogLine> of(BoundedLines.Line line, LogTimes times, Faults faults) {
        String[] fields = line.text().split("\\|", -1);
        Optional<String> fault = shape(line, fields);
        if (fault.isPresent()) {
            faults.add(line.number(), fault.get());
            return Optional.empty();
        }
        return of(line.number(), fields, times, faults);
    }

    /** @param fields five at the least */
    static Optional<LogLine> of(long number, String[] fields, LogTimes times, Faults faults) {
        try {
            Instant at = times.moment(fields[0]);
            Optional<String> fault = content(fields);
            if (fault.isEmpty()) {
                return Optional.of(new LogLine(
                        number,
                        at,
                        fields[1],
                        fields[2],
                        fields[4],
                        Arrays.copyOfRange(fields, FIELDS, fields.length)));
            }
            faults.add(number, fault.get());
        } catch (CallTimes.Unfit e) {
            faults.add(number, e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<String> shape(BoundedLines.Line line, String[] fields) {
        if (line.tooLong()) {
            return Optional.of("is longer than " + BoundedLines.LONGEST + " characters");
        }
        if (!line.ended()) {
            return Optional.of("the file ends in the middle of this line; copy it again, or take the line out");
        }
        if (line.text().indexOf('\0') >= 0) {
            return Optional.of(BoundedLines.ZEROS);
        }
        if (line.text().indexOf(NOT_TEXT) >= 0) {
            return Optional.of("is neither UTF-8 nor CP1251; save the file in UTF-8");
        }
        if (fields.length < FIELDS) {
            return Optional.of(
                    "has " + fields.length + " fields; at least 5 are expected: epoch|call|queue|agent|event");
        }
        return Optional.empty();
    }

    private static Optional<String> content(String[] fields) {
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

    static String shown(String text) {
        return "«" + Beginning.marked(text, 40).replaceAll("\\p{Cntrl}", "?") + "»";
    }
}
