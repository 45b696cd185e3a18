package dev.talon.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Cuts a text into lines, and holds at most one line of bounded length in memory. */
public final class BoundedLines {
    /** Characters; the rest of a longer line is skipped. */
    public static final int LONGEST = 8 * 1024;

    /** The error of a line that a disk wrote during a power loss. */
    public static final String ZEROS = "is not a text: zero bytes stand in this line";

    /**
     * A line without its end.
     *
     * @param number from 1
     * @param tooLong whether it is longer than {@code text}
     * @param ended whether a line feed follows; only the file's last line may lack it
     */
    public record Line(long number, String text, boolean tooLong, boolean ended) {}

    private final Reader text;
    private final char[] buffer = new char[64 * 1024];
    private int position;
    private int filled;
    private long number;

    public BoundedLines(Reader text) {
        this.text = text;
    }

    /** The next line; empty at the end of the file. */
    public Optional<Line> next() throws IOException {
        var line = new StringBuilder();
        boolean tooLong = false;
        boolean any = false;
        while (position < filled || fill()) {
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int taken = Math.min(end - position, LONGEST - line.length());
            line.append(buffer, position, taken);
            tooLong |= taken < end - position;
            boolean ended = end < filled;
            position = ended ? end + 1 : end;
            if (ended) {
                return Optional.of(line(line, tooLong, true));
            }
        }
        return any ? Optional.of(line(line, tooLong, false)) : Optional.empty();
    }

    private Line line(StringBuilder line, boolean tooLong, boolean ended) {
        if (ended && line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        number++;
        return new Line(number, line.toString(), tooLong, ended);
    }

    private boolean fill() throws IOException {
        position = 0;
        filled = Math.max(0, text.read(buffer, 0, buffer.length));
        return filled > 0;
    }
}
