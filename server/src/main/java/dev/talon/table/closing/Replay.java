package dev.talon.table.closing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rebuilds the stages of a business day from the event log alone. From the tables it reads only what never changes: a
 * ticket's label, day and route, and the columns of kinds. At most one day of a centre is in memory. Blocking.
 */
final class Replay {
    /** Bytes of UTF-8 and code points sort equally; {@code String} compares units of UTF-16, which sort differently. */
    private static final Comparator<String> BY_CODE_POINTS = (one, other) -> java.util.Arrays.compare(
            one.codePoints().toArray(), other.codePoints().toArray());

    private static final Comparator<StageFact> CANONICAL =
            Comparator.comparing(StageFact::label, BY_CODE_POINTS).thenComparingInt(StageFact::position);

    /** Without those imports that were taken back. */
    private static final String IMPORTED = """
            SELECT id, facts
            FROM event
            WHERE centre_id = ? AND facts_day = ? AND facts IS NOT NULL
              AND NOT EXISTS (SELECT FROM event AS back
                              WHERE back.centre_id = event.centre_id AND back.import_id = event.import_id
                                AND back.kind = 'import_withdrawn')
            ORDER BY id""";

    private static final String EVENTS = """
            SELECT t.label, e.position, t.route[e.position], e.kind, e.at, e.actor, e.id, e.outcome, nullif(k.counted_in, k.code), e.counts_from
            FROM ticket t JOIN event e ON e.centre_id = t.centre_id AND e.ticket_id = t.id
            LEFT JOIN stage_kind k ON k.centre_id = t.centre_id AND k.code = t.route[e.position]
            WHERE t.centre_id = ? AND t.business_day = ? AND e.position IS NOT NULL
            ORDER BY e.id""";

    /** Events of commands that were undone: as if they had not been given. */
    private static final String UNDONE = """
            SELECT unnest(e.undoes)
            FROM ticket t JOIN event e ON e.centre_id = t.centre_id AND e.ticket_id = t.id
            WHERE t.centre_id = ? AND t.business_day = ? AND e.undoes IS NOT NULL""";

    /** As the duty that ends days reckons it. */
    private static final String END = "SELECT day_begins(zone, day_ends, ?::date + 1) FROM centre WHERE id = ?";

    private final Connection connection;
    private final int centre;

    Replay(Connection connection, int centre) {
        this.connection = connection;
        this.centre = centre;
    }

    /** The stages of a day in the canonical order. */
    List<StageFact> day(LocalDate day) throws SQLException {
        Map<String, ReplayedStage> stages = new LinkedHashMap<>();
        readImported(day, stages);
        Instant end = endOf(day);
        Set<Long> undone = undone(day);
        try (var statement = connection.prepareStatement(EVENTS)) {
            statement.setInt(1, centre);
            statement.setObject(2, day);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                ReplayedEvent event = event(row);
                if (!undone.contains(event.id())) {
                    apply(event, end, stages);
                }
            }
        }
        return stages.values().stream()
                .map(ReplayedStage::fact)
                .sorted(CANONICAL)
                .toList();
    }

    private Set<Long> undone(LocalDate day) throws SQLException {
        Set<Long> events = new HashSet<>();
        try (var statement = connection.prepareStatement(UNDONE)) {
            statement.setInt(1, centre);
            statement.setObject(2, day);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                events.add(row.getLong(1));
            }
        }
        return events;
    }

    private Instant endOf(LocalDate day) throws SQLException {
        try (var statement = connection.prepareStatement(END)) {
            statement.setObject(1, day);
            statement.setInt(2, centre);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private void readImported(LocalDate day, Map<String, ReplayedStage> stages) throws SQLException {
        try (var statement = connection.prepareStatement(IMPORTED)) {
            statement.setInt(1, centre);
            statement.setObject(2, day);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                long event = row.getLong(1);
                row.getString(2)
                        .lines()
                        .map(StageFact::parse)
                        .forEach(fact -> stages.put(key(fact.label(), fact.position()), ReplayedStage.of(fact, event)));
            }
        }
    }

    private static void apply(ReplayedEvent event, Instant end, Map<String, ReplayedStage> stages) {
        String key = key(event.label(), event.position());
        if (event.queues()) {
            stages.put(
                    key,
                    new ReplayedStage(
                            event.label(),
                            event.position(),
                            event.stage(),
                            event.countedIn(),
                            event.at(),
                            event.countsFrom()));
        }
        ReplayedStage stage = stages.get(key);
        if (stage != null && event.id() > stage.toldBy()) {
            stage.apply(event, end);
        }
    }

    private static ReplayedEvent event(ResultSet row) throws SQLException {
        return new ReplayedEvent(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static String key(String label, int position) {
        return label + "\t" + position;
    }
}
