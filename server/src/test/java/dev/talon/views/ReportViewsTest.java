package dev.talon.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talon.demo.past.HistoryGenerator;
import dev.talon.table.Cell;
import dev.talon.table.Form;
import dev.talon.table.MonthlyTable;
import dev.talon.table.ReportHouse;
import dev.talon.table.publication.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportViewsTest {
    private static final Path PAGE = Path.of("docs", "reports.md");
    private static final String BEGINS = "<!-- the views, as the schema says them -->\n";
    private static final String ENDS = "<!-- end of the views -->";

    private static final String VIEWS = """
            SELECT format(E'### `report.%s`\\n\\n%s\\n\\n| column | type | |\\n|---|---|---|\\n%s\\n', c.relname,
                          obj_description(c.oid),
                          (SELECT string_agg(format('| `%s` | %s | %s |', a.attname, format_type(a.atttypid, NULL),
                                                    coalesce(col_description(c.oid, a.attnum), '?')), E'\\n' ORDER BY a.attnum)
                           FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
            FROM pg_class c WHERE c.relnamespace = 'report'::regnamespace AND c.relkind IN ('v', 'm', 'r')
            ORDER BY c.relname""";

    private static ReportHouse house;

    @BeforeAll
    static void fill() throws SQLException {
        house = new ReportHouse();
        HistoryGenerator.generate(
                house.database.jdbc(),
                new HistoryGenerator.Order(2, 1, 4_000, LocalDate.of(2024, 12, 31), 3),
                new Quiet());
        // Some days are settled, some are not, and one has a correction.
        house.execute("DELETE FROM day_summary WHERE business_day BETWEEN '2024-04-10' AND '2024-05-03'");
        house.execute("UPDATE stage SET inaccurate = 'clock' WHERE business_day = '2024-09-17' AND state = 'served'");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void theMonthIsTheMonthlyTable() {
        for (String centre : List.of("centre-01", "centre-02")) {
            MonthlyTable table =
                    ReportHouse.await(new Reports(house.database).monthly(2024, List.of(centre), Form.PUBLISHED));
            List<String> expected = table.months().stream()
                    .map(month -> "%d %s %s %s %s %d %d %d %d"
                            .formatted(
                                    month.month(),
                                    cell(month.consultation(), true),
                                    cell(month.cash(), true),
                                    cell(month.published(), false),
                                    cell(month.measured(), true),
                                    month.excluded().noShow(),
                                    month.excluded().cancelled(),
                                    month.excluded().expired(),
                                    month.excluded().inaccurate()))
                    .toList();
            assertThat(expected).hasSize(12);
            assertThat(house.texts("""
                    SELECT concat_ws(' ', extract(month FROM month), consultation, consultation_wait_s, consultation_service_s,
                                     cash, cash_wait_s, cash_service_s, published_wait_s, published_service_s,
                                     both_kinds, measured_wait_s, measured_service_s, no_show, cancelled, expired, inaccurate)
                    FROM report.month WHERE centre = '%s' ORDER BY month""".formatted(centre))).isEqualTo(expected);
        }
    }

    @Test
    void aStageSaysSecondsAndTheClockOfItsCentre() {
        int centre = house.centre("far", "Asia/Kamchatka");
        house.execute("""
                INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at)
                VALUES (%d, '00000000-0000-4000-8000-000000000001', '2020-02-03', 'combined',
                        ARRAY['consultation', 'cash'], 900, 'Ц001', '2020-02-02T21:00:00Z')""".formatted(centre));
        house.execute("""
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at, called_at,
                                   last_called_at, calls, started_at, finished_at, postponed, desk, specialist)
                VALUES (%1$d, '00000000-0000-4000-8000-000000000001', 1, '2020-02-03', 'combined', 'consultation', 'served',
                        '2020-02-02T21:00:00Z', '2020-02-02T21:15:00Z', '2020-02-02T21:10:00.5Z', '2020-02-02T21:11:00Z', 2,
                        '2020-02-02T21:11:20Z', '2020-02-02T21:20:00Z', 60, '4', 'staff:x'),
                       (%1$d, '00000000-0000-4000-8000-000000000001', 2, '2020-02-03', 'combined', 'cash', 'served',
                        '2020-02-02T21:20:00Z', '2020-02-02T21:35:00Z', '2020-02-02T21:40:00Z', '2020-02-02T21:40:00Z', 1,
                        '2020-02-02T21:40:10Z', '2020-02-02T21:42:00Z', 0, '5', 'staff:y')""".formatted(centre));
        assertThat(house.texts("""
                SELECT concat_ws('|', business_day, label, kind, queued_local, called_local, started_local, finished_local,
                                 round(wait_s, 1), round(walk_s), round(service_s), postponed_s, within_norm, counts, specialist)
                FROM report.stage WHERE centre = 'far' ORDER BY position"""))
                .containsExactly(
                        "2020-02-03|Ц001|consultation|2020-02-03 09:00:00|2020-02-03 09:10:00.5|2020-02-03 09:11:20"
                                + "|2020-02-03 09:20:00|540.5|20|520|60|t|t|staff:x",
                        "2020-02-03|Ц001|cash|2020-02-03 09:20:00|2020-02-03 09:40:00|2020-02-03 09:40:10"
                                + "|2020-02-03 09:42:00|1200.0|10|110|0|f|t|staff:y");
        assertThat(house.texts("""
                SELECT concat_ws('|', label, came_local, left_local, stages, state, round(wait_s, 1), round(walk_s),
                                 round(service_s), postponed_s, round(total_s), counts, through_both)
                FROM report.visit WHERE centre = 'far'"""))
                .containsExactly("Ц001|2020-02-03 09:00:00|2020-02-03 09:42:00|2|served|1740.5|30|630|60|2520|t|t");
        assertThat(house.texts("""
                SELECT concat_ws('|', desk, specialist, first_call_local, last_end_local, stages, served, no_show, inaccurate,
                                 round(service_s), round(walk_s, 1))
                FROM report.desk_day WHERE centre = 'far' ORDER BY desk"""))
                .containsExactly(
                        "4|staff:x|2020-02-03 09:10:00.5|2020-02-03 09:20:00|1|1|0|0|520|20.0",
                        "5|staff:y|2020-02-03 09:40:00|2020-02-03 09:42:00|1|1|0|0|110|10.0");
        assertThat(
                        house.texts(
                                "SELECT concat_ws('|', label, issued_local, norm_s, imported) FROM report.ticket WHERE centre = 'far'"))
                .containsExactly("Ц001|2020-02-03 09:00:00|900|f");
    }

    @Test
    void aCallSaysSecondsAndTheClockOfTheContactCentre() {
        house.execute("""
                WITH file AS (
                    INSERT INTO call_import (at, actor, form, encoding, sha256, lines, imported, duplicates)
                    VALUES (now(), 'x', 'csv', 'UTF-8', '', 1, 1, 0) RETURNING id)
                INSERT INTO call (queue, call, ended_at, entered_at, outcome, wait, service, import_id)
                SELECT 'main', '1', '2024-01-31T21:03:00Z', '2024-01-31T21:00:00Z', 'answered', 30500000, 149500000, id FROM file""");
        assertThat(house.texts("""
                SELECT concat_ws('|', day, queue, outcome, entered_local, ended_local, round(wait_s, 1), round(service_s, 1), published)
                FROM report.call"""))
                .containsExactly("2024-02-01|main|answered|2024-02-01 00:00:00|2024-02-01 00:03:00|30.5|149.5|t");
    }

    @Test
    void theViewsHoldEveryTicketAndStage() {
        for (String pair : List.of("ticket ticket", "stage stage", "ticket visit", "centre centre")) {
            String[] names = pair.split(" ");
            assertThat(house.number("SELECT count(*) FROM report." + names[1]))
                    .as(pair)
                    .isPositive()
                    .isEqualTo(house.number("SELECT count(*) FROM " + names[0]));
        }
        assertThat(house.number("SELECT sum(stages) FROM report.desk_day"))
                .isEqualTo(house.number("SELECT count(*) FROM stage WHERE desk IS NOT NULL"));
        assertThat(house.number("""
                SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                WHERE c.relnamespace = 'report'::regnamespace AND a.atttypid IN ('uuid'::regtype, 'bytea'::regtype)""")).isZero();
    }

    @Test
    void whoeverMayReadTheViewsMayReadNothingElseAndChangeNothing() throws Exception {
        String grants = part(Files.readString(PAGE), "```sql\n", "```");
        house.execute("DROP ROLE IF EXISTS talon_reader");
        house.execute(grants);
        try {
            var at = house.database.address();
            String url = "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), at.database());
            try (Connection reader = DriverManager.getConnection(url, "talon_reader", "choose-a-password")) {
                for (String view : house.texts(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'report'::regnamespace AND relkind = 'v'")) {
                    execute(reader, "SELECT * FROM report." + view + " LIMIT 1");
                }
                for (String table : house.texts(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S')")) {
                    assertThatThrownBy(() -> execute(reader, "SELECT * FROM public." + table + " LIMIT 1"))
                            .hasMessageContaining("permission denied");
                }
                execute(reader, "SET default_transaction_read_only = off");
                assertThatThrownBy(() -> execute(reader, "UPDATE report.centre SET name_ru = 'x'"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> execute(reader, "CREATE TABLE report.x (a integer)"))
                        .hasMessageContaining("permission denied");
            }
        } finally {
            house.execute("DROP OWNED BY talon_reader");
            house.execute("DROP ROLE talon_reader");
        }
    }

    /** With {@code -Dtalon.write-docs} it writes the page instead. */
    @Test
    void everyViewAndColumnIsExplainedAndThePageSaysTheSame() throws IOException {
        String views = house.texts(VIEWS).stream().collect(Collectors.joining("\n"));
        assertThat(views)
                .contains("report.month")
                .doesNotContain("| ? |")
                .doesNotContainPattern(Pattern.compile("`\\n\\n\\n\\n"));
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("talon.write-docs")) {
            String before = page.contains(BEGINS) ? page.substring(0, page.indexOf(BEGINS)) : page;
            String after = page.contains(ENDS) ? page.substring(page.indexOf(ENDS) + ENDS.length()) : "\n";
            Files.writeString(PAGE, before + BEGINS + "\n" + views + "\n" + ENDS + after);
            return;
        }
        assertThat(part(page, BEGINS, ENDS).strip()).isEqualTo(views.strip());
    }

    private static String cell(Cell cell, boolean counted) {
        return (counted ? cell.count() + " " : "") + seconds(cell.waiting()) + " " + seconds(cell.service());
    }

    private static String seconds(OptionalLong seconds) {
        return Long.toString(seconds.orElseThrow());
    }

    private static String part(String text, String from, String to) {
        int at = text.indexOf(from) + from.length();
        return text.substring(at, text.indexOf(to, at));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final class Quiet implements HistoryGenerator.Progress {
        @Override
        public void visits(long more) {}

        @Override
        public void step(int number, int all, String name) {}

        @Override
        public void done() {}
    }
}
