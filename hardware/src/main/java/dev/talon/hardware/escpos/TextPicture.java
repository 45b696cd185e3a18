package dev.talon.hardware.escpos;

import dev.talon.hardware.profile.PrinterProfile;
import dev.talon.hardware.type.Cells;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws a page of letters line by line as it will be printed. The printer has its own letters; these are similar. */
public final class TextPicture {
    private TextPicture() {}

    /**
     * Draws a page: {@code TYPE_BYTE_BINARY}, as wide as the profile's paper.
     *
     * @param code draws the QR codes that the printer would draw
     */
    public static BufferedImage draw(TextPage page, PrinterProfile profile, Code code) {
        int height =
                page.pieces().stream().mapToInt(piece -> height(piece, code)).sum();
        BufferedImage picture =
                new BufferedImage(profile.widthDots(), Math.max(1, height), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        draw(g, page.pieces(), profile.widthDots(), code);
        g.dispose();
        return picture;
    }

    /** Draws a QR code with modules of so many dots. */
    public interface Code {
        /** Black on white, without a margin. */
        BufferedImage draw(String url, int module);
    }

    private static void draw(Graphics2D g, List<TextPiece> pieces, int width, Code code) {
        int top = 0;
        for (TextPiece piece : pieces) {
            if (piece instanceof TextPiece.Line line) {
                Look look = line.look();
                int length = line.text().length() * Cells.WIDTH * look.wide();
                int left = look.side() == Look.Side.CENTRE ? (width - length) / 2 : 0;
                Cells.line(g, line.text(), left, top, look.wide(), look.high(), look.bold(), look.inverse());
            } else if (!(piece instanceof TextPiece.Feed)) {
                BufferedImage dots = dots(piece, code);
                g.drawImage(dots, (width - dots.getWidth()) / 2, top, null);
            }
            top += height(piece, code);
        }
    }

    private static int height(TextPiece piece, Code code) {
        if (piece instanceof TextPiece.Line line) {
            return Cells.line(line.look().high());
        }
        return piece instanceof TextPiece.Feed feed
                ? feed.lines() * Cells.LINE
                : dots(piece, code).getHeight();
    }

    private static BufferedImage dots(TextPiece piece, Code code) {
        return piece instanceof TextPiece.Code qr
                ? code.draw(qr.url(), qr.module())
                : ((TextPiece.Picture) piece).dots();
    }
}
