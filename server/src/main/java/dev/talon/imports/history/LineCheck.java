package dev.talon.imports.history;

import static dev.talon.imports.history.Column.ASIDE;
import static dev.talon.imports.history.Column.ASIDE_SERVING;
import static dev.talon.imports.history.Column.CALLED_AT;
import static dev.talon.imports.history.Column.CENTRE;
import static dev.talon.imports.history.Column.COUNTS_FROM;
import static dev.talon.imports.history.Column.DESK;
import static dev.talon.imports.history.Column.FINISHED_AT;
import static dev.talon.imports.history.Column.OUTCOME;
import static dev.talon.imports.history.Column.POSTPONED;
import static dev.talon.imports.history.Column.QUEUED_AT;
import static dev.talon.imports.history.Column.RESULT;
import static dev.talon.imports.history.Column.SERVICE;
import static dev.talon.imports.history.Column.SPECIALIST;
import static dev.talon.imports.history.Column.STAGE;
import static dev.talon.imports.history.Column.STARTED_AT;
import static dev.talon.imports.history.Column.TICKET;

import dev.talon.centre.BusinessDays;
import dev.talon.imports.Faults;
import dev.talon.imports.LongestTime;
import dev.talon.queue.Label;
import dev.talon.words.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks a line by itself: everything that does not depend on other lines. */
final class LineCheck {
    private static final Map<Column, Integer> LONGEST = Map.of(TICKET, 64, DESK, 64, SPECIALIST, 200);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    /** The kinds that every centre has. */
    private static final Set<String> USUAL = Set.of("consultation", "cash");

    private static final Comparator<String> USUAL_FIRST = Comparator.comparing((String kind) -> !USUAL.contains(kind))
            .thenComparing(kind -> !kind.equals("consultation"))
            .thenComparing(Comparator.naturalOrder());
    private static final char NOT_UTF_8 = '\uFFFD';

    /** As the check of the whole says it too. */
    static final String AFTER_ITS_DAY = "is later than the day after the business day";

    private final CentreBook book;
    private final InstantSource clock;
    private final LongestTime longest;
    private final Faults faults;

    LineCheck(CentreBook book, InstantSource clock, LongestTime longest, Faults faults) {
        this.book = book;
        this.clock = clock;
        this.longest = longest;
        this.faults = faults;
    }

    /** The line, or empty where it has faults; they are all told. */
    Optional<StageLine> check(long number, Map<Column, String> fields) {
        var line = new Line(number, fields);
        line.text();
        Optional<CentreBook.Centre> centre = line.centre();
        Map<Column, Instant> instants = line.instants();
        Optional<Outcome> outcome = line.outcome();
        outcome.ifPresent(line::fits);
        line.inOrder(instants);
        line.away(instants);
        Optional<Instant> countsFrom = line.countsFrom(instants);
        if (!line.good || centre.isEmpty() || outcome.isEmpty()) {
            return Optional.empty();
        }
        BusinessDays days = centre.get().days();
        LocalDate day = days.of(instants.get(QUEUED_AT));
        if (!day.isBefore(days.of(clock.instant()))) {
            line.fault(QUEUED_AT, "the day is not over in the centre; only days past can be imported");
            return Optional.empty();
        }
        line.within(days.begins(day.plusDays(2)), instants);
        if (!line.good) {
            return Optional.empty();
        }
        return Optional.of(line.stage(centre.get(), day, outcome.get(), instants, countsFrom));
    }

    private final class Line {
        private final long number;
        private final Map<Column, String> fields;
        private boolean good = true;

        Line(long number, Map<Column, String> fields) {
            this.number = number;
            this.fields = fields;
        }

        void fault(Column column, String problem) {
            good = false;
            faults.add(number, column.word(), problem);
        }

        String at(Column column) {
            return fields.get(column).strip();
        }

        void text() {
            fields.forEach((column, text) -> {
                if (text.indexOf(NOT_UTF_8) >= 0) {
                    fault(column, "is neither UTF-8 nor CP1251; save the file in UTF-8");
                } else if (text.chars().anyMatch(Character::isISOControl)) {
                    fault(column, "has a control character in it");
                } else if (text.length() > LONGEST.getOrDefault(column, 64)) {
                    fault(column, "is longer than " + LONGEST.getOrDefault(column, 64) + " characters");
                }
            });
            if (at(TICKET).isEmpty()) {
                fault(TICKET, "is empty");
            }
        }

        Optional<CentreBook.Centre> centre() {
            Optional<CentreBook.Centre> centre = book.centre(at(CENTRE));
            if (centre.isEmpty()) {
                fault(CENTRE, unknown("there is no such centre", at(CENTRE)));
            } else if (!centre.get().services().contains(at(SERVICE))) {
                fault(SERVICE, unknown("the centre has no such service", at(SERVICE)));
            }
            Set<String> kinds = centre.map(CentreBook.Centre::kinds).orElse(USUAL);
            if (!kinds.contains(at(STAGE))) {
                String own = kinds.stream().sorted(USUAL_FIRST).collect(Collectors.joining(", "));
                fault(
                        STAGE,
                        unknown(
                                kinds.size() > USUAL.size() ? "must be one of " + own : "must be consultation or cash",
                                at(STAGE)));
            }
            return centre;
        }

