package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talon.TestContract;
import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.access.KeyedCommands;
import dev.talon.access.KeyedCommands.Ask;
import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import dev.talon.web.Api;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command of the contract that changes the queue of a centre is taken back by what takes it back, and all is as it was: tickets,
 * their stages, desks, the board, what the desk's page shows, and every figure of the month and of the day with the hash of the month, which
 * the event log tells as well. {@code VerbHistoriesTest} undoes at random, in whatever order.
 */
class UndoEveryVerbTest {
    private static final Set<String> TAGS = Set.of("ticket", "desk", "host");
    private static final Pattern DESK = Pattern.compile("(/centres/[^/]+/desks/[^/]+).*");
    private static final Pattern TICKET = Pattern.compile("(/centres/[^/]+/tickets/[^/]+).*");

    /** The desk's «Отменить», for a minute. */
    private static final BiFunction<Ask, Reply, Ask> DESKS = (ask, done) -> post(part(DESK, ask) + "/undo");

    /** The ticket's, on the hall administrator's page. */
    private static final BiFunction<Ask, Reply, Ask> TICKETS = (ask, done) -> post(part(TICKET, ask) + "/undo");

    /** By verb: what takes it back. */
    private static final Map<String, BiFunction<Ask, Reply, Ask>> BACK = new TreeMap<>();

    /** Nothing takes them back, and why that is right. */
    private static final Map<String, String> STAY = new TreeMap<>();

    static {
        for (String verb : List.of(
                "callNext",
                "call",
                "recall",
                "start",
                "next",
                "finish",
                "noShow",
                "setAside",
                "postpone",
                "returnTicket",
                "transfer",
                "serve")) {
            BACK.put(verb, DESKS);
        }
        for (String verb : List.of(
                "changeCategory",
                "moveTicket",
                "moveTicketBack",
                "postponeTicket",
                "returnOwn",
                "transferTicket",
                "cancelTicket")) {
            BACK.put(verb, TICKETS);
        }
        BACK.put("pauseDesk", (ask, done) -> new Ask("DELETE", ask.path(), ""));
        BACK.put("resumeDesk", (ask, done) -> post(ask.path() + "/undo"));
        BACK.put("undoResume", (ask, done) -> new Ask("DELETE", ask.path().replace("/undo", ""), ""));
        BACK.put("noteTicket", (ask, done) -> new Ask("PUT", ask.path(), "{\"note\": \"\"}"));
        BACK.put("callHelp", (ask, done) -> new Ask("DELETE", ask.path() + "/" + done.text("/id"), ""));

        STAY.put("issueTicket", "the visitor has seen the number; whose ticket it was a mistake to give cancels it");
        STAY.put("undo", "what was taken back is done again by its own verb");
        STAY.put("undoTicket", "what was taken back is done again by its own verb");
        STAY.put("restoreTicket", "it takes a cancellation back itself");
        STAY.put(
                "shutDesk",
                "reopenDesk opens it; whoever sat there had to leave, and their page sits down again by itself");
        STAY.put("reopenDesk", "it is closed again");
        STAY.put("reprintTicket", "paper has come out");
        STAY.put("reprintByNumber", "paper has come out");
        STAY.put("sendMessage", "it may have been read; withdrawMessage takes it from the desks");
        STAY.put("withdrawMessage", "it is sent again");
        STAY.put("readMessage", "it was read");
        STAY.put("answerHelp", "the visitor was told that somebody comes");
        STAY.put("withdrawHelp", "they call again");
    }

    /** What counts who undid; it counts undoing itself, which stays. */
    private static final String UNDONE = "undone";

    private static TestDatabase database;
    private static TestNode node;
    private static KeyedCommands commands;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        commands = new KeyedCommands(node);
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @Test
    void ofEveryVerbOfTheContractItIsKnownWhatTakesItBack() {
        Set<String> known = new TreeSet<>(BACK.keySet());
        known.addAll(STAY.keySet());
        assertThat(known).containsExactlyInAnyOrderElementsOf(verbs().toList());
        assertThat(BACK.keySet()).doesNotContainAnyElementsOf(STAY.keySet());
    }

    @TestFactory
    Stream<DynamicTest> whatIsTakenBackWasNeverDone() {
        return BACK.keySet().stream()
                .map(verb -> DynamicTest.dynamicTest(verb, () -> {
                    int asks = commands.all.get(verb).apply(commands.centre()).size();
                    for (int i = 0; i < asks; i++) {
                        String centre = commands.centre();
                        Ask ask = commands.all.get(verb).apply(centre).get(i);
                        assertThat(isIdentity(verb, centre, ask) || i > 0)
                                .as("%s does something", ask)
                                .isTrue();
                    }
                }));
    }

    /** One key leads through the whole of a visit: each of its presses is taken back. */
    @Test
    void everyPressOfTheOneKeyIsTakenBack() {
        for (boolean another : new boolean[] {true, false}) {
            String centre = commands.centre();
            for (int visitors = another ? 2 : 1; visitors > 0; visitors--) {
                node.post(centre + "/tickets", "{\"service\": \"cash\"}");
            }
            for (String press : List.of("calls", "starts", "ends and calls where somebody waits")) {
                Ask next = new Ask("POST", centre + "/desks/4/next", "{}");
                assertThat(isIdentity("next", centre, next)).as(press).isTrue();
                assertThat(send(next).status()).as(press).isEqualTo(200);
            }
        }
    }

