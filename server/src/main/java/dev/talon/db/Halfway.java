package dev.talon.db;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Databases made after the schema stood in eight files by subject, and before the first release: what those eight said is what the files of
 * {@code db/before_release} come to with V89, and their V9, V10 and so on are kept there as V109, V110 and so on.
 */
final class Halfway {
    /** What the eight files said. */
    static final MigrationVersion SAME = MigrationVersion.fromVersion("89");

    private static final MigrationVersion EIGHTH = MigrationVersion.fromVersion("8");

    /** Checksums of the eight, as the history has them. */
    private static final List<Integer> EIGHT =
            List.of(486469149, 714879187, 2112957257, 1877062582, 1582363320, -1072595507, -1609913153, 569176541);

    /** Functions and views are made anew once the tables are up to date. The ranks of those of before stay free. */
    private static final String RENAMED = """
            DELETE FROM flyway_schema_history WHERE version IS NULL OR version::integer <= 8;
            UPDATE flyway_schema_history
            SET version = (version::integer + 100)::text,
                script = replace(script, 'V' || version || '__', 'V' || (version::integer + 100) || '__'),
                installed_rank = installed_rank + 10000""";

    private Halfway() {}

    static boolean made(Flyway flyway) {
        return Stream.of(flyway.info().applied())
                .filter(step -> step.isVersioned() && step.getVersion().compareTo(EIGHTH) <= 0)
                .map(MigrationInfo::getAppliedChecksum)
                .toList()
                .equals(EIGHT);
    }

    static void rename(Statement statement) throws SQLException {
        statement.execute(RENAMED);
    }
}
