package dev.talon.report.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a month apart again, by the stages and by the events, a day at a time. Blocking. */
public final class Recompute {
    private static final String CENTRE = "SELECT id, zone FROM centre WHERE code = ?";
    private static final String SIGNED =
            "SELECT closed_hash, hash, amendments FROM month_signature WHERE centre_id = ? AND month = ?";
    private static final String STAGES = """
            SELECT stage_fact(s, t.label)
            FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
            WHERE t.centre_id = ? AND t.business_day = ?
            ORDER BY t.label COLLATE "C", s.position""";

    private final Connection connection;
    private final String centre;
    private final YearMonth month;
    private final int id;
    private final ZoneId zone;
    private final List<Recomputed.Unlike> unlike = new ArrayList<>();
    private long stages;

    private Recompute(Connection connection, String centre, YearMonth month, int id, ZoneId zone) {
        this.connection = connection;
        this.centre = centre;
        this.month = month;
        this.id = id;
        this.zone = zone;
    }

    /**
     * @param connection its transaction is read only, of one moment, and ended here
     * @param centre     code
     * @return empty where there is no such centre
     */
    public static Optional<Recomputed> run(Connection connection, String centre, YearMonth month) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.prepareStatement(CENTRE)) {
            statement.setString(1, centre);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? Optional.of(
                            new Recompute(connection, centre, month, row.getInt(1), ZoneId.of(row.getString(2))).run())
                    : Optional.empty();
        } finally {
            connection.rollback();
        }
    }

    private Recomputed run() throws SQLException {
        String head = "talon-facts 1\t" + centre + "\t" + month;
        var byStages = new FactsHash(head);
        var byEvents = new FactsHash(head);
        var replay = new Replay(connection, id, zone);
        for (LocalDate day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            List<String> told = replay.day(day).stream().map(StageFact::line).toList();
            List<String> known = stages(day);
            known.forEach(byStages::line);
            told.forEach(byEvents::line);
            byStages.endOf(day);
            byEvents.endOf(day);
            compare(day, known, told);
            stages += known.size();
        }
        return signed(byStages.end(), byEvents.end());
    }

    private List<String> stages(LocalDate day) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.prepareStatement(STAGES)) {
            statement.setInt(1, id);
            statement.setObject(2, day);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    private void compare(LocalDate day, List<String> known, List<String> told) {
        if (known.equals(told)) {
            return;
        }
        Map<String, String> byName = new HashMap<>();
        told.forEach(line -> byName.put(name(line), line));
        long without =
                known.stream().filter(line -> byName.get(name(line)) == null).count();
        List<String> different = new ArrayList<>();
        for (String line : known) {
            String other = byName.remove(name(line));
            if (!line.equals(other)) {
                different.add(line);
            }
        }
        different.addAll(byName.values());
        unlike.add(new Recomputed.Unlike(
                day,
                without,
                different.size() - without,
                StageFact.parse(different.get(0)).label()));
    }

    /** Label and position: what names a stage on its day. */
    private static String name(String line) {
        return line.substring(0, line.indexOf('\t', line.indexOf('\t') + 1));
    }

    private Recomputed signed(String stageHash, String eventHash) throws SQLException {
        try (var statement = connection.prepareStatement(SIGNED)) {
            statement.setInt(1, id);
            statement.setObject(2, month.atDay(1));
            ResultSet row = statement.executeQuery();
            boolean closed = row.next();
            return new Recomputed(
                    closed ? Optional.of(row.getString(1)) : Optional.empty(),
                    closed ? Optional.of(row.getString(2)) : Optional.empty(),
                    closed ? row.getInt(3) : 0,
                    stageHash,
                    eventHash,
                    stages,
                    List.copyOf(unlike));
        }
    }
}
