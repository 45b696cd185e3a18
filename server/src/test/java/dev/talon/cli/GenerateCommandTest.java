package dev.talon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talon.db.DatabaseAddress;
import dev.talon.table.ReportHouse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateCommandTest {
    private record Said(int code, String text) {}

    @Test
    void anEmptyDatabaseIsFilledOnce() {
        try (var house = new ReportHouse()) {
            Said first = generate(house, "--centres", "2", "--years", "1", "--visits", "2000");
            assertThat(first.code()).as(first.text()).isZero();
            assertThat(first.text()).contains("Generated 2,000 tickets");
            Said second = generate(house, "--centres", "2");
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.text()).contains("There are generated centres in this database already");
            assertThat(house.number("SELECT count(*) FROM ticket")).isEqualTo(2000);
        }
    }

    @Test
    void aRealCentreIsLeftAloneUnlessToldOtherwise() {
        try (var house = new ReportHouse()) {
            house.centre("north", "Europe/Moscow");
            house.execute(
                    "INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'centre_created', 'x' FROM centre");
            Said refused = generate(house, "--centres", "2", "--years", "1", "--visits", "2000");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.text()).contains("has data already (1 centres)", "--beside");
            assertThat(house.number("SELECT count(*) FROM ticket")).isZero();
            Said beside = generate(house, "--beside", "--centres", "2", "--years", "1", "--visits", "2000");
            assertThat(beside.code()).as(beside.text()).isZero();
            assertThat(house.number("SELECT count(*) FROM centre")).isEqualTo(3);
            assertThat(house.number("SELECT count(*) FROM event WHERE kind = 'centre_created'"))
                    .isOne();
        }
    }

    @Test
    void aWrongNumberIsNamed() {
        try (var house = new ReportHouse()) {
            assertThat(generate(house, "--years", "21").text()).contains("--years must be between 1 and 20, not 21");
            assertThat(generate(house, "--visits", "0").text())
                    .contains("--visits must be between 1 and 50000000, not 0");
            assertThat(generate(house, "--until", "2999-01-01").text()).contains("--until must be a day that is over");
            assertThat(generate(house, "--until", "tomorrow").code()).isEqualTo(2);
        }
    }

    private static Said generate(ReportHouse house, String... options) {
        DatabaseAddress at = house.database.address();
        List<String> arguments = new ArrayList<>(List.of(
                "generate",
                "--database-url",
                "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                        .formatted(at.user(), at.password(), at.host(), at.port(), at.database())));
        arguments.addAll(List.of(options));
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            int code = TalonCommand.run(arguments.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
