package dev.talon.report.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a text: a zero byte, which no text has, ends the reading with the line it stands in. */
final class NoZeroes extends FilterInputStream {
    private long line = 1;

    NoZeroes(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (into[i] == 0) {
                throw new NotText(line, "the file is not a text: a zero byte stands in this line");
            }
            if (into[i] == '\n') {
                line++;
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
