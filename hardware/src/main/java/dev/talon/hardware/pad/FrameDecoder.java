package dev.talon.hardware.pad;

import java.util.Optional;

/** Decodes frames {@code 01 address key}. It ignores other bytes until the next {@code 01}. */
final class FrameDecoder implements PadProtocol.Decoder {
    private static final int BEGIN = 0x01;
    private static final int FIRST_KEY = 0x31;

    private int seen;
    private int address;

    @Override
    public Optional<PadProtocol.Press> take(int b) {
        if (seen == 0) {
            seen = b == BEGIN ? 1 : 0;
            return Optional.empty();
        }
        if (seen == 1) {
            address = b;
            seen = 2;
            return Optional.empty();
        }
        int key = b - FIRST_KEY;
        if (key >= 0 && key < PadKey.values().length) {
            seen = 0;
            return Optional.of(new PadProtocol.Press(address, PadKey.values()[key]));
        }
        // A byte was lost: this may be the beginning of the next frame, or its address.
        seen = address == BEGIN ? 2 : b == BEGIN ? 1 : 0;
        address = seen == 2 ? b : address;
        return Optional.empty();
    }
}
