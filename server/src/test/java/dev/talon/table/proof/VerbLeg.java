package dev.talon.table.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A stage as the proof follows it through the verbs of specialists, by rules of its own. */
final class VerbLeg {
    final String label;
    final int position;
    String kind;
    String state = "waiting";
    final Instant queued;
    /** From when its wait counts; null: since it was queued. */
    Instant countsFrom;

    Instant called;
    Instant started;
    Instant finished;
    /** Since when the visitor is away; and until when, while that lasts. */
    Instant away;

    Instant until;
    long postponed;
    long aside;
    long asideServing;
    boolean came = true;
    boolean accurate = true;
    String outcome = "";
    /** Which desk alone may call it, and until when; empty: any may. */
    String keptFor = "";

    Instant keptUntil;
    /** Until when whoever sits at the desks may call it anywhere; null: it is kept for nobody. */
    Instant theirsUntil;
    /** When it is due, and by how much that came forward by priority; null: by none. */
    Instant due;

    Duration advance;
    /** Since when it is put off at the visitor's wish; null: it is not, or somebody set it aside. */
    Instant putOff;
    /** At which desk; empty: at none. */
    String desk = "";

    VerbLeg(String label, int position, String kind, Instant queued, Instant due) {
        this.due = due;
        this.label = label;
        this.position = position;
        this.kind = kind;
        this.queued = queued;
    }

    private long awayFor(Instant now) {
        return away == null ? 0 : Duration.between(away, now).toSeconds();
    }

    /** For a desk, or, with none, for whoever sits at the desks. */
    void keepFor(String one, Instant end) {
        keptFor = one;
        keptUntil = end;
        theirsUntil = one.isEmpty() ? end : null;
    }

    void keepForAll() {
        keptFor = "";
        theirsUntil = null;
    }

    /**
     * Whether a desk that serves these kinds and calls whoever is next may call it.
     *
     * @param there whether it can be kept for whom it is kept for
     */
    boolean isFor(String one, List<String> kinds, boolean there, Instant now) {
        if (theirsUntil != null && theirsUntil.isAfter(now)) {
            return true;
        }
        return kinds.contains(kind) && (keptFor.isEmpty() || !there || keptFor.equals(one) || !keptUntil.isAfter(now));
    }

    /** Whether it has waited longer than its norm. */
    boolean isLate(Duration norm, Instant now) {
        Instant from = countsFrom != null && countsFrom.isAfter(queued) ? countsFrom : queued;
        return called == null && from.plus(norm).plusSeconds(postponed).isBefore(now);
    }

    void call(String at, Instant now) {
        keepForAll();
        if (called == null) {
            postponed += awayFor(now);
            away = null;
            called = now;
        } else if (started == null) {
            aside += awayFor(now);
            away = null;
        }
        state = "called";
        desk = at;
        until = null;
        finished = null;
    }

    void start(Instant now) {
        if (started == null) {
            started = now;
        } else {
            aside += awayFor(now);
            asideServing += awayFor(now);
        }
        away = null;
        state = "serving";
    }

    void leave(String as, Instant now) {
        state = as;
        finished = now;
    }

    /** Put off at the visitor's wish. */
    void putOff(Instant now, int minutes) {
        putOff = now;
        goAway(now, minutes);
    }

    /** By whoever sits at the desks: for the time away and ten minutes more it is theirs. */
    void setAside(Instant now, int minutes) {
        putOff = null;
        goAway(now, minutes);
        keepFor("", until.plusSeconds(600));
    }

    private void goAway(Instant now, int minutes) {
        away = away == null ? now : away;
        until = now.plusSeconds(60L * minutes);
        state = "postponed";
        desk = "";
    }

    /** Put off, the slack stays; set aside, it is due at once, and theirs for ten minutes. */
    void comeBack(Instant at) {
        if (state.equals("postponed")) {
            if (putOff != null) {
                due = due.plusSeconds(Duration.between(putOff, at).toSeconds());
            } else {
                due = at;
                Instant end = at.plusSeconds(600);
                theirsUntil = theirsUntil.isAfter(end) ? end : theirsUntil;
            }
        }
        if (state.equals("postponed") && called == null) {
            postponed += awayFor(at);
            away = null;
        }
        until = null;
        finished = null;
        state = "waiting";
        desk = "";
    }

    /** The day ends: whoever was not served yet is not served, and a service that had begun has times that are not trusted. */
    void endOfDay(Instant end) {
        if (finished == null) {
            accurate = started == null;
            leave(started == null ? "expired" : "served", end);
        }
    }

    /** Of the table: the kind legal counts in that of consultations. */
    private String column() {
        return kind.equals("legal") ? "consultation" : kind;
    }

    /** Its place in the order. */
    String place() {
        return label + " " + position + " " + micros(due);
    }

    /** As it is signed. */
    String line() {
        String line = "%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%d\t%d"
                .formatted(
                        label,
                        position,
                        column(),
                        state,
                        micros(queued),
                        micros(called),
                        micros(started),
                        micros(finished),
                        postponed,
                        accurate ? 0 : 1);
        return line
                + (countsFrom == null ? "" : "\tcounts_from=" + micros(countsFrom))
                + (aside > 0 ? "\taside=" + aside : "")
                + (asideServing > 0 ? "\taside_serving=" + asideServing : "")
                + (came ? "" : "\twaited=0")
                + (outcome.isEmpty() ? "" : "\toutcome=" + outcome)
                + (column().equals(kind) ? "" : "\tkind=" + kind)
                + "\n";
    }

    Fact fact(String centre, LocalDate day) {
        return new Fact(
                centre,
                label,
                position,
                day,
                column(),
                state,
                accurate,
                queued,
                Optional.ofNullable(called),
                Optional.ofNullable(started),
                Optional.ofNullable(finished),
                (int) postponed,
                Optional.ofNullable(countsFrom),
                (int) asideServing,
                came,
                outcome);
    }

    private static String micros(Instant moment) {
        return moment == null ? "" : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
    }
}
