package dev.talon.annual;

import dev.talon.db.Sql;

/** The statements for entered figures. */
final class QualitySql {
    private QualitySql() {}

    static final String LINES = """
            SELECT line.section, line.code, by_language(line.name_ru, line.name_en, line.translations), line.active, figure.part, figure.month, figure.value
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

    static final String DIFFERENT = Sql.of(
            QualitySql.class,
            "different_figures",
            "year",
            "sections",
            "codes",
            "parts",
            "months",
            "figures",
            "former",
            "as_seen");

    static final String NOTE_CHANGES = Sql.of(
            QualitySql.class,
            "note_changed_figures",
            "year",
            "sections",
            "codes",
            "parts",
            "months",
            "figures",
            "former",
            "source",
            "actor");

    static final String WRITE = Sql.of(
            QualitySql.class, "write_figures", "year", "sections", "codes", "parts", "months", "figures", "former");

    static final String PUT_LINE = """
            INSERT INTO quality_line (section, code, name_ru, name_en, active, translations, position)
            VALUES ($1, $2, $3, $4, coalesce($5, true), $6,
                    (SELECT coalesce(max(position), 0) + 1 FROM quality_line WHERE section = $1))
            ON CONFLICT (section, code) DO UPDATE SET name_ru = $3, name_en = $4, active = coalesce($5, quality_line.active),
                translations = $6""";
}