    /** @return whether the command could be given and changed something */
    private static boolean isIdentity(String verb, String centre, Ask ask) {
        Map<String, String> before = everything(centre);
        Map<String, String> counted = figures(centre);
        Reply done = send(ask);
        if (done.status() >= 300 || everything(centre).equals(before)) {
            return false;
        }
        Ask back = BACK.get(verb).apply(ask, done);
        Reply undone = send(back);
        assertThat(undone.status())
                .as("%s, taken back by %s: %s", ask, back, undone.http().body())
                .isBetween(200, 299);
        Map<String, String> after = everything(centre);
        before.forEach((what, stood) ->
                assertThat(after.get(what)).as("%s: %s", ask, what).isEqualTo(stood));
        Map<String, String> countedAfter = figures(centre);
        counted.forEach((what, stood) ->
                assertThat(countedAfter.get(what)).as("%s: %s", ask, what).isEqualTo(stood));
        return true;
    }

    /** Those with a key that change the queue of a centre. */
    private static Stream<String> verbs() {
        return TestContract.READ.operations().stream()
                .filter(Api::takesKey)
                .filter(operation -> operation.getTags().stream().anyMatch(TAGS::contains))
                .map(operation -> operation.getOperationId());
    }

    /** Rows, the board and the desks' pages, without versions, times of looking and what can be undone. */
    private static Map<String, String> everything(String centre) {
        Map<String, String> all = new TreeMap<>();
        Function<String, String> rows = sql -> String.join("\n", sql(sql.formatted(centre)));
        all.put("tickets", rows.apply("""
                SELECT to_jsonb(t)::text FROM ticket t JOIN centre c ON c.id = t.centre_id WHERE '/centres/' || c.code = '%s' ORDER BY t.id"""));
        all.put("stages", rows.apply("""
                SELECT to_jsonb(s)::text FROM stage s JOIN centre c ON c.id = s.centre_id WHERE '/centres/' || c.code = '%s'
                ORDER BY s.ticket_id, s.position"""));
        all.put("desks", rows.apply("""
                SELECT (to_jsonb(d) - 'seen_at')::text FROM desk d JOIN centre c ON c.id = d.centre_id WHERE '/centres/' || c.code = '%s'
                ORDER BY d.code"""));
        all.put("board", lasting(node.get(centre + "/board").json()));
        for (String desk : List.of("1", "4", "5")) {
            all.put(
                    "page of desk " + desk,
                    lasting(node.get(centre + "/desks/" + desk).json()));
        }
        return all;
    }

    /** The month and the day in figures, and the hash of the month by its stages and by its events. */
    private static Map<String, String> figures(String centre) {
        String code = centre.substring(centre.lastIndexOf('/') + 1);
        LocalDate day = LocalDate.parse(sql("""
                SELECT business_day(zone, day_ends, now())::text FROM centre WHERE code = '%s'""".formatted(code)).get(0));
        String days = "from=%s&to=%s".formatted(day, day);
        Map<String, String> all = new TreeMap<>();
        for (String report : List.of(
                "/reports/monthly?year=%d&form=both&centre=%s".formatted(day.getYear(), code),
                "/reports/monthly/passport?year=%d&month=%d&centre=%s"
                        .formatted(day.getYear(), day.getMonthValue(), code),
                "/reports/overview?%s&centre=%s".formatted(days, code),
                "/centres/%s/day-outcomes?day=%s".formatted(code, day),
                "/centres/%s/transfers?%s".formatted(code, days))) {
            Reply found = node.get(report);
            assertThat(found.status()).as(report).isEqualTo(200);
            all.put(report, lasting(found.json()));
        }
        all.put("by hand", deeds(node.get("/centres/%s/by-hand?%s".formatted(code, days))));
        try (Connection connection = Database.dataSource(database.address()).getConnection()) {
            Recomputed month =
                    Recompute.run(connection, code, YearMonth.from(day)).orElseThrow();
            assertThat(month.unlike()).isEmpty();
            assertThat(month.eventHash()).isEqualTo(month.stageHash());
            all.put("hash", month.stageHash());
        } catch (SQLException fault) {
            throw new AssertionError(fault);
        }
        return all;
    }

    /** What each person did, without how often it was undone: nobody where nothing else was done. */
    private static String deeds(Reply people) {
        assertThat(people.status()).isEqualTo(200);
        List<String> deeds = new ArrayList<>();
        for (JsonNode person : people.json()) {
            ObjectNode copy = person.deepCopy();
            copy.remove(UNDONE);
            if (copy.properties().stream().anyMatch(each -> each.getValue().asInt() != 0)) {
                deeds.add(copy.toString());
            }
        }
        return deeds.stream().sorted().toList().toString();
    }

    /** Without what passes by itself. */
    private static String lasting(JsonNode node) {
        if (!(node instanceof ObjectNode)) {
            return node.toString();
        }
        ObjectNode copy = node.deepCopy();
        copy.remove(List.of("version", "at", "undoable", "computed_at"));
        for (String passing : List.of("longest", "expectedWait")) {
            copy.findParents(passing).forEach(parent -> ((ObjectNode) parent).remove(passing));
        }
        return copy.toString();
    }

    private static List<String> sql(String sql) {
        List<String> found = new ArrayList<>();
        TestNode.await(node.database().slow().query(sql).execute()).forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private static Ask post(String path) {
        return new Ask("POST", path, "");
    }

    private static Reply send(Ask ask) {
        return node.send(ask.method(), ask.path(), ask.body());
    }

    private static String part(Pattern pattern, Ask ask) {
        Matcher found = pattern.matcher(ask.path());
        assertThat(found.matches()).as(ask.path()).isTrue();
        return found.group(1);
    }
}
