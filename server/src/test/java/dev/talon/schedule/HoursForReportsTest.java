package dev.talon.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.Proof;
import dev.talon.TestNode;
import dev.talon.db.TestDatabase;
import dev.talon.hours.Hours;
import dev.talon.hours.OpenTime;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports read the schema's {@code worked_on}: on random hours it says what {@link Hours} says. */
class HoursForReportsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 400;

    private static TestDatabase database;
    private static TestNode node;

    private final long seed = Proof.seed();
    private final Random random = new Random(seed);

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        node = TestNode.start(database.address());
    }

    @AfterAll
    static void shut() {
        node.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Moscow", "Europe/Berlin", "Australia/Lord_Howe"})
    void theSchemaSaysTheSame(String zone) {
        String centre = zone.toLowerCase().replaceAll("[^a-z]", "-");
        node.createCentre(centre, zone);
        fill(centre);
        Hours hours = TestNode.await(new Timetables(node.vertx(), node.database()).of(centre))
                .hours();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            assertThat(worked(centre, date))
                    .as("-Dtalon.seed=%d, %s, %s", seed, zone, date)
                    .isEqualTo(expected(hours, date, ZoneId.of(zone)));
        }
    }

    private void fill(String centre) {
        put(centre, "/weeks/2025-12-20", week());
        put(centre, "/weeks/2026-04-10", week());
        put(centre, "/weeks/2026-09-01", week());
        put(centre, "/rules", """
                {"calendar":"ru","lastTicket":true,"lastTicketBefore":0,"askOver":null}""");
        for (int i = 0; i < 60; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            String kind = List.of("off", "short", "work").get(random.nextInt(3));
            assertThat(node.put("/calendars/ru/days/" + day, """
                    {"kind":"%s","like":%d,"shorterBy":%d,"name":""}""".formatted(
                                            kind, 1 + random.nextInt(7), 15 * random.nextInt(9)))
                            .status())
                    .isEqualTo(200);
            put(centre, "/days/" + FIRST.plusDays(random.nextInt(DAYS)), """
                    {"hours":%s,"reason":{"ru":"","en":""}}""".formatted(spans()));
        }
    }

    private static void put(String centre, String path, String body) {
        var reply = node.put("/centres/" + centre + "/timetable" + path, body);
        assertThat(reply.status()).as(body + reply.json()).isEqualTo(200);
    }

    private String week() {
        List<String> days = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            if (random.nextInt(5) > 0) {
                days.add("{\"weekday\":%d,\"hours\":%s}".formatted(day, spans()));
            }
        }
        return "{\"days\":[" + String.join(",", days) + "]}";
    }

    /** None reaches far into the next day, for that may begin then. */
    private String spans() {
        List<String> spans = new ArrayList<>();
        int minute = 120 + 15 * random.nextInt(30);
        for (int i = random.nextInt(3); i >= 0 && minute < 22 * 60; i--) {
            int to = Math.min(i == 0 ? 26 * 60 : 24 * 60 - 15, minute + 15 * (1 + random.nextInt(40)));
            spans.add("{\"opens\":\"%s\",\"closes\":\"%s\"}".formatted(time(minute), time(to)));
            minute = to + 15 * random.nextInt(4);
        }
        return "[" + String.join(",", spans) + "]";
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static List<String> worked(String centre, LocalDate date) {
        List<String> spans = new ArrayList<>();
        for (Row row : TestNode.await(node.database().slow().preparedQuery("""
                        SELECT lower(span) AS opens, upper(span) AS closes
                        FROM centre, unnest(worked_on(id, zone, $2)) AS span WHERE code = $1 ORDER BY 1""").execute(Tuple.of(centre, date)))) {
            spans.add(row.getOffsetDateTime("opens").toInstant() + "/"
                    + row.getOffsetDateTime("closes").toInstant());
        }
        return spans;
    }

    /** Of the business day, which ends at midnight; what touches is joined. */
    private static List<String> expected(Hours hours, LocalDate date, ZoneId zone) {
        Instant begins = begins(date, zone);
        Instant ends = begins(date.plusDays(1), zone);
        List<OpenTime> times = new ArrayList<>(hours.on(date.minusDays(1)));
        times.addAll(hours.on(date));
        List<Instant[]> joined = new ArrayList<>();
        for (OpenTime time : times) {
            Instant from = time.from().isBefore(begins) ? begins : time.from();
            Instant to = time.to().isAfter(ends) ? ends : time.to();
            if (!from.isBefore(to)) {
                continue;
            }
            if (!joined.isEmpty() && !joined.get(joined.size() - 1)[1].isBefore(from)) {
                Instant[] last = joined.get(joined.size() - 1);
                last[1] = last[1].isAfter(to) ? last[1] : to;
            } else {
                joined.add(new Instant[] {from, to});
            }
        }
        return joined.stream().map(span -> span[0] + "/" + span[1]).collect(Collectors.toList());
    }

    private static Instant begins(LocalDate date, ZoneId zone) {
        return date.atStartOfDay().atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
