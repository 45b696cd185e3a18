package dev.talon.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to desks: each desk has them until somebody there has read them, and the sender sees who has. */
class MessagesTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-05T12:00:00+03:00");

    private static TestDatabase database;
    private static TestNode node;
    private static volatile OffsetDateTime now = NOON;
    private static int centres;

    private String path;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> now).checkingAnswers();
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @BeforeEach
    void createCentre() {
        now = NOON;
        String centre = "words" + ++centres;
        node.createCentre(centre);
        path = "/centres/" + centre;
    }

    @Test
    void eachDeskHasItUntilSomebodyThereHasReadIt() {
        assertThat(send("{\"text\":\"Подойдите в зал\"}").status()).isEqualTo(204);
        assertThat(send("{\"text\":\"Только вам\",\"desks\":[\"2\"]}").status()).isEqualTo(204);
        assertThat(at("1")).containsExactly("Подойдите в зал");
        assertThat(at("2")).containsExactly("Подойдите в зал", "Только вам");
        String first = node.get(path + "/desks/2").text("/messages/0/id");
        assertThat(read("2", first).status()).isEqualTo(204);
        assertThat(read("2", first).status())
                .as("a second time changes nothing")
                .isEqualTo(204);
        assertThat(at("1")).containsExactly("Подойдите в зал");
        assertThat(at("2")).containsExactly("Только вам");
        Reply all = node.get(path + "/messages");
        assertThat(all.json().findValuesAsText("text")).containsExactly("Только вам", "Подойдите в зал");
        assertThat(all.text("/1/read/0/desk")).isEqualTo("2");
        assertThat(all.json().at("/1/read")).hasSize(1);
        assertThat(all.json().at("/0/read")).isEmpty();
    }

    @Test
    void oneThatIsTakenBackIsShownNowhereWhereNobodyHasReadIt() {
        send("{\"text\":\"Подойдите в зал\"}");
        String message = node.get(path + "/desks/1").text("/messages/0/id");
        read("1", message);
        assertThat(node.delete(path + "/messages/" + message).status()).isEqualTo(204);
        assertThat(at("2")).isEmpty();
        assertThat(node.get(path + "/messages").json().at("/0/withdrawn").isNull())
                .isFalse();
        assertThat(node.get(path + "/messages").text("/0/read/0/desk")).isEqualTo("1");
        assertThat(node.delete(path + "/messages/" + message).status())
                .as("a second time changes nothing")
                .isEqualTo(204);
        now = NOON.plusDays(1);
        assertThat(node.delete(path + "/messages/" + message).text("/type")).isEqualTo("/problems/no-such-message");
    }

    @Test
    void aMessageIsOfItsDay() {
        send("{\"text\":\"Через 15 минут закрываемся\"}");
        now = NOON.plusDays(1);
        assertThat(at("1")).isEmpty();
        assertThat(node.get(path + "/messages").json()).isEmpty();
    }

    @Test
    void aDeskThatIsNotThereOrAMessageOfAnotherDeskIsRefused() {
        assertThat(send("{\"text\":\"Вам\",\"desks\":[\"1\",\"77\"]}").text("/type"))
                .isEqualTo("/problems/no-such-desk");
        assertThat(at("1")).isEmpty();
        send("{\"text\":\"Вам\",\"desks\":[\"1\"]}");
        String message = node.get(path + "/desks/1").text("/messages/0/id");
        assertThat(read("2", message).text("/type")).isEqualTo("/problems/no-such-message");
        assertThat(at("1")).containsExactly("Вам");
    }

    private Reply send(String body) {
        return node.post(path + "/messages", body);
    }

    private Reply read(String desk, String message) {
        return node.post(path + "/desks/" + desk + "/messages/" + message + "/read", "");
    }

    private List<String> at(String desk) {
        return node.get(path + "/desks/" + desk).json().at("/messages").findValuesAsText("text");
    }
}
