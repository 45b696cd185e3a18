package dev.talon.hardware.agent.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.talon.hardware.PrintOrder;
import dev.talon.hardware.PrintResult;
import dev.talon.hardware.PrinterCondition;
import dev.talon.hardware.link.LineFault;
import dev.talon.hardware.link.LineState;
import dev.talon.hardware.link.LinkAddress;
import dev.talon.hardware.pad.PadKey;
import dev.talon.hardware.pad.PadProtocol;
import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.sign.FrameTemplate;
import dev.talon.hardware.sign.SignState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One message between the server and an agent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = AgentMessage.Hello.class, name = "hello"),
    @Type(value = AgentMessage.Welcome.class, name = "welcome"),
    @Type(value = AgentMessage.Beat.class, name = "beat"),
    @Type(value = AgentMessage.Setup.class, name = "setup"),
    @Type(value = AgentMessage.Job.class, name = "job"),
    @Type(value = AgentMessage.Result.class, name = "result"),
    @Type(value = AgentMessage.Kept.class, name = "kept"),
    @Type(value = AgentMessage.Recall.class, name = "recall"),
    @Type(value = AgentMessage.Known.class, name = "known"),
    @Type(value = AgentMessage.Ask.class, name = "ask"),
    @Type(value = AgentMessage.Answer.class, name = "answer"),
    @Type(value = AgentMessage.SignCable.class, name = "sign-cable"),
    @Type(value = AgentMessage.PadCable.class, name = "pad-cable"),
    @Type(value = AgentMessage.CableGone.class, name = "cable-gone"),
    @Type(value = AgentMessage.CableState.class, name = "cable-state"),
    @Type(value = AgentMessage.Show.class, name = "show"),
    @Type(value = AgentMessage.Pressed.class, name = "pressed")
})
public sealed interface AgentMessage {
    /** Identifies the message, at least on its connection; an answer carries it as {@code to}. */
    String id();

    /**
     * A job's one try at a printer.
     *
     * @param job the print job's id
     * @param attempt 1, or 2 where the first failed before its first byte
     */
    record Try(String job, int attempt) {
        public Try {
            Objects.requireNonNull(job, "job");
        }
    }

    /** The result of a try. */
    record Told(Try of, PrintResult result) {
        public Told {
            Objects.requireNonNull(of, "of");
            Objects.requireNonNull(result, "result");
        }
    }

    /**
     * Agent: the first message of a connection.
     *
     * @param version of the agent's program
     * @param host the name of its computer
     * @param system the computer's operating system
     * @param journal how many jobs its journal knows
     * @param unsent how many of their results the server has not confirmed
     */
    record Hello(String id, String version, String host, String system, int journal, int unsent)
            implements AgentMessage {}

    /**
     * Server: open jobs are settled, work may begin. The agent now sends the results that were never confirmed.
     *
     * @param name the agent's name
     * @param centre code of its centre
     * @param now the server's clock, in milliseconds since 1970
     */
    record Welcome(String id, String name, String centre, long now) implements AgentMessage {}

    /**
     * Server: the line is alive, and this is the time.
     *
     * @param now as in {@link Welcome}
     */
    record Beat(String id, long now) implements AgentMessage {}

    /**
     * Server: the setup of a printer from now on. It precedes the first job or query of a connection.
     *
     * @param printer the printer's number on the server
     * @param name its name for people
     */
    record Setup(String id, int printer, String name, LinkAddress address, PrinterProfile profile)
            implements AgentMessage {}

    /**
     * Server: a slip to print.
     *
     * @param age how old the job was when this was sent, in milliseconds
     * @param sent when that was, by the server's clock
     */
    record Job(String id, int printer, Try number, long age, long sent, PrintOrder order) implements AgentMessage {}

    /** Agent: the result of a try; repeated on every connection until the server has {@link Kept} it. */
    record Result(String id, Told told) implements AgentMessage {
        public Result {
            Objects.requireNonNull(told, "told");
        }
    }

    /** Server: the result of a try is stored. */
    record Kept(String id, Try number) implements AgentMessage {}

    /** Server, before its welcome: what do you know of these? */
    record Recall(String id, List<Try> tries) implements AgentMessage {}

    /**
     * Agent: what it knows of the jobs in question. Those that it does not name have never begun, and no message of an
     * earlier connection can begin them any more.
     *
     * @param to the question's id
     * @param underWay begun; their results will follow
     */
    record Known(String id, String to, List<Told> ended, List<Try> underWay) implements AgentMessage {
        public Known {
            ended = List.copyOf(ended);
            underWay = List.copyOf(underWay);
        }
    }

    /** Server: what is the printer's state? */
    record Ask(String id, int printer) implements AgentMessage {}

    /**
     * Agent: the printer's state.
     *
     * @param to the question's id
     */
    record Answer(String id, String to, PrinterCondition.State state) implements AgentMessage {
        public Answer {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(state, "state");
        }
    }

    /**
     * Server: the setup of a cable with signs from now on.
     *
     * @param cable its number on the server
     * @param name its name for people
     */
    record SignCable(String id, int cable, String name, LinkAddress address, FrameTemplate template)
            implements AgentMessage {}

    /** Server: the setup of a cable with pads from now on. */
    record PadCable(String id, int cable, String name, LinkAddress address, PadProtocol protocol)
            implements AgentMessage {}

    /** Server: the cable is not this agent's any more. */
    record CableGone(String id, int cable) implements AgentMessage {}

    /**
     * Agent: how a cable's line is; sent after the setup, after each change, and while bytes go over it every ten seconds.
     *
     * @param fault a word of {@link LineFault}, or null; agents before 0.3 say none
     * @param quietMs milliseconds since the device last took or gave bytes, or null
     */
    record CableState(String id, int cable, boolean connected, String fault, Long quietMs) implements AgentMessage {
        public static CableState of(String id, int cable, LineState state) {
            return new CableState(
                    id,
                    cable,
                    state.connected(),
                    state.fault().map(LineFault::word).orElse(null),
                    state.quietMs().orElse(null));
        }

        public LineState state() {
            return new LineState(
                    connected, Optional.ofNullable(fault).flatMap(LineFault::of), Optional.ofNullable(quietMs));
        }
    }

    /**
     * Server: what a sign shows from now on.
     *
     * @param sign its number on the cable, 0 to 255
     */
    record Show(String id, int cable, int sign, SignState state) implements AgentMessage {}

    /**
     * Agent: a key was pressed. Keys that are pressed without a connection are not sent later.
     *
     * @param pad its number on the cable, 0 to 255
     * @param at when, on the server's clock as the agent knows it, in milliseconds since 1970; 0 if unknown
     */
    record Pressed(String id, int cable, int pad, PadKey key, long at) implements AgentMessage {
        public Pressed {
            Objects.requireNonNull(key, "key");
        }
    }
}
