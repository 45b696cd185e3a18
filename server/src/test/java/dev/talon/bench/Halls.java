package dev.talon.bench;

import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** The centres of the bench, made and put back in order by SQL: none of it is measured. */
final class Halls {
    static final int DESKS_OF_ONE = 800;
    static final int MANY = 100;
    static final int DESKS_OF_MANY = DESKS_OF_ONE / MANY;

    private static final String CENTRES = """
            INSERT INTO centre (code, name_ru, name_en, zone, several_desks, no_show_after)
            SELECT code, 'Центр ' || code, 'Centre ' || code, 'Europe/Moscow', true, 0
            FROM (SELECT 'one' AS code UNION ALL SELECT 'screens' UNION ALL
                  SELECT 'many' || n FROM generate_series(0, %d) AS n) AS codes""".formatted(MANY - 1);

    private static final String SERVICES = """
            INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
            SELECT c.id, s.code, s.code, s.code, s.route, s.prefix, 900, s.position
            FROM centre c, (VALUES ('consultation', ARRAY['consultation'], 'К', 1), ('cash', ARRAY['cash'], 'Д', 2),
                                   ('combined', ARRAY['consultation', 'cash'], 'Я', 3)) AS s (code, route, prefix, position)
            WHERE c.code ~ '^(one|screens|many)'""";

    /** The bench's one token sits at all of them for ever. */
    private static final String DESKS = """
            INSERT INTO desk (centre_id, code, stages, position, held_by, holder, specialist, seen_at)
            SELECT c.id, n::text, ARRAY['consultation'], n, 'bench-page', 'token:1', 'bench', 'infinity'
            FROM centre c, generate_series(1, CASE c.code WHEN 'one' THEN %d WHEN 'screens' THEN 5 ELSE %d END) AS n
            WHERE c.code ~ '^(one|screens|many)'""".formatted(DESKS_OF_ONE, DESKS_OF_MANY);

    private static final String CLEAR = """
            UPDATE stage SET state = 'cancelled', finished_at = clock_timestamp()
            WHERE state IN ('waiting', 'called')""";

    /** $1 a centre's code or a pattern of codes · $2 how many in each · $3 a number that no round had before. */
    private static final String QUEUE = """
            WITH fresh AS (
                SELECT c.id AS centre_id, gen_random_uuid() AS id, (now() AT TIME ZONE c.zone)::date AS day,
                       'Ы' || $3::integer || '-' || n AS label, clock_timestamp() - n * interval '1 second' AS at
                FROM centre c, generate_series(1, $2::integer) AS n WHERE c.code LIKE $1),
            tickets AS (
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                SELECT centre_id, id, day, 'consultation', ARRAY['consultation'], 900, label, at FROM fresh)
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at)
            SELECT centre_id, id, 1, day, 'consultation', 'consultation', 'waiting', at, at + interval '15 minutes'
            FROM fresh""";

    private final Pool database;
    private int rounds;

    Halls(Pool database) {
        this.database = database;
    }

    void create() {
        for (String sql : new String[] {CENTRES, SERVICES, DESKS}) {
            run(sql);
        }
        run("ANALYZE");
    }

    /** Nobody waits, every desk is free. */
    void clear() {
        run(CLEAR);
        // Plans that were made for small tables are made anew, those of the keys' checks too.
        run("VACUUM (ANALYZE) ticket, stage, event, counter, centre");
    }

    /** So many wait in each centre whose code is like this. */
    void queue(String codes, int waiting) {
        database.preparedQuery(QUEUE)
                .execute(Tuple.of(codes, waiting, ++rounds))
                .await();
    }

    private void run(String sql) {
        database.query(sql).execute().await();
    }
}
