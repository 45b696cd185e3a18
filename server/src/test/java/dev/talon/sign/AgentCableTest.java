package dev.talon.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.TestNode;
import dev.talon.Until;
import dev.talon.board.LiveScreen;
import dev.talon.db.TestDatabase;
import dev.talon.hardware.agent.TestAgent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same cables on the computer of an agent. */
class AgentCableTest {
    @TempDir
    Path state;

    @Test
    void signsAndPadsOfAnAgentDoAsThoseOfTheServerAndComeBackWithIt() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                TestNode node = TestNode.start(database.address());
                FakeCable signs = new FakeCable(11);
                FakeCable pads = new FakeCable(1)) {
            node.createCentre("north");
            int agent;
            try (TestAgent first = TestAgent.start(node.url(), state);
                    LiveScreen screen = LiveScreen.open(node, "north")) {
                agent = node.post("/devices", """
                                {"code":"%s","centre":"north","name":"Окно 1"}""".formatted(first.code()))
                        .json()
                        .at("/id")
                        .asInt();
                put(node, "signs", agent, signs, "\"kind\":\"sign\",\"template\":" + template(node));
                put(node, "pads", agent, pads, "\"kind\":\"pad\",\"protocol\":\"frames\"");
                signs.await("01 20 20 20 20 20 20 20 20 20 07");

                String label = node.post("/centres/north/tickets", "{\"service\":\"consultation\"}")
                        .text("/label");
                while (!node.get("/centres/north/desks/1").text("/pad").equals("connected")) {
                    screen.next();
                }
                node.sit("north", "1");
                pads.send(0x01, 0x20, 0x31);
                screen.untilCalled(label);
                signs.await("01 20 21 CA 30 30 31 2D 31 20 07");
                Until.isTrue("the agent has said that signs took data and a key came", () -> heard(node));
            }
            try (TestAgent second = TestAgent.start(node.url(), state)) {
                assertThat(second).isNotNull();
                signs.await("01 20 21 CA 30 30 31 2D 31 20 07");
            }
        }
    }

    private static boolean heard(TestNode node) {
        var cables = node.get("/centres/north/cables").json();
        return !cables.at("/0/heardAt").isNull()
                && !cables.at("/1/heardAt").isNull()
                && cables.at("/0/fault").isNull();
    }

    private static String template(TestNode node) {
        return node.get("/sign-templates").json().get(0).toString();
    }

    private static void put(TestNode node, String cable, int agent, FakeCable at, String what) {
        var put = node.put("/centres/north/cables/" + cable, """
                {%s,"agent":%d,"address":{"transport":"tcp","host":"127.0.0.1","port":%d},
                 "ends":[{"number":32,"desk":"1"}]}""".formatted(what, agent, at.port()));
        assertThat(put.status()).as(put.json().toString()).isEqualTo(200);
    }
}
