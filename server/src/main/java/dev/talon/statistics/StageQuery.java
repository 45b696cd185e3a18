package dev.talon.statistics;

/**
 * The source of every figure: the stages that match a filter, with their measured times. $1 first day · $2 last day ·
 * $3 centres or null · $4 service · $5 kind · $6 desk · $7 specialist · $8 category · $9 hour · $10 weekday · $11
 * outcome, each or null · $12 whether to use the norms that are valid now.
 *
 * <p>{@code wait}, {@code walk}, {@code spent} and {@code put_off} are microseconds. A wait ends with the first call
 * and excludes postponed time. Walking is from the last call to the start. Service excludes the time set aside.
 */
public final class StageQuery {
    /** What is known and measured of a {@code stage} of a {@code ticket} of a {@code chosen} centre. */
    private static final String MEASURED = """
            chosen.code AS centre, chosen.zone, ticket.centre_id, ticket.id AS ticket_id, ticket.label,
            stage.service, ticket.category, %s AS norm, ticket.business_day,
            stage.position, stage.kind, stage.state, stage.queued_at, stage.called_at, stage.started_at,
            stage.finished_at, stage.desk, stage.specialist, stage.inaccurate,
            extract(hour FROM stage.queued_at AT TIME ZONE chosen.zone)::integer AS hour,
            extract(isodow FROM ticket.business_day)::integer AS weekday,
            stage.counts_from, stage.waited, stage.outcome, stage.aside, stage.counted_in,
            counts(stage.state, stage.inaccurate, stage.outcome) AS counts,
            is_wrong_service(stage.state, stage.outcome) AS wrong_service,
            wait_of(stage.queued_at, stage.counts_from, stage.called_at, stage.postponed) AS wait,
            walk_of(stage.last_called_at, stage.started_at) AS walk,
            service_of(stage.started_at, stage.finished_at, stage.aside_serving) AS spent,
            stage.postponed * 1000000::bigint AS put_off""";

    /**
     * The minutes in which a measured stage began and by which it had ended, counted from the midnight of its business day on the
     * centre's clock.
     */
    public static final String MINUTES = """
            floor(extract(epoch FROM (measured.started_at AT TIME ZONE zone) - measured.business_day::timestamp) / 60)::integer AS begun,
            ceil(extract(epoch FROM (measured.finished_at AT TIME ZONE zone) - measured.business_day::timestamp) / 60)::integer AS ended""";

    /** As at issue, or the one that now stands for the day. */
    private static final String NORM = """
            CASE WHEN $12::boolean THEN coalesce((
                SELECT its.norm FROM norm_of(ticket.centre_id, stage.service, ticket.business_day) AS its), ticket.norm) ELSE ticket.norm END""";

    private static final String TICKETS = """
            JOIN ticket ON ticket.centre_id = chosen.id AND ticket.business_day BETWEEN $1 AND $2
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id""";

    private static final String TICKETS_OF_DAYS = """
            JOIN unnest($13::text[], $14::date[]) AS at (centre, day) ON at.centre = chosen.code AND at.day BETWEEN $1 AND $2
            JOIN ticket ON ticket.centre_id = chosen.id AND ticket.business_day = at.day
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id""";

    private static final String WITH = """
            chosen AS (
                SELECT id, code, name_ru, name_en, zone FROM centre WHERE $3::text[] IS NULL OR code = ANY ($3)
            ), met AS (
                SELECT %s
                FROM chosen
                %s
                WHERE ($4::text IS NULL OR stage.service = $4)
                  AND ($5::text IS NULL OR stage.kind = $5)
                  AND ($6::text IS NULL OR stage.desk = $6)
                  AND ($7::text IS NULL OR stage.specialist = $7)
                  AND ($8::text IS NULL OR ticket.category = $8)
            ), measured AS (
                SELECT *
                FROM met
                WHERE ($9::integer IS NULL OR hour = $9)
                  AND ($10::integer IS NULL OR weekday = $10)
                  AND CASE $11::text
                          WHEN 'served' THEN state = 'served'
                          WHEN 'counted' THEN counts
                          WHEN 'inaccurate' THEN is_inaccurate(state, inaccurate, outcome)
                          WHEN 'wrong_service' THEN wrong_service
                          WHEN 'within' THEN counts AND waited AND within_norm(wait, norm)
                          WHEN 'late' THEN counts AND waited AND NOT within_norm(wait, norm)
                          WHEN 'open' THEN is_open(state)
                          WHEN 'postponed' THEN counts AND put_off > 0
                          ELSE $11 IS NULL OR state = $11
                      END
            )""";

    public static final String SQL = among(TICKETS);

    /** Of some days of some centres only, by pairs: $13 centres · $14 days. */
    public static final String OF_DAYS = among(TICKETS_OF_DAYS);

    /** The stages of one ticket in the same columns: $1 centre · $2 ticket. */
    static final String OF_TICKET = """
            SELECT %s, person.name AS person
            FROM centre chosen
            JOIN ticket ON ticket.centre_id = chosen.id AND ticket.id = $2
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
            LEFT JOIN staff person ON stage.specialist = 'staff:' || person.login
            WHERE chosen.code = $1
            ORDER BY stage.position""".formatted(MEASURED.formatted("ticket.norm"));

    private StageQuery() {}

    /** @param joined what joins {@code ticket} and {@code stage} to the {@code chosen} centres */
    public static String among(String joined) {
        return WITH.formatted(MEASURED.formatted(NORM), joined);
    }
}
