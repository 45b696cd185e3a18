package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.PGConnection;

/** What a role that {@code talon reader} made may do, over the wire as itself. */
class ReaderRoleTest {
    private static final String FIRST = "the-first-password";

    private static TestDatabase database;
    private static Connection owner;

    @BeforeAll
    static void start() throws SQLException {
        database = TestDatabase.create();
        owner = connected();
    }

    @AfterAll
    static void stop() throws SQLException {
        owner.close();
        database.close();
    }

    @Test
    void itReadsEveryViewAndNothingElse() throws SQLException {
        try (Connection own = connected()) {
            assertThat(ReaderRole.give(own, "bi_all", FIRST.toCharArray(), true))
                    .isTrue();
        }
        try (Connection reader = as("bi_all", FIRST)) {
            List<String> views =
                    texts("SELECT relname FROM pg_class WHERE relnamespace = 'report'::regnamespace AND relkind = 'v'");
            assertThat(views).hasSizeGreaterThan(5);
            for (String view : views) {
                execute(reader, "SELECT * FROM report." + view + " LIMIT 1");
            }
            for (String table : texts(
                    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S')")) {
                assertThatThrownBy(() -> execute(reader, "SELECT * FROM public." + table + " LIMIT 1"))
                        .hasMessageContaining("permission denied");
            }
            execute(reader, "SET default_transaction_read_only = off");
            for (String change : List.of(
                    "UPDATE report.centre SET name_ru = 'x'",
                    "CREATE TABLE report.x (a integer)",
                    "CREATE TABLE public.x (a integer)",
                    "CREATE SCHEMA mine",
                    "SELECT lo_create(0)",
                    "CREATE ROLE more",
                    "COPY report.centre TO PROGRAM 'cat'")) {
                assertThatThrownBy(() -> execute(reader, change)).as(change).isInstanceOf(SQLException.class);
            }
        } finally {
            remove("bi_all");
        }
    }

    @Test
    void whatAnUpgradeAddsItReadsToo() throws SQLException {
        try (Connection own = connected()) {
            ReaderRole.give(own, "bi_later", FIRST.toCharArray(), true);
        }
        execute(owner, "CREATE VIEW report.added AS SELECT code FROM public.centre");
        execute(owner, "DROP VIEW report.call; CREATE VIEW report.call AS SELECT 1 AS again");
        try (Connection reader = as("bi_later", FIRST)) {
            execute(reader, "SELECT * FROM report.added");
            execute(reader, "SELECT again FROM report.call");
        } finally {
            remove("bi_later");
            execute(owner, "DROP VIEW report.added");
        }
    }

    @Test
    void aSecondPasswordReplacesTheFirstAndRemovingEndsItAll() throws SQLException {
        try (Connection own = connected()) {
            assertThat(ReaderRole.give(own, "bi_twice", FIRST.toCharArray(), true))
                    .isTrue();
        }
        try (Connection own = connected()) {
            assertThat(ReaderRole.give(own, "bi_twice", "the-second-one".toCharArray(), true))
                    .isFalse();
        }
        assertThatThrownBy(() -> as("bi_twice", FIRST)).hasMessageContaining("password authentication failed");
        try (Connection reader = as("bi_twice", "the-second-one")) {
            execute(reader, "SELECT * FROM centre LIMIT 1");
            String session = "SELECT count(*) FROM pg_stat_activity WHERE pid = "
                    + reader.unwrap(PGConnection.class).getBackendPID();
            assertThat(texts(session)).containsExactly("1");
            remove("bi_twice");
            assertThat(texts(session)).containsExactly("0");
            assertThatThrownBy(() -> execute(reader, "SELECT * FROM centre LIMIT 1"))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> as("bi_twice", "the-second-one")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> remove("bi_twice")).hasMessageContaining("no reader bi_twice");
    }

    @Test
    void whoMayNotEndASessionIsToldAndTheRoleSignsInNoMore() throws SQLException {
        try (Connection own = connected()) {
            ReaderRole.give(own, "bi_busy", FIRST.toCharArray(), true);
        }
        execute(
                owner,
                "CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'maker'; GRANT bi_busy TO maker WITH ADMIN TRUE, INHERIT FALSE");
        try (Connection reader = as("bi_busy", FIRST);
                Connection maker = as("maker", "maker")) {
            assertThatThrownBy(() -> ReaderRole.remove(maker, "bi_busy")).hasMessageContaining("pg_terminate_backend");
            execute(reader, "SELECT * FROM centre LIMIT 1");
            assertThatThrownBy(() -> as("bi_busy", FIRST)).hasMessageContaining("not permitted to log in");
        }
        try (Connection own = connected()) {
            ReaderRole.give(own, "bi_busy", FIRST.toCharArray(), true);
        }
        as("bi_busy", FIRST).close();
        remove("bi_busy");
        execute(owner, "DROP ROLE maker");
    }

    @Test
    void aRoleOfSomebodyElseIsLeftAlone() throws SQLException {
        for (String name : List.of("talon")) {
            try (Connection own = connected()) {
                assertThatThrownBy(() -> ReaderRole.give(own, name, FIRST.toCharArray(), true))
                        .hasMessageContaining("choose another name");
                assertThatThrownBy(() -> ReaderRole.remove(own, name)).hasMessageContaining("choose another name");
            }
        }
    }

    @Test
    void whoMayNotMakeRolesIsToldWhatToAskFor() throws SQLException {
        execute(owner, "CREATE ROLE plain_owner LOGIN PASSWORD 'plain'");
        try (Connection plain = as("plain_owner", "plain")) {
            assertThatThrownBy(() -> ReaderRole.give(plain, "bi_plain", FIRST.toCharArray(), false))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContainingAll(
                            "plain_owner may not create roles",
                            "CREATE ROLE bi_plain LOGIN",
                            "FOR ROLE plain_owner IN SCHEMA report GRANT SELECT",
                            "\\password bi_plain");
        } finally {
            execute(owner, "DROP ROLE plain_owner");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bi,true",
        "excel_2,true",
        "Bi,false",
        "2bi,false",
        "pg_bi,false",
        "b-i,false",
        "'bi; DROP',false",
        "'',false"
    })
    void aNameIsOneThatNeedsNoQuotes(String name, boolean right) {
        assertThat(ReaderRole.NAME.matcher(name).matches()).isEqualTo(right);
    }

    private static void remove(String name) throws SQLException {
        try (Connection own = connected()) {
            ReaderRole.remove(own, name);
        }
    }

    private static Connection connected() throws SQLException {
        return Database.dataSource(database.address()).getConnection();
    }

    private static Connection as(String user, String password) throws SQLException {
        DatabaseAddress at = database.address();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.database()), user, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(String sql) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
