package dev.talon.hardware.fake;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The part of a printer that works bytes off in order. It knows the few commands that a slip is made of; anything else, and
 * any unusual parameter, is a fault, after which the rest of that connection is passed over.
 */
final class Firmware {
    private static final int END = -1;
    private static final int STOP = -2;
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final int MOST_ROWS = 255;
    private static final int LINE_ROWS = 30;

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final FakePrinter printer;
    private final Consumer<BufferedImage> tray;
    private Roll roll = new Roll();
    private int rowsLeft = FakePrinter.ROWS_LEFT;

    Firmware(FakePrinter printer, Consumer<BufferedImage> tray) {
        this.printer = printer;
        this.tray = tray;
    }

    /** The connection ended within a command, or the printer was switched off. */
    private static final class Ended extends Exception {
        private final boolean forGood;

        Ended(boolean forGood) {
            super("the data ended");
            this.forGood = forGood;
        }
    }

    private static final class Fault extends Exception {
        Fault(String what) {
            super(what);
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String what) {
        faults.add(what);
    }

    void take(int value) {
        bytes.add(value);
    }

    void endOfConnection() {
        bytes.add(END);
    }

    void stop() {
        bytes.add(STOP);
    }

    /** Works until stopped. */
    void work() {
        boolean on = true;
        while (on) {
            try {
                command(next());
            } catch (Ended e) {
                roll = new Roll();
                on = !e.forGood;
            } catch (Fault e) {
                faults.add(e.getMessage());
                on = passOver();
            } catch (InterruptedException e) {
                on = false;
            }
        }
    }

    private boolean passOver() {
        try {
            while (true) {
                next();
            }
        } catch (Ended e) {
            roll = new Roll();
            return !e.forGood;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private int next() throws Ended, InterruptedException {
        int value = bytes.take();
        if (value < 0) {
            throw new Ended(value == STOP);
        }
        return value;
    }

    private void command(int first) throws Ended, Fault, InterruptedException {
        printer.awaitPaper();
        if (first != ESC && first != FS && first != GS) {
            throw new Fault("text or an unknown command: %02X".formatted(first));
        }
        int second = next();
        switch (first << 8 | second) {
            case ESC << 8 | '@' -> {}
            case FS << 8 | '.' -> {}
            case ESC << 8 | 'a' -> expect(next(), "an alignment to the left", 0, '0');
            case ESC << 8 | 'd' -> roll.feed(next() * LINE_ROWS);
            case GS << 8 | 'v' -> raster();
            case GS << 8 | 'V' -> cut();
            case GS << 8 | 'r' -> {
                expect(next(), "a question about the paper", 1, '1');
                printer.answer(printer.mood() == FakePrinter.Mood.PAPER_LOW ? 0x03 : 0);
            }
            default -> throw new Fault("an unknown command: %02X %02X".formatted(first, second));
        }
    }

    private void raster() throws Ended, Fault, InterruptedException {
        expect(next(), "a raster image", '0');
        expect(next(), "a raster image in normal size", 0);
        int width = next() | next() << 8;
        int height = next() | next() << 8;
        if (width == 0 || height == 0 || height > MOST_ROWS) {
            throw new Fault("a raster image of " + width + " bytes and " + height + " rows");
        }
        for (int i = 0; i < height; i++) {
            byte[] row = new byte[width];
            for (int at = 0; at < width; at++) {
                row[at] = (byte) next();
            }
            useRow();
            roll.print(row);
        }
    }

    private void useRow() throws InterruptedException {
        if (printer.mood() != FakePrinter.Mood.PAPER_ENDS) {
            rowsLeft = FakePrinter.ROWS_LEFT;
        } else if (--rowsLeft == 0) {
            printer.become(FakePrinter.Mood.PAPER_OUT);
        }
        printer.awaitPaper();
    }

    private void cut() throws Ended, Fault, InterruptedException {
        expect(next(), "a cut after feeding to the knife", 66);
        next();
        if (!roll.isEmpty()) {
            tray.accept(roll.picture());
        }
        roll = new Roll();
    }

    private static void expect(int value, String what, int... allowed) throws Fault {
        for (int each : allowed) {
            if (each == value) {
                return;
            }
        }
        throw new Fault("not %s: %02X".formatted(what, value));
    }
}