        Map<Column, Instant> instants() {
            Map<Column, Instant> instants = new EnumMap<>(Column.class);
            for (Column column : new Column[] {QUEUED_AT, CALLED_AT, STARTED_AT, FINISHED_AT}) {
                String text = at(column);
                if (!text.isEmpty()) {
                    Moments.parse(text)
                            .ifPresentOrElse(
                                    moment -> instants.put(column, moment),
                                    () -> fault(
                                            column,
                                            unknown("must be a moment such as 2024-05-14T09:30:00+03:00", text)));
                }
            }
            if (at(QUEUED_AT).isEmpty()) {
                fault(QUEUED_AT, "is empty");
            }
            return instants;
        }

        Optional<Outcome> outcome() {
            Optional<Outcome> outcome = Outcome.of(at(OUTCOME));
            if (outcome.isEmpty()) {
                fault(OUTCOME, unknown("must be served, no_show, cancelled or expired", at(OUTCOME)));
            }
            return outcome;
        }

        /** A state has exactly the moments that belong to it; the end may be left out, except of a service. */
        void fits(Outcome outcome) {
            boolean served = outcome == Outcome.SERVED;
            Predicate<Column> lacks = column -> at(column).isEmpty();
            if (lacks.test(CALLED_AT) && (served || outcome == Outcome.NO_SHOW)) {
                fault(CALLED_AT, "is empty, though the outcome is " + outcome.word());
            }
            if (lacks.test(STARTED_AT) == served) {
                fault(STARTED_AT, (served ? "is empty" : "must be empty") + ", as the outcome is " + outcome.word());
            }
            if (served && lacks.test(FINISHED_AT)) {
                fault(FINISHED_AT, "is empty, though the outcome is served");
            }
        }

        void inOrder(Map<Column, Instant> instants) {
            Column before = null;
            for (Map.Entry<Column, Instant> next : instants.entrySet()) {
                Instant earlier = before == null ? next.getValue() : instants.get(before);
                if (next.getValue().isBefore(earlier)) {
                    fault(next.getKey(), "is before " + before.word());
                } else if (longest.isLessThan(Duration.between(earlier, next.getValue()))) {
                    fault(
                            next.getKey(),
                            "is more than " + longest + " after " + before.word()
                                    + ", the longest time that an import takes (--import-longest)");
                }
                before = next.getKey();
            }
        }

        /** Every moment of a stage is past, and within its business day or the day after. */
        void within(Instant end, Map<Column, Instant> instants) {
            instants.forEach((column, instant) -> {
                if (instant.isAfter(clock.instant())) {
                    fault(column, "is in the future");
                } else if (!instant.isBefore(end)) {
                    fault(column, AFTER_ITS_DAY);
                }
            });
        }

        /** Time that is away from a wait or a service is no longer than that. */
        void away(Map<Column, Instant> instants) {
            atMost(POSTPONED, QUEUED_AT, instants.get(QUEUED_AT), instants.get(CALLED_AT));
            atMost(ASIDE, CALLED_AT, instants.get(CALLED_AT), instants.get(FINISHED_AT));
            atMost(ASIDE_SERVING, STARTED_AT, instants.get(STARTED_AT), instants.get(FINISHED_AT));
            if (good && seconds(ASIDE_SERVING) > seconds(ASIDE)) {
                fault(ASIDE_SERVING, "is more than " + ASIDE.word());
            }
            if (!at(RESULT).isEmpty() && (!CODE.matcher(at(RESULT)).matches() || instants.get(STARTED_AT) == null)) {
                fault(RESULT, unknown("must be a code such as wrong_service, of a stage that was served", at(RESULT)));
            }
        }

        private void atMost(Column column, Column since, Instant from, Instant to) {
            if (!at(column).isEmpty() && !SECONDS.matcher(at(column)).matches()) {
                fault(column, unknown("must be whole seconds", at(column)));
            } else if (seconds(column) > 0
                    && (from == null
                            || to == null
                            || seconds(column) > Duration.between(from, to).toSeconds())) {
                fault(column, "is longer than the time since " + since.word());
            }
        }

        private int seconds(Column column) {
            return SECONDS.matcher(at(column)).matches() ? Integer.parseInt(at(column)) : 0;
        }

        /** A wait counts from the queue on, or from later, and ends with the first call. */
        Optional<Instant> countsFrom(Map<Column, Instant> instants) {
            String text = at(COUNTS_FROM);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<Instant> from = Moments.parse(text);
            if (from.isEmpty()) {
                fault(COUNTS_FROM, unknown("must be a moment such as 2024-05-14T09:30:00+03:00", text));
            } else if (good && from.get().isBefore(instants.get(QUEUED_AT))) {
                fault(COUNTS_FROM, "is before " + QUEUED_AT.word());
            }
            return from;
        }

        StageLine stage(
                CentreBook.Centre centre,
                LocalDate day,
                Outcome outcome,
                Map<Column, Instant> instants,
                Optional<Instant> countsFrom) {
            Optional<Instant> called = Optional.ofNullable(instants.get(CALLED_AT));
            return new StageLine(
                    number,
                    centre.id(),
                    day,
                    at(TICKET),
                    Label.canonical(at(TICKET)),
                    at(SERVICE),
                    at(STAGE),
                    outcome,
                    instants.get(QUEUED_AT),
                    called,
                    Optional.ofNullable(instants.get(STARTED_AT)),
                    instants.getOrDefault(FINISHED_AT, called.orElse(instants.get(QUEUED_AT))),
                    fields.get(DESK),
                    fields.get(SPECIALIST),
                    countsFrom,
                    seconds(POSTPONED),
                    seconds(ASIDE),
                    seconds(ASIDE_SERVING),
                    at(RESULT));
        }

        private String unknown(String problem, String text) {
            String shown = Beginning.marked(text, 40);
            return problem + ": " + (text.isEmpty() ? "it is empty" : "«" + shown + "»");
        }
    }
}
