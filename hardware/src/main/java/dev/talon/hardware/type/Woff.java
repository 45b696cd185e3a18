package dev.talon.hardware.type;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The tables of a WOFF 1.0 font file, unpacked. */
final class Woff {
    private static final int SIGNATURE = 0x774F4646;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private final Map<String, ByteBuffer> tables = new HashMap<>();

    private Woff() {}

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException when the bytes are not WOFF 1.0, or are damaged
     */
    static Woff read(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || file.getInt(0) != SIGNATURE) {
            throw new IllegalArgumentException("not a WOFF 1.0 file");
        }
        Woff woff = new Woff();
        int count = Short.toUnsignedInt(file.getShort(12));
        try {
            for (int i = 0; i < count; i++) {
                int entry = HEADER + i * ENTRY;
                String tag = new String(bytes, entry, 4, StandardCharsets.US_ASCII);
                woff.tables.put(
                        tag, unpack(bytes, file.getInt(entry + 4), file.getInt(entry + 8), file.getInt(entry + 12)));
            }
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a WOFF table lies outside its file", e);
        }
        return woff;
    }

    /**
     * A table by its four-letter tag, big-endian from position 0.
     *
     * @throws IllegalArgumentException when the font has no such table
     */
    ByteBuffer table(String tag) {
        ByteBuffer table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("the font has no table " + tag);
        }
        return table;
    }

    private static ByteBuffer unpack(byte[] bytes, int offset, int packed, int length) {
        if (packed == length) {
            return ByteBuffer.wrap(bytes, offset, length).slice();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, offset, packed);
            ByteArrayOutputStream out = new ByteArrayOutputStream(length);
            byte[] chunk = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(chunk);
                if (read == 0 && !inflater.finished()) {
                    throw new IllegalArgumentException("a WOFF table ends too early");
                }
                out.write(chunk, 0, read);
            }
            if (out.size() != length) {
                throw new IllegalArgumentException("a WOFF table has the wrong length");
            }
            return ByteBuffer.wrap(out.toByteArray());
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("a WOFF table is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
