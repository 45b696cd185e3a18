package dev.talon.hardware;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;

/**
 * The dots of a picture as the bytes they will travel as (a set bit is black), and where those bytes would read as a
 * real-time command: {@code 10} followed by {@code 04}, {@code 05} or {@code 14}.
 */
final class Dots {
    private static final int DLE = 0x10;
    private static final int DLE_WIDENED = 0x30;

    private final BufferedImage picture;
    private final byte[] bytes;
    private final int stride;

    private Dots(BufferedImage picture) {
        this.picture = picture;
        this.bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        this.stride = picture.getWidth() / 8;
    }

    /** A copy of the picture's dots, so that the picture itself is never touched. */
    static Dots of(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        WritableRaster raster = copy.getRaster();
        raster.setDataElements(0, 0, image.getData());
        return new Dots(copy);
    }

    int height() {
        return picture.getHeight();
    }

    BufferedImage rows(int top, int count) {
        return picture.getSubimage(0, top, picture.getWidth(), count);
    }

    /** Breaks every command that lies within a row. */
    void widenLoneDots() {
        for (int i = 0; i < bytes.length - 1; i++) {
            boolean sameRow = (i + 1) % stride != 0;
            if (sameRow && isCommand(i)) {
                bytes[i] = inverted(DLE_WIDENED);
            }
        }
    }

    /** How many rows from {@code top} on, at most {@code most}, can travel together without a command across two rows. */
    int bandFrom(int top, int most) {
        int end = Math.min(top + most, height());
        for (int row = top + 1; row < end; row++) {
            if (isCommand(row * stride - 1)) {
                return row - top;
            }
        }
        return end - top;
    }

    private boolean isCommand(int at) {
        if (black(at) != DLE) {
            return false;
        }
        int next = black(at + 1);
        return next == 0x04 || next == 0x05 || next == 0x14;
    }

    /** In the picture a set bit is white. */
    private int black(int at) {
        return ~bytes[at] & 0xFF;
    }

    private static byte inverted(int black) {
        return (byte) ~black;
    }
}
