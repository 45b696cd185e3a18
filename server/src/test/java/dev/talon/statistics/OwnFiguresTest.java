package dev.talon.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A specialist sees what they did and what the centre did, and nothing of a colleague. */
class OwnFiguresTest {
    @Test
    void aSpecialistSeesTheirOwnFiguresBesideTheCentres() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            node.createCentre("south");
            node.put("/staff/anna", """
                    {"name":"Анна","role":"specialist","centre":"north","password":"a-long-staff-password"}""");
            LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
            var history = new SmallHistory(node);
            served(history, today, 100, "staff:anna");
            served(history, today, 301, "staff:anna");
            served(history, today, 600, "staff:olga");
            String session = node.post(
                            "/session",
                            "{\"login\":\"anna\",\"password\":\"a-long-staff-password\"}",
                            "authorization",
                            "")
                    .http()
                    .headers()
                    .firstValue("set-cookie")
                    .orElseThrow()
                    .split(";")[0];
            JsonNode own =
                    node.get("/centres/north/own-figures", "cookie", session).json();
            assertThat(own.at("/today/served").asInt()).isEqualTo(2);
            assertThat(own.at("/month/service/mean").asInt())
                    .as("200.5 s, half up")
                    .isEqualTo(201);
            assertThat(own.at("/centre/served").asInt()).isEqualTo(3);
            assertThat(own.at("/centre/service/mean").asInt()).as("1001 / 3").isEqualTo(334);
            List<String> csv = node.get("/centres/north/own-figures?format=csv&language=en", "cookie", session)
                    .http()
                    .body()
                    .lines()
                    .toList();
            assertThat(csv).hasSize(4);
            assertThat(csv.get(1)).startsWith("today,,2,2,2,");
            assertThat(csv.get(2)).startsWith("month,,2,2,2,").contains(",0:03:21,");
            assertThat(csv.get(3)).startsWith("centre,3,3,3,");
            assertThat(node.get("/centres/south/own-figures", "cookie", session).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aCentreMayHideWhoIsComparedWithWhom() {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address())) {
            node.createCentre("north");
            LocalDate day = LocalDate.of(2026, 3, 2);
            var history = new SmallHistory(node);
            served(history, day, 100, "staff:anna");
            served(history, day, 600, "staff:olga");
            served(history, day, 700, "staff:olga");
            String report = "/reports/overview?from=2026-03-02&to=2026-03-02&centre=north";
            assertThat(node.get(report + "&by=specialist").json().findValuesAsText("key"))
                    .containsExactly("staff:anna", "staff:olga");
            node.put("/centres/north/hours", "{\"namesHidden\":true,\"days\":[]}");
            JsonNode hidden = node.get(report + "&by=specialist").json();
            assertThat(hidden.findValuesAsText("key")).containsExactly("#1", "#2");
            assertThat(hidden.at("/by/specialist/0/name/ru").asText()).isEqualTo("Специалист 1");
            assertThat(hidden.at("/by/specialist/0/figures/stages").asInt()).isEqualTo(2);
            assertThat(hidden.toString()).doesNotContain("olga");
            assertThat(node.get(report.replace("overview", "stages")).json().toString())
                    .doesNotContain("olga");
            assertThat(node.get(report + "&specialist=staff:olga").text("/type"))
                    .isEqualTo("/problems/names-hidden");
        }
    }

    private static void served(SmallHistory history, LocalDate day, int service, String specialist) {
        history.served(
                history.visit("north", day, "cash", "00:00"),
                1,
                "cash",
                "00:00",
                60,
                5,
                service,
                "4",
                specialist,
                null);
    }
}
