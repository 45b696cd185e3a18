package dev.talon.events;

import static dev.talon.events.EventField.DAY;
import static dev.talon.events.EventField.DESK;
import static dev.talon.events.EventField.OUTCOME;
import static dev.talon.events.EventField.STAGE;
import static dev.talon.events.EventField.TICKET;
import static dev.talon.events.EventField.UNDOES;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that happens at a centre, and what of it goes out: a closed list. {@code server/docs/events.md} says when each is written. */
public enum EventKind {
    ISSUED(EventGroup.TICKET, TICKET, STAGE),
    CALLED(EventGroup.TICKET, TICKET, STAGE, DESK),
    CALLED_OUT_OF_TURN(EventGroup.TICKET, TICKET, STAGE, DESK),
    RECALLED(EventGroup.TICKET, TICKET, STAGE, DESK),
    STARTED(EventGroup.TICKET, TICKET, STAGE, DESK),
    FINISHED(EventGroup.TICKET, TICKET, STAGE, DESK, OUTCOME),
    QUEUED(EventGroup.TICKET, TICKET, STAGE, DESK),
    CONTINUED(EventGroup.TICKET, TICKET, STAGE, DESK),
    NO_SHOW(EventGroup.TICKET, TICKET, STAGE, DESK),
    POSTPONED(EventGroup.TICKET, TICKET, STAGE, DESK),
    SET_ASIDE(EventGroup.TICKET, TICKET, STAGE, DESK),
    RESUMED(EventGroup.TICKET, TICKET, STAGE, DESK),
    RETURNED(EventGroup.TICKET, TICKET, STAGE, DESK),
    TRANSFERRED(EventGroup.TICKET, TICKET, STAGE, DESK, OUTCOME),
    SERVED_WITHOUT_TICKET(EventGroup.TICKET, TICKET, STAGE, DESK),
    UNDONE(EventGroup.TICKET, TICKET, STAGE, DESK, UNDOES),
    NOTED(EventGroup.TICKET, TICKET, STAGE),
    CANCELLED(EventGroup.TICKET, TICKET, STAGE, DESK),
    EXPIRED(EventGroup.TICKET, TICKET, STAGE, DESK),
    PRIORITY_GIVEN(EventGroup.TICKET, TICKET, STAGE),
    PRIORITY_TAKEN_BACK(EventGroup.TICKET, TICKET, STAGE),
    MOVED_FORWARD(EventGroup.TICKET, TICKET, STAGE),
    MOVED_FIRST(EventGroup.TICKET, TICKET, STAGE),
    MOVED_BACK(EventGroup.TICKET, TICKET, STAGE),
    REQUEST_GIVEN_UP(EventGroup.TICKET),
    DESK_OPENED(EventGroup.DESK, DESK),
    DESK_PAUSED(EventGroup.DESK, DESK),
    DESK_RESUMED(EventGroup.DESK, DESK),
    DESK_CLOSED(EventGroup.DESK, DESK),
    DESK_SHUT(EventGroup.DESK, DESK),
    DESK_REOPENED(EventGroup.DESK, DESK),
    DESK_OVERRIDDEN(EventGroup.DESK, TICKET, STAGE, DESK),
    NOBODY_WAITED(EventGroup.DESK, DESK),
    MESSAGE_SENT(EventGroup.HALL, DESK),
    MESSAGE_READ(EventGroup.HALL, DESK),
    MESSAGE_WITHDRAWN(EventGroup.HALL, DESK),
    HELP_CALLED(EventGroup.HALL),
    HELP_CALLED_AGAIN(EventGroup.HALL),
    HELP_ANSWERED(EventGroup.HALL),
    HELP_WITHDRAWN(EventGroup.HALL),
    ALARM_RAISED(EventGroup.HALL),
    ALARM_ENDED(EventGroup.HALL),
    CLOSED_BY_HAND(EventGroup.HALL),
    OPENED_BY_HAND(EventGroup.HALL),
    PAPER_PRINTED(EventGroup.PAPER, TICKET),
    PAPER_RETRIED(EventGroup.PAPER, TICKET),
    PAPER_FAILED(EventGroup.PAPER, TICKET),
    PAPER_UNCERTAIN(EventGroup.PAPER, TICKET),
    REPRINT_ASKED(EventGroup.PAPER, TICKET, STAGE),
    TEST_PAGE_ASKED(EventGroup.PAPER),
    TEST_PAGE_PRINTED(EventGroup.PAPER),
    TEST_PAGE_FAILED(EventGroup.PAPER),
    TEST_PAGE_UNCERTAIN(EventGroup.PAPER),
    ROLL_CHANGED(EventGroup.PAPER),
    ROLL_TAKEN_BACK(EventGroup.PAPER),
    CENTRE_CREATED(EventGroup.SETTINGS),
    CENTRE_CHANGED(EventGroup.SETTINGS),
    ISSUE_RULES_CHANGED(EventGroup.SETTINGS),
    SERVICE_CHANGED(EventGroup.SETTINGS),
    SERVICE_CLOSED(EventGroup.SETTINGS),
    KIND_CHANGED(EventGroup.SETTINGS),
    KIND_CLOSED(EventGroup.SETTINGS),
    PERSON_KINDS_CHANGED(EventGroup.SETTINGS),
    NORM_CHANGED(EventGroup.SETTINGS),
    LIST_CHANGED(EventGroup.SETTINGS),
    DESK_CHANGED(EventGroup.SETTINGS, DESK),
    DESK_RULES_CHANGED(EventGroup.SETTINGS),
    ZONES_CHANGED(EventGroup.SETTINGS),
    GROUPS_CHANGED(EventGroup.SETTINGS),
    HOURS_CHANGED(EventGroup.SETTINGS),
    DEVICE_PAIRED(EventGroup.SETTINGS, DESK),
    DEVICE_REVOKED(EventGroup.SETTINGS, DESK),
    TIMES_DISTRUSTED(EventGroup.TIMES, TICKET, STAGE, DESK),
    TIMES_TRUSTED(EventGroup.TIMES, TICKET, STAGE, DESK),
    TIMES_MARK_WITHDRAWN(EventGroup.TIMES, TICKET, STAGE, DESK),
    IMPORTED(EventGroup.TIMES),
    IMPORTED_DAY(EventGroup.TIMES, DAY),
    IMPORT_WITHDRAWN(EventGroup.TIMES),
    MONTH_CLOSED(EventGroup.TIMES),
    MONTH_AMENDED(EventGroup.TIMES);

    private static final Map<String, EventKind> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(EventKind::word, Function.identity()));

    private final EventGroup group;
    private final List<EventField> fields;

    EventKind(EventGroup group, EventField... fields) {
        this.group = group;
        this.fields = List.of(fields);
    }

    /** As in the event log and in the answer. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public EventGroup group() {
        return group;
    }

    /** What its events say beside what all say. */
    public List<EventField> fields() {
        return fields;
    }

    public static Optional<EventKind> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
