package dev.talon.demo.past;

import java.sql.Connection;
import java.sql.SQLException;

/** Holds the rows of {@code day_passport} until the figures of their days are stored. */
final class DayPassports {
    /** Of a row to copy: centre, day, hash, and 25 figures. */
    static final int COLUMNS = 28;

    /** The figures are named as {@code figures_between} of the schema names them. */
    private static final String PREPARE = """
            CREATE TEMPORARY TABLE made_passport (
                centre_id integer NOT NULL, business_day date NOT NULL, hash text, stages bigint, open bigint,
                consultation bigint, consultation_wait bigint, consultation_service bigint, consultation_no_show bigint,
                consultation_cancelled bigint, consultation_expired bigint, consultation_inaccurate bigint,
                cash bigint, cash_wait bigint, cash_service bigint, cash_no_show bigint,
                cash_cancelled bigint, cash_expired bigint, cash_inaccurate bigint,
                both_kinds bigint, both_wait bigint, both_service bigint, both_left_out bigint,
                contacts bigint, contacts_no_show bigint, contacts_cancelled bigint, contacts_expired bigint, contacts_open bigint
            ) ON COMMIT DROP""";

    static final String COPY = "COPY made_passport FROM STDIN WITH (FORMAT binary%s)";

    /** Of settled days: what is kept goes with their figures. */
    private static final String KEEP = """
            INSERT INTO day_passport (centre_id, business_day, contacts, stages, hash, figures)
            SELECT centre_id, business_day, made.contacts, made.stages, coalesce(made.hash, ''),
                   to_jsonb(made) - ARRAY['centre_id', 'business_day', 'hash']
            FROM made_passport AS made JOIN day_figures USING (centre_id, business_day)""";

    private DayPassports() {}

    static void prepare(Connection connection) throws SQLException {
        BareTables.execute(connection, PREPARE);
    }

    static void keep(Connection connection) throws SQLException {
        BareTables.execute(connection, KEEP);
    }
}
