package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.web.Allowed;
import dev.talon.web.CallerKind;
import io.vertx.openapi.contract.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens: what they may, where, until when, and for whom they stand. */
class TokensOfScriptsTest {
    private static final List<String> SCOPES = List.of("issue", "call", "board", "reports", "events", "administer");

    /** A token may ask who it is; the others are for devices and for people with a password, and refuse it themselves. */
    private static final Set<String> NO_SCOPE = Set.of(
            "whoAmI",
            "signOutEverywhere",
            "changeOwnPassword",
            "getAutoCall",
            "putAutoCall",
            "thisDevice",
            "reportScreen",
            "callsShown",
            "answerScreenAsk",
            "sendScreenPicture",
            "agentLine");

    private static TestDatabase database;
    private static TestNode node;
    private static List<Operation> operations;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        operations = TestContract.READ.operations();
        did(node.createCentre("north"));
        did(node.createCentre("south"));
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyOperationSaysWhichScopeATokenNeeds() {
        List<String> without = new ArrayList<>();
        for (Operation operation : operations) {
            Allowed allowed = Allowed.of(operation);
            assertThat(SCOPES).containsAll(allowed.scopes());
            if (allowed.scopes().isEmpty() && !allowed.everywhere().contains(CallerKind.ANYONE)) {
                without.add(operation.getOperationId());
            }
        }
        assertThat(without).containsExactlyInAnyOrderElementsOf(NO_SCOPE);
    }

