package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data directory of each release: this Talon opens it, has the same figures, passports and hashes, and serves on. */
class ReleasedDataTest {
    /** What releases of before did not answer yet; so it is left out of the newest one's answers. */
    private static final String LATER = "";

    @BeforeAll
    static void writeDown(@TempDir Path temporary) throws IOException, SQLException {
        if (Boolean.getBoolean("talon.release")) {
            ReleasedData.write(temporary);
        }
    }

    static List<ReleasedData> releases() throws IOException {
        return ReleasedData.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void aDirectoryOfAReleaseIsServedOn(ReleasedData release, @TempDir Path temporary) throws Exception {
        var directory = new DataDirectory(temporary.resolve("data"));
        Restore.read(release.backup(), directory);
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        try {
            Migrations.run(Database.dataSource(database.address()), database.address());
            assertThat(ReleasedData.ask(database.address(), LATER)).isEqualTo(release.answered());
            assertThat(OldSchema.ask(database.address(), "SELECT verify_month(id, '2024-01-01') FROM centre"))
                    .as("nothing differs from what was signed")
                    .isEqualTo("f\nf");
            assertThat(OldSchema.ask(database.address(), "SELECT verify_calls('2024-01-01')"))
                    .isEqualTo("f");
            theNodeServesOn(database.address());
        } finally {
            database.stop();
        }
    }

    private static void theNodeServesOn(DatabaseAddress address) throws SQLException {
        String hash = OldSchema.ask(address, "SELECT month_hash(1, '2024-02-01')");
        try (TestNode node = TestNode.start(address)) {
            assertThat(node.get("/reports/monthly/passport?year=2024&month=2&centre=one")
                            .http()
                            .body())
                    .contains(hash);
            var session = node.post(
                    "/session",
                    "{\"login\": \"petrova\", \"password\": \"%s\"}".formatted(ReleasedData.PASSWORD),
                    "authorization",
                    "");
            assertThat(session.status()).as("%s", session.json()).isLessThan(300);
            var ticket = node.post("/centres/one/tickets", "{\"service\": \"consultation\"}");
            assertThat(ticket.status()).as("%s", ticket.json()).isEqualTo(201);
            var called = node.atDesk("one", "2", "call-next");
            assertThat(called.status()).as("%s", called.json()).isEqualTo(200);
        }
    }

    @Test
    void theFirstReleaseIsThere() throws IOException {
        assertThat(releases()).isNotEmpty();
    }
}
