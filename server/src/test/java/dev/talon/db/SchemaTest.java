package dev.talon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of any older Talon becomes what a new one is: every table, rule, view, comment and row that the schema brings. */
class SchemaTest {
    private static final String CATALOGUE = """
            WITH named AS (SELECT oid, nspname FROM pg_namespace WHERE nspname IN ('public', 'report')),
            relation AS (
                SELECT c.*, named.nspname || '.' || c.relname AS name FROM pg_class c JOIN named ON named.oid = c.relnamespace
                WHERE c.relname !~ '^flyway_')
            SELECT line FROM (
                SELECT concat_ws(' ', 'schema', nspname, obj_description(named.oid, 'pg_namespace'),
                                 (SELECT nspacl FROM pg_namespace n WHERE n.oid = named.oid)) AS line
                FROM named WHERE nspname = 'report'
                UNION ALL
                SELECT concat_ws(' ', relkind, name, reloptions, relacl, obj_description(oid, 'pg_class')) FROM relation
                UNION ALL
                SELECT concat_ws(' ', 'column', r.name, row_number() OVER (PARTITION BY r.oid ORDER BY a.attnum), a.attname,
                                 format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attstorage,
                                 pg_get_expr(d.adbin, d.adrelid), col_description(r.oid, a.attnum))
                FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
                WHERE r.relkind IN ('r', 'v')
                UNION ALL
                SELECT concat_ws(' ', 'constraint', r.name, k.conname, k.convalidated, pg_get_constraintdef(k.oid))
                FROM relation r JOIN pg_constraint k ON k.conrelid = r.oid
                UNION ALL
                SELECT concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid)) FROM relation r JOIN pg_index i ON i.indrelid = r.oid
                UNION ALL
                SELECT concat_ws(' ', 'trigger', r.name, t.tgenabled, pg_get_triggerdef(t.oid))
                FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid WHERE NOT t.tgisinternal
                UNION ALL
                SELECT concat_ws(' ', 'view', name, pg_get_viewdef(oid)) FROM relation WHERE relkind = 'v'
                UNION ALL
                SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid), p.proacl, obj_description(p.oid, 'pg_proc'))
                FROM pg_proc p JOIN named ON named.oid = p.pronamespace
                UNION ALL
                SELECT 'row ' || q::text FROM quality_line q
                UNION ALL
                SELECT 'row ' || l::text FROM list_item l
                UNION ALL
                SELECT 'row ' || n::text FROM notice_round n
                UNION ALL
                SELECT 'row ' || c::text FROM contact_centre c) AS lines
            ORDER BY line COLLATE "C\"""";

    /** The history as those Talons wrote it; with functions of some time, which are to be made anew. */
    private static final String HALFWAY = """
            DELETE FROM flyway_schema_history WHERE version::integer <= 89;
            UPDATE flyway_schema_history
            SET version = (version::integer - 100)::text,
                script = replace(script, 'V' || version || '__', 'V' || (version::integer - 100) || '__');
            INSERT INTO flyway_schema_history
            SELECT rank, version, description, 'SQL', script, checksum, 'talon 0.2.0', now(), 1, true
            FROM (VALUES (1, '1', 'queue', 'V1__queue.sql', 486469149),
                         (2, '2', 'access', 'V2__access.sql', 714879187),
                         (3, '3', 'devices and printing', 'V3__devices_and_printing.sql', 2112957257),
                         (4, '4', 'telephone calls', 'V4__telephone_calls.sql', 1877062582),
                         (5, '5', 'annual report', 'V5__annual_report.sql', 1582363320),
                         (6, '6', 'closing', 'V6__closing.sql', -1072595507),
                         (7, '7', 'summaries', 'V7__summaries.sql', -1609913153),
                         (8, '8', 'imports and mailing', 'V8__imports_and_mailing.sql', 569176541),
                         (500, NULL, '2 rules', 'R__2_rules.sql', 12345))
                AS made (rank, version, description, script, checksum)""";

    private static final String HISTORY = """
            SELECT concat_ws(' ', version, script, checksum, success) FROM flyway_schema_history
            ORDER BY version::integer, script""";

    private TestDatabase database;
    private TestDatabase fresh;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        fresh = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
        fresh.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "30", OldSchema.FIRST, "88", "89"})
    void anOldDatabaseBecomesWhatANewOneIs(String version) throws SQLException {
        OldSchema.make(database.address(), version);
        OldSchema.carryOver(database.address());
        assertSameAsFresh();
    }

    /** After the schema stood in eight files, and before it stood in those of the first release. */
    @ParameterizedTest
    @ValueSource(strings = {"109", "162"})
    void aDatabaseOfHalfwayBecomesWhatANewOneIs(String version) throws SQLException {
        OldSchema.make(database.address(), version);
        OldSchema.execute(database.address(), HALFWAY);
        OldSchema.carryOver(database.address());
        assertSameAsFresh();
    }

    /** It may have run any of their files: all that is told of it is that it is not known. */
    @Test
    void aDatabaseOfHalfwayWhoseFilesAreNotKnownIsRefused() throws SQLException {
        OldSchema.make(database.address(), "120");
        OldSchema.execute(
                database.address(), HALFWAY + "; UPDATE flyway_schema_history SET checksum = 7 WHERE version = '7'");
        assertThatThrownBy(() -> OldSchema.carryOver(database.address()))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("was made by a Talon before the first release whose schema is not known")
                .hasMessageContaining("restore a backup");
        OldSchema.execute(
                database.address(), "UPDATE flyway_schema_history SET checksum = -1609913153 WHERE version = '7'");
        OldSchema.execute(database.address(), "UPDATE flyway_schema_history SET checksum = 7 WHERE version = '20'");
        assertThatThrownBy(() -> OldSchema.carryOver(database.address()))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("version 120")
                .hasMessageContaining("restore a backup");
    }

    @Test
    void nodesThatStartAtOnceCarryOverOnce() throws SQLException {
        OldSchema.make(database.address(), OldSchema.FIRST);
        Stream.generate(() -> CompletableFuture.runAsync(() -> OldSchema.carryOver(database.address())))
                .limit(3)
                .toList()
                .forEach(CompletableFuture::join);
        assertSameAsFresh();
    }

    /** The process died when the history was written, and no function had been brought up to date. */
    @Test
    void whatWasBegunIsCarriedOn() throws SQLException {
        OldSchema.make(database.address(), "88");
        OldSchema.carryOver(database.address());
        OldSchema.execute(database.address(), """
                DELETE FROM flyway_schema_history WHERE version IS NULL;
                CREATE OR REPLACE FUNCTION settles(day date) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT false'""");
        OldSchema.carryOver(database.address());
        assertSameAsFresh();
    }

    private void assertSameAsFresh() throws SQLException {
        String expected = OldSchema.ask(fresh.address(), CATALOGUE);
        assertThat(expected.lines().count()).isGreaterThan(1000);
        assertThat(OldSchema.ask(database.address(), CATALOGUE)).isEqualTo(expected);
        assertThat(OldSchema.ask(database.address(), HISTORY)).isEqualTo(OldSchema.ask(fresh.address(), HISTORY));
    }
}
