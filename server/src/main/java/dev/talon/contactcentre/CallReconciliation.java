package dev.talon.contactcentre;

import dev.talon.table.closing.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares the calls of a month with the records of the imports that brought them. A closed month keeps the time zone
 * and the queues that it was closed with. At most three days are in memory at a time.
 */
public final class CallReconciliation implements Reconciliation {
    private static final String SETTINGS = """
            SELECT coalesce(g.zone, s.zone), CASE WHEN g.month IS NULL THEN s.queues ELSE g.queues END,
                   g.closed_hash, g.hash, g.amendments
            FROM contact_centre s LEFT JOIN calls_signature g ON g.month = ?""";

    private static final String CALLS = """
            SELECT call_fact(c)
            FROM call c
            WHERE c.entered_at >= ?::timestamp AT TIME ZONE ? AND c.entered_at < ?::timestamp AT TIME ZONE ?
            ORDER BY c.queue COLLATE "C", c.call COLLATE "C", c.ended_at, c.outcome COLLATE "C", c.wait, c.service NULLS FIRST""";

    /** A day of any clock begins and ends within three days of UTC. */
    private static final String RECORDS = """
            SELECT r.facts
            FROM call_record r JOIN call_import i ON i.id = r.import_id
            WHERE r.day BETWEEN ? AND ? AND i.withdrawn_at IS NULL
            ORDER BY r.import_id, r.day""";

    /** Byte by byte, field by field: the end of a field sorts before any character of a name. */
    private static final Comparator<CallFact> CANONICAL = Comparator.comparing(
                    (CallFact fact) -> fact.queue().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(fact -> fact.call().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparing(CallFact::ended)
            .thenComparing(CallFact::outcome)
            .thenComparing(CallFact::waitMicros)
            .thenComparing(fact -> fact.serviceMicros().orElse(-1));

    private final Connection connection;
    private final YearMonth month;
    private final ZoneId zone;
    private final List<String> queues;
    private final Optional<Signed> signed;

    private CallReconciliation(Connection connection, YearMonth month, ResultSet settings) throws SQLException {
        this.connection = connection;
        this.month = month;
        this.zone = ZoneId.of(settings.getString(1));
        Array chosen = settings.getArray(2);
        this.queues = chosen == null ? List.of() : List.of((String[]) chosen.getArray());
        this.signed = settings.getString(3) == null
                ? Optional.empty()
                : Optional.of(new Signed(settings.getString(3), settings.getString(4), settings.getInt(5)));
    }

    public static Optional<Reconciliation> of(Connection connection, YearMonth month) throws SQLException {
        try (var statement = connection.prepareStatement(SETTINGS)) {
            statement.setObject(1, month.atDay(1));
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.of(new CallReconciliation(connection, month, row)) : Optional.empty();
        }
    }

    @Override
    public String head() {
        return CallsPassport.FORMAT + "\t" + month + "\t" + zone;
    }

    @Override
    public List<String> known(LocalDate day) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.prepareStatement(CALLS)) {
            statement.setString(1, day.toString());
            statement.setString(2, zone.getId());
            statement.setString(3, day.plusDays(1).toString());
            statement.setString(4, zone.getId());
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                if (ofMonth(day).test(CallFact.parse(row.getString(1)))) {
                    lines.add(row.getString(1));
                }
            }
        }
        return lines;
    }

    @Override
    public List<String> told(LocalDate day) throws SQLException {
        // The lines of a record tell those that are alike apart; the same line in two records is the same call.
        Set<String> records = new LinkedHashSet<>();
        try (var statement = connection.prepareStatement(RECORDS)) {
            statement.setObject(1, day.minusDays(1));
            statement.setObject(2, day.plusDays(1));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                row.getString(1).lines().forEach(records::add);
            }
        }
        return records.stream()
                .map(CallFact::parse)
                .filter(ofMonth(day))
                .sorted(CANONICAL)
                .map(CallFact::line)
                .toList();
    }

    private Predicate<CallFact> ofMonth(LocalDate day) {
        return fact -> (queues.isEmpty() || queues.contains(fact.queue()))
                && fact.entered().atZone(zone).toLocalDate().equals(day);
    }

    /** Queue, call and end. */
    @Override
    public String name(String line) {
        CallFact fact = CallFact.parse(line);
        return fact.queue() + "\t" + fact.call() + "\t" + fact.ended();
    }

    @Override
    public String example(String line) {
        return CallFact.parse(line).call();
    }

    @Override
    public Optional<Signed> signed() {
        return signed;
    }
}
