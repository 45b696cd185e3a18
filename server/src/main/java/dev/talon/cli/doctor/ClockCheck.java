package dev.talon.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether this machine's clock and the database's agree, and whether something keeps this machine's right. */
final class ClockCheck {
    private static final Duration NOTED = Duration.ofSeconds(5);
    /** From here on Talon itself warns. */
    private static final Duration WRONG = Duration.ofMinutes(1);

    private static final int PATIENCE_SECONDS = 5;

    private ClockCheck() {}

    static void look(Connection connection, List<Finding> findings) throws SQLException {
        Instant before = Instant.now();
        Instant there;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            there = row.getObject(1, OffsetDateTime.class).toInstant();
        }
        Duration ahead = Duration.between(
                before.plus(Duration.between(before, Instant.now()).dividedBy(2)), there);
        findings.add(judged(ahead));
        kept(findings);
    }

    /** @param ahead by how much the database's clock is ahead of this machine's */
    static Finding judged(Duration ahead) {
        if (ahead.abs().compareTo(NOTED) < 0) {
            return Finding.ok("clock", "clock.agrees");
        }
        long seconds = ahead.abs().toSeconds();
        String key = ahead.isNegative() ? "clock.behind" : "clock.ahead";
        return ahead.abs().compareTo(WRONG) < 0
                ? Finding.note("clock", key, seconds)
                : Finding.fault("clock", key, seconds);
    }

    /** Asks systemd, where it is. */
    private static void kept(List<Finding> findings) {
        Optional<String> said = asked();
        if (said.filter("yes"::equals).isPresent()) {
            findings.add(Finding.ok("clock", "clock.ntp"));
        } else if (said.filter("no"::equals).isPresent()) {
            findings.add(Finding.note("clock", "clock.no-ntp"));
        } else {
            findings.add(Finding.note("clock", "clock.unknown"));
        }
    }

    private static Optional<String> asked() {
        try {
            Process process = new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
