package dev.talon.table.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stage while its events are replayed in order. Each rule equals that of the command. */
final class ReplayedStage {
    private final String label;
    private final int position;
    private final String kind;
    private final String countedIn;
    private final Instant queuedAt;
    private String state = "waiting";
    private Instant calledAt;
    private Instant lastCalledAt;
    private Instant startedAt;
    private Instant finishedAt;
    private long postponed;
    private boolean inaccurate;
    private boolean leftOpen;
    private Instant awaySince;
    private final Instant countsFrom;
    private long aside;
    private long asideServing;
    private boolean waited = true;
    private String outcome;
    private long toldBy;

    /** @param countsFrom from when its wait counts; null: since it was queued */
    ReplayedStage(String label, int position, String kind, String countedIn, Instant queuedAt, Instant countsFrom) {
        this.label = label;
        this.position = position;
        this.kind = kind;
        this.countedIn = countedIn;
        this.queuedAt = queuedAt;
        this.countsFrom = countsFrom;
    }

    /**
     * One that an import brought, as its event has it.
     *
     * @param event what that event knows already came before it
     */
    static ReplayedStage of(StageFact fact, long event) {
        var stage = new ReplayedStage(
                fact.label(),
                fact.position(),
                fact.kind(),
                fact.countedIn().orElse(null),
                fact.queuedAt(),
                fact.countsFrom().orElse(null));
        stage.state = fact.state();
        stage.calledAt = fact.calledAt().orElse(null);
        stage.lastCalledAt = stage.calledAt;
        stage.startedAt = fact.startedAt().orElse(null);
        stage.finishedAt = fact.finishedAt().orElse(null);
        stage.postponed = fact.postponed();
        stage.inaccurate = fact.inaccurate();
        stage.aside = fact.aside();
        stage.asideServing = fact.asideServing();
        stage.waited = fact.waited();
        stage.outcome = fact.outcome().orElse(null);
        stage.toldBy = event;
        return stage;
    }

    /** The event that contained the whole stage; 0 if there is none. */
    long toldBy() {
        return toldBy;
    }

    /** @param end of the stage's business day: what is closed then has left at that moment */
    void apply(ReplayedEvent event, Instant end) {
        boolean byNight = event.actor().equals("duty:close-days");
        Instant at = byNight ? end : event.at();
        switch (event.kind()) {
            case "called", "called_out_of_turn" -> call(at);
            case "recalled" -> lastCalledAt = startedAt == null ? later(at, lastCalledAt) : lastCalledAt;
            case "postponed", "set_aside" -> {
                state = "postponed";
                awaySince = Optional.ofNullable(awaySince).orElse(at);
            }
            case "resumed" -> {
                if (calledAt == null) {
                    postponed += away(at);
                    awaySince = null;
                }
                state = "waiting";
            }
            case "returned" -> {
                state = "waiting";
                finishedAt = null;
            }
            case "started", "continued" -> start(at);
            case "served_without_ticket" -> {
                start(at);
                waited = false;
            }
            case "transferred" -> transfer(event, at);
            case "finished" -> {
                finish(at);
                outcome = event.outcome();
                leftOpen = byNight;
                inaccurate = byNight;
            }
            case "no_show", "cancelled", "expired" -> {
                state = event.kind();
                finishedAt = later(later(later(at, queuedAt), lastCalledAt), startedAt);
            }
            case "times_distrusted" -> inaccurate = true;
            case "times_trusted" -> inaccurate = false;
            case "times_mark_withdrawn" -> inaccurate = leftOpen;
            default -> {
                // Printing, opening a page: no figure depends on these.
            }
        }
    }

    /** The first call stays. What was put off before it was no waiting; what was set aside ends with it, or with the service. */
    private void call(Instant at) {
        if (calledAt == null) {
            postponed += away(at);
            awaySince = null;
        } else if (startedAt == null) {
            aside += away(at);
            awaySince = null;
        }
        calledAt = Optional.ofNullable(calledAt).orElse(later(at, queuedAt));
        lastCalledAt = startedAt == null ? later(later(at, queuedAt), lastCalledAt) : lastCalledAt;
        finishedAt = null;
        state = "called";
    }

    private void start(Instant at) {
        calledAt = Optional.ofNullable(calledAt).orElse(at);
        lastCalledAt = Optional.ofNullable(lastCalledAt).orElse(at);
        aside += away(at);
        asideServing += away(at);
        awaySince = null;
        startedAt = Optional.ofNullable(startedAt).orElse(later(at, lastCalledAt));
        state = "serving";
    }

    /**
     * A visitor who was only called goes back into the queue; a service that had begun ends, and so does one for the wrong service that took
     * no time. The event of one that ends has an outcome.
     */
    private void transfer(ReplayedEvent event, Instant at) {
        if (event.outcome() == null && !state.equals("serving")) {
            state = "waiting";
            return;
        }
        startedAt = Optional.ofNullable(startedAt).orElse(later(at, lastCalledAt));
        finish(at);
        outcome = event.outcome();
    }

    private void finish(Instant at) {
        state = "served";
        finishedAt = later(at, startedAt);
    }

    /** Whole seconds for which the visitor was away until now; 0 if there was nothing of that. */
    private long away(Instant at) {
        return awaySince == null
                ? 0
                : Math.max(0, Duration.between(awaySince, at).toSeconds());
    }

    StageFact fact() {
        return new StageFact(
                label,
                position,
                kind,
                state,
                queuedAt,
                Optional.ofNullable(calledAt),
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                postponed,
                inaccurate,
                Optional.ofNullable(countsFrom),
                aside,
                asideServing,
                waited,
                Optional.ofNullable(outcome),
                Optional.ofNullable(countedIn));
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
