package dev.talon.table.proof;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.queue.TicketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Commands to a node; every third is undone at once, and then nothing is other than before. */
abstract class VerbCommands extends VerbQueue {
    /** All that a command may change: undoing it leaves every letter of this as it was. */
    static final String EVERYTHING = """
            SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.ticket_id, s.position), '[]')::text
                   || (SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY t.id), '[]')::text FROM ticket t)
                   || coalesce((SELECT string_agg(d::text, '') FROM centre c, day_hashes(c.id, '2026-03-05', '2026-03-05') AS d), '')
                   || coalesce((SELECT string_agg(d::text, '') FROM day_sums d), '')
            FROM stage s""";

    final TestNode node;

    final String host;

    /** @param host the hall administrator's session */
    VerbCommands(Random random, TestNode node, long seed, String host) {
        super(random, seed);
        this.node = node;
        this.host = host;
    }

    String path(VerbLeg leg) {
        String id = lines("SELECT id::text FROM ticket WHERE label = '%s'".formatted(leg.label))
                .get(0);
        return "/centres/one/tickets/" + new TicketId(UUID.fromString(id)) + "/";
    }

    /** A command without a desk; every third is undone at once, and then nothing is other than before. */
    void without(VerbLeg leg, String command, String body, Runnable rule) {
        String path = path(leg);
        String before = everything();
        Reply reply = command.equals("cancel")
                ? node.delete(path.substring(0, path.length() - 1))
                : node.post(path + command, body);
        assertThat(reply.status())
                .as(
                        "-Dtalon.seed=%d %s %s: %s",
                        seed, command, body, reply.http().body())
                .isEqualTo(200);
        if (random.nextInt(3) == 0) {
            Reply undone = node.post(path + "undo", "");
            assertThat(undone.status())
                    .as(
                            "-Dtalon.seed=%d undo of %s: %s",
                            seed, command, undone.http().body())
                    .isEqualTo(200);
            assertThat(everything())
                    .as("-Dtalon.seed=%d undo of %s %s", seed, command, body)
                    .isEqualTo(before);
        } else {
            rule.run();
        }
    }

    interface Rule {
        void of(Reply reply);
    }

    /** Gives a command; every third is undone at once, and then nothing is other than before. */
    void tell(String desk, String command, String body, Rule rule) {
        String before = everything();
        Reply reply = node.atDesk("one", desk, command, body);
        assertThat(reply.status())
                .as(
                        "-Dtalon.seed=%d %s %s at %s: %s",
                        seed, command, body, desk, reply.http().body())
                .isIn(200, 204);
        if (reply.status() == 200 && random.nextInt(3) == 0) {
            Reply undone = node.atDesk("one", desk, "undo", "{}");
            assertThat(undone.status())
                    .as(
                            "-Dtalon.seed=%d undo of %s: %s",
                            seed, command, undone.http().body())
                    .isEqualTo(200);
            assertThat(everything())
                    .as("-Dtalon.seed=%d undo of %s %s", seed, command, body)
                    .isEqualTo(before);
            assertThat(node.atDesk("one", desk, "undo", "{}").status())
                    .as("twice")
                    .isEqualTo(409);
        } else {
            rule.of(reply);
        }
    }

    String everything() {
        return lines(EVERYTHING).get(0);
    }

    List<String> lines(String sql) {
        List<String> lines = new ArrayList<>();
        await(node.database().slow().query(sql).execute()).forEach(row -> lines.add(row.getString(0)));
        return lines;
    }
}
