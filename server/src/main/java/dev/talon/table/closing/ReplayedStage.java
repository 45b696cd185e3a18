package dev.talon.table.closing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A stage while its events are replayed in order. Each rule equals that of the command. */
final class ReplayedStage {
    private final String label;
    private final int position;
    private final String kind;
    private final Instant queuedAt;
    private String state = "waiting";
    private Instant calledAt;
    private Instant lastCalledAt;
    private Instant startedAt;
    private Instant finishedAt;
    private long postponed;
    private boolean inaccurate;
    private boolean leftOpen;
    private Instant postponedAt;
    private long toldBy;

    ReplayedStage(String label, int position, String kind, Instant queuedAt) {
        this.label = label;
        this.position = position;
        this.kind = kind;
        this.queuedAt = queuedAt;
    }

    /**
     * One that an import brought, as its event has it.
     *
     * @param event what that event knows already came before it
     */
    static ReplayedStage of(StageFact fact, long event) {
        var stage = new ReplayedStage(fact.label(), fact.position(), fact.kind(), fact.queuedAt());
        stage.state = fact.state();
        stage.calledAt = fact.calledAt().orElse(null);
        stage.lastCalledAt = stage.calledAt;
        stage.startedAt = fact.startedAt().orElse(null);
        stage.finishedAt = fact.finishedAt().orElse(null);
        stage.postponed = fact.postponed();
        stage.inaccurate = fact.inaccurate();
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
            case "called", "called_out_of_turn" -> {
                calledAt = later(at, queuedAt);
                lastCalledAt = calledAt;
                state = "called";
            }
            case "postponed" -> {
                state = "postponed";
                postponedAt = at;
            }
            case "resumed" -> {
                postponed += Duration.between(postponedAt == null ? at : postponedAt, at)
                        .toSeconds();
                postponedAt = null;
                state = "waiting";
            }
            case "recalled" -> lastCalledAt = later(at, lastCalledAt);
            case "started", "continued" -> start(at);
            case "finished" -> {
                state = "served";
                finishedAt = later(at, startedAt);
                leftOpen = byNight;
                inaccurate = byNight;
            }
            case "no_show", "cancelled", "expired" -> {
                state = event.kind();
                finishedAt = later(later(at, queuedAt), lastCalledAt);
            }
            case "times_distrusted" -> inaccurate = true;
            case "times_trusted" -> inaccurate = false;
            case "times_mark_withdrawn" -> inaccurate = leftOpen;
            default -> {
                // Printing, opening a page: no figure depends on these.
            }
        }
    }

    private void start(Instant at) {
        calledAt = Optional.ofNullable(calledAt).orElse(at);
        lastCalledAt = Optional.ofNullable(lastCalledAt).orElse(at);
        startedAt = later(at, lastCalledAt);
        state = "serving";
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
                inaccurate);
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
