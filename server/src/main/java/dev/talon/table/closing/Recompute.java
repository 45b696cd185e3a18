package dev.talon.table.closing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rebuilds a month from two sources and compares them, a day at a time. Blocking. */
public final class Recompute {
    /** Finds a month; empty where there is none. */
    public interface Source {
        Optional<Reconciliation> of(Connection connection) throws SQLException;
    }

    private final Reconciliation month;
    private final List<Recomputed.Unlike> unlike = new ArrayList<>();
    private long facts;

    private Recompute(Reconciliation month) {
        this.month = month;
    }

    /**
     * A month of a centre, from the event log alone.
     *
     * @param connection its transaction is read only, of one moment, and ended here
     * @param centre     code
     * @return empty where there is no such centre
     */
    public static Optional<Recomputed> run(Connection connection, String centre, YearMonth month) throws SQLException {
        return run(connection, month, reading -> StageReconciliation.of(reading, centre, month));
    }

    /**
     * A month of whatever source.
     *
     * @param connection its transaction is read only, of one moment, and ended here
     */
    public static Optional<Recomputed> run(Connection connection, YearMonth month, Source source) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            Optional<Reconciliation> found = source.of(connection);
            return found.isPresent() ? Optional.of(new Recompute(found.get()).run(month)) : Optional.empty();
        } finally {
            connection.rollback();
        }
    }

    private Recomputed run(YearMonth which) throws SQLException {
        var byFacts = new FactsHash(month.head());
        var byTelling = new FactsHash(month.head());
        for (LocalDate day = which.atDay(1); !day.isAfter(which.atEndOfMonth()); day = day.plusDays(1)) {
            List<String> told = month.told(day);
            List<String> known = month.known(day);
            known.forEach(byFacts::line);
            told.forEach(byTelling::line);
            byFacts.endOf(day);
            byTelling.endOf(day);
            compare(day, known, told);
            facts += known.size();
        }
        Optional<Reconciliation.Signed> signed = month.signed();
        return new Recomputed(
                signed.map(Reconciliation.Signed::closedHash),
                signed.map(Reconciliation.Signed::hash),
                signed.map(Reconciliation.Signed::amendments).orElse(0),
                byFacts.end(),
                byTelling.end(),
                facts,
                List.copyOf(unlike));
    }

    private void compare(LocalDate day, List<String> known, List<String> told) {
        if (known.equals(told)) {
            return;
        }
        List<String> onlyKnown = without(known, told);
        Map<String, String> byName = new HashMap<>();
        without(told, known).forEach(line -> byName.put(month.name(line), line));
        long untold = onlyKnown.stream()
                .filter(line -> byName.get(month.name(line)) == null)
                .count();
        List<String> different = new ArrayList<>(onlyKnown);
        onlyKnown.forEach(line -> byName.remove(month.name(line)));
        different.addAll(byName.values());
        unlike.add(new Recomputed.Unlike(day, untold, different.size() - untold, month.example(different.get(0))));
    }

    /** The lines of the one that the other has not, or has less often. */
    private static List<String> without(List<String> lines, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(line -> left.merge(line, 1, Integer::sum));
        return lines.stream()
                .filter(line -> left.merge(line, -1, Integer::sum) < 0)
                .toList();
    }
}
