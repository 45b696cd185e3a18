package dev.talon.demo;

import dev.talon.db.Database;
import dev.talon.demo.past.HistoryGenerator;
import dev.talon.demo.past.PastCentre;
import dev.talon.table.DayFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Generates the demonstration's history: the working days of the last twelve months up to yesterday. */
public final class DemoHistory {
    private static final String CENTRE = "SELECT id, zone FROM centre WHERE code = ?";
    private static final String SERVICES =
            "SELECT code, route, prefix, norm FROM service WHERE centre_id = ? AND active ORDER BY position";
    private static final String DESKS =
            "SELECT code, stages FROM desk WHERE centre_id = ? AND active ORDER BY position";
    private static final String LAST = "SELECT max(business_day) FROM ticket WHERE centre_id = ? AND business_day < ?";
    /** About 110 on a working day: what the demo's desks can do. */
    private static final long VISITS_A_YEAR = 33_000;

    /** Some of them also work in the simulation. */
    private static final List<String> PEOPLE = List.of(
            "staff:petrova",
            "demo:О. Смирнова",
            "demo:Д. Лебедев",
            "demo:Н. Орлова",
            "demo:Л. Новикова",
            "demo:В. Фёдоров",
            "demo:Р. Алексеев",
            "demo:М. Волкова");

    private static final String BUMP = "UPDATE centre SET version = version + 1 WHERE id = ?";

    private DemoHistory() {}

    /**
     * Fills the days that are missing since the centre's last day; at most twelve months. A centre with history up to
     * yesterday is left unchanged.
     *
     * @param centre code
     * @return how many tickets were generated
     */
    public static Future<Long> fill(Vertx vertx, Database database, String centre, InstantSource clock) {
        var days = new DayFigures(database);
        int year = LocalDate.ofInstant(clock.instant(), ZoneId.of("UTC")).getYear();
        return vertx.executeBlocking(
                        () -> {
                            try (Connection connection = database.jdbc().getConnection()) {
                                connection.setAutoCommit(false);
                                long made = fill(connection, centre, clock);
                                connection.commit();
                                return made;
                            }
                        },
                        false)
                .compose(made -> made == 0
                        ? Future.succeededFuture(made)
                        : days.settle(year - 1, Optional.of(centre))
                                .compose(settled -> days.settle(year, Optional.of(centre)))
                                .map(made));
    }

    private static long fill(Connection connection, String code, InstantSource clock) throws SQLException {
        int centre;
        ZoneId zone;
        try (var statement = connection.prepareStatement(CENTRE)) {
            statement.setString(1, code);
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return 0;
            }
            centre = row.getInt(1);
            zone = ZoneId.of(row.getString(2));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = last(connection, centre, today)
                .map(last -> last.plusDays(1))
                .filter(next -> next.isAfter(today.minusMonths(12)))
                .orElse(today.minusMonths(12));
        // In which column a stage counts is said by the trigger.
        var hall = new PastCentre(
                centre, code, zone, 1, services(connection, centre), desks(connection, centre), PEOPLE, Map.of());
        if (hall.services().isEmpty() || hall.desks().isEmpty()) {
            return 0;
        }
        long made = HistoryGenerator.continued(connection, hall, first, today, VISITS_A_YEAR);
        if (made > 0) {
            try (var statement = connection.prepareStatement(BUMP)) {
                statement.setInt(1, centre);
                statement.executeUpdate();
            }
        }
        return made;
    }

    private static Optional<LocalDate> last(Connection connection, int centre, LocalDate today) throws SQLException {
        try (var statement = connection.prepareStatement(LAST)) {
            statement.setInt(1, centre);
            statement.setDate(2, Date.valueOf(today));
            ResultSet row = statement.executeQuery();
            row.next();
            return Optional.ofNullable(row.getObject(1, LocalDate.class));
        }
    }

    private static List<PastCentre.Service> services(Connection connection, int centre) throws SQLException {
        List<PastCentre.Service> services = new ArrayList<>();
        try (var statement = connection.prepareStatement(SERVICES)) {
            statement.setInt(1, centre);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                services.add(new PastCentre.Service(row.getString(1), words(row, 2), row.getString(3), row.getInt(4)));
            }
        }
        return services;
    }

    private static List<PastCentre.Desk> desks(Connection connection, int centre) throws SQLException {
        List<PastCentre.Desk> desks = new ArrayList<>();
        try (var statement = connection.prepareStatement(DESKS)) {
            statement.setInt(1, centre);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                desks.add(new PastCentre.Desk(row.getString(1), words(row, 2)));
            }
        }
        return desks;
    }

    private static List<String> words(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
