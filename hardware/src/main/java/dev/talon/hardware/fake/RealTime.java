package dev.talon.hardware.fake;

import dev.talon.hardware.profile.PrinterProfile.Status;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The part of a printer that looks at every byte as it arrives, image data included, for real-time commands. It
 * answers {@code DLE EOT n} and removes it; everything else is printed in order.
 */
final class RealTime {
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int ENQ = 0x05;
    private static final int DC4 = 0x14;
    private static final int FULL = 20;

    private final FakePrinter printer;
    private final Consumer<String> faults;
    private int held;

    RealTime(FakePrinter printer, Consumer<String> faults) {
        this.printer = printer;
        this.faults = faults;
    }

    /**
     * Takes the next byte and passes on what is certainly data.
     *
     * @return how many bytes that were
     */
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
        if (question == FULL && printer.speaks(Status.CUSTOM_FULL)) {
            printer.answer("DLE EOT 20", StatusAnswers.full(printer.mood()));
        } else if (question >= 1 && question <= 4 && !printer.speaks(Status.NONE)) {
            printer.answer("DLE EOT " + question, StatusAnswers.realTime(printer.mood(), question));
        } else {
            faults.accept("a question that this printer does not know: 10 04 %02X".formatted(question));
        }
    }
}
