package dev.talon.backup;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.backup.BackupPlan.Keep;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.EmbeddedDatabase;
import dev.talon.db.Restore;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a running embedded PostgreSQL, at times that the test says it is. */
class ScheduledBackupsTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    /** A Sunday, half past two in Moscow. */
    private static final Instant DUE = Instant.parse("2026-11-28T23:30:00Z");

    @TempDir
    static Path shared;

    private static DataDirectory directory;
    private static EmbeddedDatabase postgres;
    private static Vertx vertx;

    @TempDir
    Path temporary;

    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private volatile Instant now = DUE;

    @BeforeAll
    static void start() throws Exception {
        directory = new DataDirectory(shared.resolve("data"));
        directory.reserve(false);
        postgres = EmbeddedDatabase.start(directory);
        vertx = Vertx.vertx();
        execute(postgres.address(), "CREATE TABLE kept (what text)");
        execute(postgres.address(), "INSERT INTO kept VALUES ('a ticket')");
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
        postgres.stop();
    }

    @Test
    void oneIsMadeWhenItIsDueAndWhatItHoldsComesBack() throws Exception {
        ScheduledBackups backups = over(folder());
        await(backups.run());
        assertThat(names()).containsExactly("talon-2026-11-29-0230.tar.gz");
        assertThat(backups.state().fault()).isEmpty();
        assertThat(backups.state().late()).isFalse();
        assertThat(metrics.scrape())
                .contains("talon_backup_last_success_timestamp_seconds " + (double) DUE.getEpochSecond());

        var restored = new DataDirectory(temporary.resolve("restored"));
        Restore.read(folder().resolve("talon-2026-11-29-0230.tar.gz"), restored);
        EmbeddedDatabase again = EmbeddedDatabase.start(restored);
        try {
            assertThat(text(again.address(), "SELECT what FROM kept")).isEqualTo("a ticket");
        } finally {
            again.stop();
        }

        now = DUE.plus(Duration.ofHours(23));
        await(backups.run());
        assertThat(names()).as("until the next is due").hasSize(1);
        now = DUE.plus(Duration.ofHours(30));
        assertThat(backups.state().late()).isTrue();
        await(backups.run());
        assertThat(names()).as("one whose moment passed").contains("talon-2026-11-30-0830.tar.gz");
        assertThat(backups.state().late()).isFalse();
        backups.close();
    }

    @Test
    void theNewestOfTheLastDaysAndWeeksStayAndNothingElseIsTouched() throws Exception {
        Files.createDirectory(folder());
        IntStream.range(1, 40).forEach(days -> {
            LocalDate day = LocalDate.of(2026, 11, 29).minusDays(days);
            touch("talon-" + day + "-0230.tar.gz");
            touch("talon-" + day + "-0200.tar.gz");
        });
        List<String> others = List.of(
                "talon-2027-01-01-0230.tar.gz",
                "talon-before-the-move.tar.gz",
                "other-2026-10-01-0230.tar.gz",
                "talon-2026-10-01-0230.tar.gz.sha256");
        others.forEach(this::touch);
        touch("talon-2026-11-27-0230.tar.gz.part");

        ScheduledBackups backups = over(folder());
        await(backups.run());

        assertThat(backups.state().fault()).isEmpty();
        List<String> expected = new ArrayList<>(others);
        Stream.of(29, 28, 27, 26, 25, 24, 23, 22, 15, 8)
                .forEach(day -> expected.add("talon-%s-0230.tar.gz".formatted(LocalDate.of(2026, 11, day))));
        assertThat(names()).containsExactlyInAnyOrderElementsOf(expected);
        backups.close();
    }

    @Test
    void whereThereIsTooLittleRoomTheOldOnesStayAndItIsSaid() throws Exception {
        Files.createDirectory(folder());
        IntStream.range(1, 12)
                .forEach(days -> touch("talon-" + LocalDate.of(2026, 11, 28).minusDays(days) + "-0230.tar.gz"));
        Path last = folder().resolve("talon-2026-11-28-0230.tar.gz");
        try (var sparse = new RandomAccessFile(last.toFile(), "rw")) {
            // More than any machine's disk has, and takes nothing of it.
            sparse.setLength(8L << 40);
        }
        List<String> before = names();

        ScheduledBackups backups = over(folder());
        await(backups.run());

        assertThat(names()).isEqualTo(before);
        assertThat(backups.state().fault().orElseThrow().in("en"))
                .contains("too little room", "10485824 MB", folder().toString());
        assertThat(metrics.scrape())
                .contains(
                        "talon_backup_failures_total 1.0",
                        "talon_backup_last_success_timestamp_seconds "
                                + (double) DUE.minus(Duration.ofDays(1)).getEpochSecond());

        Files.delete(last);
        now = DUE.plus(Duration.ofMinutes(14));
        await(backups.run());
        assertThat(backups.state().fault()).as("is tried again after a while").isPresent();
        now = DUE.plus(Duration.ofMinutes(15));
        await(backups.run());
        assertThat(backups.state().fault()).isEmpty();
        assertThat(names()).contains("talon-2026-11-29-0245.tar.gz");
        backups.close();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() throws Exception {
        ScheduledBackups backups = over(temporary.resolve("disk").resolve("backups"));
        await(backups.run());
        assertThat(backups.state().fault().orElseThrow().in("ru")).contains(temporary.resolve("disk") + "/backups");
        Files.createDirectory(temporary.resolve("disk"));
        now = DUE.plus(Duration.ofHours(1));
        await(backups.run());
        assertThat(backups.state().fault()).isEmpty();
        assertThat(backups.state().last()).isPresent();
        backups.close();
    }

    private ScheduledBackups over(Path folder) {
        var plan = new BackupPlan(folder, List.of(LocalTime.of(2, 30)), Keep.USUAL, MOSCOW);
        return new ScheduledBackups(vertx, directory, plan, metrics, () -> now);
    }

    private Path folder() {
        return temporary.resolve("backups");
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void touch(String name) {
        try {
            Files.createFile(folder().resolve(name));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws Exception {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(DatabaseAddress address, String sql) throws Exception {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
