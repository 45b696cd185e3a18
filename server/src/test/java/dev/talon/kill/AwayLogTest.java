package dev.talon.kill;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.fake.FakePrinter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The database is away for many rounds of everything that is done again and again: the log says each thing once. */
@Timeout(180)
class AwayLogTest {
    private static final DatabaseLimits HASTY = new DatabaseLimits(
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_000),
            Duration.ofMillis(1_200),
            Duration.ofMillis(1_200),
            Duration.ofMinutes(1),
            Duration.ofMillis(300),
            Duration.ofMillis(1_500),
            // By then each has had its turn many times.
            Duration.ofMillis(12_000));

    private static final Limits OFTEN =
            TestLimits.of(Limits.USUAL.beat(), Duration.ofMillis(1_200)).withDuties(Duration.ofMillis(200));

    @Test
    void whatBeginsToFailIsSaidOnceAndThatItWorksAgainToo() {
        try (TestDatabase database = TestDatabase.create();
                FakePrinter printer = FakePrinter.start()) {
            DatabaseAddress at = database.address();
            Relay network = new Relay(at.port());
            var through = new DatabaseAddress(
                    "127.0.0.1", network.port(), at.database(), at.user(), at.password(), at.sslMode());
            TestNode node = TestNode.start(TestSettings.over(through), OFTEN, () -> null, HASTY);
            ListAppender<ILoggingEvent> said = new ListAppender<>();
            Logger talon = (Logger) LoggerFactory.getLogger("dev.talon");
            said.start();
            talon.addAppender(said);
            try {
                node.createCentre("north");
                node.put("/centres/north/printers/hall", """
                        {"transport":"tcp","host":"127.0.0.1","port":%d}""".formatted(printer.port()));
                LiveScreen.open(node, "north").next();
                network.cut();
                untilHealth(node, "live", 503);
                network.leadTo(at.port());
                untilHealth(node, "ready", 200);
                // The screen was sent away while the database was; like any other it comes again.
                LiveScreen.open(node, "north").next();
                untilAllWorks(said);
                assertThat(counted(said, Level.WARN))
                        .as("said while the database was away")
                        .isNotEmpty()
                        .allSatisfy((text, times) -> assertThat(times).as(text).isOne());
                assertThat(counted(said, Level.INFO).entrySet().stream()
                                .filter(text -> text.getKey().endsWith(" works again")))
                        .as("said once it answered")
                        .isNotEmpty()
                        .allSatisfy(text ->
                                assertThat(text.getValue()).as(text.getKey()).isOne());
            } finally {
                talon.detachAppender(said);
                node.close();
                network.close();
            }
        }
    }

    private static void untilHealth(TestNode node, String of, int status) {
        Until.isTrue(of + " is " + status, () -> node.health(of) == status);
    }

    /** What failed for now works again. */
    private static void untilAllWorks(ListAppender<ILoggingEvent> said) {
        Until.isTrue(
                "all works again",
                () -> count(said, Level.WARN, " fails for now") == count(said, Level.INFO, " works again"));
    }

    private static long count(ListAppender<ILoggingEvent> said, Level level, String words) {
        return texts(said, level).stream().filter(text -> text.contains(words)).count();
    }

    private static Map<String, Long> counted(ListAppender<ILoggingEvent> said, Level level) {
        return texts(said, level).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Without what differs from one time to the next. */
    private static List<String> texts(ListAppender<ILoggingEvent> said, Level level) {
        List<ILoggingEvent> events;
        // The appender's own lock.
        synchronized (said) {
            events = List.copyOf(said.list);
        }
        return events.stream()
                .filter(event -> event.getLevel() == level)
                .map(event ->
                        event.getFormattedMessage().replaceFirst("(?s):.*", "").replaceAll("\\d+", "#"))
                .toList();
    }
}
