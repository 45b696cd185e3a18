package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.Sql;
import dev.talon.db.TestDatabase;
import dev.talon.events.EventField;
import dev.talon.events.EventKind;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends that the last command of a desk can be undone, and what the desk is told it would undo. */
class UndoTest {
    /** What carries a desk and is no command to it. */
    private static final Set<EventKind> BESIDE = EnumSet.of(
            EventKind.DESK_OVERRIDDEN,
            EventKind.NOBODY_WAITED,
            EventKind.MESSAGE_SENT,
            EventKind.MESSAGE_READ,
            EventKind.MESSAGE_WITHDRAWN,
            EventKind.DESK_CHANGED,
            EventKind.DEVICE_PAIRED,
            EventKind.DEVICE_REVOKED,
            EventKind.TIMES_DISTRUSTED,
            EventKind.TIMES_TRUSTED,
            EventKind.TIMES_MARK_WITHDRAWN);

    private static volatile OffsetDateTime now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    private String path;
    private String centre;

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
    void centre() {
        now = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
        centre = "undo" + ++centres;
        path = "/centres/" + centre;
        node.createCentre(centre);
        for (int visitor = 0; visitor < 3; visitor++) {
            now = now.plusSeconds(1);
            node.post(path + "/tickets", "{\"service\":\"consultation\"}");
        }
    }

    private Reply at(String command, String body) {
        now = now.plusSeconds(1);
        return node.atDesk(centre, "1", command, body);
    }

    private String undoable() {
        return node.get(path + "/desks/1").text("/undoable/what");
    }

    @Test
    void whatIsNoCommandToTheDeskLeavesItUndoable() {
        at("call-next", "");
        at("start", "");
        assertThat(at("finish", "").status()).isEqualTo(200);
        String message = "{\"text\":\"r\",\"desks\":[\"1\"]}";
        assertThat(node.post(path + "/messages", message).status()).isBetween(200, 204);
        String id = node.get(path + "/desks/1").text("/messages/0/id");
        assertThat(node.post(path + "/desks/1/messages/" + id + "/read", "").status())
                .isEqualTo(204);
        assertThat(node.post(path + "/messages", message).status()).isBetween(200, 204);
        String other = node.get(path + "/desks/1").text("/messages/0/id");
        assertThat(node.delete(path + "/messages/" + other).status()).isEqualTo(204);
        assertThat(node.put(path + "/desks/1", "{\"stages\":[\"consultation\",\"cash\"]}")
                        .status())
                .isBetween(200, 204);
        assertThat(undoable()).isEqualTo("finished");
        assertThat(at("undo", "{}").text("/undone")).isEqualTo("finished");
    }

    @Test
    void whoFinishesAndCallsTheNextIsToldThatBothAreUndone() {
        at("call-next", "");
        at("start", "");
        at("next", "{}");
        Reply desk = node.get(path + "/desks/1");
        assertThat(desk.text("/call/label")).isEqualTo("К002");
        assertThat(desk.text("/undoable/what")).isEqualTo("advanced");
        assertThat(desk.text("/undoable/label")).isEqualTo("К001");
        Reply undone = at("undo", "{}");
        assertThat(undone.text("/undone")).isEqualTo("advanced");
        assertThat(undone.text("/call/label")).isEqualTo("К001");
        at("next", "{}");
        at("start", "");
        at("next", "{}");
        at("start", "");
        at("next", "{}");
        assertThat(undoable()).as("nobody was left to call").isEqualTo("finished");
    }

    @Test
    void everyEventOfADeskIsKnownToBeACommandOrNot() {
        String follows = Sql.of(DeskMoves.class, "follows");
        Set<EventKind> commands = EnumSet.noneOf(EventKind.class);
        Pattern.compile("'([a-z_]+)'")
                .matcher(follows)
                .results()
                .forEach(word -> commands.add(EventKind.of(word.group(1)).orElseThrow()));
        Set<EventKind> both = EnumSet.copyOf(commands);
        both.addAll(BESIDE);
        assertThat(commands).doesNotContainAnyElementsOf(BESIDE);
        assertThat(both)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventKind.values())
                        .filter(kind -> kind.fields().contains(EventField.DESK))
                        .toList());
    }
}
