package dev.talon.bench;

import dev.talon.db.Database;
import dev.talon.desk.BareCall;
import dev.talon.ticket.BareIssue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Issue and call-next over HTTP, and beside each its statement through the bare client, round by round in turn. */
final class Commands {
    private static final int ROUNDS = 5;

    /** One line of the result. */
    record Line(String command, int centres, int connections, List<Sample> http, List<Sample> bare) {
        double ratio() {
            return Sample.rate(http) / Sample.rate(bare);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-9s %3d centres %2d connections: %5.0f/s of %5.0f/s, ratio %.2f",
                    command,
                    centres,
                    connections,
                    Sample.rate(http),
                    Sample.rate(bare),
                    ratio());
        }
    }

    private final Vertx vertx;
    private final ClosedLoop loop;
    private final Halls halls;
    private final Database bare;
    private final int port;
    private final String token;

    Commands(Vertx vertx, Halls halls, Database bare, int port, String token) {
        this.vertx = vertx;
        this.loop = new ClosedLoop(vertx);
        this.halls = halls;
        this.bare = bare;
        this.port = port;
        this.token = token;
    }

    /** Both programs know the way by heart before anything counts. */
    void warmUp() {
        for (int i = 0; i < 2; i++) {
            measure("issue", Halls.MANY, 32, 3);
            measure("call-next", Halls.MANY, 32, 3);
        }
    }

    List<Line> measureAll() {
        List<Line> lines = new ArrayList<>();
        for (String command : List.of("issue", "call-next")) {
            for (int centres : new int[] {1, Halls.MANY}) {
                for (int connections : new int[] {1, 8, 32}) {
                    lines.add(measure(command, centres, connections, ROUNDS));
                }
            }
        }
        return lines;
    }

    private Line measure(String command, int centres, int connections, int rounds) {
        int commands = Math.min(Halls.DESKS_OF_ONE, 100 * connections);
        Talk talk = new Talk(vertx, port, token, connections, loop.cores());
        ClosedLoop.Command overHttp = command.equals("issue") ? issue(talk, centres) : call(talk, centres);
        ClosedLoop.Command alone = command.equals("issue") ? bareIssue(centres) : bareCall(centres);
        List<Sample> http = new ArrayList<>();
        List<Sample> statement = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // In turn, and each first as often: what disturbs one disturbs the other.
            for (int turn = 0; turn < 2; turn++) {
                prepare(command, centres, commands);
                if ((round + turn) % 2 == 0) {
                    http.add(loop.run(connections, commands, overHttp));
                } else {
                    statement.add(loop.run(connections, commands, alone));
                }
            }
        }
        talk.close();
        var line = new Line(command, centres, connections, http, statement);
        System.out.println("        " + line);
        return line;
    }

    private void prepare(String command, int centres, int commands) {
        halls.clear();
        if (command.equals("call-next")) {
            halls.queue(centres == 1 ? "one" : "many%", commands / centres);
        }
    }

    private static ClosedLoop.Command issue(Talk talk, int centres) {
        return (user, number) -> talk.ask(
                user,
                HttpMethod.POST,
                "/centres/" + centre(centres, number) + "/tickets",
                "{\"service\":\"consultation\"}",
                key());
    }

    private ClosedLoop.Command bareIssue(int centres) {
        return (user, number) ->
                BareIssue.run(bare.fast(centre(centres, number)), centre(centres, number), "consultation", key());
    }

    private static ClosedLoop.Command call(Talk talk, int centres) {
        return (user, number) -> talk.ask(
                user,
                HttpMethod.POST,
                "/centres/" + centre(centres, number) + "/desks/" + desk(centres, number) + "/call-next",
                "",
                key());
    }

    private ClosedLoop.Command bareCall(int centres) {
        return (user, number) ->
                BareCall.run(bare.fast(centre(centres, number)), centre(centres, number), desk(centres, number), key());
    }

    private static String centre(int centres, int number) {
        return centres == 1 ? "one" : "many" + number % centres;
    }

    /** Every command of a round is from a desk of its own. */
    private static String desk(int centres, int number) {
        return Integer.toString(number / centres + 1);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
