package dev.talon.table.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the stages of a centre's month with its events. */
final class StageReconciliation implements Reconciliation {
    private static final String CENTRE = "SELECT id FROM centre WHERE code = ?";
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
    private final Replay replay;

    private StageReconciliation(Connection connection, String centre, YearMonth month, int id) {
        this.connection = connection;
        this.centre = centre;
        this.month = month;
        this.id = id;
        this.replay = new Replay(connection, id);
    }

    /** Empty where there is no such centre. */
    static Optional<Reconciliation> of(Connection connection, String centre, YearMonth month) throws SQLException {
        try (var statement = connection.prepareStatement(CENTRE)) {
            statement.setString(1, centre);
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? Optional.of(new StageReconciliation(connection, centre, month, row.getInt(1)))
                    : Optional.empty();
        }
    }

    @Override
    public String head() {
        return "talon-facts 1\t" + centre + "\t" + month;
    }

    @Override
    public List<String> known(LocalDate day) throws SQLException {
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

    @Override
    public List<String> told(LocalDate day) throws SQLException {
        return replay.day(day).stream().map(StageFact::line).toList();
    }

    /** Label and position. */
    @Override
    public String name(String line) {
        return line.substring(0, line.indexOf('\t', line.indexOf('\t') + 1));
    }

    @Override
    public String example(String line) {
        return StageFact.parse(line).label();
    }

    @Override
    public Optional<Signed> signed() throws SQLException {
        try (var statement = connection.prepareStatement(SIGNED)) {
            statement.setInt(1, id);
            statement.setObject(2, month.atDay(1));
            ResultSet row = statement.executeQuery();
            return row.next()
                    ? Optional.of(new Signed(row.getString(1), row.getString(2), row.getInt(3)))
                    : Optional.empty();
        }
    }
}
