package dev.talon.reliability;

import dev.talon.ChildProcess;
import dev.talon.Limits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.TestSettings;
import dev.talon.Until;
import dev.talon.db.ClockWatch;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.DatabaseLimits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole node in a process of its own, so that its clock can be another and what it holds is its alone. It looks for changes and
 * for what is due every moment. A line {@code clock} on its standard input is answered once it has noticed what the clocks say now,
 * a line {@code held} with what the process holds; its end stops it.
 */
final class SoakNode {
    /** An answer begins so; the log does not. */
    static final String MARK = "SOAK ";

    private static final Duration DUTIES = Duration.ofSeconds(1);
    private static final Duration NEAR = Duration.ofSeconds(5);
    private static final long MIB = 1 << 20;

    private SoakNode() {}

    /** @param arguments port, database, user and password of PostgreSQL, port of the printer */
    public static void main(String[] arguments) {
        ChildProcess.run(() -> serve(arguments));
    }

    private static void serve(String[] arguments) throws Exception {
        var address = new DatabaseAddress(
                "127.0.0.1", Integer.parseInt(arguments[0]), arguments[1], arguments[2], arguments[3]);
        DatabaseLimits usual = DatabaseLimits.USUAL;
        var hasty = new DatabaseLimits(
                usual.turn(),
                usual.lock(),
                usual.command(),
                usual.read(),
                usual.idle(),
                usual.silence(),
                Duration.ofMillis(2_500),
                usual.lost());
        try (TestNode node =
                        TestNode.start(TestSettings.over(address), Limits.USUAL.withDuties(DUTIES), () -> null, hasty);
                var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            open(node, arguments[4]);
            say("serves %d %s %s".formatted(node.port(), node.token(), kiosks(node)));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("clock")) {
                    awaitClock(node.database().clock());
                    say("noticed");
                } else {
                    say("held " + held());
                }
            }
        }
    }

    private static void say(String answer) {
        System.out.println(MARK + answer);
        System.out.flush();
    }

    private static void open(TestNode node, String printerPort) {
        node.createCentre("north");
        node.put("/centres/north/printers/hall", """
            {"transport":"tcp","host":"127.0.0.1","port":%s,"profile":"generic-80"}\
            """.formatted(printerPort));
    }

    /** @return their cookies: a week of visitors in minutes is more than one kiosk may give */
    private static String kiosks(TestNode node) {
        return Stream.generate(() -> kiosk(node)).limit(SoakProcess.KIOSKS).collect(Collectors.joining(" "));
    }

    private static String kiosk(TestNode node) {
        Reply drawn = node.post("/devices/pair-code", "{\"kind\":\"kiosk\"}", "authorization", "");
        node.post("/devices", """
            {"code":"%s","centre":"north","name":"Киоск","printer":"hall"}\
            """.formatted(drawn.text("/code")));
        return "talon-device-kiosk=" + drawn.text("/secret");
    }

    private static void awaitClock(ClockWatch clock) {
        Until.isTrue("the node knows what the clocks say", () -> !isFar(clock.node()) && !isFar(clock.expected()));
    }

    private static boolean isFar(OffsetDateTime time) {
        return Duration.between(time, OffsetDateTime.now()).abs().compareTo(NEAR) > 0;
    }

    /** Heap once the garbage is out, direct buffers and resident memory in MiB, open files, threads. */
    private static String held() throws Exception {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        long files;
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            files = open.count();
        }
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        return "%d %d %d %d %d".formatted(heap / MIB, direct / MIB, resident / 1024, files, threads);
    }
}
