package dev.talon.imports.history;

import dev.talon.centre.BusinessDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The centres and services, open or closed, at the beginning of the import. */
final class CentreBook {
    private static final String CENTRES = """
            SELECT centre.id, centre.code, centre.zone, array_to_string(centre.day_ends, ','), service.code
            FROM centre LEFT JOIN service ON service.centre_id = centre.id""";

    /** A centre that lines may name. */
    record Centre(int id, BusinessDays days, Set<String> services) {}

    private final Map<String, Centre> centres = new HashMap<>();

    static CentreBook read(Connection connection) throws SQLException {
        var book = new CentreBook();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CENTRES)) {
            while (rows.next()) {
                int id = rows.getInt(1);
                BusinessDays days = BusinessDays.of(ZoneId.of(rows.getString(3)), rows.getString(4));
                Centre centre =
                        book.centres.computeIfAbsent(rows.getString(2), code -> new Centre(id, days, new HashSet<>()));
                Optional.ofNullable(rows.getString(5)).ifPresent(centre.services()::add);
            }
        }
        return book;
    }

    Optional<Centre> centre(String code) {
        return Optional.ofNullable(centres.get(code));
    }
}
