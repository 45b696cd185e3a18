package dev.talon.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * A QR code for a screen.
 *
 * @param size modules along one side, with a margin of two
 * @param path the dark modules, as the path of an SVG picture that is {@code size} wide and high
 */
public record QrPath(int size, String path) {
    private static final int MARGIN = 2;

    /** @throws IllegalStateException where no QR code can hold the text */
    public static QrPath of(String text) {
        BitMatrix dots;
        try {
            dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
        } catch (WriterException e) {
            throw new IllegalStateException("no QR code can hold this text", e);
        }
        var path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new QrPath(dots.getWidth(), path.toString());
    }
}
