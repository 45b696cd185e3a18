package dev.talon.hardware.layout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A centre's logo as the PNG file that was given, or none. As JSON it is the file in base64, empty for none. */
public final class Logo {
    /** No logo. */
    public static final Logo NONE = new Logo(new byte[0]);

    /** The largest file, in bytes. */
    public static final int MOST_BYTES = 512 * 1024;

    /** The longest side, in pixels. */
    public static final int LONGEST_SIDE = 2048;

    private final byte[] png;
    private final int hash;

    /**
     * @param png a PNG file; empty for no logo
     * @throws IllegalArgumentException when it is another kind of file, damaged or too large
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Logo(byte[] png) {
        this.png = png.clone();
        this.hash = Arrays.hashCode(png);
        if (png.length > MOST_BYTES) {
            throw new IllegalArgumentException("the logo is a PNG file of at most " + MOST_BYTES / 1024 + " KB");
        }
        if (png.length > 0) {
            picture();
        }
    }

    /** The file; empty for no logo. */
    @JsonValue
    public byte[] png() {
        return png.clone();
    }

    public boolean isNone() {
        return png.length == 0;
    }

    /**
     * The picture in its own size and colours.
     *
     * @throws IllegalArgumentException when there is none
     */
    public BufferedImage picture() {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            reader.setInput(in, true, true);
            // Checked before the dots are unpacked: a small file may claim to be a huge picture.
            if (Math.max(reader.getWidth(0), reader.getHeight(0)) > LONGEST_SIDE) {
                throw new IllegalArgumentException("the logo is at most " + LONGEST_SIDE + " pixels wide and high");
            }
            BufferedImage picture = reader.read(0);
            reader.dispose();
            return picture;
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("the logo is not a PNG file, or it is damaged", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Logo logo && Arrays.equals(png, logo.png);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Logo[" + png.length + " bytes]";
    }
}
