package dev.talon.hardware;

import dev.talon.hardware.layout.Logo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Logos as centres have them. */
final class Logos {
    private Logos() {}

    /** All greys from black on the left to white on the right. */
    static Logo shades(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < width; x++) {
            int light = 255 * x / Math.max(1, width - 1);
            for (int y = 0; y < height; y++) {
                picture.setRGB(x, y, new Color(light, light, light).getRGB());
            }
        }
        return png(picture);
    }

    /** One colour, and a hole in the middle through which the paper shows. */
    static Logo ring(int side, Color colour) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(colour);
        g.fillRect(0, 0, side, side);
        g.dispose();
        for (int y = side / 4; y < side * 3 / 4; y++) {
            for (int x = side / 4; x < side * 3 / 4; x++) {
                picture.setRGB(x, y, 0);
            }
        }
        return png(picture);
    }

    private static Logo png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Logo(out.toByteArray());
    }
}
