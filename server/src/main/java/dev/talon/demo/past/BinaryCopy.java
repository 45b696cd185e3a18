package dev.talon.demo.past;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Writes rows in the binary form of PostgreSQL's COPY, so that neither side has to convert moments to text and back.
 */
final class BinaryCopy {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    /** PostgreSQL counts from 2000-01-01. */
    private static final long EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;
    private static final int TEXT = 25;
    private static final int ROOM = 1024;

    private ByteBuffer rows =
            ByteBuffer.allocate(1 << 16).order(ByteOrder.BIG_ENDIAN).put(HEADER);

    /** Begins a row of so many columns. */
    BinaryCopy row(int columns) {
        if (rows.remaining() < ROOM) {
            rows.flip();
            rows = ByteBuffer.allocate(rows.limit() * 2)
                    .order(ByteOrder.BIG_ENDIAN)
                    .put(rows);
        }
        rows.putShort((short) columns);
        return this;
    }

    BinaryCopy integer(int value) {
        rows.putInt(4).putInt(value);
        return this;
    }

    BinaryCopy small(int value) {
        rows.putInt(2).putShort((short) value);
        return this;
    }

    BinaryCopy big(long value) {
        rows.putInt(8).putLong(value);
        return this;
    }

    BinaryCopy flag(boolean value) {
        rows.putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    BinaryCopy uuid(UUID value) {
        rows.putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    /** @param epochDay days since 1970 */
    BinaryCopy date(long epochDay) {
        rows.putInt(4).putInt((int) (epochDay - EPOCH_DAYS));
        return this;
    }

    /** @param micros since 1970; 0 is written as null */
    BinaryCopy moment(long micros) {
        if (micros == 0) {
            return none();
        }
        rows.putInt(8).putLong(micros - EPOCH_MICROS);
        return this;
    }

    /** At most 500 bytes; an empty one is written as null. */
    BinaryCopy text(String value) {
        if (value.isEmpty()) {
            return none();
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        rows.putInt(bytes.length).put(bytes);
        return this;
    }

    BinaryCopy texts(List<String> values) {
        int size = 20 + values.stream().mapToInt(value -> 4 + value.length()).sum();
        rows.putInt(size).putInt(1).putInt(0).putInt(TEXT).putInt(values.size()).putInt(1);
        values.forEach(this::text);
        return this;
    }

    BinaryCopy none() {
        rows.putInt(-1);
        return this;
    }

    /** Ends the rows. */
    byte[] bytes() {
        return Arrays.copyOf(rows.putShort((short) -1).array(), rows.position());
    }
}
