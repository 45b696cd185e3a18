package dev.talon.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** While others keep every turn, a long report is refused with a reason, and a short one and the queue are served. */
class LongReportsTest {
    private static TestDatabase database;
    private static final int MORE_THAN_WAIT = 200;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("one");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aLongReportIsRefusedWithItsReasonWhileOthersKeepEveryTurn() {
        Promise<Void> until = Promise.promise();
        List<Future<Void>> others = IntStream.range(0, MORE_THAN_WAIT)
                .mapToObj(each -> node.database().longReports().take(until::future))
                .toList();
        try {
            for (String path : List.of(
                    "/reports/overview?from=2025-01-01&to=2025-12-31",
                    "/reports/comparison?from=2025-01-01&to=2025-12-31&from2=2024-01-01&to2=2024-12-31",
                    "/reports/desk-times?from=2025-01-01&to=2025-01-31",
                    "/reports/suspects?from=2025-01-01&to=2025-01-31",
                    "/reports/gave-up?from=2025-01-01&to=2025-12-31",
                    "/reports/monthly/passport?year=2025")) {
                assertRefused(path);
            }
            Stream.of(
                            "/reports/overview?from=2025-01-01&to=2025-01-31",
                            "/reports/desk-times?from=2025-01-01&to=2025-01-31&centre=one",
                            "/reports/gave-up?from=2025-01-01&to=2025-01-31&centre=one",
                            "/reports/monthly?year=2025")
                    .forEach(
                            path -> assertThat(node.get(path).status()).as(path).isEqualTo(200));
        } finally {
            until.complete();
            others.forEach(other -> TestNode.await(other.otherwiseEmpty()));
        }
        assertThat(node.get("/reports/overview?from=2025-01-01&to=2025-12-31").status())
                .isEqualTo(200);
    }

    private static void assertRefused(String path) {
        TestNode.Reply english = node.get(path, "Accept-Language", "en");
        assertThat(english.status()).as(path).isEqualTo(503);
        assertThat(english.text("/type")).isEqualTo("/problems/reports-busy");
        assertThat(english.text("/detail")).contains("Try again in a while");
        assertThat(english.http().headers().firstValue("Retry-After")).hasValue("30");
        assertThat(node.get(path, "Accept-Language", "ru").text("/detail")).contains("Повторите чуть позже");
    }
}
