package dev.talon.hardware.fake;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The QR code that {@code GS ( k} builds: model, module size, correction and data; then it prints it. */
final class Symbol {
    private static final int QR = 49;
    private static final int MODEL_2 = 50;

    private int module = 3;
    private ErrorCorrectionLevel correction = ErrorCorrectionLevel.L;
    private String data = "";

    /**
     * Takes one function.
     *
     * @param content what follows the length
     * @return the picture, when it is to be printed now
     */
    Optional<BufferedImage> take(byte[] content) throws Fault {
        if (content.length < 3 || content[0] != QR) {
            throw new Fault("no function of a QR code");
        }
        int value = Byte.toUnsignedInt(content[2]);
        switch (content[1]) {
            case 65 ->
                expect(content.length == 4 && value == MODEL_2 && content[3] == 0, "a QR code of model 2", value);
            case 67 -> {
                expect(content.length == 3 && value >= 1 && value <= 16, "a module of 1 to 16 dots", value);
                module = value;
            }
            case 69 -> {
                expect(content.length == 3 && value >= 48 && value <= 51, "a level of correction", value);
                correction = new ErrorCorrectionLevel[] {
                            ErrorCorrectionLevel.L,
                            ErrorCorrectionLevel.M,
                            ErrorCorrectionLevel.Q,
                            ErrorCorrectionLevel.H
                        }
                        [value - 48];
            }
            case 80 -> {
                expect(content.length > 3 && value == 48, "data of a QR code", value);
                data = new String(content, 3, content.length - 3, StandardCharsets.ISO_8859_1);
            }
            case 81 -> {
                expect(content.length == 3 && value == 48 && !data.isEmpty(), "a QR code with data", value);
                return Optional.of(picture());
            }
            default -> throw new Fault("an unknown function of QR codes: " + content[1]);
        }
        return Optional.empty();
    }

    private BufferedImage picture() throws Fault {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(data, correction).getMatrix();
        } catch (WriterException e) {
            throw new Fault("a QR code that cannot be: " + e.getMessage());
        }
        int side = modules.getWidth() * module;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                picture.setRGB(x, y, modules.get(x / module, y / module) == 1 ? 0 : 0xFFFFFF);
            }
        }
        return picture;
    }

    private static void expect(boolean right, String what, int value) throws Fault {
        if (!right) {
            throw new Fault("not %s: %02X".formatted(what, value));
        }
    }
}
