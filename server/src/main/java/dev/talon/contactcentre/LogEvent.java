package dev.talon.contactcentre;

import java.util.Arrays;
import java.util.Optional;

/** The events of a {@code queue_log} that affect a call's times. */
enum LogEvent {
    ENTERQUEUE,
    CONNECT,
    /** Data: hold time, talk time. */
    COMPLETEAGENT(CallOutcome.ANSWERED, 0, 1),
    COMPLETECALLER(CallOutcome.ANSWERED, 0, 1),
    /** Data: extension, context, hold time, talk time. */
    TRANSFER(CallOutcome.TRANSFERRED, 2, 3),
    BLINDTRANSFER(CallOutcome.TRANSFERRED, 2, 3),
    /** Data: method, what it joined (two fields for LINK), hold time, talk time. */
    ATTENDEDTRANSFER(CallOutcome.TRANSFERRED, 2, 3),
    /** Data: position, position at the start, wait. */
    ABANDON(CallOutcome.ABANDONED, 2, -1),
    EXITWITHTIMEOUT(CallOutcome.TIMEOUT, 2, -1),
    EXITEMPTY(CallOutcome.EMPTY, 2, -1),
    /** Data: key, position, position at the start, wait. */
    EXITWITHKEY(CallOutcome.KEY, 3, -1),
    /** The exchange started: whoever was in a queue has left it. */
    QUEUESTART;

    final Optional<CallOutcome> ends;
    private final int wait;
    private final int talk;

    LogEvent() {
        this.ends = Optional.empty();
        this.wait = -1;
        this.talk = -1;
    }

    LogEvent(CallOutcome outcome, int wait, int talk) {
        this.ends = Optional.of(outcome);
        this.wait = wait;
        this.talk = talk;
    }

    /** Where the wait stands among the data. */
    int waitAt(String[] data) {
        return wait + shift(data);
    }

    /** Where the talk stands among the data. */
    int talkAt(String[] data) {
        return talk + shift(data);
    }

    private int shift(String[] data) {
        return this == ATTENDEDTRANSFER && data.length > 0 && data[0].equals("LINK") ? 1 : 0;
    }

    static Optional<LogEvent> of(String word) {
        return Arrays.stream(values())
                .filter(event -> event.name().equals(word))
                .findFirst();
    }
}
