package dev.talon.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the statements of an import or of a withdrawal, one after the other, on its connection. */
public record ImportStatements(Connection connection) {
    /** Reads a row of an answer. */
    public interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** @param sql several statements if it has no values */
    public void execute(String sql, Object... values) throws SQLException {
        try (var statement = prepared(sql, values)) {
            statement.execute();
        }
    }

    /** The first row of an answer that has one. */
    public <T> T first(Mapping<T> mapping, String sql, Object... values) throws SQLException {
        return all(mapping, sql, values).get(0);
    }

    public <T> List<T> all(Mapping<T> mapping, String sql, Object... values) throws SQLException {
        try (var statement = prepared(sql, values);
                var rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(mapping.of(rows));
            }
            return all;
        }
    }

    /** Adds the faults that a statement finds: line, column, problem, and how many there are in all. */
    public void find(Faults faults, String sql, Object... values) throws SQLException {
        List<Long> inAll = new ArrayList<>();
        List<Fault> found = all(
                row -> {
                    inAll.add(row.getLong(4));
                    return new Fault(row.getLong(1), row.getString(2), row.getString(3));
                },
                sql,
                values);
        faults.add(found, inAll.isEmpty() ? 0 : inAll.get(0));
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
