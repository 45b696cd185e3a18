package dev.talon.imports;

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
        String rest = more == 0 ? "" : "; the first " + faults.size() + " are named here";
        String restRu = more == 0 ? "" : "; здесь названы первые " + faults.size();
        return Problem.unprocessable(
                        "import-refused",
                        "Nothing was imported. Faults in the file: " + all + rest
                                + ". Right them and send it again, or leave the named lines out: skip=4,9.")
                .ru("Ничего не загружено. Ошибок в файле: " + all + restRu + ". Исправьте их и отправьте файл снова или"
                        + " загрузите его без названных строк.")
                .with("errors", faults)
                .with("more", more);
    }
}
