package dev.talon.events;

import dev.talon.TestNode;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of events that a node has written. */
public final class KindsWritten {
    private KindsWritten() {}

    /** Those that {@link EventKind} does not know. */
    public static List<String> unknown(TestNode node) {
        List<String> kinds = new ArrayList<>();
        String[] known = Arrays.stream(EventKind.values()).map(EventKind::word).toArray(String[]::new);
        TestNode.await(node.database()
                        .slow()
                        .preparedQuery("SELECT DISTINCT kind FROM event WHERE kind <> ALL ($1)")
                        .execute(Tuple.tuple().addArrayOfString(known)))
                .forEach(row -> kinds.add(row.getString(0)));
        return kinds;
    }
}
