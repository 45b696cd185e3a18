package dev.talon.hardware.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import dev.talon.hardware.profile.PrinterProfile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Turns a picture into the commands of ESC/POS: reset, raster image, feed, cut, presenter.
 *
 * <p>The image is sent in bands of at most the profile's rows. White rows, and the white to the right of a band, take
 * almost no bytes. Printers look for the commands {@code 10 04}, {@code 10 05} and {@code 10 14} in everything they
 * receive, image data included, so such a pair is never sent. If it would lie across the end of a row, a new band
 * begins there, which changes no dot. Within a row the single dot of {@code 10} becomes two dots ({@code 30}).
 * Letters and codes have strokes wider than a dot, so this affects dithered logos only.
 */
public final class RasterBytes {
    private RasterBytes() {}

    /**
     * Encodes a black-and-white picture.
     *
     * @param image {@code TYPE_BYTE_BINARY}, its width a multiple of 8
     * @throws IllegalArgumentException when it is another kind of picture
     */
    public static byte[] encode(BufferedImage image, PrinterProfile profile) {
        requireDots(image);
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.getWidth() / 8 * image.getHeight() + 128);
        try (EscPos printer = new EscPos(out)) {
            PrinterMotions motions = new PrinterMotions(printer, profile);
            motions.begin();
            Dots dots = printableDots(image);
            write(printer, dots, dots.bands(profile.bandRows()), EscPosConst.Justification.Left_Default);
            motions.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The picture with each single dot widened that would read as a command: the printer prints exactly this.
     *
     * @throws IllegalArgumentException as {@link #encode}
     */
    public static BufferedImage printable(BufferedImage image) {
        requireDots(image);
        return printableDots(image).picture();
    }

    /** Writes a picture into the middle of the paper, between lines of letters. */
    static void centred(EscPos printer, BufferedImage image, int bandRows) throws IOException {
        Dots dots = printableDots(image);
        write(printer, dots, dots.wholeBands(bandRows), EscPosConst.Justification.Center);
    }

    private static Dots printableDots(BufferedImage image) {
        Dots dots = Dots.of(image);
        dots.widenLoneDots();
        return dots;
    }

    private static void write(EscPos printer, Dots dots, List<Dots.Band> bands, EscPosConst.Justification side)
            throws IOException {
        RasterBitImageWrapper raster = new RasterBitImageWrapper();
        raster.setJustification(side);
        for (Dots.Band band : bands) {
            CoffeeImageImpl picture = new CoffeeImageImpl(dots.picture(band));
            printer.write(raster, new EscPosImage(picture, new BitonalThreshold(127)));
        }
    }

    /** A black-and-white picture of any width, widened to whole bytes. */
    static BufferedImage inWholeBytes(BufferedImage image) {
        int width = (image.getWidth() + 7) / 8 * 8;
        BufferedImage whole = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = whole.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, image.getHeight());
        g.drawImage(image, (width - image.getWidth()) / 2, 0, null);
        g.dispose();
        return whole;
    }

    private static void requireDots(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_BYTE_BINARY || image.getWidth() % 8 != 0) {
            throw new IllegalArgumentException("a paper is black and white and whole bytes wide");
        }
    }
}
