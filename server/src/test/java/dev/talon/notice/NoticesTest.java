package dev.talon.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.db.Hints;
import dev.talon.db.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What visitors are told goes to the boards of the centres that it concerns, and comes back from them. */
class NoticesTest {
    private static final String NOTICE = """
            {"level": "%s", "texts": {"ru": "%s", "en": "%s"}, "from": %s, "until": %s}""";

    private static TestDatabase database;
    private static TestNode node;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("north");
        node.createCentre("south");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aNoticeIsOnTheBoardsOfItsCentreUntilItIsTakenBack() {
        long before = version("north");
        var put = node.put(
                "/centres/north/notices/cash-4", NOTICE.formatted("info", "Касса 4 закрыта", "", "null", "null"));
        assertThat(put.status()).isEqualTo(200);
        assertThat(node.get("/centres/north/board").text("/notices/0/texts/ru")).isEqualTo("Касса 4 закрыта");
        assertThat(version("north")).isGreaterThan(before);
        assertThat(node.get("/centres/south/board").json().at("/notices")).isEmpty();
        node.put("/centres/north/notices/cash-4", NOTICE.formatted("warning", "Закрыта", "Closed", "null", "null"));
        assertThat(node.get("/centres/north/board").text("/notices/0/level")).isEqualTo("warning");
        assertThat(node.delete("/centres/north/notices/cash-4").status()).isEqualTo(200);
        assertThat(node.get("/centres/north/board").json().at("/notices")).isEmpty();
        assertThat(node.delete("/centres/north/notices/cash-4").status()).isEqualTo(404);
    }

    @Test
    void oneForAllIsOnEveryBoardAndOnlyThereIsItTakenBack() {
        node.put("/notices/friday", NOTICE.formatted("info", "В пятницу до 15:00", "", "null", "null"));
        for (String centre : new String[] {"north", "south"}) {
            assertThat(node.get("/centres/" + centre + "/board").text("/notices/0/code"))
                    .isEqualTo("friday");
            assertThat(node.delete("/centres/" + centre + "/notices/friday").status())
                    .isEqualTo(404);
        }
        assertThat(node.get("/centres/north/notices").json().at("/0/everywhere").asBoolean())
                .isTrue();
        assertThat(node.delete("/notices/friday").status()).isEqualTo(200);
        assertThat(node.get("/centres/south/board").json().at("/notices")).isEmpty();
    }

