package dev.talon.demo.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Removes the indexes, keys and triggers of the queue's tables, which cost more for each row than the row itself, and
 * creates them again afterwards for all rows at once, with all checks. It reads from the catalogue what to remove, so
 * it follows the schema. Everything happens in the caller's transaction: the tables are locked until it ends.
 */
final class BareTables {
    private static final String TABLES = "ARRAY['ticket', 'stage', 'event']::regclass[]";

    /**
     * Foreign keys to these tables from other tables too. A key that others refer to is removed last and created first.
     */
    private static final String KEYS = """
            SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
                   format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
                   format('%%s, %%s', conrelid::regclass, conname)
            FROM pg_constraint
            WHERE contype IN ('p', 'u', 'x') AND conrelid = ANY (%1$s)
               OR contype = 'f' AND conparentid = 0 AND (conrelid = ANY (%1$s) OR confrelid = ANY (%1$s))
            ORDER BY (contype = 'f') DESC, conname""".formatted(TABLES);

    private static final String INDEXES = """
            SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid), indexrelid::regclass::text
            FROM pg_index
            WHERE indrelid = ANY (%s) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            ORDER BY 3""".formatted(TABLES);

    private static final List<String> NAMES = List.of("ticket", "stage", "event");

    private record Part(String drop, String make, String name) {}

    private final Connection connection;
    private final List<Part> parts = new ArrayList<>();

    private BareTables(Connection connection) {
        this.connection = connection;
    }

    static BareTables strip(Connection connection) throws SQLException {
        var bare = new BareTables(connection);
        bare.read(INDEXES);
        // The other way round they are made: first what others lead to.
        List<Part> keys = new ArrayList<>();
        bare.read(KEYS, keys);
        for (Part part : bare.parts) {
            execute(connection, part.drop());
        }
        for (Part key : keys) {
            execute(connection, key.drop());
            bare.parts.add(0, key);
        }
        for (String table : NAMES) {
            execute(connection, "ALTER TABLE " + table + " DISABLE TRIGGER USER");
        }
        return bare;
    }

    /** @param step gets the number of each part, from 1, and its name before it is created */
    void dress(BiConsumer<Integer, String> step) throws SQLException {
        int number = 0;
        for (Part part : parts) {
            step.accept(++number, part.name());
            execute(connection, part.make());
        }
        for (String table : NAMES) {
            execute(connection, "ALTER TABLE " + table + " ENABLE TRIGGER USER");
        }
    }

    int parts() {
        return parts.size();
    }

    private void read(String sql) throws SQLException {
        read(sql, parts);
    }

    private void read(String sql, List<Part> into) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(new Part(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
