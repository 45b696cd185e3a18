package dev.talon.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Limits;
import dev.talon.TestLimits;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.Database;
import dev.talon.db.StatementCounter;
import dev.talon.db.TestDatabase;
import dev.talon.printing.PrinterHall;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What a ticket costs the database from its issue to its end, paper and all, while the pages of ten desks, two boards and the kiosk
 * look on: so many statements, whatever the number of pages.
 */
class TicketLifeTest {
    private static final int DESKS = 10;
    private static final int TICKETS = 8;

    /**
     * Four commands: issue, call, start, finish. Four statements of the printing: two claims, the end, a word to whoever watches the
     * printer. Five changes, after each of which the board is read once, the desks once, and other nodes are told. The kiosk asks
     * for its paper when the socket tells of a change, until it has come out.
     */
    private static final int MOST = 4 + 4 + 5 * 3 + 3;

    /**
     * Asked by the clock and not by a ticket: changes, the time, printers, papers that were left behind, service rates, the queues' outlook,
     * notices, whoever is to come back.
     */
    private static final List<String> BY_THE_CLOCK = List.of(
            "SELECT 0 AS id,",
            "SELECT clock_timestamp() AS now",
            "SELECT NOT pg_is_in_recovery()",
            "SELECT state, count(*)::integer AS printers",
            "SELECT k.kind, recent.service",
            "SELECT k.code AS kind, recent.service",
            "SELECT (SELECT json_agg(json_build_object('kind', k.code, 'norm'",
            "WITH r AS ( SELECT wanted",
            "WITH taken AS ( SELECT st.centre_id",
            "WITH due AS ( SELECT h.id FROM hook",
            "WITH due AS ( SELECT p.id FROM printer",
            "WITH before AS ( SELECT id, state, since",
            "WITH lost AS ( UPDATE print_job",
            "SELECT DISTINCT printer_id FROM print_job",
            "SELECT pg_notify('talon_nodes'",
            "SELECT string_agg(c.oid::regclass::text",
            "ANALYZE (SKIP_LOCKED)");

    private static final Limits CALM = new Limits(
            Limits.USUAL.beat(),
            TestLimits.SEATED,
            Limits.USUAL.pads(),
            Limits.USUAL.spread(),
            Limits.USUAL.handshakes(),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(1));

    private final List<LiveScreen> pages = new ArrayList<>();

    @Test
    void aTicketCostsNoMoreHoweverManyPagesLookOn() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                var counter = new StatementCounter(database.address());
                TestNode node = TestNode.start(counter.address(), CALM);
                PrinterHall hall = new PrinterHall(node, "hall");
                LiveScreen board = LiveScreen.open(node, "hall");
                Connection aside = Database.dataSource(database.address()).getConnection()) {
            open(node);
            assertThat(pages).hasSize(DESKS);
            live(node, hall, board, aside);
            counter.forget();
            for (int ticket = 0; ticket < TICKETS; ticket++) {
                live(node, hall, board, aside);
            }
            Map<String, Integer> counted = new TreeMap<>(counter.counts());
            counted.keySet().removeIf(sql -> BY_THE_CLOCK.stream().anyMatch(sql::startsWith));
            assertThat(counted.entrySet().stream()
                            .filter(each -> each.getKey().contains("SET state = 'called'"))
                            .mapToInt(Map.Entry::getValue)
                            .sum())
                    .as("it counts: calls")
                    .isEqualTo(TICKETS);
            int statements =
                    counted.values().stream().mapToInt(Integer::intValue).sum();
            pages.forEach(LiveScreen::close);
            assertThat(statements).as("%s", counted).isLessThanOrEqualTo(TICKETS * MOST);
        }
    }

    private void open(TestNode node) {
        for (int desk = 1; desk <= DESKS; desk++) {
            assertThat(node.put("/centres/hall/desks/" + desk, "{\"stages\": [\"consultation\"]}")
                            .status())
                    .isEqualTo(200);
            pages.add(TestNode.await(LiveScreen.connect(
                    node,
                    "hall",
                    "?desk=" + desk + "&page=a-page-of-desk-" + desk,
                    "authorization",
                    "Bearer " + node.token())));
        }
        assertThat(node.sit("hall", "1").status()).isLessThan(300);
    }

    /** From its issue to its end; each step when all have seen the one before. */
    private void live(TestNode node, PrinterHall hall, LiveScreen board, Connection aside) throws SQLException {
        board.forget();
        Reply ticket = hall.issue();
        do {
            board.next();
        } while (!hall.read(ticket).text("/print/state").equals("printed"));
        allSee(aside);
        for (String command : List.of("call-next", "start", "finish")) {
            Reply answer = node.post("/centres/hall/desks/1/" + command, "");
            assertThat(answer.status()).as("%s: %s", command, answer.json()).isEqualTo(200);
            allSee(aside);
        }
    }

    private void allSee(Connection aside) throws SQLException {
        long version = version(aside);
        Predicate<JsonObject> there = told -> told.getLong("version") >= version;
        pages.forEach(page -> page.untilDesk(there));
    }

    private static long version(Connection aside) throws SQLException {
        try (ResultSet row = aside.createStatement().executeQuery("SELECT version FROM centre WHERE code = 'hall'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
