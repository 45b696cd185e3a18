package dev.talon.hardware;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Converts a coloured picture into black dots on white. Each dot's error is spread over its neighbours
 * (Floyd–Steinberg).
 */
final class Dither {
    /**
     * The highest share of its width that a logo may be high; a higher one would push the number off the visible part.
     */
    private static final double HIGHEST = 0.75;

    private Dither() {}

    /** The picture in dots, as wide as allowed; no picture is enlarged more than twice. */
    static BufferedImage fit(BufferedImage picture, int widest) {
        double scale =
                Math.min(2, Math.min((double) widest / picture.getWidth(), widest * HIGHEST / picture.getHeight()));
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        return dots(greys(picture, width, height));
    }

    /** Each dot's brightness from 0 black to 255 white; transparent parts are white. */
    private static float[][] greys(BufferedImage picture, int width, int height) {
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scaled.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(halved(picture, width), 0, 0, width, height, null);
        g.dispose();
        float[][] light = new float[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = scaled.getRGB(x, y);
                light[y][x] = 0.299f * (rgb >> 16 & 0xFF) + 0.587f * (rgb >> 8 & 0xFF) + 0.114f * (rgb & 0xFF);
            }
        }
        return light;
    }

    /** Reduces a picture that is much too large by halves first; otherwise thin lines would fall between dots. */
    private static BufferedImage halved(BufferedImage picture, int width) {
        BufferedImage half = picture;
        while (half.getWidth() >= 2 * width && half.getHeight() > 1) {
            BufferedImage next =
                    new BufferedImage(half.getWidth() / 2, half.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
            Graphics2D g = next.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(half, 0, 0, next.getWidth(), next.getHeight(), null);
            g.dispose();
            half = next;
        }
        return half;
    }

    private static BufferedImage dots(float[][] light) {
        int height = light.length;
        int width = light[0].length;
        BufferedImage dots = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float is = light[y][x];
                boolean white = is >= 128;
                dots.setRGB(x, y, white ? 0xFFFFFF : 0);
                float error = is - (white ? 255 : 0);
                add(light, x + 1, y, error * 7 / 16);
                add(light, x - 1, y + 1, error * 3 / 16);
                add(light, x, y + 1, error * 5 / 16);
                add(light, x + 1, y + 1, error / 16);
            }
        }
        return dots;
    }

    private static void add(float[][] light, int x, int y, float error) {
        if (y < light.length && x >= 0 && x < light[y].length) {
            light[y][x] += error;
        }
    }
}
