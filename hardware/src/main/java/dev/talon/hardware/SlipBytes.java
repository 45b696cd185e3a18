package dev.talon.hardware;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import dev.talon.hardware.profile.PrinterProfile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Turns a picture into what an ESC/POS printer understands: reset, raster image, feed, cut.
 *
 * <p>The image goes in bands of at most 255 rows, since cheap printers read only the low byte of the height; white rows and what is white to the right of a band
 * travel as next to nothing. Printers look
 * for the commands {@code 10 04}, {@code 10 05} and {@code 10 14} in everything they receive, image data included; such a
 * pair never goes out. Where it would lie across the end of a row a new band begins there, which changes no dot. Within a
 * row the lone dot of {@code 10} becomes two dots ({@code 30}): a hair's breadth, and letters and codes, whose strokes are
 * wider than a dot, never meet it.
 */
final class SlipBytes {
    private SlipBytes() {}

    /**
     * Encodes a black-and-white picture.
     *
     * @param image {@code TYPE_BYTE_BINARY}, its width a multiple of 8
     * @throws IllegalArgumentException when it is another kind of picture
     */
    static byte[] encode(BufferedImage image, PrinterProfile profile) {
        if (image.getType() != BufferedImage.TYPE_BYTE_BINARY || image.getWidth() % 8 != 0) {
            throw new IllegalArgumentException("a slip is black and white and whole bytes wide");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.getWidth() / 8 * image.getHeight() + 128);
        try (EscPos printer = new EscPos(out)) {
            PrinterMotions motions = new PrinterMotions(printer, profile);
            motions.begin();
            bands(printer, Dots.of(image), profile.bandRows());
            motions.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void bands(EscPos printer, Dots dots, int rows) throws IOException {
        dots.widenLoneDots();
        RasterBitImageWrapper raster = new RasterBitImageWrapper();
        for (Dots.Band band : dots.bands(rows)) {
            CoffeeImageImpl picture = new CoffeeImageImpl(dots.picture(band));
            printer.write(raster, new EscPosImage(picture, new BitonalThreshold(127)));
        }
    }
}
