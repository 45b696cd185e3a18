package dev.talon.report.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults of a file: the first hundred are named, the rest is counted. */
final class Faults {
    static final int NAMED = 100;

    private final List<Fault> named = new ArrayList<>();
    private long count;

    void add(long line, Column column, String problem) {
        add(new Fault(line, column.word(), problem));
    }

    void add(long line, String problem) {
        add(new Fault(line, "", problem));
    }

    void add(Fault fault) {
        count++;
        if (named.size() < NAMED) {
            named.add(fault);
        }
    }

    /** Faults of which only some are at hand. */
    void add(List<Fault> some, long all) {
        some.forEach(this::add);
        count += all - some.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    ImportRefused refused() {
        List<Fault> inOrder =
                named.stream().sorted(Comparator.comparingLong(Fault::line)).toList();
        return new ImportRefused(inOrder, count - named.size());
    }
}