    @Test
    void whatIsOverIsGoneAndWhatEndsBeforeItBeginsIsRefused() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        node.put(
                "/centres/south/notices/over",
                NOTICE.formatted("info", "Было", "", quoted(now.minusHours(3)), quoted(now.minusHours(1))));
        node.put(
                "/centres/south/notices/soon", NOTICE.formatted("info", "Будет", "", quoted(now.plusHours(1)), "null"));
        assertThat(node.get("/centres/south/board").json().at("/notices")).hasSize(1);
        var wrong = node.put(
                "/centres/south/notices/wrong",
                NOTICE.formatted("info", "Никогда", "", quoted(now), quoted(now.minusHours(1))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/until");
        node.delete("/centres/south/notices/soon");
        node.delete("/centres/south/notices/over");
    }

    @Test
    void aFeedIsReplacedAsAWholeAndTheSameOnceMoreTellsNobody() {
        String feed = """
                {"notices": [%s]}""";
        String water = """
                {"code": "w%d", "centre": %s, "level": "warning", "texts": {"ru": "Нет воды", "en": ""}, "from": "2020-01-01T06:00:00Z", "until": null}""";
        String two = feed.formatted(water.formatted(1, "\"north\"") + "," + water.formatted(2, "\"nowhere\""));
        assertThat(node.put("/notices/feeds/water", two).json().at("/centres").asInt())
                .isEqualTo(1);
        long version = version("north");
        assertThat(node.put("/notices/feeds/water", two).json().at("/centres").asInt())
                .isZero();
        assertThat(version("north")).isEqualTo(version);
        assertThat(node.get("/centres/south/board").json().at("/notices")).isEmpty();
        assertThat(node.put("/notices/feeds/water", feed.formatted(""))
                        .json()
                        .at("/centres")
                        .asInt())
                .isEqualTo(1);
        assertThat(node.get("/centres/north/board").json().at("/notices")).isEmpty();
    }

    @Test
    void aWatchedFileIsReadAgainWhenItChangesAndABrokenOneChangesNothing() throws Exception {
        Path file = folder.resolve("planned.json");
        Hints hints = Hints.start(node.vertx(), node.database())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var rounds = new NoticeRounds(node.vertx(), node.database(), hints, NoticeRounds.USUAL_LOOK);
        Notices notices = new Notices(node.database(), hints, rounds, () -> null);
        Files.writeString(file, """
                {"notices": [{"code": "f1", "centre": "south", "level": "info", "texts": {"ru": "Плановые работы", "en": ""},
                              "from": "2020-01-01T06:00:00Z", "until": null}]}""");
        var watch = new NoticesFile(node.vertx(), notices, file, Duration.ofMillis(50));
        try {
            Until.isTrue(
                    "the file is on the board",
                    () -> node.get("/centres/south/board").json().at("/notices").size() == 1);
            Files.writeString(file, "{\"notices\": [");
            Files.writeString(file, "{\"notices\": [ ] }");
            Until.isTrue(
                    "it is empty",
                    () -> node.get("/centres/south/board").json().at("/notices").isEmpty());
        } finally {
            watch.close();
            rounds.close();
            hints.close();
        }
    }

    @Test
    void aNoticeForAllReachesEveryCentreAlsoWhenTheNodeThatBeganIsLost() {
        long north = version("north");
        long south = version("south");
        String path = "/notices/all-1";
        assertThat(node.put(path, NOTICE.formatted("info", "Закрыто", "", "null", "null"))
                        .status())
                .isEqualTo(200);
        assertThat(version("north")).isGreaterThan(north);
        assertThat(version("south")).isGreaterThan(south);
        assertThat(node.get("/centres/south/board").text("/notices/0/code")).isEqualTo("all-1");
        assertThat(node.delete(path).status()).isEqualTo(200);
        assertThat(node.get("/centres/south/board").json().at("/notices")).isEmpty();
        assertThat(node.delete(path).status()).isEqualTo(404);
        long told = version("south");
        node.database()
                .slow()
                .query("UPDATE notice_round SET wanted = wanted + 1")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Until.isTrue("a round that nobody has ended goes on", () -> version("south") > told);
    }

    @Test
    void anAlarmIsOnTheBoardUntilItIsEnded() {
        assertThat(node.put("/centres/north/alarm", "{\"ru\": \"Выход через зал 2\", \"en\": \"\"}")
                        .status())
                .isEqualTo(204);
        String since = node.get("/centres/north/board").text("/alarm/since");
        assertThat(node.get("/centres/north/board").text("/alarm/texts/ru")).isEqualTo("Выход через зал 2");
        node.put("/centres/north/alarm", "{\"ru\": \"\", \"en\": \"\"}");
        assertThat(node.get("/centres/north/board").text("/alarm/since")).isEqualTo(since);
        assertThat(node.get("/centres/south/board").json().at("/alarm").isNull())
                .isTrue();
        assertThat(node.delete("/centres/north/alarm").status()).isEqualTo(204);
        assertThat(node.delete("/centres/north/alarm").status()).isEqualTo(204);
        assertThat(node.get("/centres/north/board").json().at("/alarm").isNull())
                .isTrue();
        assertThat(node.get("/audit?kind=alarm").json().toString()).contains("created", "removed");
    }

    private static long version(String centre) {
        return node.get("/centres/" + centre + "/board").json().at("/version").asLong();
    }

    private static String quoted(OffsetDateTime moment) {
        return "\"" + moment + "\"";
    }
}
