package dev.talon.demo.past;

import static dev.talon.demo.past.RandomSource.MINUTE;
import static dev.talon.demo.past.RandomSource.SECOND;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Simulates a working day, event by event in order of time. */
final class Workday {
    private enum What {
        ARRIVES,
        POSTPONES,
        RETURNS,
        DESK_FREE
    }

    /** @param nth breaks ties */
    private record Happening(long at, int nth, What what, SimulatedStage stage, CentreSimulation.Place place) {}

    /** Visitors who are inside at closing are served for so long; the others are left overnight. */
    private static final long AFTER_HOURS = 25 * MINUTE;

    /** So long after that, or after the last finish, a manager has checked the day. */
    private static final long LOOKED_THROUGH = 5 * MINUTE;

    private final SplittableRandom random;
    private final RandomSource chance;
    private final List<SimulatedVisit> visits;
    private final CentreSimulation floor;
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
        this.chance = new RandomSource(random, pace);
        long opens = micros(date.atTime(hours.opens()).atZone(centre.zone()));
        this.lastCall = opens + hours.seconds() * SECOND + AFTER_HOURS;
        this.midnight = micros(date.plusDays(1).atStartOfDay(centre.zone()));
        this.visits = Arrivals.of(centre, hours, opens, count, random);
        this.floor = new CentreSimulation(
                centre, visits, hours.seconds(), opens + hours.seconds() * SECOND / 2 - 30 * MINUTE, random);
        floor.places().forEach(place -> after(What.DESK_FREE, opens, null, place));
    }

    /** @return every visit with all its stages ended; empty where nobody works that day */
    static List<SimulatedVisit> of(PastCentre centre, LocalDate date, int count, long seed) {
        Optional<Hours> hours = Hours.of(date);
        return hours.isEmpty() || count == 0 ? List.of() : new Workday(centre, date, hours.get(), count, seed).play();
    }

    private List<SimulatedVisit> play() {
        visits.forEach(visit -> queue(visit, visit.issued));
        while (!ahead.isEmpty()) {
            Happening next = ahead.remove();
            switch (next.what()) {
                case ARRIVES -> arrives(next.stage(), next.at());
                case POSTPONES -> postpones(next.stage(), next.at());
                case RETURNS -> joins(next.stage(), next.at());
                case DESK_FREE -> callNext(next.place(), next.at());
            }
        }
        floor.left().forEach(this::leftBehind);
        return visits;
    }

    private void queue(SimulatedVisit visit, long at) {
        visit.next().ifPresent(kind -> {
            var stage = new SimulatedStage(visit, kind, at, at + chance.patience());
            visit.stages.add(stage);
            after(What.ARRIVES, at, stage, null);
        });
    }

    private void arrives(SimulatedStage stage, long at) {
        if (stage.position == 1) {
            double each = (double) RandomSource.mean(stage.kind) / floor.working(stage.kind);
            stage.visit.ahead = floor.waiting(stage.kind);
            stage.visit.expectedFrom = (int) (stage.visit.ahead * each * 0.6);
            stage.visit.expectedTo = (int) Math.ceil((stage.visit.ahead + 1) * each * 1.4);
        }
        if (chance.oneIn(80)) {
            after(What.POSTPONES, at + chance.between(MINUTE, 8 * MINUTE), stage, null);
        }
        joins(stage, at);
    }

    private void postpones(SimulatedStage stage, long at) {
        if (floor.withdraws(stage)) {
            stage.postponedAt = at;
            stage.resumedAt = at + chance.between(300, 1500) * SECOND;
            after(What.RETURNS, stage.resumedAt, stage, null);
        }
    }

    private void joins(SimulatedStage stage, long at) {
        floor.joins(stage);
        floor.wake(stage.kind, random).ifPresent(place -> callNext(place, at));
    }

    private void callNext(CentreSimulation.Place place, long at) {
        if (at > lastCall) {
            return;
        }
        if (!place.hadLunch && at > place.lunch && floor.places().size() > 1) {
            place.hadLunch = true;
            after(What.DESK_FREE, at + chance.between(25 * MINUTE, 40 * MINUTE), null, place);
            return;
        }
        Optional<SimulatedStage> next = floor.next(place.desk.kinds());
        while (next.isPresent() && next.get().patience < at) {
            next.get().leaves(SimulatedStage.State.CANCELLED, Math.max(next.get().patience, next.get().resumedAt));
            next = floor.next(place.desk.kinds());
        }
        next.ifPresentOrElse(stage -> call(stage, place, at), () -> floor.idle(place));
    }

    private void call(SimulatedStage stage, CentreSimulation.Place place, long at) {
        stage.desk = place.desk.code();
        stage.specialist = place.specialist;
        stage.called = at + chance.between(2 * SECOND, 15 * SECOND);
        boolean comes = !chance.oneIn(55);
        stage.calls = comes && !chance.oneIn(14) ? 1 : 2;
        stage.lastCalled = stage.called + (stage.calls - 1) * chance.between(40 * SECOND, 80 * SECOND);
        if (comes) {
            serve(stage, place);
        } else {
            stage.leaves(SimulatedStage.State.NO_SHOW, stage.lastCalled + chance.between(50 * SECOND, 110 * SECOND));
        }
        after(What.DESK_FREE, stage.finished + chance.between(5 * SECOND, 30 * SECOND), null, place);
    }

    private void serve(SimulatedStage stage, CentreSimulation.Place place) {
        stage.started = stage.lastCalled + chance.between(8 * SECOND, 43 * SECOND);
        stage.leaves(SimulatedStage.State.SERVED, stage.started + chance.service(stage.kind, place.pace));
        if (stage.finished > lastCall && chance.oneIn(300)) {
            stage.finished = midnight;
            stage.inaccurate = "left open overnight";
        } else if (chance.oneIn(500)) {
            stage.finished += chance.between(30 * MINUTE, 75 * MINUTE);
            stage.inaccurate = chance.oneIn(5) ? "" : "left running";
            stage.distrusted = stage.inaccurate.isEmpty() ? 0 : Math.max(stage.finished, lastCall) + LOOKED_THROUGH;
        }
        if (stage.finished < midnight) {
            queue(stage.visit, stage.finished);
        }
    }

    private void leftBehind(SimulatedStage stage) {
        long gone = Math.max(stage.patience, stage.resumedAt);
        if (gone < lastCall || !chance.oneIn(4)) {
            stage.leaves(
                    SimulatedStage.State.CANCELLED,
                    Math.max(Math.min(gone, lastCall + 10 * MINUTE), Math.max(stage.queued, stage.resumedAt)));
        } else {
            stage.leaves(SimulatedStage.State.EXPIRED, midnight);
        }
    }

    private void after(What what, long at, SimulatedStage stage, CentreSimulation.Place place) {
        ahead.add(new Happening(at, happened++, what, stage, place));
    }

    private static long micros(ZonedDateTime moment) {
        return moment.toEpochSecond() * SECOND;
    }
}
