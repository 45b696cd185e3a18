package dev.talon.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OwnPasswordTest {
    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void close() {
        node.close();
        database.close();
    }

    @Test
    void everybodyChangesTheirOwnAndTheOtherSessionsEnd() {
        for (String role : new String[] {"specialist", "manager", "administrator"}) {
            String login = "own-" + role;
            account(login, role);
            String here = signIn(login, "a long password");
            String elsewhere = signIn(login, "a long password");
            assertThat(change(here, "a long password", "зелёный чайник").status())
                    .isEqualTo(204);
            assertThat(who(here)).isEqualTo(200);
            assertThat(who(elsewhere)).isEqualTo(401);
            assertThat(tryIn(login, "a long password").status()).isEqualTo(401);
            assertThat(who(signIn(login, "зелёный чайник"))).isEqualTo(200);
        }
    }

    @Test
    void theOldOneIsAskedForAndAWeakOneIsRefusedInWords() {
        account("careful", "specialist");
        String here = signIn("careful", "a long password");
        Reply wrong = change(here, "a wrong password", "зелёный чайник");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/old");
        Reply weak = change(here, "a long password", "careful2026");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.text("/type")).endsWith("weak-password");
        assertThat(weak.text("/errors/0/pointer")).isEqualTo("/password");
        assertThat(change(here, "a long password", "a long password").status()).isEqualTo(422);
        Reply russian = node.post(
                "/session/password",
                "{\"old\": \"a long password\", \"password\": \"аааааааааа\"}",
                "cookie",
                here,
                "accept-language",
                "ru");
        assertThat(russian.text("/detail")).contains("легко угадать");
        for (int i = 0; i < 4; i++) {
            change(here, "a wrong password", "зелёный чайник");
        }
        assertThat(change(here, "a long password", "зелёный чайник").status()).isEqualTo(429);
        assertThat(who(here)).isEqualTo(200);
    }

    @Test
    void aTokenHasNone() {
        Reply refused =
                node.post("/session/password", "{\"old\": \"a long password\", \"password\": \"зелёный чайник\"}");
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void anAdministratorGivesNoWeakOneEither() {
        for (String weak : new String[] {"          ", "aaaaaaaaaa", "1234567890", "somebodysomebody"}) {
            Reply refused = node.put("/staff/somebody", """
                    {"name": "Name", "role": "manager", "password": "%s"}""".formatted(weak));
            assertThat(refused.status()).as(weak).isEqualTo(422);
        }
    }

    @Test
    void signingOutEverywhereEndsEverySessionOfTheAccountAndNoOther() {
        account("mover", "manager");
        account("stayer", "manager");
        String one = signIn("mover", "a long password");
        String two = signIn("mover", "a long password");
        String other = signIn("stayer", "a long password");
        assertThat(node.delete("/sessions", "cookie", one).status()).isEqualTo(204);
        assertThat(who(one)).isEqualTo(401);
        assertThat(who(two)).isEqualTo(401);
        assertThat(who(other)).isEqualTo(200);
    }

    private static void account(String login, String role) {
        assertThat(node.put("/staff/" + login, """
                        {"name": "Name", "role": "%s", "password": "a long password"}""".formatted(role)).status()).isEqualTo(201);
    }

    private static Reply change(String cookie, String old, String fresh) {
        return node.post(
                "/session/password", "{\"old\": \"" + old + "\", \"password\": \"" + fresh + "\"}", "cookie", cookie);
    }

    private static int who(String cookie) {
        return node.get("/session", "cookie", cookie).status();
    }

    private static Reply tryIn(String login, String password) {
        return node.post(
                "/session", "{\"login\": \"" + login + "\", \"password\": \"" + password + "\"}", "authorization", "");
    }

    private static String signIn(String login, String password) {
        Reply reply = tryIn(login, password);
        assertThat(reply.status()).isEqualTo(204);
        return reply.http().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
    }
}
