package dev.talon.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Arrays;

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

    /** The picture in a white margin, as a telephone sees it. */
    static BufferedImage onPaper(BufferedImage picture, int width, int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean black = x < picture.getWidth() && y < picture.getHeight() && black(picture, x, y);
                paper.setRGB(x, y, black ? 0 : 0xFFFFFF);
            }
        }
        return paper;
    }
}
