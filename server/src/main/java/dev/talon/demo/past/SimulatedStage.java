package dev.talon.demo.past;

/** A stage while it is simulated. Moments are microseconds since 1970; 0: it has not happened. */
final class SimulatedStage {
    enum State {
        WAITING,
        POSTPONED,
        SERVED,
        NO_SHOW,
        CANCELLED,
        EXPIRED
    }

    final SimulatedVisit visit;
    final int position;
    final String kind;
    final long queued;
    final long due;
    /** When the visitor gives up. */
    final long patience;

    State state = State.WAITING;
    long postponedAt;
    long resumedAt;
    long called;
    long lastCalled;
    int calls;
    long started;
    long finished;
    String desk = "";
    String specialist = "";
    /** Why its times are not trusted; empty: they are. */
    String inaccurate = "";
    /** When a manager marked it; 0: nobody did, or the end of the day did. */
    long distrusted;

    SimulatedStage(SimulatedVisit visit, String kind, long queued, long patience) {
        this.visit = visit;
        this.position = visit.stages.size() + 1;
        this.kind = kind;
        this.queued = queued;
        this.due = queued + visit.service.norm() * (visit.priority ? 500_000L : 1_000_000L);
        this.patience = patience;
    }

    /** Whole seconds. */
    long postponed() {
        return (resumedAt - postponedAt) / 1_000_000;
    }

    void leaves(State how, long when) {
        state = how;
        finished = when;
    }
}
