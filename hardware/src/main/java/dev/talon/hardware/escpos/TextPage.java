package dev.talon.hardware.escpos;

import dev.talon.hardware.profile.PrinterProfile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A paper of letters that is filled from top to bottom, each line no longer than the profile's columns. */
public final class TextPage {
    /** White space comes in whole lines, and half of what a picture would have is enough between letters. */
    private static final double LINE_MM = 3;

    private final CodePage page;
    private final int columns;
    private final List<TextPiece> pieces = new ArrayList<>();
    private int piecesAtRule = -1;

    /** An empty page for a printer of that profile. */
    public TextPage(PrinterProfile profile) {
        this.page = new CodePage(profile.letters());
        this.columns = profile.columns();
    }

    /** A text in as many lines as it needs; nothing when it is blank. */
    public void text(String text, Look look) {
        int fitting = columns / look.wide();
        String fitted = page.fit(text);
        for (String line :
                look.side() == Look.Side.CENTRE ? TextLines.even(fitted, fitting) : TextLines.wrap(fitted, fitting)) {
            pieces.add(new TextPiece.Line(line, look));
        }
    }

    /** A line as it is; the part that is longer than the paper is cut off. */
    public void exactly(String line) {
        String fitted = page.fit(line);
        pieces.add(new TextPiece.Line(fitted.substring(0, Math.min(columns, fitted.length())), Look.PLAIN));
    }

    /** White letters on black from edge to edge. */
    public void bar(String text, Look look) {
        int fitting = columns / look.wide();
        for (String line : TextLines.wrap(page.fit(text), fitting)) {
            int left = (fitting - line.length()) / 2;
            String padded = " ".repeat(left) + line + " ".repeat(fitting - line.length() - left);
            pieces.add(new TextPiece.Line(padded, new Look(look.wide(), look.high(), look.bold(), true, look.side())));
        }
    }

    /** A name on the left and its value on the right; the value goes below when both do not fit side by side. */
    public void columns(String name, String value, Look look) {
        for (String line : TextLines.columns(page.fit(name), page.fit(value), columns / look.wide())) {
            pieces.add(new TextPiece.Line(line, look));
        }
    }

    /** A line across the paper. */
    public void rule(boolean heavy) {
        String thin = page.has("─") ? "─" : "-";
        String thick = page.has("═") ? "═" : "=";
        pieces.add(new TextPiece.Line((heavy ? thick : thin).repeat(columns), Look.PLAIN));
        piecesAtRule = pieces.size();
    }

    /** Whether only white space was added since the last line across the paper. */
    public boolean isBareSinceRule() {
        return piecesAtRule >= 0
                && pieces.stream().skip(piecesAtRule).allMatch(piece -> piece instanceof TextPiece.Feed);
    }

    /** Removes the white space since the last line across the paper. */
    public void backToRule() {
        pieces.subList(piecesAtRule, pieces.size()).clear();
    }

    /** White space, in whole lines: a little becomes none. */
    public void space(double millimetres) {
        int lines = (int) (millimetres / LINE_MM);
        if (lines > 0) {
            pieces.add(new TextPiece.Feed(lines));
        }
    }

    /** A black-and-white picture of any width in the middle. */
    public void picture(BufferedImage dots) {
        pieces.add(new TextPiece.Picture(RasterBytes.printable(RasterBytes.inWholeBytes(dots))));
    }

    /**
     * A QR code that the printer draws.
     *
     * @param url printable ASCII
     * @param module dots along a side of each of its squares, 1 to 16
     */
    public void code(String url, int module) {
        pieces.add(new TextPiece.Code(url, module));
    }

    List<TextPiece> pieces() {
        return List.copyOf(pieces);
    }
}
