package dev.talon.hardware.fake;

import dev.talon.hardware.type.Cells;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The current style of letters, and the line that is not printed yet. */
final class Letters {
    /** The numbers that code pages have on printers. */
    private static final Map<Integer, String> PAGES =
            Map.of(0, "IBM437", 17, "IBM866", 46, "windows-1251", 73, "windows-1251", 16, "windows-1252");

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final int paperWidth;
    private final List<Cell> line = new ArrayList<>();
    private Charset page = Charset.forName("IBM437");
    private boolean twoBytes;
    private int wide = 1;
    private int high = 1;
    private boolean bold;
    private boolean inverse;
    private boolean centred;

    private record Cell(char letter, int wide, int high, boolean bold, boolean inverse) {}

    /** @param twoBytes whether it begins in the mode of two bytes a letter, as Chinese firmware does */
    Letters(int paperWidth, boolean twoBytes) {
        this.paperWidth = paperWidth;
        this.twoBytes = twoBytes;
    }

    void leaveTwoBytes() {
        twoBytes = false;
    }

    void page(int number) throws Fault {
        if (!PAGES.containsKey(number)) {
            throw new Fault("no code page has the number " + number);
        }
        page = Charset.forName(PAGES.get(number));
    }

    /** @param size as of {@code GS !}: width in the high half, height in the low one, each less one */
    void size(int size) throws Fault {
        wide = (size >> 4) + 1;
        high = (size & 0x0F) + 1;
        if (wide > 8 || high > 8) {
            throw new Fault("letters of size %02X".formatted(size));
        }
    }

    void bold(boolean on) {
        bold = on;
    }

    void inverse(boolean on) {
        inverse = on;
    }

    void centre(boolean on) throws Fault {
        if (!isEmpty()) {
            throw new Fault("an alignment within a line");
        }
        centred = on;
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** Where something of that width begins, in dots from the left. */
    int left(int width) {
        return centred ? (paperWidth - width) / 2 : 0;
    }

    void letter(int value) throws Fault {
        if (twoBytes && value >= FIRST_BEYOND_ASCII) {
            throw new Fault("half a hieroglyph: %02X in the mode of two bytes a letter".formatted(value));
        }
        char letter = new String(new byte[] {(byte) value}, page).charAt(0);
        if (letter == '\uFFFD') {
            throw new Fault("no letter of %s: %02X".formatted(page, value));
        }
        line.add(new Cell(letter, wide, high, bold, inverse));
        if (width() > paperWidth) {
            throw new Fault("a line longer than the paper: " + text());
        }
    }

    /** The line as it reads. */
    String text() {
        StringBuilder text = new StringBuilder();
        line.forEach(cell -> text.append(cell.letter()));
        return text.toString();
    }

    /** The line as it looks, as high as its highest letters; the next one begins empty. */
    BufferedImage print() {
        int tall = Cells.line(line.stream().mapToInt(Cell::high).max().orElse(1));
        BufferedImage picture = new BufferedImage(paperWidth, tall, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, paperWidth, tall);
        int left = left(width());
        for (Cell cell : line) {
            String letter = Character.toString(cell.letter());
            Cells.line(g, letter, left, 0, cell.wide(), cell.high(), cell.bold(), cell.inverse());
            left += cell.wide() * Cells.WIDTH;
        }
        g.dispose();
        line.clear();
        return picture;
    }

    private int width() {
        return line.stream().mapToInt(cell -> cell.wide() * Cells.WIDTH).sum();
    }
}
