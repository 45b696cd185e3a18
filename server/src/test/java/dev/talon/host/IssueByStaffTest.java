package dev.talon.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tickets without a kiosk: on a printer that somebody chooses, or said aloud, by whoever may. */
class IssueByStaffTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
        node.createCentre("south");
        for (String printer : List.of("door", "table")) {
            assertThat(node.put("/centres/north/printers/" + printer, "{\"transport\":\"virtual\"}")
                            .status())
                    .isIn(200, 201);
        }
        node.put("/centres/south/printers/far", "{\"transport\":\"virtual\"}");
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void theHostChoosesThePrinterOrNone() {
        String[] host = token("host");
        Reply printed = issue("{\"service\":\"cash\",\"printer\":\"table\"}", host);
        assertThat(printed.status()).as(printed.json().toString()).isEqualTo(201);
        assertThat(printed.text("/print/state")).isEqualTo("queued");
        assertThat(printersOf(printed)).containsExactly("table");
        Reply said = issue("{\"service\":\"cash\"}", host);
        assertThat(said.status()).isEqualTo(201);
        assertThat(said.json().at("/print").isNull()).isTrue();
        assertThat(printersOf(said)).isEmpty();
        Reply later = node.post("/centres/north/tickets/" + said.text("/id") + "/reprint?printer=door", "", host);
        assertThat(later.status()).as(later.json().toString()).isEqualTo(200);
        assertThat(printersOf(said)).containsExactly("door");
    }

    @Test
    void aPrinterOfNowhereOrOfAnotherCentreIsRefusedAndNoNumberIsLost() {
        String[] host = token("host");
        Reply before = issue("{\"service\":\"consultation\"}", host);
        for (String printer : List.of("none", "far")) {
            Reply refused = issue("{\"service\":\"consultation\",\"printer\":\"" + printer + "\"}", host);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/type")).isEqualTo("/problems/no-such-printer");
        }
        assertThat(issue("{\"service\":\"none\"}", host).status()).isEqualTo(404);
        int number = Integer.parseInt(before.text("/label").substring(1));
        assertThat(issue("{\"service\":\"consultation\"}", host).text("/label")).endsWith(Integer.toString(number + 1));
    }

    @Test
    void aSpecialistIssuesOnlyWhereTheCentreAllowsIt() {
        String[] specialist = token("specialist");
        node.put("/centres/north/issue-rules", "{\"specialistsIssue\":false}");
        Reply refused = issue("{\"service\":\"cash\"}", specialist);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/detail")).contains("администратор");
        Reply allowed = node.put("/centres/north/issue-rules", "{\"specialistsIssue\":true}");
        assertThat(allowed.json().at("/specialistsIssue").asBoolean()).isTrue();
        assertThat(allowed.json().at("/kioskPriority").asBoolean()).isFalse();
        assertThat(issue("{\"service\":\"cash\"}", specialist).status()).isEqualTo(201);
    }

    @Test
    void nobodyOfTheStaffGivesPriorityWithoutAReason() {
        for (String who : new String[] {"host", "administrator", "manager"}) {
            Reply refused = issue("{\"service\":\"cash\",\"category\":\"priority\"}", token(who));
            assertThat(refused.status()).as(who).isEqualTo(422);
            assertThat(refused.text("/type")).isEqualTo("/problems/priority-needs-reason");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/reason");
            assertThat(refused.text("/detail")).contains("Льготу дают по причине");
        }
    }

    @Test
    void whoIsServedWithoutATicketHasPriorityForAReasonToo() {
        node.createCentre("served");
        node.sit("served", "4");
        String path = "/centres/served/desks/4/serve";
        Reply refused = node.post(path, "{\"service\":\"cash\",\"category\":\"priority\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/type")).isEqualTo("/problems/priority-needs-reason");
        Reply served = node.post(path, "{\"service\":\"cash\",\"category\":\"priority\",\"reason\":\"Инвалидность\"}");
        assertThat(served.status()).as(served.json().toString()).isEqualTo(200);
        Reply story = node.get("/centres/served/tickets/" + served.text("/call/ticket") + "/story");
        assertThat(story.text("/events/0/reason")).isEqualTo("Инвалидность");
    }

    @Test
    void aKioskGivesPriorityToWhoeverSaysSoWhereTheCentreWantsItAndIsCountedApart() {
        node.createCentre("claims");
        String[] kiosk = {"cookie", kiosk("claims", "У входа"), "authorization", ""};
        String claim = "{\"service\":\"cash\",\"category\":\"priority\"}";
        Reply refused = node.post("/centres/claims/tickets", claim, kiosk);
        assertThat(refused.status()).as(refused.json().toString()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("/problems/priority-not-offered");
        node.put("/centres/claims/issue-rules", "{\"kioskPriority\":true}");
        Reply claimed = node.post("/centres/claims/tickets", claim, kiosk);
        assertThat(claimed.status()).as(claimed.json().toString()).isEqualTo(201);
        assertThat(node.post("/centres/claims/tickets", "{\"service\":\"cash\"}", kiosk)
                        .status())
                .isEqualTo(201);
        node.post("/centres/claims/tickets", claim.replace("}", ",\"reason\":\"Инвалидность\"}"), token("host"));
        node.put("/centres/claims/hours", "{\"namesHidden\":true,\"days\":[]}");
        String today = claimed.text("/businessDay");
        JsonNode hands = node.get("/centres/claims/by-hand?from=" + today + "&to=" + today)
                .json();
        assertThat(hands).hasSize(2);
        assertThat(hands).anySatisfy(one -> {
            assertThat(one.at("/name").asText()).isEqualTo("У входа");
            assertThat(one.at("/claimedPriority").asInt()).isEqualTo(1);
            assertThat(one.at("/issuedWithPriority").asInt()).isZero();
        });
        assertThat(hands).anySatisfy(one -> {
            assertThat(one.at("/name").isNull()).as("a person").isTrue();
            assertThat(one.at("/claimedPriority").asInt()).isZero();
            assertThat(one.at("/issuedWithPriority").asInt()).isEqualTo(1);
        });
    }

    @Test
    void whyPriorityWasGivenStandsInTheStory() {
        Reply issued =
                issue("{\"service\":\"cash\",\"category\":\"priority\",\"reason\":\"Инвалидность\"}", token("host"));
        assertThat(issued.text("/category")).isEqualTo("priority");
        Reply story = node.get("/centres/north/tickets/" + issued.text("/id") + "/story", token("host"));
        assertThat(story.text("/events/0/reason")).isEqualTo("Инвалидность");
        Reply cancelled =
                node.send("DELETE", "/centres/north/tickets/" + issued.text("/id") + "?reason=gone", "", token("host"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(node.get("/centres/north/tickets/" + issued.text("/id") + "/story")
                        .text("/events/1/reason"))
                .isEqualTo("gone");
        Reply another = issue("{\"service\":\"cash\"}", token("host"));
        node.send("DELETE", "/centres/north/tickets/" + another.text("/id") + "?reason=words", "", "authorization", "");
        Reply told = node.get("/centres/north/tickets/" + another.text("/id") + "/story");
        assertThat(told.text("/events/1/kind")).isEqualTo("cancelled");
        assertThat(told.json().at("/events/1/reason").isNull())
                .as("a visitor writes nothing into the log")
                .isTrue();
    }

    private static Reply issue(String body, String... headers) {
        return node.post("/centres/north/tickets", body, headers);
    }

    private static String[] token(String role) {
        String token = node.post("/tokens", "{\"name\":\"of " + role + "\",\"role\":\"" + role + "\"}")
                .text("/token");
        return new String[] {"authorization", "Bearer " + token, "accept-language", "ru"};
    }

    /** The cookie of a kiosk that was paired. */
    private static String kiosk(String centre, String name) {
        Reply code = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        node.post(
                "/devices",
                "{\"code\":\"%s\",\"centre\":\"%s\",\"name\":\"%s\"}".formatted(code.text("/code"), centre, name));
        return "talon-device-kiosk=" + code.text("/secret");
    }

    private static List<String> printersOf(Reply ticket) {
        List<String> printers = new ArrayList<>();
        TestNode.await(node.database()
                        .slow()
                        .query("""
                        SELECT p.code FROM print_job j JOIN printer p ON p.id = j.printer_id
                        WHERE j.ticket_id = (SELECT ticket.id FROM ticket JOIN centre c ON c.id = ticket.centre_id
                                             WHERE c.code = 'north' AND label = '%s') ORDER BY j.created_at""".formatted(ticket.text("/label")))
                        .execute())
                .forEach(row -> printers.add(row.getString("code")));
        return printers;
    }
}
