package dev.talon.paper;

import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Writes a picture as a PNG file, dot by dot. */
public final class Png {
    private Png() {}

    /** Takes milliseconds: not on a loop. */
    public static Buffer of(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return Buffer.buffer(bytes.toByteArray());
    }
}
