package dev.talon.demo;

import dev.talon.db.Database;
import dev.talon.report.DayFigures;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Gives the demo centre a past: the working days of the last twelve months up to yesterday. */
public final class DemoHistory {
    private static final String CENTRE = "SELECT id, zone FROM centre WHERE code = ?";
    private static final String SERVICES =
            "SELECT code, route, prefix, norm FROM service WHERE centre_id = ? AND active ORDER BY position";
    private static final String DESKS =
            "SELECT code, stages FROM desk WHERE centre_id = ? AND active ORDER BY position";
    private static final String LAST = "SELECT max(business_day) FROM ticket WHERE centre_id = ? AND business_day < ?";
    private static final String TICKETS =
            "COPY ticket (centre_id, id, business_day, service, route, norm, label, issued_at, imported) FROM STDIN";
    private static final String STAGES = """
            COPY stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                        last_called_at, calls, started_at, finished_at, desk, inaccurate) FROM STDIN""";
    private static final String BUMP = "UPDATE centre SET version = version + 1 WHERE id = ?";

    private DemoHistory() {}

    /**
     * Fills what is missing since the centre's last day; at most twelve months. A centre whose past reaches to yesterday
     * is left as it is.
     *
     * @param centre code
     * @return how many tickets were made
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

    private static long fill(Connection connection, String code, InstantSource clock) throws SQLException, IOException {
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
        var house = new DemoDay.House(zone, services(connection, centre), desks(connection, centre));
        if (house.services().isEmpty()) {
            return 0;
        }
        long made = first.datesUntil(today).filter(DemoHistory::works).count() == 0
                ? 0
                : copy(connection, centre, house, first, today, code.hashCode());
        if (made > 0) {
            try (var statement = connection.prepareStatement(BUMP)) {
                statement.setInt(1, centre);
                statement.executeUpdate();
            }
        }
        return made;
    }

    private static long copy(
            Connection connection, int centre, DemoDay.House house, LocalDate first, LocalDate today, long seed)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long made = 0;
        for (LocalDate month = first;
                month.isBefore(today);
                month = month.plusMonths(1).withDayOfMonth(1)) {
            LocalDate end = month.plusMonths(1).withDayOfMonth(1);
            var rows = new DemoRows(centre);
            month.datesUntil(end.isBefore(today) ? end : today)
                    .filter(DemoHistory::works)
                    .forEach(day -> new DemoDay(day, house, seed).visits().forEach(visit -> rows.add(day, visit)));
            made += copy.copyIn(TICKETS, stream(rows.tickets()));
            copy.copyIn(STAGES, stream(rows.stages()));
        }
        return made;
    }

    private static boolean works(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
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

    private static List<DemoDay.Service> services(Connection connection, int centre) throws SQLException {
        List<DemoDay.Service> services = new ArrayList<>();
        try (var statement = connection.prepareStatement(SERVICES)) {
            statement.setInt(1, centre);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                services.add(new DemoDay.Service(row.getString(1), words(row, 2), row.getString(3), row.getInt(4)));
            }
        }
        return services;
    }

    private static Map<String, List<String>> desks(Connection connection, int centre) throws SQLException {
        Map<String, List<String>> desks = new HashMap<>();
        try (var statement = connection.prepareStatement(DESKS)) {
            statement.setInt(1, centre);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                for (String kind : words(row, 2)) {
                    desks.computeIfAbsent(kind, none -> new ArrayList<>()).add(row.getString(1));
                }
            }
        }
        return desks;
    }

    private static List<String> words(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static ByteArrayInputStream stream(String rows) {
        return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
    }
}
