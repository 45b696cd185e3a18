package dev.talon.imports;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import java.util.List;

/** The file has errors; nothing of it was imported. */
public final class ImportRefused extends RuntimeException {
    private final transient List<Fault> faults;
    private final long more;

    ImportRefused(List<Fault> faults, long more) {
        super("faults in the file: " + (faults.size() + more), null, false, false);
        this.faults = List.copyOf(faults);
        this.more = more;
    }

    /** The first ones, by line; at most {@link Faults#NAMED}. */
    public List<Fault> faults() {
        return faults;
    }

    /** How many there are beyond. */
    public long more() {
        return more;
    }

    public Problem problem() {
        long all = faults.size() + more;
        Problem problem = more == 0
                ? Problem.unprocessable("import-refused", said("import-refused", all))
                : Problem.unprocessable("import-refused", said("import-refused.first", all, faults.size()));
        return problem.with("errors", faults).with("more", more);
    }
}
