package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Desks and boards belong to zones, and a call says where to go. */
class HallZonesTest {
    private static final String ZONES = """
            {"zones": [
              {"code": "hall1", "name": {"ru": "Зал 1", "en": "Hall 1"}, "arrow": null, "desks": ["1", "2"], "screens": [%1$d]},
              {"code": "hall2", "name": {"ru": "Зал 2", "en": "Hall 2"}, "arrow": "left", "desks": ["4"], "screens": []}],
             "arrows": [{"desk": "4", "arrow": "down"}]}""";

    private static TestDatabase database;
    private static TestNode node;
    private static int screen;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        node.createCentre("main");
        var drawn = node.post("/devices/pair-code", "{\"kind\": \"hall-display\"}");
        node.post(
                "/devices",
                "{\"code\": \"%s\", \"centre\": \"main\", \"name\": \"Зал\"}".formatted(drawn.text("/code")));
        screen = node.get("/devices").json().at("/0/id").asInt();
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void aCallSaysInWhichZoneItsDeskIs() {
        assertThat(node.put("/centres/main/zones", ZONES.formatted(screen)).status())
                .isEqualTo(200);
        node.post("/centres/main/tickets", "{\"service\": \"cash\"}");
        assertThat(node.atDesk("main", "4", "call-next").status()).isEqualTo(200);
        var board = node.get("/centres/main/board");
        assertThat(board.text("/calls/0/zone/code")).isEqualTo("hall2");
        assertThat(board.text("/calls/0/zone/name/ru")).isEqualTo("Зал 2");
        assertThat(board.text("/calls/0/zone/arrow")).isEqualTo("left");
        assertThat(board.json().at("/zones/0/screens/0").asInt()).isEqualTo(screen);
        var desk = board.json().at("/desks/3");
        assertThat(desk.at("/zone").asText() + desk.at("/arrow").asText()).isEqualTo("hall2down");
        assertThat(board.json().at("/desks/2/zone").isNull()).isTrue();
        node.put("/centres/main/zones", "{\"zones\": [], \"arrows\": []}");
        board = node.get("/centres/main/board");
        assertThat(board.json().at("/zones")).isEmpty();
        assertThat(board.json().at("/calls/0/zone").isNull()).isTrue();
    }

    @Test
    void ofTwoWhoChangeTheSamePlanTheSecondIsToldOfTheFirst() {
        String none = "{\"zones\": [], \"arrows\": []}";
        String path = "/centres/main/zones";
        int seen = node.get(path).json().at("/version").asInt();
        assertThat(node.put(path, ZONES.formatted(screen), "if-match", "\"" + seen + "\"")
                        .json()
                        .at("/version")
                        .asInt())
                .isEqualTo(seen + 1);
        var late = node.put(path, none, "if-match", "\"" + seen + "\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("/type")).endsWith("changed-meanwhile");
        assertThat(node.get(path).json().at("/zones")).hasSize(2);
        assertThat(node.put(path, none).status()).isEqualTo(200);
    }

    @Test
    void aDeskInTwoZonesOrOneThatIsNotThereIsRefused() {
        String zone =
                "{\"code\": \"%s\", \"name\": {\"ru\": \"Зал\", \"en\": \"Hall\"}, \"arrow\": null, \"desks\": [\"%s\"], \"screens\": [%s]}";
        String two = "{\"zones\": [%s, %s], \"arrows\": []}";
        var twice = node.put(
                "/centres/main/zones", two.formatted(zone.formatted("a", "1", ""), zone.formatted("b", "1", "")));
        assertThat(twice.status() + twice.text("/errors/0/pointer")).isEqualTo("422/zones/1/desks");
        var gone = node.put(
                "/centres/main/zones", two.formatted(zone.formatted("a", "1", ""), zone.formatted("b", "77", "999")));
        assertThat(gone.status()).isEqualTo(422);
        var arrows = node.put("/centres/main/zones", """
                {"zones": [], "arrows": [{"desk": "1", "arrow": "left"}, {"desk": "1", "arrow": "up"}]}""");
        assertThat(arrows.status() + arrows.text("/errors/0/pointer")).isEqualTo("422/arrows/1/desk");
        assertThat(gone.text("/detail")).contains("77", "№ 999");
        assertThat(node.get("/centres/main/zones").json().toString()).doesNotContain("\"a\"");
    }
}
