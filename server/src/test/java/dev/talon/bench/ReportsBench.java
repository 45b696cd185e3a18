package dev.talon.bench;

import dev.talon.cli.TalonProcess;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reports over generated years: what a manager waits for, and what the queue feels of it. */
public final class ReportsBench {
    private static final String PASSWORD = "a-password-for-the-bench";
    private static final int WARM_UP = 5;
    private static final int READINGS = 25;
    /** Milliseconds. */
    private static final double SLOW = 2_000;

    private static final int FEW_READINGS = 5;
    private static final int CALLS = 400;
    private static final int DESKS = 8;
    private static final int MANAGERS = 4;
    private static final int ROUNDS = 3;

    private final Vertx vertx = Vertx.vertx();
    private final Page page;
    private final LocalDate last = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final int year = last.getYear() - (last.getDayOfYear() > 60 ? 0 : 1);
    private Talk talk;

    private ReportsBench(Page page) {
        this.page = page;
    }

    public static void main(String[] arguments) throws Exception {
        var page = new Page();
        measure(page);
        Files.writeString(Path.of("target", "bench-reports.md"), page.toString());
        System.out.println("\n" + page);
        System.exit(0);
    }

    /** Generates, serves, measures, and leaves nothing but what it says on the page. */
    static void measure(Page page) throws Exception {
        var data = new DataDirectory(Path.of("target", "bench-reports").toAbsolutePath());
        Bench.delete(data.path());
        var bench = new ReportsBench(page);
        try {
            bench.generate(data);
            bench.serve(data);
        } finally {
            bench.vertx.close().await();
            data.postmaster().ifPresent(ProcessHandle::destroy);
        }
        Bench.delete(data.path());
    }

    private void generate(DataDirectory data) throws Exception {
        long from = System.nanoTime();
        List<String> settings = List.of("TALON_DATA=" + data.path());
        try (var talon = TalonProcess.start(
                settings,
                "generate",
                "--years=" + System.getProperty("bench.years", "2"),
                "--visits=" + System.getProperty("bench.visits", "150000"))) {
            String made = talon.awaitLine(Pattern.compile(".*Generated .*"), 1200);
            talon.exitCode();
            page.say("## Reports over generated years%n");
            page.say("%s%n", made.replaceFirst("^.*Generated", "Generated"));
        }
        System.out.printf("        generated in %.0f s%n", (System.nanoTime() - from) / 1e9);
    }

