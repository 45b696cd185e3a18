package dev.talon.report.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
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
            assertThat(node.get("/centres/south/own-figures", "cookie", session).status())
                    .isEqualTo(403);
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
