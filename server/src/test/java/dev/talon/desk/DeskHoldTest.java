package dev.talon.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.TestNode.Reply;
import dev.talon.db.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk's commands are for whoever holds it. */
class DeskHoldTest {
    /** Every command of a desk, with a body that fits. */
    private static final Map<String, String> COMMANDS = Map.of(
            "call-next", "",
            "call", "{\"ticket\":\"К001\",\"reason\":\"просили\"}",
            "recall", "",
            "start", "",
            "finish", "{}",
            "no-show", "{\"reason\":\"ушёл\"}",
            "pause", "{\"reason\":\"обед\"}");

    private static TestDatabase database;
    private static TestNode node;
    private static String[] anna;
    private static String[] olga;
    private static String[] boris;
    private static String[] program;
    private static int centres;

    private final String centre = "holds" + ++centres;
    private final String desk = "/centres/" + centre + "/desks/1";

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
        anna = session("anna", "Анна", "specialist");
        olga = session("olga", "Ольга", "specialist");
        boris = session("boris", "Борис", "manager");
        program = new String[] {
            "authorization",
            "Bearer "
                    + node.post("/tokens", "{\"name\":\"calling program\",\"role\":\"specialist\"}")
                            .text("/token")
        };
    }

    @AfterAll
    static void stop() {
        node.close();
        database.close();
    }

    @BeforeEach
    void aCentreWithVisitors() {
        node.createCentre(centre);
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":60}");
        for (int i = 0; i < 3; i++) {
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
        }
    }

    @Test
    void atADeskThatNobodyHoldsEveryCommandSaysToSitDownFirst() {
        for (String[] who : List.of(anna, boris, program, new String[0])) {
            COMMANDS.forEach((command, body) -> refused(node.post(desk + "/" + command, body, who), "desk-not-held"));
            refused(node.delete(desk + "/pause", who), "desk-not-held");
        }
        assertThat(stages()).containsOnly("waiting");
        assertThat(node.post(desk + "/call-next", "", with(anna, "Accept-Language", "ru"))
                        .text("/detail"))
                .contains("сначала займите");
    }

    @Test
    void whoeverSitsThereCommandsAndOthersAreToldWhoItIs() {
        assertThat(hold(anna, "page-of-anna").status()).isEqualTo(204);
        assertThat(command(anna, "call-next").text("/call/label")).isEqualTo("К001");
        for (String[] who : List.of(olga, boris, program, new String[0])) {
            COMMANDS.forEach((command, body) -> {
                Reply reply = refused(node.post(desk + "/" + command, body, who), "desk-held");
                assertThat(reply.text("/holder")).isEqualTo("Анна");
                assertThat(reply.text("/detail")).contains("Анна");
            });
            refused(node.delete(desk + "/pause", who), "desk-held");
            refused(node.delete(desk + "/hold?page=page-of-anna", who), "desk-held");
            refused(hold(who, "page-of-anna"), "desk-held");
        }
        assertThat(stages()).containsExactly("called", "waiting", "waiting");
        assertThat(node.get(desk, anna).json().at("/held").asBoolean()).isTrue();
        assertThat(node.get(desk, olga).json().at("/held").asBoolean()).isFalse();
        assertThat(command(anna, "start").status()).isEqualTo(200);
        assertThat(command(anna, "finish").status()).isEqualTo(200);
    }

    @Test
    void anotherPageOfTheSamePersonIsRefusedWhereItSaysWhichItIs() {
        hold(anna, "page-of-anna");
        refused(node.post(desk + "/call-next?page=page-of-before", "", anna), "desk-held");
        assertThat(node.get(desk + "?page=page-of-before", anna)
                        .json()
                        .at("/held")
                        .asBoolean())
                .isFalse();
        assertThat(node.post(desk + "/call-next?page=page-of-anna", "", anna).status())
                .isEqualTo(200);
        assertThat(node.delete(desk + "/hold?page=page-of-before", anna).status())
                .isEqualTo(204);
        assertThat(node.get(desk, anna).text("/holder")).as("it left nothing").isEqualTo("Анна");
    }

    @Test
    void aManagerMayWithAReasonAndItIsAnEventOfItsOwn() {
        hold(anna, "page-of-anna");
        command(anna, "call-next");
        assertThat(node.post(desk + "/no-show?override=%20", "{\"reason\":\"x\"}", boris)
                        .status())
                .as("a reason that says nothing")
                .isEqualTo(400);
        assertThat(node.post(desk + "/start?override=because", "", olga).status())
                .isEqualTo(403);
        assertThat(node.post(desk + "/start?override=Anna%20fell%20ill", "", boris)
                        .status())
                .isEqualTo(200);
        assertThat(node.post(desk + "/finish?override=Anna%20fell%20ill", "{}", boris)
                        .status())
                .isEqualTo(200);
        assertThat(events("desk_overridden", "started", "finished"))
                .containsExactlyInAnyOrder(
                        "started staff:boris null",
                        "desk_overridden staff:boris Anna fell ill",
                        "finished staff:boris null",
                        "desk_overridden staff:boris Anna fell ill");
        assertThat(node.post(desk + "/pause?override=fire", "{\"reason\":\"тревога\"}", boris)
                        .status())
                .isEqualTo(204);
        assertThat(node.delete(desk + "/pause", anna).status()).isEqualTo(204);
        assertThat(events("desk_overridden")).hasSize(3);
        assertThat(node.post("/centres/" + centre + "/desks/2/call-next?override=nobody%20came", "", boris)
                        .status())
                .as("a desk that nobody holds")
                .isEqualTo(200);
    }

    @Test
    void aProgramServesADeskByHoldingItToo() {
        hold(program, "program-at-desk-1");
        for (String command : List.of("call-next", "recall", "start", "finish")) {
            assertThat(command(program, command).status()).as(command).isEqualTo(200);
        }
        assertThat(node.get(desk).text("/holder")).isEqualTo("calling program");
        assertThat(node.delete(desk + "/hold?page=program-at-desk-1", program).status())
                .isEqualTo(204);
        refused(command(program, "call-next"), "desk-not-held");
    }

    @Test
    void onePersonHasOneActiveCallUnlessTheCentreAllowsMore() {
        hold(anna, "page-of-anna");
        command(anna, "call-next");
        hold(anna, "2", "page-two-of-anna");
        Reply second = refused(
                node.post("/centres/" + centre + "/desks/2/call-next", "", with(anna, "Accept-Language", "en")),
                "call-elsewhere");
        assertThat(second.text("/detail")).contains("К001").contains("desk 1");
        refused(
                node.post("/centres/" + centre + "/desks/2/call", "{\"ticket\":\"К002\",\"reason\":\"r\"}", anna),
                "call-elsewhere");
        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":true,\"noShowAfter\":60}");
        assertThat(node.post("/centres/" + centre + "/desks/2/call-next", "", anna)
                        .text("/call/label"))
                .isEqualTo("К002");
    }

    @Test
    void calledAtTwoDesksInTheSameMomentOneOfTheTwoWins() throws Exception {
        hold(anna, "page-of-anna");
        hold(anna, "2", "page-two-of-anna");
        for (int round = 0; round < 20; round++) {
            node.post("/centres/" + centre + "/tickets", "{\"service\":\"consultation\"}");
            var together = new CyclicBarrier(2);
            List<CompletableFuture<Reply>> calls = new ArrayList<>();
            for (String at : List.of("1", "2")) {
                calls.add(CompletableFuture.supplyAsync(() -> {
                    await(together);
                    return node.post("/centres/" + centre + "/desks/" + at + "/call-next", "", anna);
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (var call : calls) {
                statuses.add(call.get(1, TimeUnit.MINUTES).status());
            }
            assertThat(statuses).as("round %d", round).containsExactlyInAnyOrder(200, 409);
            String winner = statuses.get(0) == 200 ? "1" : "2";
            assertThat(node.post("/centres/" + centre + "/desks/" + winner + "/no-show", "{\"reason\":\"ушёл\"}", anna)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoeverLostADeskWithItsVisitorIsFreeToCallElsewhere() {
        hold(anna, "page-of-anna");
        command(anna, "call-next");
        assertThat(node.post(desk + "/hold", "{\"page\":\"page-of-olga\",\"take\":true}", olga)
                        .status())
                .isEqualTo(204);
        refused(command(anna, "start"), "desk-held");
        assertThat(command(olga, "start").status()).isEqualTo(200);
        hold(anna, "2", "page-two-of-anna");
        assertThat(node.post("/centres/" + centre + "/desks/2/call-next", "", anna)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNoShowSoonAfterTheCallNeedsAReason() {
        hold(anna, "page-of-anna");
        command(anna, "call-next");
        Reply soon = refused(node.post(desk + "/no-show", "", with(anna, "Accept-Language", "ru")), "no-show-too-soon");
        assertThat(soon.text("/detail")).contains("назовите причину");
        assertThat(node.post(desk + "/no-show", "{\"reason\":\"ушёл на глазах\"}", anna)
                        .status())
                .isEqualTo(200);
        assertThat(events("no_show")).containsExactly("no_show staff:anna ушёл на глазах");

        node.put("/centres/" + centre + "/desk-rules", "{\"severalDesks\":false,\"noShowAfter\":0}");
        command(anna, "call-next");
        assertThat(command(anna, "no-show").status()).isEqualTo(200);
    }

    @Test
    void aRepeatedCommandIsAnsweredAlsoWhenTheDeskIsNoLongerTheirs() {
        hold(anna, "page-of-anna");
        String[] keyed = with(anna, "Idempotency-Key", "pressed-once-1-" + centre);
        String label = node.post(desk + "/call-next", "", keyed).text("/call/label");
        node.post(desk + "/hold", "{\"page\":\"page-of-olga\",\"take\":true}", olga);
        assertThat(node.post(desk + "/call-next", "", keyed).text("/call/label"))
                .isEqualTo(label);
    }

    @Test
    void aBreakEndsWhenSomebodyElseSitsDownAndNotWhenTheSamePersonComesBack() {
        hold(anna, "page-of-anna");
        node.post(desk + "/pause", "{\"reason\":\"обед\"}", anna);
        assertThat(node.post(desk + "/hold", "{\"page\":\"page-two-of-anna\",\"take\":true}", anna)
                        .status())
                .isEqualTo(204);
        assertThat(node.get(desk).text("/pause/reason")).isEqualTo("обед");
        node.post(desk + "/hold", "{\"page\":\"page-of-olga\",\"take\":true}", olga);
        assertThat(node.get(desk).json().at("/pause").isNull()).isTrue();
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Reply hold(String[] who, String page) {
        return hold(who, "1", page);
    }

    private Reply hold(String[] who, String at, String page) {
        return node.post("/centres/" + centre + "/desks/" + at + "/hold", "{\"page\":\"" + page + "\"}", who);
    }

    private Reply command(String[] who, String command) {
        return node.post(desk + "/" + command, "", who);
    }

    private static Reply refused(Reply reply, String type) {
        assertThat(reply.text("/type")).as(reply.json().toString()).isEqualTo("/problems/" + type);
        assertThat(reply.status()).isEqualTo(409);
        return reply;
    }

    private List<String> stages() {
        return read("""
                SELECT st.state FROM stage st JOIN ticket t ON t.centre_id = st.centre_id AND t.id = st.ticket_id
                JOIN centre c ON c.id = st.centre_id WHERE c.code = $1 AND $2::text[] IS NULL ORDER BY t.label""", (Object) null);
    }

    /** What was done at the centre, by whom and why. */
    private List<String> events(String... kinds) {
        return read("""
                SELECT e.kind || ' ' || e.actor || ' ' || coalesce(e.reason, 'null')
                FROM event e JOIN centre c ON c.id = e.centre_id WHERE c.code = $1 AND e.kind = ANY ($2) ORDER BY e.id""", kinds);
    }

    private List<String> read(String sql, Object more) {
        List<String> told = new ArrayList<>();
        TestNode.await(node.database().slow().preparedQuery(sql).execute(Tuple.of(centre, more)))
                .forEach(row -> told.add(row.getString(0)));
        return told;
    }

    private static String[] session(String login, String name, String role) {
        node.put("/staff/" + login, """
                {"name":"%s","role":"%s","password":"a-long-staff-password"}""".formatted(name, role));
        Reply session = node.post(
                "/session",
                "{\"login\":\"%s\",\"password\":\"a-long-staff-password\"}".formatted(login),
                "authorization",
                "");
        String cookie =
                session.http().headers().firstValue("set-cookie").orElseThrow().split(";")[0];
        return new String[] {"cookie", cookie, "origin", node.url()};
    }

    private static String[] with(String[] who, String header, String value) {
        List<String> all = new ArrayList<>(List.of(who));
        all.addAll(List.of(header, value));
        return all.toArray(String[]::new);
    }
}
