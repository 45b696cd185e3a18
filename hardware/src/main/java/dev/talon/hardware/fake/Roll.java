package dev.talon.hardware.fake;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The paper since the last cut: rows of dots, a set bit is black. */
final class Roll {
    private final List<byte[]> rows = new ArrayList<>();
    private int printed;

    void print(byte[] row) {
        rows.add(row);
        printed = rows.size();
    }

    void feed(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(new byte[0]);
        }
    }

    boolean isEmpty() {
        return printed == 0;
    }

    /** What has been printed, as wide as the widest row; white paper fed after the last image is left out. */
    BufferedImage picture() {
        int width = rows.stream().mapToInt(row -> row.length).max().orElse(1) * 8;
        BufferedImage picture = new BufferedImage(width, printed, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < printed; y++) {
            byte[] row = rows.get(y);
            for (int x = 0; x < width; x++) {
                boolean black = x / 8 < row.length && (row[x / 8] >> (7 - x % 8) & 1) != 0;
                picture.setRGB(x, y, black ? 0x000000 : 0xFFFFFF);
            }
        }
        return picture;
    }
}
