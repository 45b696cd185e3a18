package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import dev.talon.table.closing.Recompute;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two commands at one moment, in every state that a stage can be in: where both cannot be, one wins and the other is
 * told why not. Whatever came of it, the event log tells what the stages say.
 */
class VerbRacesTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-05T10:00:00+03:00");
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

    /** A command of a desk, or of the hall administrator (desk 0). */
    private record Press(String desk, String command, String body) {
        @Override
        public String toString() {
            return command + (desk.equals("0") ? " in the hall" : " at " + desk);
        }
    }

    /** @param both whether the one may follow the other: then both may win */
    private record Race(String state, List<Press> before, Press one, Press other, boolean both) {
        @Override
        public String toString() {
            return state + ": " + one + ", " + other;
        }
    }

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address(), () -> NOW);
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    private static Press at(String desk, String command) {
        return new Press(
                desk,
                command.equals("send-there-and-back") ? "transfer" : command,
                switch (command) {
                    case "call", "return" -> "{\"ticket\":\"Я001\",\"reason\":\"r\"}";
                    case "postpone" -> "{\"ticket\":\"Я001\",\"minutes\":5,\"reason\":\"r\"}";
                    case "no-show", "pause" -> "{\"reason\":\"r\"}";
                    case "put-off" -> "{\"minutes\":5,\"reason\":\"r\"}";
                    case "priority" -> "{\"category\":\"priority\",\"reason\":\"r\"}";
                    case "hand-on" -> "{\"desk\":\"2\"}";
                    case "cancel" -> "";
                    case "serve" -> "{\"service\":\"consultation\"}";
                    case "send-there-and-back" -> "{\"service\":\"cash\",\"backTo\":\"specialist\"}";
                    case "transfer" -> "{\"desk\":\"3\"}";
                    default -> "{}";
                });
    }

    private static Stream<Race> pairs(String state, List<Press> before, boolean both, String... pairs) {
        return Stream.of(pairs)
                .map(pair -> pair.split(" "))
                .map(pair -> new Race(
                        state,
                        before,
                        at(pair[0].substring(0, 1), pair[0].substring(2)),
                        at(pair[1].substring(0, 1), pair[1].substring(2)),
                        both));
    }

    static Stream<Race> races() {
        List<Press> none = List.of();
        List<Press> away = List.of(at("1", "postpone"));
        List<Press> called = List.of(at("1", "call-next"));
        List<Press> serving = List.of(at("1", "call-next"), at("1", "start"));
        List<Press> aside = List.of(at("1", "call-next"), at("1", "start"), at("1", "set-aside"));
        List<Press> missed = List.of(at("1", "call-next"), at("1", "no-show"));
        List<Press> sent = List.of(at("1", "call-next"), at("1", "start"), at("1", "send-there-and-back"));
        List<Press> finished = List.of(at("1", "call-next"), at("1", "start"), at("1", "finish"));
        List<Press> putOff = List.of(at("0", "put-off"));
        List<Press> cancelled = List.of(at("1", "call-next"), at("0", "cancel"));
        return Stream.of(
                        pairs(
                                "waiting",
                                none,
                                false,
                                "0:shut 1:call-next",
                                "0:shut 1:serve",
                                "0:put-off 0:put-off",
                                "0:priority 0:priority"),
                        pairs(
                                "waiting",
                                none,
                                true,
                                "0:hand-on 1:call-next",
                                "0:hand-on 2:call-next",
                                "0:hand-on 0:put-off",
                                "0:put-off 1:call-next",
                                "0:priority 1:call-next",
                                "0:cancel 0:cancel",
                                "0:cancel 1:call-next"),
                        pairs("put off in the hall", putOff, false, "0:undo 0:undo"),
                        pairs(
                                "put off in the hall",
                                putOff,
                                true,
                                "0:undo 1:call",
                                "0:undo 0:bring-back",
                                "0:undo 1:return",
                                "0:cancel 1:return"),
                        pairs("called", called, false, "0:cancel 1:start", "0:cancel 1:no-show", "0:shut 1:start"),
                        pairs("called", called, true, "0:cancel 1:undo", "0:cancel 1:set-aside"),
                        pairs(
                                "cancelled at a desk",
                                cancelled,
                                false,
                                "0:undo 0:undo",
                                "0:undo 1:serve",
                                "0:undo 0:shut",
                                "0:undo 1:pause"),
                        pairs(
                                "waiting",
                                none,
                                false,
                                "1:call 2:call",
                                "1:postpone 2:postpone",
                                "1:call-next 2:call-next",
                                "1:call 2:call-next",
                                "1:call-next 1:serve",
                                "1:serve 1:serve",
                                "2:call 1:return"),
                        pairs(
                                "waiting",
                                none,
                                true,
                                "1:call 2:postpone",
                                "1:postpone 2:call",
                                "1:call-next 2:postpone"),
                        pairs("put off", away, false, "1:return 2:return", "1:call 2:call"),
                        pairs(
                                "put off",
                                away,
                                true,
                                "1:return 2:call",
                                "1:return 2:call-next",
                                "1:undo 2:call",
                                "1:undo 2:return"),
                        pairs(
                                "called",
                                called,
                                false,
                                "1:start 1:start",
                                "1:no-show 1:no-show",
                                "1:set-aside 1:set-aside",
                                "1:transfer 1:transfer",
                                "1:start 1:no-show",
                                "1:no-show 1:set-aside",
                                "1:no-show 1:transfer",
                                "1:set-aside 1:transfer",
                                "1:start 2:call",
                                "1:undo 1:undo"),
                        pairs(
                                "called",
                                called,
                                true,
                                "1:start 1:set-aside",
                                "1:start 1:transfer",
                                "1:start 1:recall",
                                "1:recall 1:recall",
                                "1:next 1:next",
                                "1:undo 1:start",
                                "1:undo 1:no-show",
                                "1:set-aside 2:call"),
                        pairs(
                                "serving",
                                serving,
                                false,
                                "1:finish 1:finish",
                                "1:set-aside 1:set-aside",
                                "1:transfer 1:transfer",
                                "1:send-there-and-back 1:send-there-and-back",
                                "1:send-there-and-back 1:finish",
                                "1:send-there-and-back 1:set-aside",
                                "1:finish 1:set-aside",
                                "1:finish 1:transfer",
                                "1:set-aside 1:transfer",
                                "1:finish 1:next",
                                "1:finish 2:call",
                                "1:next 1:next"),
                        pairs(
                                "serving",
                                serving,
                                true,
                                "1:undo 1:finish",
                                "1:undo 1:set-aside",
                                "1:finish 4:call-next"),
                        pairs("set aside", aside, false, "1:return 2:return", "1:call 2:call"),
                        pairs("set aside", aside, true, "1:undo 1:return", "1:undo 2:call", "1:return 1:call-next"),
                        pairs("no-show", missed, false, "1:return 2:return", "1:call 2:call"),
                        pairs("no-show", missed, true, "1:return 2:call", "1:undo 2:return", "1:undo 2:call"),
                        pairs(
                                "sent there and back",
                                sent,
                                false,
                                "1:undo 4:call-next",
                                "1:undo 1:undo",
                                "4:call-next 4:call"),
                        pairs("finished", finished, false, "1:undo 4:call-next", "1:undo 1:undo"))
                .flatMap(race -> race);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("races")
    void whereBothCannotBeOneWinsAndTheOtherIsToldWhyNot(Race race) throws Exception {
        for (int round = 0; round < Proof.times(1, 25); round++) {
            String centre = "race" + ++centres;
            node.createCentre(centre);
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"combined\"}");
            List.of("1", "2", "4").forEach(desk -> node.sit(centre, desk));
            for (Press press : race.before()) {
                Reply done = press(centre, press);
                assertThat(done.status())
                        .as("%s: %s", press, done.http().body())
                        .isEqualTo(200);
            }
            var together = new CyclicBarrier(2);
            CompletableFuture<Reply> one = CompletableFuture.supplyAsync(() -> at(centre, race.one(), together));
            CompletableFuture<Reply> other = CompletableFuture.supplyAsync(() -> at(centre, race.other(), together));
            List<Reply> replies = List.of(one.get(), other.get());
            String said = race + ": " + replies.get(0).http().body() + " and "
                    + replies.get(1).http().body();
            assertThat(replies)
                    .as(said)
                    .allMatch(reply -> List.of(200, 204, 404, 409).contains(reply.status()));
            long winners = Stream.of(won(race.one(), replies.get(0)), won(race.other(), replies.get(1)))
                    .filter(won -> won)
                    .count();
            assertThat(winners).as(said).isBetween(1L, race.both() ? 2L : 1L);
            try (Connection connection = Database.dataSource(database.address()).getConnection()) {
                assertThat(Recompute.run(connection, centre, YearMonth.of(2026, 3))
                                .orElseThrow()
                                .unlike())
                        .as(said)
                        .isEmpty();
            }
        }
    }

    private static Reply at(String centre, Press press, CyclicBarrier together) {
        try {
            together.await();
            return press(centre, press);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A break and a closed desk answer nothing. */
    private static boolean won(Press press, Reply reply) {
        return reply.status() == (List.of("shut", "pause").contains(press.command()) ? 204 : 200);
    }

    private static Reply press(String centre, Press press) {
        if (!press.desk().equals("0")) {
            return node.post("/centres/" + centre + "/desks/" + press.desk() + "/" + press.command(), press.body());
        }
        if (press.command().equals("shut")) {
            return node.put("/centres/" + centre + "/desks/1/shut", "{\"reason\":\"r\"}");
        }
        String ticket = "/centres/" + centre + "/tickets/"
                + node.get("/centres/" + centre + "/tickets?state=all").text("/tickets/0/id");
        return switch (press.command()) {
            case "cancel" -> node.delete(ticket);
            case "priority" -> node.post(ticket + "/category", press.body());
            case "put-off" -> node.post(ticket + "/postpone", press.body());
            case "hand-on" -> node.post(ticket + "/transfer", press.body());
            case "bring-back" -> node.post(ticket + "/return", press.body());
            default -> node.post(ticket + "/" + press.command(), "");
        };
    }
}
