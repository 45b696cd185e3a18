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
 * Calculates a day's row of {@code day_passport} from its generated visits, so that the database need not read every
 * stage again. The result equals {@code day_passport_of} of the schema.
 */
final class DayPassport {
    private static final String CASH = "cash";
    private static final List<String> BOTH = List.of("consultation", CASH);
    /** A line of the canonical form is shorter. */
    private static final int LINE = 128;

    /** Of stages of a kind; times in microseconds. */
    private static final class Kind {
        final Map<SimulatedStage.State, Integer> leftOut = new EnumMap<>(SimulatedStage.State.class);
        int counts;
        long wait;
        long service;
        int inaccurate;

        void add(SimulatedStage stage) {
            if (counts(stage)) {
                counts++;
                wait += waited(stage);
                service += stage.finished - stage.started;
            } else if (stage.state == SimulatedStage.State.SERVED) {
                inaccurate++;
            } else {
                leftOut.merge(stage.state, 1, Integer::sum);
            }
        }

        void write(BinaryCopy row) {
            row.big(counts)
                    .big(wait)
                    .big(service)
                    .big(leftOut.getOrDefault(SimulatedStage.State.NO_SHOW, 0))
                    .big(leftOut.getOrDefault(SimulatedStage.State.CANCELLED, 0))
                    .big(leftOut.getOrDefault(SimulatedStage.State.EXPIRED, 0))
                    .big(inaccurate);
        }
    }

    private final Kind consultation = new Kind();
    private final Kind cash = new Kind();
    private final Map<SimulatedStage.State, Integer> unserved = new EnumMap<>(SimulatedStage.State.class);
    private final StringBuilder facts;
    private int stages;
    private int contacts;
    private int both;
    private long bothWait;
    private long bothService;
    private int bothLeftOut;

    private DayPassport(List<SimulatedVisit> visits) {
        facts = new StringBuilder(visits.size() * LINE * 2);
        visits.stream().sorted(Comparator.comparing(visit -> visit.label)).forEach(this::add);
    }

    /** @param visits of one centre and day, with all their stages ended */
    static void write(BinaryCopy rows, PastCentre centre, LocalDate day, List<SimulatedVisit> visits) {
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
                .big(unserved.getOrDefault(SimulatedStage.State.NO_SHOW, 0))
                .big(unserved.getOrDefault(SimulatedStage.State.CANCELLED, 0))
                .big(unserved.getOrDefault(SimulatedStage.State.EXPIRED, 0))
                .big(0);
    }

    private void add(SimulatedVisit visit) {
        for (SimulatedStage stage : visit.stages) {
            stages++;
            (stage.kind.equals(CASH) ? cash : consultation).add(stage);
            line(stage);
        }
        if (visit.stages.stream().anyMatch(stage -> stage.state == SimulatedStage.State.SERVED)) {
            contacts++;
        } else {
            unserved.merge(visit.stages.get(visit.stages.size() - 1).state, 1, Integer::sum);
        }
        if (wentThroughBoth(visit)) {
            both++;
            for (SimulatedStage stage : visit.stages) {
                bothWait += waited(stage);
                bothService += stage.finished - stage.started;
            }
        } else if (visit.service.route().containsAll(BOTH)) {
            bothLeftOut++;
        }
    }

    private static boolean wentThroughBoth(SimulatedVisit visit) {
        return visit.stages.stream().allMatch(DayPassport::counts)
                && visit.stages.stream().map(stage -> stage.kind).distinct().count() == BOTH.size();
    }

    private void line(SimulatedStage stage) {
        facts.append(stage.visit.label).append('\t').append(stage.position).append('\t');
        facts.append(stage.kind).append('\t');
        facts.append(stage.state.name().toLowerCase(Locale.ROOT)).append('\t');
        moment(stage.queued);
        moment(stage.called);
        moment(stage.started);
        moment(stage.finished);
        facts.append(stage.postponed()).append('\t');
        facts.append(stage.inaccurate.isEmpty() ? '0' : '1').append('\n');
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

    private static boolean counts(SimulatedStage stage) {
        return stage.state == SimulatedStage.State.SERVED && stage.inaccurate.isEmpty();
    }

    private static long waited(SimulatedStage stage) {
        return stage.called - stage.queued - stage.postponed() * RandomSource.SECOND;
    }
}
