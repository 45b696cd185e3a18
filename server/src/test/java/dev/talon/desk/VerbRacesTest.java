package dev.talon.desk;

import static dev.talon.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import dev.talon.db.TestDatabase;
import dev.talon.desk.VerbRace.Press;
import dev.talon.table.closing.Recompute;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
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
    private static final String DUE = Sql.of(ReturnsByClock.class, "return_by_clock", "now");
    /** They answer nothing. */
    private static final Set<String> SILENT = Set.of("shut", "shut-two", "shut-three", "pause", "note", "leave");

    private static final String ISSUED_FIRST = "Я001";
    private static TestDatabase database;
    private static TestNode node;
    private static int centres;

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

    static Stream<VerbRace> races() {
        return VerbRace.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("races")
    void whereBothCannotBeOneWinsAndTheOtherIsToldWhyNot(VerbRace race) throws Exception {
        for (int round = 0; round < Proof.times(1, 25); round++) {
            String centre = "race" + ++centres;
            node.createCentre(centre);
            node.put("/centres/" + centre + "/desks/6", "{\"stages\":[\"consultation\",\"cash\"]}");
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"combined\"}");
            List.of("1", "2", "4", "6").forEach(desk -> node.sit(centre, desk));
            for (Press press : race.before()) {
                Reply done = press(centre, press);
                assertThat(done.status())
                        .as("%s: %s", press, done.http().body())
                        .isBetween(200, 201);
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

    private static boolean won(Press press, Reply reply) {
        return reply.status() == (SILENT.contains(press.command()) ? 204 : 200);
    }

    private static Reply press(String centre, Press press) {
        return press.isInTheHall() ? inTheHall("/centres/" + centre, press.command()) : atADesk(centre, press);
    }

    private static Reply atADesk(String centre, Press press) {
        String desk = "/centres/" + centre + "/desks/" + press.desk() + "/";
        return switch (press.command()) {
            case "call", "return" ->
                node.post(desk + press.command(), "{\"ticket\":\"%s\",\"reason\":\"r\"}".formatted(ISSUED_FIRST));
            case "postpone" ->
                node.post(
                        desk + "postpone",
                        "{\"ticket\":\"%s\",\"minutes\":5,\"reason\":\"r\"}".formatted(ISSUED_FIRST));
            case "no-show", "pause" -> node.post(desk + press.command(), "{\"reason\":\"r\"}");
            case "serve" -> node.post(desk + "serve", "{\"service\":\"consultation\"}");
            case "continue" -> node.post(desk + "finish", "{\"continue\":true}");
            case "leave" -> node.delete(desk + "hold?page=page-of-a-test");
            case "transfer" -> node.post(desk + "transfer", "{\"desk\":\"3\"}");
            case "to-service" -> node.post(desk + "transfer", "{\"service\":\"cash\"}");
            case "wrong-service" -> node.post(desk + "transfer", "{\"service\":\"cash\",\"wrongService\":true}");
            case "send-there-and-back" ->
                node.post(desk + "transfer", "{\"service\":\"cash\",\"backTo\":\"specialist\"}");
            default -> node.post(desk + press.command(), "{}");
        };
    }

    private static Reply inTheHall(String centre, String command) {
        String ticket = centre + "/tickets/"
                + node.get(centre + "/tickets?number=%D0%AF001").text("/tickets/0/id");
        return switch (command) {
            case "ahead" ->
                node.post(centre + "/tickets", "{\"service\":\"combined\",\"category\":\"priority\",\"reason\":\"r\"}");
            case "shut" -> node.put(centre + "/desks/1/shut", "{\"reason\":\"r\"}");
            case "shut-two" -> node.put(centre + "/desks/2/shut", "{\"reason\":\"r\"}");
            case "shut-three" -> node.put(centre + "/desks/3/shut", "{\"reason\":\"r\"}");
            case "clock" -> byTheClock(centre.substring(centre.lastIndexOf('/') + 1), node.get(ticket));
            case "cancel" -> node.delete(ticket);
            case "priority", "ordinary" ->
                node.post(ticket + "/category", "{\"category\":\"%s\",\"reason\":\"r\"}".formatted(command));
            case "move" -> node.post(ticket + "/move", "{\"first\":true,\"reason\":\"r\"}");
            case "move-back" -> node.delete(ticket + "/move");
            case "put-off" -> node.post(ticket + "/postpone", "{\"minutes\":5,\"reason\":\"r\"}");
            case "hand-on" -> node.post(ticket + "/transfer", "{\"desk\":\"2\"}");
            case "bring-back" -> node.post(ticket + "/return", "{\"reason\":\"r\"}");
            case "note" -> node.put(ticket + "/note", "{\"note\":\"n\"}");
            default -> node.post(ticket + "/" + command, "");
        };
    }

    /** What every node does each few seconds, as if the time were over: like a command that somebody wins or does not. */
    private static Reply byTheClock(String centre, Reply before) {
        int id = await(node.database()
                        .slow()
                        .preparedQuery("SELECT id FROM centre WHERE code = $1")
                        .execute(Tuple.of(centre)))
                .iterator()
                .next()
                .getInteger("id");
        boolean came = false;
        for (Row row : await(node.database().slow().preparedQuery(DUE).execute(Tuple.of(NOW.plusHours(1))))) {
            came |= row.getInteger("id") == id;
        }
        return new Reply(came ? 200 : 409, MissingNode.getInstance(), before.http());
    }
}
