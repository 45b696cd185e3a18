package dev.talon.demo.past;

import static dev.talon.demo.past.Chance.MINUTE;
import static dev.talon.demo.past.Chance.SECOND;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Plays a working day: whatever happens next, in order of time. */
final class Workday {
    private enum What {
        ARRIVES,
        POSTPONES,
        RETURNS,
        DESK_FREE
    }

    /** @param nth breaks ties */
    private record Happening(long at, int nth, What what, Leg leg, Floor.Place place) {}

    /** Those inside at closing are served for so long; who is left then, is left overnight. */
    private static final long AFTER_HOURS = 25 * MINUTE;

    /** After that, or after the last finish, a manager has looked through the day. */
    private static final long LOOKED_THROUGH = 5 * MINUTE;

    private final SplittableRandom random;
    private final Chance chance;
    private final List<Visit> visits;
    private final Floor floor;
    private final long lastCall;
    private final long midnight;
    private final PriorityQueue<Happening> ahead =
            new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingInt(Happening::nth));
    private int happened;

    private Workday(PastCentre centre, LocalDate date, Hours hours, int count, long seed) {
        this.random = Plan.Seeds.random(seed, centre.code().hashCode(), date.toEpochDay());
        double pace = 0.8
                + Plan.Seeds.random(seed, centre.code().hashCode(), date.getYear() * 12L + date.getMonthValue())
                                .nextDouble()
                        * 0.3;
        this.chance = new Chance(random, pace);
        long opens = micros(date.atTime(hours.opens()).atZone(centre.zone()));
        this.lastCall = opens + hours.seconds() * SECOND + AFTER_HOURS;
        this.midnight = micros(date.plusDays(1).atStartOfDay(centre.zone()));
        this.visits = Arrivals.of(centre, hours, opens, count, random);
        this.floor =
                new Floor(centre, visits, hours.seconds(), opens + hours.seconds() * SECOND / 2 - 30 * MINUTE, random);
        floor.places().forEach(place -> after(What.DESK_FREE, opens, null, place));
    }

    /** @return every visit with all its stages ended; empty where nobody works that day */
    static List<Visit> of(PastCentre centre, LocalDate date, int count, long seed) {
        Optional<Hours> hours = Hours.of(date);
        return hours.isEmpty() || count == 0 ? List.of() : new Workday(centre, date, hours.get(), count, seed).play();
    }

    private List<Visit> play() {
        visits.forEach(visit -> queue(visit, visit.issued));
        while (!ahead.isEmpty()) {
            Happening next = ahead.remove();
            switch (next.what()) {
                case ARRIVES -> arrives(next.leg(), next.at());
                case POSTPONES -> postpones(next.leg(), next.at());
                case RETURNS -> joins(next.leg(), next.at());
                case DESK_FREE -> callNext(next.place(), next.at());
            }
        }
        floor.left().forEach(this::leftBehind);
        return visits;
    }

    private void queue(Visit visit, long at) {
        visit.next().ifPresent(kind -> {
            var leg = new Leg(visit, kind, at, at + chance.patience());
            visit.legs.add(leg);
            after(What.ARRIVES, at, leg, null);
        });
    }

    private void arrives(Leg leg, long at) {
        if (leg.position == 1) {
            double each = (double) Chance.mean(leg.kind) / floor.working(leg.kind);
            leg.visit.ahead = floor.waiting(leg.kind);
            leg.visit.expectedFrom = (int) (leg.visit.ahead * each * 0.6);
            leg.visit.expectedTo = (int) Math.ceil((leg.visit.ahead + 1) * each * 1.4);
        }
        if (chance.oneIn(80)) {
            after(What.POSTPONES, at + chance.between(MINUTE, 8 * MINUTE), leg, null);
        }
        joins(leg, at);
    }

    private void postpones(Leg leg, long at) {
        if (floor.withdraws(leg)) {
            leg.postponedAt = at;
            leg.resumedAt = at + chance.between(300, 1500) * SECOND;
            after(What.RETURNS, leg.resumedAt, leg, null);
        }
    }

    private void joins(Leg leg, long at) {
        floor.joins(leg);
        floor.wake(leg.kind, random).ifPresent(place -> callNext(place, at));
    }

    private void callNext(Floor.Place place, long at) {
        if (at > lastCall) {
            return;
        }
        if (!place.hadLunch && at > place.lunch && floor.places().size() > 1) {
            place.hadLunch = true;
            after(What.DESK_FREE, at + chance.between(25 * MINUTE, 40 * MINUTE), null, place);
            return;
        }
        Optional<Leg> next = floor.next(place.desk.kinds());
        while (next.isPresent() && next.get().patience < at) {
            next.get().leaves(Leg.State.CANCELLED, Math.max(next.get().patience, next.get().resumedAt));
            next = floor.next(place.desk.kinds());
        }
        next.ifPresentOrElse(leg -> call(leg, place, at), () -> floor.idle(place));
    }

    private void call(Leg leg, Floor.Place place, long at) {
        leg.desk = place.desk.code();
        leg.specialist = place.specialist;
        leg.called = at + chance.between(2 * SECOND, 15 * SECOND);
        boolean comes = !chance.oneIn(55);
        leg.calls = comes && !chance.oneIn(14) ? 1 : 2;
        leg.lastCalled = leg.called + (leg.calls - 1) * chance.between(40 * SECOND, 80 * SECOND);
        if (comes) {
            serve(leg, place);
        } else {
            leg.leaves(Leg.State.NO_SHOW, leg.lastCalled + chance.between(50 * SECOND, 110 * SECOND));
        }
        after(What.DESK_FREE, leg.finished + chance.between(5 * SECOND, 30 * SECOND), null, place);
    }

    private void serve(Leg leg, Floor.Place place) {
        leg.started = leg.lastCalled + chance.between(8 * SECOND, 43 * SECOND);
        leg.leaves(Leg.State.SERVED, leg.started + chance.service(leg.kind, place.pace));
        if (leg.finished > lastCall && chance.oneIn(300)) {
            leg.finished = midnight;
            leg.inaccurate = "left open overnight";
        } else if (chance.oneIn(500)) {
            leg.finished += chance.between(30 * MINUTE, 75 * MINUTE);
            leg.inaccurate = chance.oneIn(5) ? "" : "left running";
            leg.distrusted = leg.inaccurate.isEmpty() ? 0 : Math.max(leg.finished, lastCall) + LOOKED_THROUGH;
        }
        if (leg.finished < midnight) {
            queue(leg.visit, leg.finished);
        }
    }

    private void leftBehind(Leg leg) {
        long gone = Math.max(leg.patience, leg.resumedAt);
        if (gone < lastCall || !chance.oneIn(4)) {
            leg.leaves(
                    Leg.State.CANCELLED,
                    Math.max(Math.min(gone, lastCall + 10 * MINUTE), Math.max(leg.queued, leg.resumedAt)));
        } else {
            leg.leaves(Leg.State.EXPIRED, midnight);
        }
    }

    private void after(What what, long at, Leg leg, Floor.Place place) {
        ahead.add(new Happening(at, happened++, what, leg, place));
    }

    private static long micros(ZonedDateTime moment) {
        return moment.toEpochSecond() * SECOND;
    }
}
