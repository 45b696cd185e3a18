package dev.talon.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * A text without the lines that the sender named. Each of these becomes an empty line, so that the others keep their
 * numbers.
 */
public final class WithoutLines extends Reader {
    /** Characters of a line that is left out; what is beyond is not looked at. */
    private static final int HELD = 1 << 20;

    private final Reader text;
    private final LineNumbers named;
    private final StringBuilder line = new StringBuilder();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private long number = 1;
    private boolean any;

    public WithoutLines(Reader text, LineNumbers named) {
        this.text = text;
        this.named = named;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int kept = 0;
        while (kept == 0) {
            int read = text.read(into, offset, length);
            if (read <= 0) {
                end();
                return read;
            }
            kept = number > named.last() ? read : keep(into, offset, read);
        }
        return kept;
    }

    /** What is left out is, among other lines, overwritten by what follows. */
    private int keep(char[] into, int offset, int read) {
        int kept = 0;
        for (int i = offset; i < offset + read; i++) {
            boolean out = named.has(number);
            any = true;
            if (into[i] == '\n') {
                end();
                number++;
            } else if (out && line.length() < HELD) {
                line.append(into[i]);
            }
            if (!out || into[i] == '\n') {
                into[offset + kept] = into[i];
                kept++;
            }
        }
        return kept;
    }

    private void end() {
        if (any && named.has(number)) {
            leftOut.add(LeftOut.of(number, line.toString()));
        }
        line.setLength(0);
        any = false;
    }

    /** The lines that were left out, once the text is read to its end; a fault where one that was named is not in the file. */
    public List<LeftOut> leftOut(Faults faults) {
        if (leftOut.stream().noneMatch(out -> out.line() == named.last()) && named.last() > 0) {
            faults.add(named.last(), "there is no such line to leave out");
        }
        return List.copyOf(leftOut);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
