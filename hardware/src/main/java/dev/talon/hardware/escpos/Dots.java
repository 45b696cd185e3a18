package dev.talon.hardware.escpos;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;

/**
 * The dots of a picture as the bytes that are sent (a set bit is black), and the places where these bytes would read
 * as a real-time command: {@code 10} followed by {@code 04}, {@code 05} or {@code 14}.
 */
final class Dots {
    private static final int DLE = 0x10;
    private static final int DLE_WIDENED = 0x30;

    /** Another band must save at least its header and the moment that a printer takes to begin it. */
    private static final int BAND_BYTES = 40;

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

    /**
     * Rows that are sent together.
     *
     * @param top the first row
     * @param rows how many
     * @param bytes its width; everything to the right is white and is not sent
     */
    record Band(int top, int rows, int bytes) {}

    BufferedImage picture(Band band) {
        return picture.getSubimage(0, band.top(), band.bytes() * 8, band.rows());
    }

    /** Cuts the picture into bands of at most {@code most} rows, so that as little white as possible is sent. */
    List<Band> bands(int most) {
        int[] ends = cheapestEnds(most);
        List<Band> bands = new ArrayList<>();
        for (int top = 0;
                top < picture.getHeight();
                top += bands.get(bands.size() - 1).rows()) {
            int bytes = 1;
            for (int row = top; row < ends[top]; row++) {
                bytes = Math.max(bytes, inked(row));
            }
            bands.add(parted(top, ends[top], bytes));
        }
        return bands;
    }

    /**
     * The same, each band as wide as the picture: in the middle of the paper a narrower one would be printed elsewhere.
     */
    List<Band> wholeBands(int most) {
        List<Band> bands = new ArrayList<>();
        for (int top = 0;
                top < picture.getHeight();
                top += bands.get(bands.size() - 1).rows()) {
            bands.add(parted(top, Math.min(top + most, picture.getHeight()), stride));
        }
        return bands;
    }

    /** For each row, the best end of a band that begins with it, calculated from the last row up. */
    private int[] cheapestEnds(int most) {
        int height = picture.getHeight();
        int[] ends = new int[height];
        int[] costs = new int[height + 1];
        for (int top = height - 1; top >= 0; top--) {
            int bytes = 1;
            costs[top] = Integer.MAX_VALUE;
            for (int end = top + 1; end <= Math.min(top + most, height); end++) {
                bytes = Math.max(bytes, inked(end - 1));
                int cost = BAND_BYTES + bytes * (end - top) + costs[end];
                if (cost < costs[top]) {
                    costs[top] = cost;
                    ends[top] = end;
                }
            }
        }
        return ends;
    }

    /** Cuts a band where the beginning of a row and the end of the row above would form a command. */
    private Band parted(int top, int end, int bytes) {
        for (int row = top + 1; row < end; row++) {
            if (isCommand(row * stride - stride + bytes - 1, row * stride)) {
                return new Band(top, row - top, bytes);
            }
        }
        return new Band(top, end - top, bytes);
    }

    /** How many bytes of a row there are up to the last one with a black dot. */
    private int inked(int row) {
        int count = stride;
        while (count > 0 && black(row * stride + count - 1) == 0) {
            count--;
        }
        return count;
    }

    /** The whole picture as it will be printed. */
    BufferedImage picture() {
        return picture;
    }

    /** Breaks every command that lies within a row. */
    void widenLoneDots() {
        for (int i = 0; i < bytes.length - 1; i++) {
            boolean sameRow = (i + 1) % stride != 0;
            if (sameRow && isCommand(i, i + 1)) {
                bytes[i] = inverted(DLE_WIDENED);
            }
        }
    }

    private boolean isCommand(int at, int following) {
        if (black(at) != DLE) {
            return false;
        }
        int next = black(following);
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
