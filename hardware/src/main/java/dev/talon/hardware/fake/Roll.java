package dev.talon.hardware.fake;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The paper since the last cut: rows of dots, a set bit is black, and the lines of letters among them. */
final class Roll {
    private final List<BitSet> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int printed;
    private int width = 8;

    /** Prints a row of a picture, first dot in the highest bit of the first byte. */
    void print(byte[] row, int left) {
        BitSet dots = new BitSet();
        for (int x = 0; x < row.length * 8; x++) {
            if ((row[x / 8] >> (7 - x % 8) & 1) != 0) {
                dots.set(left + x);
            }
        }
        add(dots, left + row.length * 8);
    }

    /** A picture in black and white. */
    void print(BufferedImage picture, int left) {
        for (int y = 0; y < picture.getHeight(); y++) {
            BitSet dots = new BitSet();
            for (int x = 0; x < picture.getWidth(); x++) {
                if ((picture.getRGB(x, y) & 0xFFFFFF) == 0) {
                    dots.set(left + x);
                }
            }
            add(dots, left + picture.getWidth());
        }
    }

    /** Records the text of a line of letters. */
    void read(String line) {
        lines.add(line);
    }

    void feed(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(new BitSet());
        }
    }

    boolean isEmpty() {
        return printed == 0;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** What has been printed, as wide as the widest row; white paper fed after the last print is left out. */
    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, printed, BufferedImage.TYPE_BYTE_BINARY);
        byte[] dots = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Arrays.fill(dots, (byte) 0xFF);
        int stride = (width + 7) / 8;
        for (int y = 0; y < printed; y++) {
            int row = y * stride;
            rows.get(y).stream().forEach(x -> dots[row + x / 8] &= (byte) ~(0x80 >> x % 8));
        }
        return picture;
    }

    private void add(BitSet dots, int reach) {
        rows.add(dots);
        printed = rows.size();
        width = Math.max(width, reach);
    }
}
