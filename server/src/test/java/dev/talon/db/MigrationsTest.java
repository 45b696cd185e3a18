package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.TestNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Databases that an older or a newer Talon left behind, and servers that are too old. */
class MigrationsTest {
    private static final String FUTURE = """
            INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                                               execution_time, success)
            SELECT max(installed_rank) + %1$d, '%2$s', '%3$s', 'SQL', 'V%2$s__x.sql', 1, 'talon', 1, true
            FROM flyway_schema_history""";

    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aSchemaThatANewerTalonMadeIsRefused() throws Exception {
        execute(FUTURE.formatted(1, "9998", "tickets in colour"));
        execute(FUTURE.formatted(2, "9999", "stages in colour"));
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("A newer Talon has worked on")
                .hasMessageContaining("V9998 (tickets in colour), V9999 (stages in colour)")
                .hasMessageContaining("restore a backup");
        assertThat(ask("SELECT count(*) FROM centre")).isEqualTo("0");
    }

    @Test
    void everythingThatDiffersIsNamedAndNothingElse() throws Exception {
        execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version IN ('20', '30')");
        execute("DELETE FROM flyway_schema_history WHERE version = '42'");
        execute("DELETE FROM flyway_schema_history WHERE version::numeric > 50");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContainingAll("version 20", "version 30", ": 42")
                .hasMessageNotContainingAny("51", "54")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void migratingTwiceIsAsGoodAsOnce() {
        migrate();
        migrate();
    }

    @Test
    void aServerThatIsTooOldIsRefusedInWords() throws Exception {
        try (var old = new OlderServer(database.address().port(), 14)) {
            DatabaseAddress address = database.address();
            var there = new DatabaseAddress(
                    "127.0.0.1", old.port(), address.database(), address.user(), address.password());
            assertThatThrownBy(() -> Migrations.run(Database.dataSource(there), there))
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("is PostgreSQL 14")
                    .hasMessageContaining("needs 15 or newer");
        }
        try (var oldest = new OlderServer(database.address().port(), Migrations.OLDEST_POSTGRESQL)) {
            DatabaseAddress address = database.address();
            var there = new DatabaseAddress(
                    "127.0.0.1", oldest.port(), address.database(), address.user(), address.password());
            Migrations.run(Database.dataSource(there), there);
        }
    }

    /** The schema of the first Talon that served, with visits of two months. */
    @Test
    void figuresOfTheFirstTalonAreTheSameInThisOne() throws Exception {
        backToVersion54();
        String before = ask("SELECT string_agg(m::text, E'\\n' ORDER BY month) FROM report.month m");
        String stages = ask(STAGES);
        assertThat(before).contains("2024-01-01", "2024-02-01");

        try (TestNode node = TestNode.start(database.address())) {
            var january = node.get("/reports/monthly?year=2024&centre=north")
                    .json()
                    .path("months")
                    .get(0);
            assertThat(january.at("/consultation/wait").asInt() + "/"
                            + january.at("/consultation/service").asInt())
                    .as("%s", january)
                    .isEqualTo("420/600");
            assertThat(node.get("/centres").json().get(0).path("code").asText()).isEqualTo("north");
        }
        assertThat(ask("SELECT string_agg(m::text, E'\\n' ORDER BY month) FROM report.month m"))
                .isEqualTo(before);
        assertThat(ask(STAGES)).isEqualTo(stages);
    }

    private static final String STAGES = """
            SELECT md5(string_agg(concat_ws('|', label, kind, state, queued_at, called_at, started_at, finished_at, desk), ','
                                  ORDER BY label, position))
            FROM stage JOIN ticket USING (centre_id, business_day, service)
            WHERE ticket.id = stage.ticket_id""";

    private void backToVersion54() throws SQLException {
        execute("""
                DO $$
                DECLARE name text;
                BEGIN
                    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                        EXECUTE format('DROP SCHEMA %I CASCADE', name);
                    END LOOP;
                    CREATE SCHEMA public;
                END $$""");
        Flyway.configure()
                .dataSource(Database.dataSource(database.address()))
                .locations("classpath:db/migration")
                .target("54")
                .load()
                .migrate();
        execute("""
                INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('north', 'Север', 'North', 'Europe/Moscow');
                INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
                SELECT id, 'consultation', 'Консультация', 'Consultation', ARRAY['consultation'], 'К', 900, 1 FROM centre;
                INSERT INTO desk (centre_id, code, stages, position) SELECT id, '1', ARRAY['consultation'], 1 FROM centre;
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                SELECT centre.id, gen_random_uuid(), day, 'consultation', ARRAY['consultation'], 900, 'К' || n,
                       day + time '10:00' + n * interval '1 minute'
                FROM centre, (VALUES (date '2024-01-10'), (date '2024-02-12')) AS d (day), generate_series(1, 20) n;
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                                   last_called_at, calls, started_at, finished_at, desk, specialist)
                SELECT centre_id, id, 1, business_day, service, 'consultation', 'served', issued_at, issued_at,
                       issued_at + interval '7 minutes', issued_at + interval '7 minutes', 1, issued_at + interval '8 minutes',
                       issued_at + interval '18 minutes', '1', 'boss'
                FROM ticket""");
    }

    private void migrate() {
        Migrations.run(Database.dataSource(database.address()), database.address());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = Database.dataSource(database.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** The real server, which says of itself that it is older than it is. */
    private static final class OlderServer implements AutoCloseable {
        private static final Pattern VERSION = Pattern.compile("server_version\0(\\d\\d)");

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final int target;
        private final int major;

        OlderServer(int target, int major) throws IOException {
            this.target = target;
            this.major = major;
            start(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        private void accept() throws IOException {
            while (true) {
                Socket client = door.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> client.getInputStream().transferTo(server.getOutputStream()));
                start(() -> answer(server.getInputStream(), client));
            }
        }

        private void answer(InputStream from, Socket client) throws IOException {
            var buffer = new byte[1 << 16];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                Matcher said = VERSION.matcher(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                if (said.find()) {
                    byte[] older = Integer.toString(major).getBytes(StandardCharsets.ISO_8859_1);
                    System.arraycopy(older, 0, buffer, said.start(1), older.length);
                }
                client.getOutputStream().write(buffer, 0, count);
            }
            client.close();
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void start(Work work) {
            var thread = new Thread(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    // One of the two has closed.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
