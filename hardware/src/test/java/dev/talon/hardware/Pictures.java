package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Looking at pictures. */
final class Pictures {
    private Pictures() {}

    static int[] dots(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    static boolean black(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xFFFFFF) == 0;
    }

    /** Whether two pictures have the same dots; white below or right of the smaller one does not count. */
    static void assertSameDots(BufferedImage actual, BufferedImage expected) {
        int width = Math.max(actual.getWidth(), expected.getWidth());
        int height = Math.max(actual.getHeight(), expected.getHeight());
        int[] first = dots(onPaper(actual, width, height));
        int[] second = dots(onPaper(expected, width, height));
        String where = Arrays.mismatch(first, second) < 0
                ? "nowhere"
                : "first in row " + Arrays.mismatch(first, second) / width + " of " + actual.getHeight() + "/"
                        + expected.getHeight();
        assertThat(where).as("where the dots differ").isEqualTo("nowhere");
    }

    static String scan(BufferedImage picture) throws ReaderException {
        RGBLuminanceSource light = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), dots(picture));
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)))
                .getText();
    }

    /** The picture on white paper of that size, its upper left corner in the paper's. */
    static BufferedImage onPaper(BufferedImage picture, int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = paper.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.drawImage(picture, 0, 0, null);
        g.dispose();
        return paper;
    }

    /** From the first column with a black dot to the last. */
    static int inkWidth(BufferedImage picture) {
        int[] columns = IntStream.range(0, picture.getWidth())
                .filter(x -> IntStream.range(0, picture.getHeight()).anyMatch(y -> black(picture, x, y)))
                .toArray();
        return columns[columns.length - 1] - columns[0] + 1;
    }

    /** Which share of a part of the picture is black. */
    static double darkness(BufferedImage picture, int left, int top, int width, int height) {
        long black = IntStream.range(0, width * height)
                .filter(i -> black(picture, left + i % width, top + i / width))
                .count();
        return (double) black / (width * height);
    }
}
