package dev.talon.reliability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.talon.Until;
import dev.talon.browser.Browsing;
import dev.talon.db.Database;
import dev.talon.db.TestServer;
import dev.talon.debian.FakeClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The clock of the database's machine jumps for a while and back, under load; the nodes' own is right. PostgreSQL is a real server
 * whose clock libfaketime moves.
 */
@Tag("reliability")
@Timeout(300)
class ClockIT {
    private static final int NODES = 2;
    private static final double PATIENCE_MS = 30_000;
    private static final String CLEARED = "SELECT count(*) FROM duty WHERE kind = 'housekeeping'";

    @TempDir
    Path temporary;

    private FakeClock clock;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        clock = new FakeClock(temporary.resolve("clock"));
        server = TestServer.primary(temporary.resolve("postgresql"), clock.environment());
        Database.migrated(server.address());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** @param standing what the nodes say of it */
    @ParameterizedTest
    @CsvSource({
        "P1D, 60, stopped",
        "PT2H, 15, stopped",
        "PT10M, 15, apart",
        "PT30S, 15, agree",
        "PT-2H, 15, stopped",
        "P-1D, 15, stopped",
        "P400D, 15, stopped"
    })
    void theClockOfTheDatabaseJumpsAndComesBack(Duration jump, int seconds, String standing) throws Exception {
        try (var region = new Region(temporary, NODES, server.address());
                var browsing = new Browsing(region.url())) {
            Page office = office(browsing);
            int before = count(CLEARED);
            region.fault();
            clock.ahead(jump);
            Until.isTrue("the clocks are " + standing, () -> standing(region).equals(standing));
            if (standing.equals("stopped")) {
                untilStopped(region, "1.0");
            }
            if (!standing.equals("agree")) {
                assertThat(office.locator("clock-notice .alert"))
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
            }
            pause(seconds);
            int expired = count("SELECT count(*) FROM stage WHERE state = 'expired'");
            int cleared = count(CLEARED) - before;
            long back = System.nanoTime();
            clock.ahead(Duration.ZERO);
            if (standing.equals("stopped")) {
                untilStopped(region, "0.0");
            }
            double agreed = (System.nanoTime() - back) / 1e9;
            region.goOn();
            Seen seen = region.end()
                    .record(
                            "the database's clock jumps by %s for %d s and back".formatted(words(jump), seconds),
                            NODES,
                            "%d expired; %s; ".formatted(expired, said(standing, agreed)));
            assertThat(expired).as("expired").isZero();
            if (standing.equals("stopped")) {
                assertThat(cleared).as("cleared away").isZero();
            }
            assertThat(seen.lost()).isZero();
            assertThat(seen.doubled()).isZero();
            assertThat(seen.surprises()).isEmpty();
        }
    }

    private static String said(String standing, double agreed) {
        return switch (standing) {
            case "stopped" ->
                "nothing cleared away; said on pages; days go on %.1f s after the clock is right".formatted(agreed);
            case "apart" -> "said on pages, nothing waits for it";
            default -> "too little to be said";
        };
    }

    private static Page office(Browsing browsing) {
        Page office = browsing.open("/manager/", 1366, 768);
        office.locator("#login").fill("admin");
        office.locator("#password").fill(Region.PASSWORD);
        office.keyboard().press("Enter");
        office.locator("manager-now h1").waitFor();
        return office;
    }

    /** Each node says so by itself. */
    private static void untilStopped(Region region, String stopped) {
        for (int node = 0; node < NODES; node++) {
            int asked = node;
            Until.isTrue(
                    "node " + node + " says " + stopped,
                    () -> region.management(asked, "/metrics").contains("talon_clock_stopped " + stopped));
        }
    }

    private static String standing(Region region) throws Exception {
        String body = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(region.url() + "/api/v1/clock"))
                                .header("authorization", "Bearer " + region.token())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return body.replaceFirst("(?s).*\"standing\":\"(\\w+)\".*", "$1");
    }

    private int count(String sql) throws Exception {
        return Integer.parseInt(server.text(sql));
    }

    private static String words(Duration jump) {
        String size = jump.abs().toDays() > 0
                ? jump.abs().toDays() + " d"
                : jump.abs().toHours() > 0
                        ? jump.abs().toHours() + " h"
                        : jump.abs().toMinutes() > 0
                                ? jump.abs().toMinutes() + " min"
                                : jump.abs().toSeconds() + " s";
        return (jump.isNegative() ? "−" : "+") + size;
    }

    private static void pause(int seconds) throws InterruptedException {
        Object nobody = new Object();
        synchronized (nobody) {
            TimeUnit.SECONDS.timedWait(nobody, seconds);
        }
    }
}
