package dev.talon.hardware.agent.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.hardware.Paper;
import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrintResult.Outcome;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.Slip;
import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadKey;
import dev.talon.hardware.pad.PadProtocol;
import dev.talon.hardware.profile.Profiles;
import dev.talon.hardware.sign.SignState;
import dev.talon.hardware.sign.SignState.Arrow;
import dev.talon.hardware.sign.SignState.Phase;
import dev.talon.hardware.sign.Templates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentMessagesTest {
    private static final Try NUMBER = new Try("3f1c", 1);
    private static final Slip SLIP = new Slip(
            "ru",
            "Центр «Север»",
            "ул. Ленина, 1",
            "К042",
            "Консультация",
            List.of(new Slip.Line(Slip.Fact.AHEAD, "Перед вами", "4")),
            "https://queue.example.org/t/north/abc",
            "Наведите камеру",
            "возьмите паспорт",
            true);

    static Stream<AgentMessage> every() {
        return Stream.of(
                new AgentMessage.Hello("a1", "0.1.0", "kiosk-7", "Linux", 12, 1),
                new AgentMessage.Welcome("s1", "Киоск", "north", 1_800_000_000_000L),
                new AgentMessage.Beat("s2", 1_800_000_000_001L),
                new AgentMessage.Setup(
                        "s3", 7, "north-hall", LinkAddress.Serial.usual("/dev/ttyUSB0", 19200), Profiles.usual()),
                new AgentMessage.Job("s4", 7, NUMBER, 120, 1_800_000_000_002L, new PrintOrder("3f1c", SLIP)),
                new AgentMessage.Job(
                        "s5",
                        7,
                        NUMBER,
                        0,
                        1_800_000_000_002L,
                        new PrintOrder("page", new Paper.Test("hall", "12:00", "https://queue.example.org", "ru"))),
                new AgentMessage.Result("a2", new Told(NUMBER, new PrintResult(Outcome.PRINTED, "paper low"))),
                new AgentMessage.Kept("s6", NUMBER),
                new AgentMessage.Recall("s7", List.of(NUMBER)),
                new AgentMessage.Known(
                        "a3",
                        "s7",
                        List.of(new Told(NUMBER, new PrintResult(Outcome.UNCERTAIN, ""))),
                        List.of(new Try("77aa", 2))),
                new AgentMessage.Ask("s8", 7),
                new AgentMessage.Answer("a4", "s8", PrinterCondition.State.PAPER_LOW),
                new AgentMessage.SignCable(
                        "s9",
                        3,
                        "signs",
                        LinkAddress.Serial.usual("/dev/ttyUSB1", 9600),
                        Templates.shipped("rs485-11").orElseThrow()),
                new AgentMessage.PadCable(
                        "s10", 4, "pads", new LinkAddress.DeviceFile("/dev/input/event5"), PadProtocol.KEYPAD),
                new AgentMessage.CableState("a5", 3, true, null, 250L),
                new AgentMessage.CableState("a7", 4, false, "absent", null),
                new AgentMessage.Show("s11", 3, 32, new SignState(Phase.CALLED, "К042", "5", Arrow.RIGHT)),
                new AgentMessage.Pressed("a6", 4, 0, PadKey.CALL, 1_700_000_000_000L),
                new AgentMessage.CableGone("s12", 3));
    }

    @ParameterizedTest
    @MethodSource("every")
    void aMessageArrivesAsItWasSent(AgentMessage message) {
        String text = AgentMessages.write(message);
        assertThat(text).startsWith("{\"type\":\"").contains("\"id\":\"" + message.id() + "\"");
        assertThat(AgentMessages.read(text)).contains(message);
    }

    @Test
    void everyKindOfMessageIsTried() {
        assertThat(every().map(AgentMessage::getClass).distinct().toList())
                .hasSize(AgentMessage.class.getPermittedSubclasses().length);
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        assertThat(AgentMessages.read("{\"type\":\"sign\",\"id\":\"s1\",\"text\":\"К042\"}"))
                .isEmpty();
        assertThat(AgentMessages.read("{\"type\":\"beat\",\"id\":\"s1\",\"now\":5,\"mood\":\"fine\"}"))
                .contains(new AgentMessage.Beat("s1", 5));
        for (String none : List.of(
                "not a message",
                "[]",
                "null",
                "7",
                "{}",
                "{\"type\":null}",
                "{\"type\":\"result\"}",
                "{\"type\":\"result\",\"told\":{}}",
                "{\"type\":\"known\"}",
                "{\"type\":\"known\",\"ended\":[null],\"underWay\":[]}",
                "{\"type\":\"answer\"}",
                "{\"type\":\"pressed\"}")) {
            assertThatThrownBy(() -> AgentMessages.read(none)).as(none).isInstanceOf(AgentMessages.NotAMessage.class);
        }
    }
}
