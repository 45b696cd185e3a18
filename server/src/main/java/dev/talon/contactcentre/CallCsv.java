package dev.talon.contactcentre;

import dev.talon.imports.CsvFile;
import dev.talon.imports.Fault;
import dev.talon.imports.Faults;
import dev.talon.imports.LongestTime;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads calls from a plain CSV with the columns of {@link CallColumn}. */
final class CallCsv implements CallFile {
    private static final int LONGEST_NAME = 128;
    /** Longer waits and talks are rare; a spreadsheet that takes minutes for hours produces many of them. */
    private static final Duration SELDOM_WAIT = Duration.ofHours(1);

    private static final Duration SELDOM_SERVICE = Duration.ofHours(2);
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");

    private final Faults faults;
    private final LogTimes times;
    private final LongestTime longest;
    private final Map<CallColumn, TimeColumn> columns = new EnumMap<>(Map.of(
            CallColumn.WAIT, new TimeColumn(CsvFile.word(CallColumn.WAIT), SELDOM_WAIT, true),
            CallColumn.SERVICE, new TimeColumn(CsvFile.word(CallColumn.SERVICE), SELDOM_SERVICE, false)));

    /** @param times with the zone of moments that are written without an offset */
    CallCsv(LogTimes times, LongestTime longest, Faults faults) {
        this.faults = faults;
        this.times = times;
        this.longest = longest;
    }

    @Override
    public void read(Reader text, Calls calls) throws IOException, SQLException {
        new CsvFile<>(CallColumn.class, faults).read(text, (number, fields) -> {
            calls.line();
            Optional<Call> call = new Line(number, fields).call();
            if (call.isPresent()) {
                calls.call(call.get());
            }
        });
    }

    @Override
    public UnfinishedCalls leftovers() {
        return UnfinishedCalls.NONE;
    }

    @Override
    public List<Fault> questions() {
        return columns.values().stream()
                .flatMap(column -> column.questions().stream())
                .toList();
    }

    private final class Line {
        private final long number;
        private final Map<CallColumn, String> fields = new EnumMap<>(CallColumn.class);
        private boolean good = true;

        Line(long number, Map<CallColumn, String> fields) {
            this.number = number;
            fields.forEach((column, text) -> this.fields.put(column, text.strip()));
        }

        Optional<Call> call() {
            text();
            Optional<CallOutcome> outcome = CallOutcome.of(fields.get(CallColumn.OUTCOME));
            if (outcome.isEmpty()) {
                fault(
                        CallColumn.OUTCOME,
                        "must be answered, transferred, abandoned, timeout, key or empty: "
                                + LogLine.shown(fields.get(CallColumn.OUTCOME)));
            }
            Optional<Instant> entered = entered();
            Optional<Duration> wait = duration(CallColumn.WAIT);
            boolean talked = outcome.map(CallOutcome::talked)
                    .orElse(!fields.get(CallColumn.SERVICE).isEmpty());
            Optional<Duration> service = talked ? duration(CallColumn.SERVICE) : Optional.empty();
            if (!talked && !fields.get(CallColumn.SERVICE).isEmpty()) {
                fault(CallColumn.SERVICE, "must be empty: nobody answered");
            }
            if (!good) {
                return Optional.empty();
            }
            Instant ended = entered.orElseThrow().plus(wait.orElseThrow()).plus(service.orElse(Duration.ZERO));
            if (ended.isAfter(times.latest())) {
                fault(talked ? CallColumn.SERVICE : CallColumn.WAIT, "ends in the future: " + ended);
                return Optional.empty();
            }
            return Optional.of(new Call(
                    number,
                    fields.get(CallColumn.QUEUE),
                    fields.get(CallColumn.CALL),
                    ended,
                    outcome.orElseThrow(),
                    wait.orElseThrow(),
                    service));
        }

        private void text() {
            fields.forEach((column, text) -> {
                if (text.indexOf('\uFFFD') >= 0) {
                    fault(column, "is neither UTF-8 nor CP1251; save the file in UTF-8");
                } else if (text.chars().anyMatch(Character::isISOControl)) {
                    fault(column, "has a control character in it");
                } else if (text.length() > LONGEST_NAME) {
                    fault(column, "is longer than " + LONGEST_NAME + " characters");
                }
            });
            for (CallColumn column : new CallColumn[] {CallColumn.CALL, CallColumn.QUEUE}) {
                if (fields.get(column).isEmpty()) {
                    fault(column, "is empty");
                }
            }
        }

        private Optional<Instant> entered() {
            try {
                Instant entered = CallTimes.moment(fields.get(CallColumn.ENTERED_AT), times.zone());
                if (entered.isBefore(FIRST) || entered.isAfter(times.latest())) {
                    fault(CallColumn.ENTERED_AT, "is before 1990 or in the future");
                }
                return Optional.of(entered);
            } catch (CallTimes.Unfit e) {
                fault(CallColumn.ENTERED_AT, e.getMessage());
                return Optional.empty();
            }
        }

        private Optional<Duration> duration(CallColumn column) {
            String text = fields.get(column);
            Optional<Duration> duration = CallTimes.duration(text);
            if (duration.isEmpty()) {
                fault(column, "must be seconds (95), m:ss or h:mm:ss: " + LogLine.shown(text));
            } else if (longest.isLessThan(duration.get())) {
                fault(
                        column,
                        "is longer than " + longest + ", the longest time that an import takes (--import-longest): "
                                + LogLine.shown(text));
            } else {
                columns.get(column).add(number, text, duration.get());
            }
            return duration;
        }

        private void fault(CallColumn column, String problem) {
            good = false;
            faults.add(number, CsvFile.word(column), problem);
        }
    }
}
