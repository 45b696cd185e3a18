package dev.talon.hardware.fake;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The part of a printer that processes bytes in order. It knows the commands that papers consist of, in pictures and
 * in letters. Anything else, and any unusual parameter, is a fault; the rest of that connection is then ignored.
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
    private final Consumer<Fallen> tray;
    private final List<String> motions = new CopyOnWriteArrayList<>();
    private Roll roll = new Roll();
    private Letters letters;
    private Symbol symbol = new Symbol();
    private boolean isCut;
    private final AtomicInteger cuts = new AtomicInteger();
    private int rowsLeft = FakePrinter.ROWS_LEFT;

    Firmware(FakePrinter printer, Consumer<Fallen> tray) {
        this.printer = printer;
        this.tray = tray;
        this.letters = printer.letters();
    }

    /** The connection ended within a command, or the printer was switched off. */
    private static final class Ended extends Exception {
        private final boolean forGood;

        Ended(boolean forGood) {
            super("the data ended");
            this.forGood = forGood;
        }
    }

    /** A paper that fell out. */
    record Fallen(BufferedImage picture, List<String> lines) {}

    List<String> motions() {
        return List.copyOf(motions);
    }

    int cuts() {
        return cuts.get();
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
                anew();
                on = !e.forGood;
            } catch (Fault e) {
                faults.add(e.getMessage());
                on = passOver();
            } catch (InterruptedException e) {
                on = false;
            }
        }
    }

    private void anew() {
        roll = new Roll();
        letters = printer.letters();
        symbol = new Symbol();
        isCut = false;
    }

    private boolean passOver() {
        try {
            while (true) {
                next();
            }
        } catch (Ended e) {
            anew();
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
        if (first == '\n') {
            endOfLine();
        } else if (first >= ' ') {
            letters.letter(first);
        } else if (first == ESC || first == FS || first == GS) {
            command(first, next());
        } else if (first != 0) {
            throw new Fault("an unknown command: %02X".formatted(first));
        }
    }

    private void command(int first, int second) throws Ended, Fault, InterruptedException {
        switch (first << 8 | second) {
            case ESC << 8 | '@' -> letters = printer.letters();
            case FS << 8 | '.' -> letters.leaveTwoBytes();
            case ESC << 8 | 'a' -> letters.centre(choice("an alignment to the left or in the middle"));
            case ESC << 8 | 'd' -> feed();
            case ESC << 8 | 't' -> letters.page(next());
            case ESC << 8 | 'M' -> expect(next(), "the usual font", 0, '0');
            case ESC << 8 | 'E' -> letters.bold(choice("bold or not"));
            case ESC << 8 | '-' -> expect(next(), "no underline", 0, '0');
            case ESC << 8 | '2' -> {}
            case GS << 8 | '!' -> letters.size(next());
            case GS << 8 | 'B' -> letters.inverse(choice("inverse or not"));
            case GS << 8 | '(' -> symbol();
            case GS << 8 | 'v' -> raster();
            case GS << 8 | 'V' -> cut(next());
            case ESC << 8 | 'i', ESC << 8 | 'm' -> fall();
            case GS << 8 | 'e' -> present();
            case FS << 8 | 'P' -> presentFor();
            case GS << 8 | 'r' -> printer.reception().answerInOrder(next());
            case GS << 8 | 'a' -> printer.reception().tellChanges(next() != 0);
            default -> throw new Fault("an unknown command: %02X %02X".formatted(first, second));
        }
    }

    private boolean choice(String what) throws Ended, Fault, InterruptedException {
        int value = next();
        expect(value, what, 0, 1, '0', '1');
        return (value & 1) == 1;
    }

    private void endOfLine() throws InterruptedException {
        if (letters.isEmpty()) {
            roll.feed(LINE_ROWS);
            return;
        }
        roll.read(letters.text());
        print(letters.print(), 0);
    }

    private void feed() throws Ended, InterruptedException {
        if (!letters.isEmpty()) {
            endOfLine();
        }
        roll.feed(next() * LINE_ROWS);
    }

    private void symbol() throws Ended, Fault, InterruptedException {
        expect(next(), "a two-dimensional code", 'k');
        byte[] content = new byte[next() | next() << 8];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) next();
        }
        Optional<BufferedImage> picture = symbol.take(content);
        if (picture.isPresent()) {
            print(picture.get(), letters.left(picture.get().getWidth()));
        }
    }

    private void print(BufferedImage picture, int left) throws InterruptedException {
        for (int i = 0; i < picture.getHeight(); i++) {
            useRow();
        }
        roll.print(picture, left);
    }

    private void raster() throws Ended, Fault, InterruptedException {
        expect(next(), "a raster image", '0');
        expect(next(), "a raster image in normal size", 0);
        int width = next() | next() << 8;
        int height = next() | next() << 8;
        if (width == 0 || height == 0 || height > MOST_ROWS) {
            throw new Fault("a raster image of " + width + " bytes and " + height + " rows");
        }
        if (width * 8 > printer.paperWidth() || !letters.isEmpty()) {
            throw new Fault("a raster image wider than the paper, or within a line: " + width + " bytes");
        }
        for (int i = 0; i < height; i++) {
            byte[] row = new byte[width];
            for (int at = 0; at < width; at++) {
                row[at] = (byte) next();
            }
            useRow();
            roll.print(row, letters.left(width * 8));
        }
    }

    private void useRow() throws InterruptedException {
        if (printer.mood() != Mood.PAPER_ENDS) {
            rowsLeft = FakePrinter.ROWS_LEFT;
        } else if (--rowsLeft == 0) {
            printer.become(Mood.PAPER_OUT);
        }
        printer.awaitPaper();
    }

    private void cut(int how) throws Ended, Fault, InterruptedException {
        expect(how, "a cut", 0, 1, '0', '1', 66);
        if (how == 66) {
            next();
        }
        fall();
    }

    private void fall() throws Fault, InterruptedException {
        if (!letters.isEmpty()) {
            throw new Fault("a cut through a line: " + letters.text());
        }
        if (printer.mood() == Mood.CUTTER_JAMS) {
            printer.become(Mood.CUTTER_JAMMED);
            printer.awaitPaper();
        }
        isCut = true;
        cuts.incrementAndGet();
        if (!roll.isEmpty()) {
            tray.accept(new Fallen(roll.picture(), roll.lines()));
        }
        roll = new Roll();
    }

    /** Of the presenter of the Custom family. */
    private void present() throws Ended, Fault, InterruptedException {
        int what = next();
        switch (what) {
            case 2 -> presented("retract");
            case 3 -> presented("present " + next());
            case 5 -> presented("eject");
            default -> throw new Fault("an unknown motion of the presenter: %02X".formatted(what));
        }
    }

    private void presentFor() throws Ended, Fault, InterruptedException {
        int steps = next();
        int blinks = next();
        expect(blinks, "a lamp that blinks or not", 0, 1);
        int then = next();
        expect(then, "what becomes of a paper that nobody takes", 'E', 'R');
        presented("present %d, %s after %d s".formatted(steps, then == 'E' ? "eject" : "retract", next()));
    }

    private void presented(String motion) throws Fault {
        if (!isCut) {
            throw new Fault("a paper presented that is not cut");
        }
        isCut = false;
        motions.add(motion);
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
