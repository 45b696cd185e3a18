package dev.talon.centre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java and the schema mean the same business day, at whatever hour it ends and whatever the clock does. */
class BusinessDaysTest {
    private static final List<String> ZONES = List.of(
            "Europe/Moscow",
            "Europe/Berlin",
            "America/Havana",
            "Atlantic/Azores",
            "Asia/Beirut",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Pacific/Kiritimati",
            "Pacific/Apia");

    private static TestDatabase database;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.create();
        connection = Database.dataSource(database.address()).getConnection();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void bothMeanTheSameDayWhichHoldsTheMomentAndFollowsTheOneBefore() throws SQLException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 1_500; i++) {
            String zone = ZONES.get(random.nextInt(ZONES.size()));
            String ends = changes(random);
            var days = BusinessDays.of(ZoneId.of(zone), text("SELECT array_to_string('%s'::timestamp[], ',')", ends));
            Instant moment = moment(random, days, ZoneId.of(zone));
            String about = "seed %d, %s, %s, %s".formatted(seed, zone, ends, moment);
            LocalDate day = days.of(moment);
            assertThat(text("SELECT business_day('%s', '%s', '%s')", zone, ends, moment))
                    .as(about)
                    .isEqualTo(day.toString());
            assertThat(instant("SELECT day_begins('%s', '%s', '%s')", zone, ends, day))
                    .as(about)
                    .isEqualTo(days.begins(day));
            if (!ends.equals("{}")) {
                assertThat(moment)
                        .as(about)
                        .isBetween(
                                days.begins(day), days.begins(day.plusDays(1)).minusNanos(1));
            } else {
                assertThat(day).as(about).isEqualTo(LocalDate.ofInstant(moment, ZoneId.of(zone)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-03-29, 02:30, 2025-03-30T01:30:00Z, 24",
        "Europe/Berlin, 2025-03-29, 04:00, 2025-03-30T02:00:00Z, 23",
        "Europe/Berlin, 2025-10-25, 02:30, 2025-10-26T01:30:00Z, 25",
        "Europe/Berlin, 2025-10-25, 04:00, 2025-10-26T03:00:00Z, 25",
        "Europe/Moscow, 2025-10-25, 04:00, 2025-10-26T01:00:00Z, 24",
        "America/Havana, 2025-11-01, 00:30, 2025-11-02T05:30:00Z, 25",
    })
    void aDayHasTheHoursThatTheClockGivesIt(String zone, LocalDate day, LocalTime ends, Instant ended, int hours)
            throws SQLException {
        String changes = text("SELECT day_ends_changed('{}', '0001-01-01', '%s')", ends);
        assertThat(instant("SELECT day_begins('%s', '%s', '%s')", zone, changes, day.plusDays(1)))
                .isEqualTo(ended);
        assertThat(Duration.between(instant("SELECT day_begins('%s', '%s', '%s')", zone, changes, day), ended)
                        .toHours())
                .isEqualTo(hours);
    }

    @Test
    void aChangeHoldsFromTheNextDayOnAndTheOneBeforeItIsKept() throws SQLException {
        String first = text("SELECT day_ends_changed('{}', '2026-03-10', '04:00')");
        assertThat(begins(first, "2026-03-11")).isEqualTo("2026-03-11T00:00:00Z");
        assertThat(begins(first, "2026-03-12")).isEqualTo("2026-03-12T04:00:00Z");
        String back = text("SELECT day_ends_changed('%s', '2026-03-10', '00:00')", first);
        assertThat(back).as("taken back before it held").isEqualTo("{}");
        String second = text("SELECT day_ends_changed('%s', '2026-05-01', '06:30')", first);
        assertThat(begins(second, "2026-03-12")).isEqualTo("2026-03-12T04:00:00Z");
        assertThat(begins(second, "2026-05-02")).isEqualTo("2026-05-02T04:00:00Z");
        assertThat(begins(second, "2026-05-03")).isEqualTo("2026-05-03T06:30:00Z");
    }

    private static String begins(String ends, String day) throws SQLException {
        return instant("SELECT day_begins('UTC', '%s', '%s')", ends, day).toString();
    }

    /** None, one for all days, or some in the course of time. */
    private static String changes(Random random) throws SQLException {
        String ends = "{}";
        if (random.nextInt(4) > 0) {
            ends = text("SELECT day_ends_changed('{}', '0001-01-01', '%s')", end(random));
            for (int i = random.nextInt(3); i > 0; i--) {
                ends = text(
                        "SELECT day_ends_changed('%s', '%s', '%s')",
                        ends, LocalDate.of(2021 - i, 1, 1).plusDays(random.nextInt(360)), end(random));
            }
        }
        return ends;
    }

    private static LocalTime end(Random random) {
        return random.nextBoolean() ? LocalTime.of(2, 30) : LocalTime.ofSecondOfDay(random.nextInt(12 * 60) * 60L);
    }

    /** Near an end of a day, near a change of the clock, or any. */
    private static Instant moment(Random random, BusinessDays days, ZoneId zone) {
        Instant any = Instant.parse("2018-01-01T00:00:00Z").plusSeconds(random.nextInt(5 * 365 * 86_400));
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        return switch (random.nextInt(3)) {
            case 0 -> days.begins(LocalDate.ofInstant(any, zone)).plusSeconds(random.nextInt(3) - 1);
            case 1 -> change == null ? any : change.getInstant().plusSeconds(random.nextInt(14_400) - 7_200);
            default -> any;
        };
    }

    private static String text(String sql, Object... values) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(values))) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Instant instant(String sql, Object... values) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(values))) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toInstant();
        }
    }
}
