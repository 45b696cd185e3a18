package dev.talon.hardware.pad;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How a pad reports which key was pressed. */
public enum PadProtocol {
    /** {@code 01}, the pad's address, the key {@code 31} to {@code 34}: serial pads on one line. */
    FRAMES {
        @Override
        Decoder decoder() {
            return new FrameDecoder();
        }
    },
    /** The events of a Linux input device, {@code /dev/input/by-id/…-event-kbd}: one numeric keypad; its address is 0. */
    KEYPAD {
        @Override
        Decoder decoder() {
            return new KeypadDecoder();
        }
    };

    /** Processes the bytes of a line as they arrive. */
    interface Decoder {
        /** @return the press that this byte completes */
        Optional<Press> take(int b);
    }

    abstract Decoder decoder();

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param pad its address on the line, 0 to 255 */
    public record Press(int pad, PadKey key) {}
}
