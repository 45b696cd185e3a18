package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups of services as they are kept, and the menu of a kiosk. */
class ServiceGroupsTest {
    private static final String MONEY = """
            {"code": "money", "name": {"ru": "Деньги", "en": "Money"}, "picture": "banknote", "services": ["cash", "combined"]}""";

    private static TestDatabase database;
    private static TestNode node;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address()).checkingAnswers();
        node.createCentre("north");
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @Test
    void theyAreReplacedAsAWholeAndKeepTheirOrder() {
        String talk = """
                {"code": "talk", "name": {"ru": "Вопросы", "en": "Questions"}, "picture": "speech", "services": ["consultation"]}""";
        Reply kept = groups(talk + "," + MONEY);
        assertThat(kept.status()).as(kept.json().toString()).isEqualTo(200);
        assertThat(kept.text("/groups/0/code")).isEqualTo("talk");
        assertThat(kept.text("/groups/1/services/1")).isEqualTo("combined");
        assertThat(groups(MONEY).json().at("/groups")).hasSize(1);
        assertThat(node.get("/centres/north").text("/groups/0/name/en")).isEqualTo("Money");
        assertThat(groups("").json().at("/groups")).isEmpty();
    }

    @Test
    void aServiceIsInOneGroupAndMustBeThere() {
        Reply twice = groups(MONEY + "," + MONEY.replace("\"money\"", "\"other\""));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.text("/type")).isEqualTo("/problems/service-in-two-groups");
        assertThat(groups(MONEY + "," + MONEY).text("/type")).isEqualTo("/problems/code-twice");
        Reply none = groups(MONEY.replace("combined", "nothing"));
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text("/type")).isEqualTo("/problems/no-such-service");
    }

    @Test
    void aKioskHasAMenuUntilItIsTakenAway() {
        Reply drawn = node.post("/devices/pair-code", "{\"kind\": \"kiosk\"}", "authorization", "");
        String device = "/devices/"
                + node.post(
                                "/devices",
                                "{\"code\": \"%s\", \"centre\": \"north\", \"name\": \"K\"}"
                                        .formatted(drawn.text("/code")))
                        .text("/id");
        Reply changed = node.put(device, "{\"name\": \"K\", \"menu\": [\"cash\"]}");
        assertThat(changed.text("/menu/0")).as(changed.json().toString()).isEqualTo("cash");
        assertThat(node.put(device, "{\"name\": \"Kiosk\"}").json().at("/menu")).hasSize(1);
        assertThat(node.put(device, "{\"name\": \"Kiosk\", \"menu\": []}")
                        .json()
                        .at("/menu")
                        .isNull())
                .isTrue();
    }

    @Test
    void aTicketSaysWhatToBring() {
        node.put("/centres/north/services/letters", """
                {"name": {"ru": "Письма", "en": "Letters"}, "route": ["consultation"], "prefix": "Ж", "norm": 600,
                 "advice": {"ru": "Возьмите паспорт", "en": "Bring your passport"}}""");
        Reply issued = node.post("/centres/north/tickets", "{\"service\": \"letters\"}");
        assertThat(issued.text("/advice/en")).as(issued.json().toString()).isEqualTo("Bring your passport");
        assertThat(node.get("/centres/north/tickets/" + issued.text("/id")).text("/advice/ru"))
                .isEqualTo("Возьмите паспорт");
    }

    private static Reply groups(String groups) {
        return node.put("/centres/north/groups", "{\"groups\": [" + groups + "]}");
    }
}
