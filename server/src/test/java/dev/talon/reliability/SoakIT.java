package dev.talon.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.talon.TestNode;
import dev.talon.browser.Browsing;
import dev.talon.browser.PageMemory;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.TestServer;
import dev.talon.debian.FakeClock;
import dev.talon.hardware.fake.FakePrinter;
import dev.talon.kill.Books;
import dev.talon.kill.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A week of a hall in a few minutes. The clocks of the node and of PostgreSQL are moved on together, by less than an hour each time,
 * which is what a node believes at once; between two moves of the working hours visitors take tickets on paper, desks serve them,
 * screens come and go and reports are read; each night the day ends by itself and who still waits goes home. What the node, its
 * database and a hall board in Chromium hold does not grow with the days.
 */
@Tag("reliability")
@Timeout(1_200)
class SoakIT {
    private static final Logger LOG = LoggerFactory.getLogger(SoakIT.class);
    /** Business days after the one in which everything warms up. */
    private static final int DAYS = Integer.getInteger("soak.days", 7);

    private static final Duration STEP = Duration.ofMinutes(48);
    private static final int OPENS = 9;
    private static final int CLOSES = 18;
    private static final int VISITORS = 8;
    /** Of so many visitors one is never called. */
    private static final int LEFT = 7;

    /** Those that serve what the visitors come for. */
    private static final List<String> DESKS = List.of("4", "5");

    private static final int SCREENS = 20;
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MIB = 1 << 20;
    /** As the page of operations says of two cores. */
    private static final int MOST_CONNECTIONS = 24;

    /** Memory and sizes in MiB. */
    private record Held(
            long heap,
            long direct,
            long resident,
            long files,
            long threads,
            int connections,
            PageMemory board,
            double database) {}

    @TempDir
    Path temporary;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Line line = Line.asPagesDo();
    private final Set<String> tickets = new HashSet<>();
    private Duration ahead = Duration.ZERO;
    private FakeClock clock;
    private TestServer server;
    private FakePrinter printer;
    private SoakProcess node;
    private Truth truth;
    private Browsing browsing;
    private Page board;

    @BeforeEach
    void open() throws Exception {
        clock = new FakeClock(temporary.resolve("clock"));
        moveTo(ZonedDateTime.now(ZONE).plusDays(1).with(LocalTime.of(OPENS - 1, 0)));
        server = TestServer.primary(temporary.resolve("postgresql"), clock.environment());
        printer = FakePrinter.start();
        DatabaseAddress at = server.address();
        Database.migrated(at);
        node = new SoakProcess(at, printer.port(), clock.environment());
        line.serves(node.port());
        line.signIn(TestNode.ADMIN_PASSWORD);
        truth = new Truth(at, "north");
        browsing = new Browsing("http://127.0.0.1:" + node.port());
        board = browsing.open("/hall/", 1920, 1080);
        String code = board.locator("talon-pairing .code").innerText().replaceAll("\\s", "");
        assertThat(line.ask("/devices", """
            {"code":"%s","centre":"north","name":"Экран"}\
            """.formatted(code)).status()).isEqualTo(201);
        board.locator(".hall[data-link=live]").waitFor();
    }

    @AfterEach
    void close() throws Exception {
        browsing.close();
        truth.close();
        node.close();
        printer.close();
        server.close();
    }

