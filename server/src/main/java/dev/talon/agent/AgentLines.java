package dev.talon.agent;

import dev.talon.db.Database;
import dev.talon.hardware.agent.message.AgentMessage.Hello;
import dev.talon.web.TextRule;
import dev.talon.words.Beginning;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The rows that say which connection of each agent is the latest. */
final class AgentLines {
    /** $1 agent · $2 connection · $3 version · $4 host · $5 system · $6 address. */
    private static final String OPEN = """
            INSERT INTO agent_line (agent_id, connection, version, host, system, address, connected_at, heard_at)
            VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), clock_timestamp())
            ON CONFLICT (agent_id) DO UPDATE SET connection = $2, version = $3, host = $4, system = $5, address = $6,
                   connected_at = clock_timestamp(), heard_at = clock_timestamp()""";

    private static final String HEARD = """
            UPDATE agent_line SET heard_at = clock_timestamp() WHERE connection = ANY($1) RETURNING connection""";

    /** Its printers are queried at once, because their state depends on the agent's. */
    private static final String CLOSE = """
            WITH line AS (
                UPDATE agent_line SET connection = NULL, heard_at = clock_timestamp() WHERE connection = $1 RETURNING agent_id)
            UPDATE printer SET ask_at = clock_timestamp() + interval '5 seconds', asked_until = NULL
            FROM line WHERE printer.agent_id = line.agent_id""";

    private static final String ASK = """
            UPDATE printer SET ask_at = clock_timestamp(), asked_until = NULL WHERE agent_id = $1""";

    private final Database database;

    AgentLines(Database database) {
        this.database = database;
    }

    /** From now on this connection is the agent's, and no other. */
    Future<Void> open(int agent, UUID connection, Hello hello, String address) {
        return database.fast()
                .preparedQuery(OPEN)
                .execute(Tuple.of(
                        agent, connection, cut(hello.version()), cut(hello.host()), cut(hello.system()), address))
                .mapEmpty();
    }

    /**
     * Renews connections.
     *
     * @return those of them that still are their agents' latest
     */
    Future<Set<UUID>> heard(Collection<UUID> connections) {
        return database.slow()
                .preparedQuery(HEARD)
                .execute(Tuple.tuple().addArrayOfUUID(connections.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getUUID("connection")));
                    return known;
                });
    }

    Future<Void> close(UUID connection) {
        return database.slow()
                .preparedQuery(CLOSE)
                .execute(Tuple.of(connection))
                .mapEmpty();
    }

    /** Has an agent's printers asked how they are. */
    Future<Void> ask(int agent) {
        return database.slow().preparedQuery(ASK).execute(Tuple.of(agent)).mapEmpty();
    }

    /** A text that an agent sent, for display: on one line, and not long. */
    static String cut(String text) {
        return Beginning.of(text == null ? "" : TextRule.onOneLine(text), 100);
    }
}
