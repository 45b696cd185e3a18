package dev.talon.hardware.pad;

import java.util.Map;
import java.util.Optional;

/**
 * Decodes Linux's {@code struct input_event} of a 64-bit system: 16 bytes of time, then type, code (two bytes each)
 * and value (four), the low byte first. Only the press of a key counts, not its repetition while it is held.
 */
final class KeypadDecoder implements PadProtocol.Decoder {
    private static final int SIZE = 24;
    private static final int TYPE = 16;
    private static final int CODE = 18;
    private static final int VALUE = 20;
    private static final int IS_KEY = 1;
    private static final int DOWN = 1;

    /** Codes of {@code linux/input-event-codes.h}: Enter and 1 call, + and 2 start, * and 3 go on, − and 4 end. */
    private static final Map<Integer, PadKey> KEYS = Map.of(
            96, PadKey.CALL,
            79, PadKey.CALL,
            78, PadKey.START,
            80, PadKey.START,
            55, PadKey.CONTINUE,
            81, PadKey.CONTINUE,
            74, PadKey.END,
            75, PadKey.END);

    private final int[] event = new int[SIZE];
    private int filled;

    @Override
    public Optional<PadProtocol.Press> take(int b) {
        event[filled++] = b;
        if (filled < SIZE) {
            return Optional.empty();
        }
        filled = 0;
        boolean down = number(TYPE, 2) == IS_KEY && number(VALUE, 4) == DOWN;
        return down
                ? Optional.ofNullable(KEYS.get(number(CODE, 2))).map(key -> new PadProtocol.Press(0, key))
                : Optional.empty();
    }

    private int number(int from, int bytes) {
        int number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << 8 | event[from + i];
        }
        return number;
    }
}
