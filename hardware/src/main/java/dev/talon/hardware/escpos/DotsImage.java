package dev.talon.hardware.escpos;

import com.github.anastaciocintra.escpos.image.CoffeeImage;

/**
 * Dots as escpos-coffee reads a picture, one after another: straight from their bytes, since asking a picture for the colour
 * of each of half a million dots takes longer than drawing them.
 *
 * @param bytes a set bit is white
 * @param stride bytes of a whole row
 */
record DotsImage(byte[] bytes, int stride, int left, int top, int width, int height) implements CoffeeImage {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public CoffeeImage getSubimage(int x, int y, int partWidth, int partHeight) {
        return new DotsImage(bytes, stride, left + x, top + y, partWidth, partHeight);
    }

    @Override
    public int getRGB(int x, int y) {
        int column = left + x;
        return (bytes[(top + y) * stride + column / 8] << column % 8 & 0x80) == 0 ? BLACK : WHITE;
    }
}