    @Test
    void aTokenComesInWhereItsScopeIsNamedAndNowhereElse() {
        Map<String, String> tokens = new LinkedHashMap<>();
        SCOPES.forEach(scope -> tokens.put(scope, token("administrator", ", \"scopes\": [\"" + scope + "\"]")));
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            Allowed allowed = Allowed.of(operation);
            tokens.forEach((scope, token) -> {
                boolean expected = allowed.scopes().isEmpty()
                        || allowed.everywhere().contains(CallerKind.ANYONE)
                        || allowed.scopes().contains(scope);
                Reply reply =
                        node.send(operation.getHttpMethod().name(), Paths.of(operation), "", "authorization", token);
                boolean refused = reply.status() == 403 && reply.text("/type").endsWith("out-of-scope");
                if (refused == expected || reply.status() == 401) {
                    wrong.add(operation.getOperationId() + " with " + scope + ": " + reply.status());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aBoundTokenTouchesItsCentreOnly() {
        String manager = token("manager", ", \"centre\": \"north\"");
        assertThat(status("/centres/north", manager)).isEqualTo(200);
        assertThat(status("/centres/south", manager)).isEqualTo(403);
        assertThat(node.get("/centres", "authorization", manager).json().findValuesAsText("code"))
                .contains("north")
                .doesNotContain("south");
        String kiosk = token("administrator", ", \"centre\": \"north\", \"scopes\": [\"issue\"]");
        String order = "{\"service\": \"cash\"}";
        assertThat(node.post("/centres/north/tickets", order, "authorization", kiosk)
                        .status())
                .isEqualTo(201);
        assertThat(node.post("/centres/south/tickets", order, "authorization", kiosk)
                        .status())
                .isEqualTo(403);
        assertThat(status("/staff", kiosk)).isEqualTo(403);
        for (String scope : List.of("", ", \"scopes\": [\"reports\"]", ", \"scopes\": [\"issue\", \"administer\"]")) {
            Reply refused = node.post("/tokens", body("administrator", ", \"centre\": \"north\"" + scope));
            assertThat(refused.status()).as(scope).isEqualTo(422);
            assertThat(refused.text("/type")).endsWith("administrator-of-all");
        }
        assertThat(node.post("/tokens", body("manager", ", \"centre\": \"nowhere\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTokenEnds() {
        Instant soon = Instant.now().plus(1, ChronoUnit.HOURS);
        String token = token("manager", ", \"expiresAt\": \"" + soon + "\"");
        assertThat(status("/centres", token)).isEqualTo(200);
        node.database()
                .slow()
                .query("UPDATE api_token SET expires_at = now() - interval '1 second' WHERE expires_at IS NOT NULL")
                .execute()
                .await();
        // Anything that is forgotten has what was remembered looked up anew.
        account("nobody", "specialist", "");
        assertThat(status("/centres", token)).isEqualTo(401);
        assertThat(node.post("/tokens", body("manager", ", \"expiresAt\": \"2020-01-01T00:00:00Z\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aTokenStopsWithTheAccountThatMadeIt() {
        account("orlov", "administrator", ", \"centre\": null");
        String cookie = signIn("orlov");
        String administers = made(cookie, "administrator", "");
        String reports = made(cookie, "manager", "");
        String north = made(cookie, "manager", ", \"centre\": \"north\"");
        assertThat(statuses(administers, reports, north)).containsExactly(200, 200, 200);
        account("orlov", "manager", ", \"centre\": null");
        assertThat(statuses(administers, reports, north)).containsExactly(401, 200, 200);
        account("orlov", "manager", ", \"centre\": \"north\"");
        assertThat(statuses(administers, reports, north)).containsExactly(401, 401, 200);
        account("orlov", "specialist", ", \"centre\": \"north\"");
        assertThat(statuses(administers, reports, north)).containsExactly(401, 401, 401);
        account("orlov", "administrator", ", \"centre\": null, \"active\": false");
        assertThat(statuses(administers, reports, north)).containsExactly(401, 401, 401);
        for (JsonNode token : node.get("/tokens").json()) {
            boolean his = token.path("createdBy").asText().equals("staff:orlov");
            if (his) {
                assertThat(token.path("works").asBoolean()).isFalse();
                assertThat(token.path("maker").asText()).isEqualTo("orlov");
                assertThat(token.path("lastUsedAt").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void aTokenMakesNoneThatReachesFurtherThanItself() {
        Instant soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        String parent = token("administrator", ", \"scopes\": [\"administer\"], \"expiresAt\": \"" + soon + "\"");
        assertThat(node.post("/tokens", body("administrator", ""), "authorization", parent)
                        .status())
                .isEqualTo(403);
        int child = did(node.post(
                        "/tokens", body("administrator", ", \"scopes\": [\"administer\"]"), "authorization", parent))
                .json()
                .path("id")
                .asInt();
        for (JsonNode token : node.get("/tokens").json()) {
            if (token.path("id").asInt() == child) {
                assertThat(Instant.parse(token.path("expiresAt").asText())).isEqualTo(soon);
                assertThat(token.path("maker").asText()).isEqualTo("Администратор");
            }
        }
    }

    private static List<Integer> statuses(String... tokens) {
        return java.util.Arrays.stream(tokens)
                .map(token -> status("/centres/north", token))
                .toList();
    }

    private static int status(String path, String token) {
        return node.get(path, "authorization", token).status();
    }

    private static String token(String role, String more) {
        return "Bearer " + did(node.post("/tokens", body(role, more))).text("/token");
    }

    private static String made(String cookie, String role, String more) {
        return "Bearer "
                + did(node.post("/tokens", body(role, more), "cookie", cookie)).text("/token");
    }

    private static String body(String role, String more) {
        return "{\"name\": \"script\", \"role\": \"" + role + "\"" + more + "}";
    }

    private static void account(String login, String role, String more) {
        did(node.put("/staff/" + login, """
                {"name": "%s", "role": "%s", "password": "a long password"%s}""".formatted(login, role, more)));
    }

    private static String signIn(String login) {
        Reply reply = did(node.post(
                "/session", "{\"login\": \"" + login + "\", \"password\": \"a long password\"}", "authorization", ""));
        return reply.http().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }

    private static Reply did(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isBetween(200, 299);
        return reply;
    }
}
