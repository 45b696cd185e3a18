package dev.talon.hardware;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
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
public final class SlipBytes {
    private static final int BAND_ROWS = 240;
    private static final int FEED_LINES = 1;

    private SlipBytes() {}

    /**
     * Encodes a black-and-white picture.
     *
     * @param image {@code TYPE_BYTE_BINARY}, its width a multiple of 8
     * @throws IllegalArgumentException when it is another kind of picture
     */
    public static byte[] encode(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_BYTE_BINARY || image.getWidth() % 8 != 0) {
            throw new IllegalArgumentException("a slip is black and white and whole bytes wide");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.getWidth() / 8 * image.getHeight() + 128);
        try (EscPos printer = new EscPos(out)) {
            printer.initializePrinter();
            // Chinese firmware starts in a two-byte mode, and a reset may bring it back: FS . leaves it.
            raw(printer, 0x1C, '.');
            raw(printer, 0x1B, 'a', 0);
            bands(printer, Dots.of(image));
            raw(printer, 0x1B, 'd', FEED_LINES);
            // Feeds the paper to the knife and cuts it; the library knows only the cut where the paper stands.
            raw(printer, 0x1D, 'V', 66, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void bands(EscPos printer, Dots dots) throws IOException {
        dots.widenLoneDots();
        RasterBitImageWrapper raster = new RasterBitImageWrapper();
        for (Dots.Band band : dots.bands(BAND_ROWS)) {
            CoffeeImageImpl picture = new CoffeeImageImpl(dots.picture(band));
            printer.write(raster, new EscPosImage(picture, new BitonalThreshold(127)));
        }
    }

    private static void raw(EscPos printer, int... bytes) throws IOException {
        for (int b : bytes) {
            printer.write(b);
        }
    }
}
