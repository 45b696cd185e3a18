package dev.talon.hardware.type;

import java.awt.Rectangle;
import java.awt.geom.Path2D;

/** The lines and blocks of old code pages, which no text font has. Double lines are drawn thick. */
final class BoxDrawing {
    private static final int UP = 8;
    private static final int RIGHT = 4;
    private static final int DOWN = 2;
    private static final int LEFT = 1;

    /** Each sign with its arms as a digit to base sixteen: the sum of up 8, right 4, down 2, left 1. */
    private static final String SIGNS = "│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌";

    private static final String ARMS = "abbb33ba39993cd7e5feec6d7e5fdd77cc66ff96";
    private static final String DOUBLE = "╣║╗╝╚╔╩╦╠═╬";
    private static final String BLOCKS = "█▄▌▐▀░▒▓■";

    private BoxDrawing() {}

    static boolean has(int letter) {
        return SIGNS.indexOf(letter) >= 0 || BLOCKS.indexOf(letter) >= 0;
    }

    /** The sign in a cell from 0, 0. */
    static Path2D shape(int letter, int width, int height) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        int at = SIGNS.indexOf(letter);
        if (at >= 0) {
            arms(path, Character.digit(ARMS.charAt(at), 16), DOUBLE.indexOf(letter) >= 0 ? 4 : 2, width, height);
        } else {
            block(path, letter, width, height);
        }
        return path;
    }

    private static void arms(Path2D path, int arms, int thick, int width, int height) {
        int x = (width - thick) / 2;
        int y = (height - thick) / 2;
        add(path, (arms & UP) != 0, x, 0, thick, y + thick);
        add(path, (arms & DOWN) != 0, x, y, thick, height - y);
        add(path, (arms & LEFT) != 0, 0, y, x + thick, thick);
        add(path, (arms & RIGHT) != 0, x, y, width - x, thick);
    }

    private static void block(Path2D path, int letter, int width, int height) {
        switch (letter) {
            case '█' -> add(path, true, 0, 0, width, height);
            case '▄' -> add(path, true, 0, height / 2, width, height / 2);
            case '▀' -> add(path, true, 0, 0, width, height / 2);
            case '▌' -> add(path, true, 0, 0, width / 2, height);
            case '▐' -> add(path, true, width / 2, 0, width / 2, height);
            case '■' -> add(path, true, 1, height / 3, width - 2, width - 2);
            default -> shade(path, letter == '░' ? 5 : letter == '▒' ? 3 : 1, width, height);
        }
    }

    private static void shade(Path2D path, int every, int width, int height) {
        for (int y = 0; y < height; y += every == 1 ? 2 : 1) {
            for (int x = y * 2 % every; x < width; x += every) {
                add(path, true, x, y, 1, 1);
            }
        }
    }

    private static void add(Path2D path, boolean there, int x, int y, int width, int height) {
        if (there) {
            path.append(new Rectangle(x, y, width, height), false);
        }
    }
}
