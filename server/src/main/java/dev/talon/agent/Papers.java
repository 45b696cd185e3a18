package dev.talon.agent;

import dev.talon.hardware.agent.message.AgentMessage.Told;
import dev.talon.hardware.agent.message.AgentMessage.Try;
import io.vertx.core.Future;
import java.util.List;

/** The states of print jobs that are given to agents, in the database. */
public interface Papers {
    /** Jobs that an agent was given and whose end is not known. */
    Future<List<Try>> open(int agent);

    /** An agent reports the result of a try; harmless if it is known already. */
    Future<Void> told(int agent, Told told);

    /** An agent does not know these tries, and never will: they are queued again unless they are too late. */
    Future<Void> unknown(int agent, List<Try> tries);

    /** An agent may be given jobs from now on. */
    void wake(int agent);
}
