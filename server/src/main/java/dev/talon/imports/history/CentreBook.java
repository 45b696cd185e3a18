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

/** The centres with their services and kinds, open or closed, at the beginning of the import. */
final class CentreBook {
    private static final String CENTRES = """
            SELECT centre.id, centre.code, centre.zone, array_to_string(centre.day_ends, ','), service.code,
                   (SELECT array_to_string(array_agg(code), ' ') FROM stage_kind WHERE centre_id = centre.id)
            FROM centre LEFT JOIN service ON service.centre_id = centre.id""";

    /** A centre that lines may name. */
    record Centre(int id, BusinessDays days, Set<String> services, Set<String> kinds) {}

    private final Map<String, Centre> centres = new HashMap<>();

    static CentreBook read(Connection connection) throws SQLException {
        var book = new CentreBook();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(CENTRES)) {
            while (rows.next()) {
                int id = rows.getInt(1);
                BusinessDays days = BusinessDays.of(ZoneId.of(rows.getString(3)), rows.getString(4));
                Set<String> kinds = Set.of(rows.getString(6).split(" "));
                Centre centre = book.centres.computeIfAbsent(
                        rows.getString(2), code -> new Centre(id, days, new HashSet<>(), kinds));
                Optional.ofNullable(rows.getString(5)).ifPresent(centre.services()::add);
            }
        }
        return book;
    }

    Optional<Centre> centre(String code) {
        return Optional.ofNullable(centres.get(code));
    }
}
