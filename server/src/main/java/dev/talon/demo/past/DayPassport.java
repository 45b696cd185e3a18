package dev.talon.demo.past;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code day_passport} keeps of a day, made of its visits while they are at hand: the database would have to read every stage
 * again. The same as {@code day_passport_of} of the schema.
 */
final class DayPassport {
    private static final String CASH = "cash";
    private static final List<String> BOTH = List.of("consultation", CASH);
    /** A line of the canonical form is shorter. */
    private static final int LINE = 128;

    /** Of stages of a kind; times in microseconds. */
    private static final class Kind {
        final Map<Leg.State, Integer> leftOut = new EnumMap<>(Leg.State.class);
        int counts;
        long wait;
        long service;
        int inaccurate;

        void add(Leg leg) {
            if (counts(leg)) {
                counts++;
                wait += waited(leg);
                service += leg.finished - leg.started;
            } else if (leg.state == Leg.State.SERVED) {
                inaccurate++;
            } else {
                leftOut.merge(leg.state, 1, Integer::sum);
            }
        }

        void write(BinaryCopy row) {
            row.big(counts)
                    .big(wait)
                    .big(service)
                    .big(leftOut.getOrDefault(Leg.State.NO_SHOW, 0))
                    .big(leftOut.getOrDefault(Leg.State.CANCELLED, 0))
                    .big(leftOut.getOrDefault(Leg.State.EXPIRED, 0))
                    .big(inaccurate);
        }
    }

    private final Kind consultation = new Kind();
    private final Kind cash = new Kind();
    private final Map<Leg.State, Integer> unserved = new EnumMap<>(Leg.State.class);
    private final StringBuilder facts;
    private int stages;
    private int contacts;
    private int both;
    private long bothWait;
    private long bothService;
    private int bothLeftOut;

    private DayPassport(List<Visit> visits) {
        facts = new StringBuilder(visits.size() * LINE * 2);
        visits.stream().sorted(Comparator.comparing(visit -> visit.label)).forEach(this::add);
    }

    /** @param visits of one centre and day, with all their stages ended */
    static void write(BinaryCopy rows, PastCentre centre, LocalDate day, List<Visit> visits) {
        new DayPassport(visits).write(rows.row(DayPassports.COLUMNS), centre.id(), day.toEpochDay());
    }

    private void write(BinaryCopy row, int centre, long day) {
        row.integer(centre)
                .date(day)
                .text(stages == 0 ? "" : hash())
                .big(stages)
                .big(0);
        consultation.write(row);
        cash.write(row);
        row.big(both)
                .big(bothWait)
                .big(bothService)
                .big(bothLeftOut)
                .big(contacts)
                .big(unserved.getOrDefault(Leg.State.NO_SHOW, 0))
                .big(unserved.getOrDefault(Leg.State.CANCELLED, 0))
                .big(unserved.getOrDefault(Leg.State.EXPIRED, 0))
                .big(0);
    }

    private void add(Visit visit) {
        for (Leg leg : visit.legs) {
            stages++;
            (leg.kind.equals(CASH) ? cash : consultation).add(leg);
            line(leg);
        }
        if (visit.legs.stream().anyMatch(leg -> leg.state == Leg.State.SERVED)) {
            contacts++;
        } else {
            unserved.merge(visit.legs.get(visit.legs.size() - 1).state, 1, Integer::sum);
        }
        if (wentThroughBoth(visit)) {
            both++;
            for (Leg leg : visit.legs) {
                bothWait += waited(leg);
                bothService += leg.finished - leg.started;
            }
        } else if (visit.service.route().containsAll(BOTH)) {
            bothLeftOut++;
        }
    }

    private static boolean wentThroughBoth(Visit visit) {
        return visit.legs.stream().allMatch(DayPassport::counts)
                && visit.legs.stream().map(leg -> leg.kind).distinct().count() == BOTH.size();
    }

    private void line(Leg leg) {
        facts.append(leg.visit.label).append('\t').append(leg.position).append('\t');
        facts.append(leg.kind).append('\t');
        facts.append(leg.state.name().toLowerCase(Locale.ROOT)).append('\t');
        moment(leg.queued);
        moment(leg.called);
        moment(leg.started);
        moment(leg.finished);
        facts.append(leg.postponed()).append('\t');
        facts.append(leg.inaccurate.isEmpty() ? '0' : '1').append('\n');
    }

    private void moment(long micros) {
        if (micros != 0) {
            facts.append(micros);
        }
        facts.append('\t');
    }

    private String hash() {
        try {
            byte[] text = facts.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean counts(Leg leg) {
        return leg.state == Leg.State.SERVED && leg.inaccurate.isEmpty();
    }

    private static long waited(Leg leg) {
        return leg.called - leg.queued - leg.postponed() * Chance.SECOND;
    }
}
