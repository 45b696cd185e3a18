package dev.talon.report.calls;

import dev.talon.report.intake.CsvFile;
import dev.talon.report.intake.Faults;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads calls from a plain CSV with the columns of {@link CallColumn}. */
final class CallCsv implements CallFile {
    private static final int LONGEST_NAME = 128;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Faults faults;
    private final ZoneId zone;
    private final Instant latest;

    /** @param zone of moments that are written without an offset */
    CallCsv(InstantSource clock, ZoneId zone, Faults faults) {
        this.faults = faults;
        this.zone = zone;
        this.latest = clock.instant().plus(AHEAD);
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
    public Leftovers leftovers() {
        return Leftovers.NONE;
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
                Instant entered = CallTimes.moment(fields.get(CallColumn.ENTERED_AT), zone);
                if (entered.isBefore(FIRST) || entered.isAfter(latest)) {
                    fault(CallColumn.ENTERED_AT, "is before 1990 or in the future");
                }
                return Optional.of(entered);
            } catch (CallTimes.Unfit e) {
                fault(CallColumn.ENTERED_AT, e.getMessage());
                return Optional.empty();
            }
        }

        private Optional<Duration> duration(CallColumn column) {
            Optional<Duration> duration =
                    CallTimes.duration(fields.get(column)).filter(time -> time.compareTo(LONGEST) <= 0);
            if (duration.isEmpty()) {
                fault(
                        column,
                        "must be seconds (95), m:ss or h:mm:ss, at most seven days: "
                                + LogLine.shown(fields.get(column)));
            }
            return duration;
        }

        private void fault(CallColumn column, String problem) {
            good = false;
            faults.add(number, CsvFile.word(column), problem);
        }
    }
}
