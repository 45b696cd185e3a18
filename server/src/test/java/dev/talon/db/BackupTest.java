package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Backup.Progress UNWATCHED = (done, total) -> {};

    @TempDir
    static Path shared;

    private static DataDirectory directory;

    @TempDir
    Path temporary;

    @BeforeAll
    static void makeADemosFigures() {
        directory = new DataDirectory(shared.resolve("data"));
        directory.reserve(true);
        EmbeddedDatabase.start(directory).stop();
    }

    @Test
    void whatWasAcknowledgedUnderLoadIsThereAfterTheRestore() throws Exception {
        Path file = temporary.resolve("backup.tar.gz");
        long before;
        Backup.Result result;
        EmbeddedDatabase database = EmbeddedDatabase.start(directory);
        try {
            execute(database.address(), """
                    CREATE TABLE figure (writer int, number bigint, at timestamptz DEFAULT clock_timestamp(), text text,
                                         PRIMARY KEY (writer, number));
                    CREATE TABLE ledger (writer int PRIMARY KEY, last bigint);
                    INSERT INTO figure (writer, number, text) SELECT 0, n, repeat('x', 500) FROM generate_series(1, 60000) n;
                    """);
            try (var load = new Load(database.address(), 4)) {
                result = Backup.write(directory, file, UNWATCHED);
                before = load.acknowledgedBefore(result.until());
                assertThat(before).as("written while the backup ran").isGreaterThan(50);
            }
        } finally {
            database.stop();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.size(file)).isEqualTo(result.bytes());
        assertThat(temporary.resolve("backup.tar.gz.part")).doesNotExist();

        var restored = new DataDirectory(temporary.resolve("restored"));
        Restore.read(file, restored);
        EmbeddedDatabase again = EmbeddedDatabase.start(restored);
        try {
            assertThat(number(again.address(), "SELECT count(*) FROM figure WHERE writer = 0 AND length(text) = 500"))
                    .isEqualTo(60_000);
            assertThat(number(again.address(), "SELECT count(*) FROM figure WHERE writer > 0"))
                    .isGreaterThanOrEqualTo(before);
            // Each transaction wrote both tables: torn ones would differ; a lost one in the middle would leave a gap.
            assertThat(number(again.address(), """
                            SELECT count(*) FROM ledger l
                            LEFT JOIN (SELECT writer, max(number) AS last, count(*) FROM figure GROUP BY writer) f USING (writer)
                            WHERE f.last IS DISTINCT FROM l.last OR f.count IS DISTINCT FROM l.last""")).isZero();
            execute(again.address(), "INSERT INTO figure (writer, number) VALUES (99, 1)");
        } finally {
            again.stop();
        }
    }

    @Test
    void aStoppedQueueIsBackedUpTooAndADemoStaysADemo() throws Exception {
        Path file = Files.writeString(temporary.resolve("backup.tar.gz"), "an older one");
        Backup.write(directory, file, UNWATCHED);
        assertThat(directory.postmaster()).isEmpty();

        var restored = new DataDirectory(temporary.resolve("restored"));
        Restore.read(file, restored);
        assertThat(restored.isDemo()).isTrue();
        assertThatThrownBy(() -> restored.reserve(false)).hasMessageContaining("those of the demo");
    }

    @Test
    void aDirectoryThatHoldsAnythingIsLeftAlone() throws Exception {
        var occupied = new DataDirectory(temporary.resolve("data"));
        Path other = Files.createDirectories(occupied.path()).resolve("other");
        Files.createFile(other);
        Path file = Files.writeString(temporary.resolve("backup.tar.gz"), "whatever");
        assertThatThrownBy(() -> Restore.read(file, occupied))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("is not empty");
        assertThat(other).exists();
    }

    @Test
    void aFileThatIsNoWholeBackupIsRefusedAndNothingIsLeft() throws Exception {
        Path whole = temporary.resolve("whole");
        Backup.write(directory, whole, UNWATCHED);
        byte[] bytes = Files.readAllBytes(whole);

        Path garbage = Files.writeString(temporary.resolve("garbage"), "not a backup");
        Path cut = Files.write(temporary.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2));
        bytes[bytes.length / 2] ^= 0x55;
        Path damaged = Files.write(temporary.resolve("damaged"), bytes);
        var target = new DataDirectory(temporary.resolve("target"));
        for (Path file : List.of(garbage, cut, damaged)) {
            assertThatThrownBy(() -> Restore.read(file, target))
                    .as("%s", file.getFileName())
                    .isInstanceOf(DatabaseFault.class)
                    .hasMessageContaining("is not a backup of Talon");
            assertThat(target.isEmpty()).isTrue();
        }
    }

    @Test
    void withoutFiguresThereIsNothingToBackUp() {
        var none = new DataDirectory(temporary.resolve("data"));
        assertThatThrownBy(() -> Backup.write(none, temporary.resolve("backup"), UNWATCHED))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageStartingWith("There is no database");
    }

    /** Writers that note when each of their commits was acknowledged. */
    private static final class Load implements AutoCloseable {
        private static final String WRITE = """
                WITH f AS (INSERT INTO figure (writer, number, text) VALUES (?, ?, repeat('y', 1000)) RETURNING writer, number)
                INSERT INTO ledger SELECT writer, number FROM f ON CONFLICT (writer) DO UPDATE SET last = EXCLUDED.last""";

        private final AtomicBoolean stop = new AtomicBoolean();
        private final List<List<Instant>> acknowledged = new ArrayList<>();
        private final List<CompletableFuture<Void>> writers = new ArrayList<>();

        Load(DatabaseAddress address, int count) throws InterruptedException {
            var underWay = new CountDownLatch(count);
            for (int writer = 1; writer <= count; writer++) {
                List<Instant> own = Collections.synchronizedList(new ArrayList<>());
                acknowledged.add(own);
                int id = writer;
                writers.add(CompletableFuture.runAsync(
                        () -> write(address, id, own, underWay), task -> new Thread(task).start()));
            }
            underWay.await();
        }

        private void write(DatabaseAddress address, int writer, List<Instant> own, CountDownLatch underWay) {
            var number = new AtomicLong();
            try (Connection connection = Database.dataSource(address).getConnection();
                    PreparedStatement statement = connection.prepareStatement(WRITE)) {
                while (!stop.get()) {
                    statement.setInt(1, writer);
                    statement.setLong(2, number.incrementAndGet());
                    statement.executeUpdate();
                    own.add(Instant.now());
                    underWay.countDown();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long acknowledgedBefore(Instant moment) {
            return acknowledged.stream()
                    .flatMap(own -> List.copyOf(own).stream())
                    .filter(at -> at.isBefore(moment))
                    .count();
        }

        @Override
        public void close() {
            stop.set(true);
            writers.forEach(CompletableFuture::join);
        }
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = Database.dataSource(address).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
