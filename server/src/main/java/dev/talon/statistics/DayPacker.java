package dev.talon.statistics;

import io.vertx.sqlclient.Row;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packs a day that still runs, as the schema packs those that are over, from its measured stages. */
final class DayPacker {
    static final String STAGES = StageQuery.of(DayPacker.class, "stages_to_pack", "at_centres", "at_days");

    private static final List<String> STATES =
            List.of("waiting", "called", "serving", "postponed", "served", "no_show", "cancelled", "expired");

    private static final int LAST_MINUTE = 16382;
    private static final int MICROS = 1_000_000;

    private final Map<String, Integer> places = new HashMap<>();
    private ByteBuffer stages = ByteBuffer.allocate(PackedDay.BYTES * 64);

    void add(Row row) {
        if (!stages.hasRemaining()) {
            stages = ByteBuffer.allocate(2 * stages.capacity()).put(stages.flip());
        }
        int kind = place(row.getString(21));
        Integer begun = row.getInteger(16);
        Integer ended = row.getInteger(17);
        stages.putShort(row.getShort(2))
                .putShort(flagged(row.getBoolean(3), minute(begun)))
                .putShort((short) (STATES.indexOf(row.getString(4))
                        + 1
                        + (row.getBoolean(5) ? PackedDay.INACCURATE : 0)
                        + (row.getBoolean(18) ? PackedDay.WRONG_SERVICE : 0)
                        + (row.getBoolean(19) ? 0 : PackedDay.NOT_QUEUED)))
                .putShort(flagged(row.getBoolean(6), begun == null ? 0 : minute(ended)))
                .putShort((short) (row.getInteger(7) + (kind << PackedDay.HOUR_BITS)))
                .putShort(place(row.getString(8)))
                .putShort(place(row.getString(9)))
                .putShort(place(row.getString(10)))
                .putInt(row.getInteger(11))
                .putInt((int) (row.getLong(12) / MICROS));
        for (int time = 13; time <= 15; time++) {
            Long micros = row.getLong(time);
            stages.putLong(micros == null ? PackedDay.NONE : micros);
        }
        stages.putInt(row.getInteger(20));
    }

    PackedDay day(String centre, LocalDate date) {
        String[] words = new String[places.size()];
        places.forEach((word, place) -> words[place - 1] = word);
        return new PackedDay(centre, date, words, Arrays.copyOf(stages.array(), stages.position()));
    }

    private static short flagged(boolean flag, int minute) {
        return (short) (2 * minute + (flag ? 1 : 0));
    }

    /** From 1; 0: none. */
    private static int minute(Integer of) {
        return of == null ? 0 : 1 + Math.max(0, Math.min(LAST_MINUTE, of));
    }

    private short place(String word) {
        return word == null
                ? 0
                : places.computeIfAbsent(word, fresh -> places.size() + 1).shortValue();
    }
}
