package dev.talon.annual;

/** The statements for entered figures. */
final class QualitySql {
    private QualitySql() {}

    static final String LINES = """
            SELECT line.section, line.code, line.name_ru, line.name_en, line.active, figure.part, figure.month, figure.value
            FROM quality_line AS line
            LEFT JOIN quality_figure AS figure
                ON (figure.section, figure.code) = (line.section, line.code) AND figure.year = $1
            ORDER BY line.section, line.position, line.code""";

    /** Parameters: first day, last day, centre or null. */
    static final String IN_PERSON = """
            WITH span AS (
                SELECT centre.id AS centre_id, greatest($1, edge.first) AS first, least($2, edge.last) AS last
                FROM centre
                CROSS JOIN LATERAL (SELECT min(business_day) AS first, max(business_day) AS last
                                    FROM ticket WHERE ticket.centre_id = centre.id) AS edge
                WHERE $3::text IS NULL OR centre.code = $3
            )
            SELECT extract(month FROM day.business_day)::integer,
                   coalesce(sum(coalesce(kept.contacts, fresh.contacts)), 0)::bigint
            FROM span
            CROSS JOIN LATERAL generate_series(0, last - first) AS n
            CROSS JOIN LATERAL (SELECT span.first + n AS business_day) AS day
            LEFT JOIN day_summary AS kept ON kept.centre_id = span.centre_id AND kept.business_day = day.business_day
            LEFT JOIN LATERAL (
                SELECT count(DISTINCT stage.ticket_id) AS contacts
                FROM ticket
                JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
                WHERE kept.contacts IS NULL AND stage.state = 'served'
                  AND ticket.centre_id = span.centre_id AND ticket.business_day = day.business_day) AS fresh ON true
            GROUP BY 1""";

    static final String PAGE = "SELECT words FROM quality_page WHERE year = $1";

    static final String PUT_PAGE = """
            INSERT INTO quality_page (year, words, changed_by) VALUES ($1, $2, $3)
            ON CONFLICT (year) DO UPDATE SET words = $2, changed_at = now(), changed_by = $3""";

    static final String TOUCHED = """
            SELECT change.at, coalesce(staff.name, change.actor)
            FROM quality_change AS change
            LEFT JOIN staff ON change.actor = 'staff:' || staff.login
            WHERE change.year = $1
            ORDER BY change.id DESC
            LIMIT 1""";

    static final String CHANGES = """
            SELECT change.at, coalesce(staff.name, change.actor), change.source, change.section, change.code, change.part,
                   change.month, change.before, change.after
            FROM quality_change AS change
            LEFT JOIN staff ON change.actor = 'staff:' || staff.login
            WHERE change.year = $1
            ORDER BY change.id DESC
            LIMIT 200""";

    static final String LOCK = "SELECT pg_advisory_xact_lock(1952541552, $1)";

    /** Parameters of this and the following two: year, sections, codes, parts, months, values, former values. */
    private static final String ASKED = """
            WITH asked AS (
                SELECT $1::integer AS year, section, code, part, month, value::numeric AS value, was::numeric AS was
                FROM unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[])
                     AS given (section, code, part, month, value, was)
            )""";

    /** What is not as its author saw it, and lines that there are none of. */
    static final String DIFFERENT = ASKED + """

            SELECT asked.section, asked.code, asked.part, asked.month, figure.value, line.code IS NULL
            FROM asked
            LEFT JOIN quality_line AS line ON (line.section, line.code) = (asked.section, asked.code)
            LEFT JOIN quality_figure AS figure ON (figure.year, figure.section, figure.code, figure.part, figure.month)
                = (asked.year, asked.section, asked.code, asked.part, asked.month)
            WHERE line.code IS NULL OR ($8 AND figure.value IS DISTINCT FROM asked.was)""";

    /** The eighth parameter: source; the ninth: actor. */
    static final String NOTE_CHANGES = ASKED + """

            INSERT INTO quality_change (actor, source, year, section, code, part, month, before, after)
            SELECT $9, $8, asked.year, asked.section, asked.code, asked.part, asked.month, figure.value, asked.value
            FROM asked
            LEFT JOIN quality_figure AS figure ON (figure.year, figure.section, figure.code, figure.part, figure.month)
                = (asked.year, asked.section, asked.code, asked.part, asked.month)
            WHERE figure.value IS DISTINCT FROM asked.value""";

    static final String WRITE = ASKED + """
            , gone AS (
                DELETE FROM quality_figure AS figure USING asked
                WHERE (figure.year, figure.section, figure.code, figure.part, figure.month)
                    = (asked.year, asked.section, asked.code, asked.part, asked.month) AND asked.value IS NULL
            )
            INSERT INTO quality_figure (year, section, code, part, month, value)
            SELECT year, section, code, part, month, value FROM asked WHERE value IS NOT NULL
            ON CONFLICT (year, section, code, part, month) DO UPDATE SET value = excluded.value""";

    static final String PUT_LINE = """
            INSERT INTO quality_line (section, code, name_ru, name_en, active, position)
            VALUES ($1, $2, $3, $4, coalesce($5, true),
                    (SELECT coalesce(max(position), 0) + 1 FROM quality_line WHERE section = $1))
            ON CONFLICT (section, code) DO UPDATE SET name_ru = $3, name_en = $4, active = coalesce($5, quality_line.active)""";
}
