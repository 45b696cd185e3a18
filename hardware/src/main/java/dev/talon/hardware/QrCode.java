package dev.talon.hardware;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;

/** A QR code without a size: black and white modules, without the white border. */
final class QrCode {
    /** Modules that must stay white on every side. */
    static final int QUIET = 4;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * Encodes a text with medium correction, for paper that gets creased in a pocket.
     *
     * @throws IllegalArgumentException when no QR code can hold the text
     */
    static QrCode of(String text) {
        try {
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this text", e);
        }
    }

    /** Modules along one side. */
    int side() {
        return modules.getWidth();
    }

    boolean black(int column, int row) {
        return modules.get(column, row) == 1;
    }

    /** The code alone, each module so many dots; {@code TYPE_BYTE_BINARY}. */
    BufferedImage picture(int module) {
        int side = side() * module;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, black(x / module, y / module) ? 0 : 0xFFFFFF);
            }
        }
        return picture;
    }
}
