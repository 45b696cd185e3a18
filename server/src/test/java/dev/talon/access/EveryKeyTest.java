package dev.talon.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import dev.talon.web.Api;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command of the contract that takes an Idempotency-Key: sent again it gets its first answer; the key with anything else
 * is refused.
 */
class EveryKeyTest {
    private static TestDatabase database;
    private static TestNode node;
    private static String[] manager;
    private static KeyedCommands commands;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        commands = new KeyedCommands(node);
        String token = node.post("/tokens", "{\"name\": \"keys\", \"role\": \"manager\"}")
                .text("/token");
        manager = new String[] {"authorization", "Bearer " + token};
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void everyCommandThatTakesAKeyIsTriedHere() {
        assertThat(TestContract.READ.operations().stream()
                        .filter(Api::takesKey)
                        .map(operation -> operation.getOperationId()))
                .containsExactlyInAnyOrderElementsOf(commands.all.keySet());
    }

    @TestFactory
    Stream<DynamicTest> theSameAgainIsTheFirstAnswerAndAnythingElseIsRefused() {
        return commands.all.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String centre = commands.centre();
                    String key = "key-of-" + name;
                    List<KeyedCommands.Ask> asks = commands.all.get(name).apply(centre);
                    Reply first = send(asks.get(0), key);
                    Reply again = send(asks.get(0), key);
                    assertThat(again.status()).as(again.json().toString()).isEqualTo(first.status());
                    assertThat(again.text("/id")).isEqualTo(first.text("/id"));
                    assertThat(again.json().at("/call/ticket"))
                            .isEqualTo(first.json().at("/call/ticket"));
                    for (KeyedCommands.Ask other : asks.subList(1, asks.size())) {
                        assertReused(send(other, key), other);
                    }
                    for (KeyedCommands.Ask other :
                            asks.get(0).path().startsWith(centre) ? anythingIn(centre) : anythingOfAll()) {
                        assertReused(send(other, key), other);
                    }
                }));
    }

    @Test
    void theSameFieldsInAnotherOrderAreTheSameRequest() {
        String tickets = commands.centre() + "/tickets";
        Reply first =
                send(KeyedCommands.ask("POST", tickets, "{\"service\":\"cash\",\"language\":\"en\"}"), "another-order");
        Reply again = send(
                KeyedCommands.ask("POST", tickets, "{ \"language\": \"en\", \"service\": \"cash\" }"), "another-order");
        assertThat(again.text("/id")).isEqualTo(first.text("/id")).isNotEmpty();
    }

    @Test
    void whoeverWasToldThatNobodyWaitsIsToldSoByTheSameKeyForEver() {
        String centre = commands.centre();
        KeyedCommands.Ask next = KeyedCommands.ask("POST", centre + "/desks/4/call-next", "");
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        commands.issued(centre);
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        assertThat(node.get(centre + "/desks/4").json().at("/call").isMissingNode()
                        || node.get(centre + "/desks/4").json().at("/call").isNull())
                .as("nobody was called")
                .isTrue();
        commands.send("POST", centre + "/desks/4/pause", "{\"reason\": \"обед\"}");
        assertThat(send(next, "nobody-was-there").status()).isEqualTo(204);
        assertReused(
                send(KeyedCommands.ask("POST", centre + "/tickets", "{\"service\": \"cash\"}"), "nobody-was-there"),
                next);
    }

    @Test
    void aRefusedCommandMayBeTriedAgainWithItsKey() {
        String centre = commands.centre();
        KeyedCommands.Ask start = KeyedCommands.ask("POST", centre + "/desks/4/start", "");
        assertThat(send(start, "refused-at-first").status()).isEqualTo(409);
        commands.issued(centre);
        commands.call(centre, 4);
        assertThat(send(start, "refused-at-first").status()).isEqualTo(200);
    }

    /** Among them some that would change nothing, and so write nothing that could meet the key. */
    private static List<KeyedCommands.Ask> anythingIn(String centre) {
        commands.printer(centre, "other");
        return List.of(
                KeyedCommands.ask("POST", centre + "/tickets", "{\"service\": \"combined\"}"),
                KeyedCommands.ask("DELETE", commands.cancelled(centre), ""),
                KeyedCommands.ask("DELETE", centre + "/desks/3/pause", ""),
                KeyedCommands.ask("POST", centre + "/desks/3/call-next", ""),
                KeyedCommands.ask("DELETE", centre + "/printers/other/roll", ""));
    }

    private static List<KeyedCommands.Ask> anythingOfAll() {
        return List.of(
                KeyedCommands.ask("PUT", "/quality/lines/claims/any", commands.line("Любая")),
                KeyedCommands.ask("POST", "/contact-centre/closings", "{\"month\": \"2023-01\"}"));
    }

    private static void assertReused(Reply reply, KeyedCommands.Ask ask) {
        assertThat(reply.status()).as(ask + ": " + reply.json()).isEqualTo(422);
        assertThat(reply.text("/type")).as(ask.toString()).isEqualTo("/problems/key-reused");
    }

    private static Reply send(KeyedCommands.Ask ask, String key) {
        boolean managersOnly = ask.path().endsWith("closings");
        String[] headers = managersOnly
                ? new String[] {manager[0], manager[1], "Idempotency-Key", key}
                : new String[] {"Idempotency-Key", key};
        return node.send(ask.method(), ask.path(), ask.body(), headers);
    }
}
