package dev.talon.statistics;

import dev.talon.table.ReportHouse;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Settled days without the facts that they are copies of: a long history in some seconds, whose figures are known. */
final class ManyStages {
    static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final String[] WORDS = {"combined", "1", "2", "3", "4", "staff:a", "staff:b", "staff:c", "staff:d"};

    private static final String EDGE = """
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
            SELECT id, gen_random_uuid(), day, 'combined', '{consultation,cash}', 900, 'А1', day
            FROM centre, unnest(ARRAY['%s', '%s']::date[]) AS day""";

    private static final String FIGURES =
            "INSERT INTO day_summary SELECT made.* FROM centre, day_summary_of(id, ?) AS made";

    private static final String STAGES =
            "INSERT INTO day_stages (centre_id, business_day, words, stages) SELECT id, ?, ?, ? FROM centre";

    private final SplittableRandom random = new SplittableRandom(4);
    private final int days;
    private final int stages;
    final long[] waits;
    final long[] services;

    /** @param stages of a day */
    ManyStages(int days, int stages) {
        this.days = days;
        this.stages = stages;
        this.waits = new long[days * stages];
        this.services = new long[days * stages];
    }

    LocalDate last() {
        return FIRST.plusDays(days - 1L);
    }

    void write(ReportHouse house) throws SQLException {
        house.execute(EDGE.formatted(FIRST, last()));
        try (Connection connection = house.database.jdbc().getConnection();
                var figures = connection.prepareStatement(FIGURES);
                var packed = connection.prepareStatement(STAGES)) {
            connection.setAutoCommit(false);
            for (int day = 0; day < days; day++) {
                Date date = Date.valueOf(FIRST.plusDays(day));
                figures.setDate(1, date);
                figures.executeUpdate();
                packed.setDate(1, date);
                packed.setArray(2, connection.createArrayOf("text", WORDS));
                packed.setBytes(3, day(day));
                packed.executeUpdate();
            }
            connection.commit();
        }
    }

    /** As PostgreSQL's percentile_cont has it, in whole seconds. */
    static long cut(long[] times, double share) {
        long[] sorted = times.clone();
        Arrays.parallelSort(sorted);
        double at = share * (sorted.length - 1);
        long below = sorted[(int) Math.floor(at)];
        long above = sorted[(int) Math.ceil(at)];
        return Math.round((below + (at - Math.floor(at)) * (above - below)) / 1e6);
    }

    private byte[] day(int day) {
        var bytes = ByteBuffer.allocate(stages * PackedDay.BYTES);
        for (int i = 0; i < stages; i++) {
            long wait = 10_000_000 + (long) (Math.pow(random.nextDouble(), 3) * 3_600_000_000L);
            long service = 60_000_000 + random.nextLong(1_200_000_000L);
            waits[day * stages + i] = wait;
            services[day * stages + i] = service;
            for (int field : new int[] {1, i % 2, 5, i % 9 == 0 ? 1 : 0, 8 + i % 10, 1, 2 + i % 4, 6 + i % 4}) {
                bytes.putShort((short) field);
            }
            bytes.putInt(900)
                    .putInt(0)
                    .putLong(wait)
                    .putLong(3_000_000)
                    .putLong(service)
                    .putInt(0);
        }
        return bytes.array();
    }
}
