package dev.talon.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors of a file: the first hundred in words, the others as a count. */
public final class Faults {
    public static final int NAMED = 100;

    private final List<Fault> named = new ArrayList<>();
    private long count;

    public void add(long line, String column, String problem) {
        add(new Fault(line, column, problem));
    }

    public void add(long line, String problem) {
        add(new Fault(line, "", problem));
    }

    public void add(Fault fault) {
        count++;
        if (named.size() < NAMED) {
            named.add(fault);
        }
    }

    /** Faults of which only some are at hand. */
    public void add(List<Fault> some, long all) {
        some.forEach(this::add);
        count += all - some.size();
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public ImportRefused refused() {
        List<Fault> inOrder =
                named.stream().sorted(Comparator.comparingLong(Fault::line)).toList();
        return new ImportRefused(inOrder, count - named.size());
    }
}