    @Test
    void aWeekLeavesWhatItFound() throws Exception {
        LocalDate first = now().toLocalDate();
        live(first);
        Held before = held();
        int ticketsBefore = tickets.size();
        LOG.info("after the first day: {}", before);
        for (int day = 1; day <= DAYS; day++) {
            live(first.plusDays(day));
            LOG.info("after day {}: {}", day + 1, held());
        }
        Held after = held();
        double perVisit = (after.database() - before.database()) * 1024 / (tickets.size() - ticketsBefore);
        record(before, after, perVisit);
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 4);
        assertThat(after.files()).as("files").isLessThanOrEqualTo(before.files() + 10);
        assertThat(after.connections()).as("connections").isLessThanOrEqualTo(MOST_CONNECTIONS);
        assertThat(after.heap()).as("heap, MiB").isLessThanOrEqualTo(before.heap() + 8);
        assertThat(after.direct()).as("direct buffers, MiB").isLessThanOrEqualTo(before.direct() + 16);
        assertThat(after.resident()).as("resident, MiB").isLessThanOrEqualTo(before.resident() + 96);
        assertThat(after.board().nodes())
                .as("nodes of the board")
                .isLessThanOrEqualTo(before.board().nodes() + 60);
        assertThat(after.board().listeners())
                .as("listeners of the board")
                .isLessThanOrEqualTo(before.board().listeners() + 10);
        assertThat(after.board().heap())
                .as("heap of the board, MiB")
                .isLessThan(before.board().heap() + 2);
        assertThat(perVisit).as("kB that a visit leaves in the database").isLessThan(16);
    }

    private void record(Held before, Held after, double perVisit) throws Exception {
        int lost;
        int doubled;
        try (var books = new Books(server.address())) {
            Set<String> there = books.tickets().keySet();
            lost = (int)
                    tickets.stream().filter(ticket -> !there.contains(ticket)).count();
            doubled = there.size() - (tickets.size() - lost);
        }
        new Finding(
                        "none: a week of a hall, %d business days after the first".formatted(DAYS),
                        "1 node and PostgreSQL, their clocks moved on by %d min at a time; %d visitors with paper, %d desks, a hall board in Chromium, %d screens that come and go each time"
                                .formatted(STEP.toMinutes(), tickets.size(), DESKS.size(), SCREENS),
                        lost,
                        doubled,
                        Double.NaN,
                        Double.NaN,
                        "after the first day → after the last: %s; a visit leaves %.1f kB in the database"
                                .formatted(compared(before, after), perVisit))
                .record();
        assertThat(lost).as("lost").isZero();
        assertThat(doubled).as("doubled").isZero();
    }

    private static String compared(Held before, Held after) {
        return ("heap %d → %d MiB, direct buffers %d → %d MiB, resident %d → %d MiB, files %d → %d, threads %d → %d,"
                        + " connections %d → %d; the board: %d → %d nodes, %d → %d listeners, heap %.1f → %.1f MiB")
                .formatted(
                        before.heap(), after.heap(),
                        before.direct(), after.direct(),
                        before.resident(), after.resident(),
                        before.files(), after.files(),
                        before.threads(), after.threads(),
                        before.connections(), after.connections(),
                        before.board().nodes(), after.board().nodes(),
                        before.board().listeners(), after.board().listeners(),
                        before.board().heap(), after.board().heap());
    }

    /** From the morning on until the day has ended. */
    private void live(LocalDate day) throws Exception {
        while (!now().toLocalDate().isAfter(day)) {
            if (now().getHour() >= OPENS && now().getHour() < CLOSES) {
                work();
            }
            ahead = ahead.plus(STEP);
            clock.ahead(ahead);
            node.awaitClock();
        }
        server.until("SELECT NOT EXISTS (SELECT FROM stage WHERE state IN ('waiting', 'called', 'serving'))");
        assertThat(server.text("SELECT count(*) FROM stage s JOIN ticket t ON t.id = s.ticket_id"
                        + " WHERE s.state = 'expired' AND t.business_day = '" + day + "'"))
                .as("who was left is gone with the day")
                .isNotEqualTo("0");
    }

    private void work() throws Exception {
        try (var screens = new Screens(SCREENS, node.port(), "north", node.token(), truth)) {
            for (int i = 0; i < VISITORS; i++) {
                Line.Answer ticket =
                        line.ask("/centres/north/tickets", "{\"service\":\"cash\"}", "cookie", node.kiosk(i));
                assertThat(ticket.status()).as(ticket.json().toString()).isEqualTo(201);
                tickets.add(ticket.text("/id"));
                if (tickets.size() % LEFT > 0) {
                    serve(DESKS.get(tickets.size() % DESKS.size()));
                }
            }
            for (int i = 0; i < VISITORS; i++) {
                printer.paper(SOON);
            }
            server.until("SELECT NOT EXISTS (SELECT FROM print_job WHERE state IN ('queued', 'printing'))");
            screens.awaitRight();
        }
        for (String report : List.of(
                "monthly?year=" + now().getYear(), "overview?from=%1$s&to=%1$s".formatted(now().toLocalDate()))) {
            assertThat(get("/reports/" + report)).as(report).isEqualTo(200);
        }
    }

    private void serve(String desk) throws InterruptedException {
        String at = "/centres/north/desks/" + desk + "/";
        line.ask(at + "hold", "{\"page\":\"page-of-desk-" + desk + "\"}");
        for (String command : List.of("call-next", "start", "finish")) {
            assertThat(line.ask(at + command, "").status()).as(command).isEqualTo(200);
        }
    }

    private int get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/api/v1" + path))
                                .header("authorization", "Bearer " + node.token())
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private ZonedDateTime now() {
        return Instant.now().plus(ahead).atZone(ZONE);
    }

    private void moveTo(ZonedDateTime time) {
        ahead = Duration.between(Instant.now(), time.toInstant());
        clock.ahead(ahead);
    }

    private Held held() throws Exception {
        List<Long> process = node.held();
        return new Held(
                process.get(0),
                process.get(1),
                process.get(2),
                process.get(3),
                process.get(4),
                Integer.parseInt(
                        server.text(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'talon%' AND application_name <> 'talon'")),
                PageMemory.of(board),
                Double.parseDouble(server.text("SELECT pg_database_size(current_database())")) / MIB);
    }
}