    private void serve(DataDirectory data) throws Exception {
        List<String> settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + data.path(),
                "TALON_ADMIN_PASSWORD=" + PASSWORD);
        try (TalonProcess talon = TalonProcess.start(settings, "serve")) {
            int port = talon.ports()[0];
            String token = Talk.signIn(vertx, port, PASSWORD);
            talk = new Talk(vertx, port, token, MANAGERS, 1);
            page.say("Milliseconds over HTTP. Cold: the first time after the start of Talon and of its PostgreSQL.%n");
            page.say("| report | aim | cold | p50 | p99 |%n|---|--:|--:|--:|--:|");
            read("the table of a year, all centres", "50, cold 1000", "/reports/monthly?year=" + (year - 1));
            String month = "from=%d-03-01&to=%d-03-31".formatted(year, year);
            read("overview of a month of a centre", "200", "/reports/overview?centre=centre-05&" + month);
            String whole = "/reports/overview?from=%s&to=%s"
                    .formatted(last.minusYears(1).plusDays(1), last);
            read("overview of a year of all centres", "1000", whole);
            read("the same, by service only", "1000", whole + "&by=service");
            for (String[] report : others(month)) {
                read(report[0], "", report[1]);
            }
            page.say("");
            Database database =
                    Database.open(vertx, data.address().orElseThrow()).await();
            calls(database, port, token, whole);
            database.close().await();
            page.memory(Memory.of(talon.handle(), data.postmaster().orElseThrow()));
        }
    }

    /** What a manager asks for besides: its name and its address. */
    private String[][] others(String month) {
        String table = "/reports/monthly?year=" + (year - 1);
        String whole = "from=%s&to=%s".formatted(last.minusYears(1).plusDays(1), last);
        return new String[][] {
            {"passport of a year, all centres", "/reports/monthly/passport?year=" + (year - 1)},
            {"the table of a year as CSV", table + "&format=csv"},
            {"the same as XLSX, with its passport", table + "&format=xlsx"},
            {"the same as DOCX, with its passport", table + "&format=docx"},
            {"the annual report of a year", "/reports/quality?year=" + (year - 1)},
            {"doubtful times of a month of a centre", "/reports/suspects?centre=centre-05&" + month},
            {"time of desks of a month of a centre", "/reports/desk-times?centre=centre-05&" + month},
            {"stages of a month of a centre, the longest first", "/reports/stages?centre=centre-05&" + month},
            {"doubtful times of a month of all centres", "/reports/suspects?" + month},
            {"doubtful times of a year of all centres", "/reports/suspects?" + whole},
            {"time of desks of a month of all centres", "/reports/desk-times?" + month},
            {"the same as CSV", "/reports/desk-times?" + month + "&format=csv"},
            {"time of desks of a year of a centre", "/reports/desk-times?centre=centre-05&" + whole},
            {"stages of a year of all centres, the longest wait first", "/reports/stages?" + whole},
            {"the same, the 100th page", "/reports/stages?page=100&" + whole},
            {"the same, the last queued first", "/reports/stages?sort=queued&" + whole},
            {"the same, the longest service first", "/reports/stages?sort=service&" + whole},
        };
    }

    /** What takes seconds is read less often. */
    private void read(String what, String aim, String path) {
        double cold = once(path);
        int readings = cold > SLOW ? FEW_READINGS : READINGS;
        for (int i = 0; i < Math.min(WARM_UP, readings); i++) {
            once(path);
        }
        long[] took = new long[readings];
        for (int i = 0; i < readings; i++) {
            took[i] = (long) (once(path) * 1e6);
        }
        var warm = List.of(new Sample(0, took));
        page.say(
                "| %s | %s | %.0f | %.0f | %.0f |",
                what, aim, cold, Sample.percentile(warm, 0.5), Sample.percentile(warm, 0.99));
    }

    private double once(String path) {
        long from = System.nanoTime();
        talk.ask(0, HttpMethod.GET, path, "", "").await();
        return (System.nanoTime() - from) / 1e6;
    }

    /** In turn, so that what disturbs one disturbs the other. */
    private void calls(Database database, int port, String token, String report) {
        var halls = new Halls(database.slow());
        halls.create();
        var loop = new ClosedLoop(vertx);
        var desks = new Talk(vertx, port, token, DESKS, loop.cores());
        Map<Integer, List<Sample>> beside = new TreeMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (int managers : new int[] {0, 1, MANAGERS}) {
                var reading = new Managers(talk, managers, report);
                Sample calls = calls(halls, loop, desks);
                reading.leave();
                if (round >= 0) {
                    beside.computeIfAbsent(managers, fresh -> new ArrayList<>()).add(calls);
                }
            }
        }
        page.say("Milliseconds of call-next, %d desks of one centre at once, %d calls a round.%n", DESKS, CALLS);
        page.say("| | /s | p50 | p99 |%n|---|--:|--:|--:|");
        beside.forEach((managers, line) -> page.say(
                "| %s | %.0f | %.1f | %.1f |",
                managers == 0 ? "no reports" : "managers who read the year of all centres, over and over: " + managers,
                Sample.rate(line),
                Sample.percentile(line, 0.5),
                Sample.percentile(line, 0.99)));
        page.say("");
    }

    private static Sample calls(Halls halls, ClosedLoop loop, Talk desks) {
        halls.clear();
        halls.queue("one", CALLS);
        return loop.run(
                DESKS,
                CALLS,
                (user, number) -> desks.ask(
                        user,
                        HttpMethod.POST,
                        "/centres/one/desks/" + (number + 1) + "/call-next",
                        "",
                        java.util.UUID.randomUUID().toString()));
    }
}
