package dev.talon.imports;

import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses line numbers of a file, such as {@code 4,9,20-25}. */
public final class LineNumbers {
    public static final LineNumbers NONE = new LineNumbers(new TreeMap<>());

    private static final Pattern FORM =
            Pattern.compile("[1-9]\\d{0,9}(-[1-9]\\d{0,9})?(,[1-9]\\d{0,9}(-[1-9]\\d{0,9})?)*");
    /** The largest number; somebody who leaves out more has the wrong file. */
    private static final long MOST = 1000;

    /** Last lines by first lines. */
    private final TreeMap<Long, Long> ranges;

    private LineNumbers(TreeMap<Long, Long> ranges) {
        this.ranges = ranges;
    }

    /** Empty where the text does not name lines, or more than a thousand. */
    public static Optional<LineNumbers> parse(String text) {
        String bare = text.replace(" ", "");
        if (!FORM.matcher(bare).matches()) {
            return Optional.empty();
        }
        var ranges = new TreeMap<Long, Long>();
        long count = 0;
        for (String part : bare.split(",")) {
            int dash = part.indexOf('-');
            long first = Long.parseLong(dash < 0 ? part : part.substring(0, dash));
            long last = dash < 0 ? first : Long.parseLong(part.substring(dash + 1));
            ranges.merge(first, last, Math::max);
            count += last - first + 1;
            if (last < first || count > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(new LineNumbers(ranges));
    }

    public boolean has(long line) {
        var range = ranges.floorEntry(line);
        return range != null && line <= range.getValue();
    }

    /** 0 where there is none. */
    public long last() {
        return ranges.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
