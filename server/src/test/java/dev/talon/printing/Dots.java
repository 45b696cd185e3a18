package dev.talon.printing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;

/** Looking at papers. */
public final class Dots {
    private Dots() {}

    /** The paper carries the picture from its first row on, and nothing but white beside and below. */
    static void assertCarries(BufferedImage paper, BufferedImage picture) {
        assertThat(paper.getHeight()).isGreaterThanOrEqualTo(picture.getHeight());
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                if (black(paper, x, y) != black(picture, x, y)) {
                    throw new AssertionError("the dot in column " + x + ", row " + y + " differs");
                }
            }
        }
    }

    /**
     * What the QR code on a paper says. One code in a hundred is so well drawn that the reader mistakes its squares for one
     * another as it stands, and none when it is held another way.
     */
    public static String scan(BufferedImage paper) throws ReaderException {
        try {
            return read(paper);
        } catch (ReaderException mistaken) {
            return read(turned(paper));
        }
    }

    private static String read(BufferedImage paper) throws ReaderException {
        int width = paper.getWidth();
        int height = paper.getHeight();
        int[] dots = paper.getRGB(0, 0, width, height, null, 0, width);
        var light = new RGBLuminanceSource(width, height, dots);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)))
                .getText();
    }

    private static BufferedImage turned(BufferedImage paper) {
        var turned = new BufferedImage(paper.getHeight(), paper.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                turned.setRGB(paper.getHeight() - 1 - y, x, paper.getRGB(x, y));
            }
        }
        return turned;
    }

    private static boolean black(BufferedImage picture, int x, int y) {
        return x < picture.getWidth() && y < picture.getHeight() && (picture.getRGB(x, y) & 0xFFFFFF) == 0;
    }
}
