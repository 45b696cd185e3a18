package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .hasMessageContaining("A newer Talon has changed")
                .hasMessageContaining("V9998 (tickets in colour), V9999 (stages in colour)")
                .hasMessageContaining("restore a backup");
        assertThat(ask("SELECT count(*) FROM centre")).isEqualTo("0");
    }

    @Test
    void everythingThatDiffersIsNamedAndNothingElse() throws Exception {
        execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version IN ('2', '3')");
        execute("DELETE FROM flyway_schema_history WHERE version = '4'");
        execute("DELETE FROM flyway_schema_history WHERE version::numeric > 6");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContainingAll("version 2", "version 3", ": 4")
                .hasMessageNotContainingAny("version 1", "version 5", ": 7", ": 8")
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

    @Test
    void anOldSchemaThatDiffersIsRefusedAsWell() throws Exception {
        OldSchema.make(database.address(), "54");
        execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version = '20'");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("version 20")
                .hasMessageContaining("restore a backup");
        execute(FUTURE.formatted(1, "9998", "tickets in colour"));
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("A newer Talon has changed")
                .hasMessageContaining("V9998 (tickets in colour)");
        assertThat(ask("SELECT count(*) FROM flyway_schema_history WHERE version = '54'"))
                .isEqualTo("1");
    }

    @Test
    void anOldSchemaWithAFailedStepIsRefused() throws Exception {
        OldSchema.make(database.address(), "54");
        execute("UPDATE flyway_schema_history SET success = false WHERE version = '54'");
        assertThatThrownBy(this::migrate)
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("54")
                .hasMessageContaining("restore a backup");
    }

    /** Functions and views have no number: who made them tells whether others are older or newer. */
    @Test
    void functionsOfANewerTalonAreNotReplacedAndThoseOfAnOlderOneAre() throws Exception {
        var source = Database.dataSource(database.address());
        execute(
                "UPDATE flyway_schema_history SET checksum = 7, installed_by = 'talon 1.10.0' WHERE script LIKE 'R\\_\\_1%'");
        assertThatThrownBy(() -> Migrations.run(source, database.address(), "1.9.3"))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("A newer Talon has changed")
                .hasMessageContaining("1 days and clocks of talon 1.10.0");
        Migrations.run(source, database.address(), "1.11.0");
        assertThat(ask("SELECT installed_by FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"))
                .isEqualTo("talon 1.11.0");
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
