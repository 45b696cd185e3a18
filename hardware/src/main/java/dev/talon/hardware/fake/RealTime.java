package dev.talon.hardware.fake;

import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The part of a printer that looks at every byte as it arrives, image data included, for real-time commands. It answers
 * {@code DLE EOT n} and takes it out; all else goes on to be printed in order.
 */
final class RealTime {
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int ENQ = 0x05;
    private static final int DC4 = 0x14;

    private final FakePrinter printer;
    private final Consumer<String> faults;
    private int held;

    RealTime(FakePrinter printer, Consumer<String> faults) {
        this.printer = printer;
        this.faults = faults;
    }

    /** Takes the next byte and passes on what is known to be data; returns how many bytes that were. */
    int sift(int value, IntConsumer data) {
        if (held == 0) {
            if (value == DLE) {
                held = 1;
                return 0;
            }
            data.accept(value);
            return 1;
        }
        if (held == 1) {
            if (value == EOT) {
                held = 2;
                return 0;
            }
            if (value == ENQ || value == DC4) {
                faults.accept("a real-time command: 10 %02X".formatted(value));
            }
            data.accept(DLE);
            held = 0;
            return 1 + sift(value, data);
        }
        held = 0;
        answer(value);
        return 0;
    }

    private void answer(int question) {
        FakePrinter.Mood mood = printer.mood();
        boolean paperOut = mood == FakePrinter.Mood.PAPER_OUT;
        boolean cover = mood == FakePrinter.Mood.COVER_OPEN;
        boolean cutter = mood == FakePrinter.Mood.CUTTER_JAMMED;
        int bits = switch (question) {
            case 1 -> paperOut || cover || cutter ? 0x08 : 0;
            case 2 -> (cover ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (cutter ? 0x40 : 0);
            case 3 -> cutter ? 0x08 : 0;
            case 4 -> paperOut ? 0x60 : mood == FakePrinter.Mood.PAPER_LOW ? 0x0C : 0;
            default -> 0;
        };
        printer.answer(0x12 | bits);
    }
}
