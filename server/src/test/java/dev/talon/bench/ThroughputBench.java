package dev.talon.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Commands a second over 32 connections of several Talons, round by round in turn: {@code -Dbench.jars=before=JAR,now=JAR}. The first
 * is what the others are compared with. Leaves {@code target/bench-throughput.md}.
 */
public final class ThroughputBench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 3;

    private record Node(String name, Served served, Halls halls, Talk talk) {}

    private final Vertx vertx = Vertx.vertx();
    private final ClosedLoop loop = new ClosedLoop(vertx);
    private final Page page = new Page();
    private final List<Node> nodes = new ArrayList<>();

    public static void main(String[] arguments) {
        try {
            new ThroughputBench().run();
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (String jar :
                System.getProperty("bench.jars", "now=target/talon.jar").split(",")) {
            String[] pair = jar.split("=", 2);
            start(pair[0], pair[1]);
        }
        page.say("# Commands a second over %d connections%n", CONNECTIONS);
        page.say(
                "The middle of %d rounds of each Talon, in turn, with its ratio to the first; all on the same %d cores, load average %.1f at the start.%n",
                ROUNDS, Runtime.getRuntime().availableProcessors(), HerdBench.load());
        page.say(
                "| command | centres | %s |",
                String.join(" | ", nodes.stream().map(Node::name).toList()));
        page.say("|---|--:|%s", "--:|".repeat(nodes.size()));
        for (String command : List.of("issue", "call-next")) {
            for (int centres : new int[] {1, Halls.MANY}) {
                measure(command, centres, WARM_UP);
                row(command, centres, measure(command, centres, ROUNDS));
            }
        }
        nodes.forEach(node -> node.talk().close());
        nodes.forEach(node -> node.served().close());
        Files.writeString(Path.of("target", "bench-throughput.md"), page.toString());
        System.out.println("\n" + page);
    }

    private void start(String name, String jar) throws Exception {
        Served served = Served.start(vertx, jar, "throughput-" + name);
        var halls = new Halls(served.sql);
        halls.create();
        nodes.add(new Node(name, served, halls, new Talk(vertx, served.port, served.token, CONNECTIONS, loop.cores())));
    }

    private Map<String, List<Sample>> measure(String command, int centres, int rounds) {
        Map<String, List<Sample>> all = new LinkedHashMap<>();
        nodes.forEach(node -> all.put(node.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < nodes.size(); turn++) {
                // Each is first as often: what disturbs one disturbs the others.
                Node node = nodes.get((round + turn) % nodes.size());
                all.get(node.name()).add(round(node, command, centres));
            }
        }
        return all;
    }

    private Sample round(Node node, String command, int centres) {
        node.halls().clear();
        boolean issues = command.equals("issue");
        int commands = issues ? 2 * Halls.DESKS_OF_ONE : Halls.DESKS_OF_ONE;
        if (!issues) {
            node.halls().queue(centres == 1 ? "one" : "many%", commands / centres);
        }
        return loop.run(CONNECTIONS, commands, (user, number) -> {
            String centre = "/centres/" + (centres == 1 ? "one" : "many" + number % centres);
            return node.talk()
                    .ask(
                            user,
                            HttpMethod.POST,
                            centre + (issues ? "/tickets" : "/desks/" + (number / centres + 1) + "/call-next"),
                            issues ? "{\"service\":\"consultation\"}" : "",
                            UUID.randomUUID().toString());
        });
    }

    private void row(String command, int centres, Map<String, List<Sample>> all) {
        double first = Sample.rate(all.get(nodes.get(0).name()));
        List<String> cells = all.values().stream()
                .map(rounds -> String.format("%.0f (%.2f)", Sample.rate(rounds), Sample.rate(rounds) / first))
                .toList();
        page.say("| %s | %d | %s |", command, centres, String.join(" | ", cells));
        System.out.println(command + " " + centres + ": " + cells);
    }
}
