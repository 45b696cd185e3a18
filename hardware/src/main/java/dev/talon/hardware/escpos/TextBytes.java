package dev.talon.hardware.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import dev.talon.hardware.profile.PrinterProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Turns a page of letters into bytes: reset, code table, styled lines, small pictures, feed, cut, presenter. */
public final class TextBytes {
    /** Where {@link QRCode} puts the model, and the number of model 2: the library says 48, which is none. */
    private static final int MODEL_AT = 10;

    private static final byte MODEL_2 = 50;

    private final EscPos printer;
    private final PrinterProfile profile;

    private TextBytes(EscPos printer, PrinterProfile profile) {
        this.printer = printer;
        this.profile = profile;
    }

    /** Encodes a page for a printer of that profile. */
    public static byte[] encode(TextPage page, PrinterProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(out)) {
            new TextBytes(printer, profile).write(page.pieces());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(List<TextPiece> pieces) throws IOException {
        PrinterMotions motions = new PrinterMotions(printer, profile);
        motions.begin();
        // The library's own list of code tables lacks numbers that clones use, and maps some pages to wrong letters.
        printer.setPrinterCharacterTable(profile.codeTable());
        printer.setCharsetName(profile.charset());
        int at = 0;
        while (at < pieces.size()) {
            at = write(pieces, at);
        }
        motions.end();
    }

    /**
     * Writes a piece together with the lines of the same look and the white space that follow: each change of look
     * costs twenty bytes.
     */
    private int write(List<TextPiece> pieces, int at) throws IOException {
        TextPiece piece = pieces.get(at);
        if (piece instanceof TextPiece.Line line) {
            StringBuilder lines = new StringBuilder();
            int next = at;
            while (next < pieces.size() && isLike(pieces.get(next), line.look())) {
                lines.append(letters(pieces.get(next))).append('\n');
                next++;
            }
            printer.write(style(line.look()), lines.toString());
            return next;
        }
        if (piece instanceof TextPiece.Picture picture) {
            RasterBytes.centred(printer, picture.dots(), profile.bandRows());
        } else if (piece instanceof TextPiece.Code code) {
            code(code);
        } else if (piece instanceof TextPiece.Feed feed) {
            for (int i = 0; i < feed.lines(); i++) {
                printer.write('\n');
            }
        }
        return at + 1;
    }

    private static boolean isLike(TextPiece piece, Look look) {
        return piece instanceof TextPiece.Line line && line.look().equals(look) || piece instanceof TextPiece.Feed;
    }

    private static String letters(TextPiece piece) {
        return piece instanceof TextPiece.Line line ? line.text() : "\n".repeat(((TextPiece.Feed) piece).lines() - 1);
    }

    private void code(TextPiece.Code code) throws IOException {
        QRCode wrapper = new QRCode()
                .setSize(code.module())
                .setErrorCorrectionLevel(QRCode.QRErrorCorrectionLevel.QR_ECLEVEL_M_Default)
                .setJustification(Justification.Center);
        byte[] bytes = wrapper.getBytes(code.url());
        bytes[MODEL_AT] = MODEL_2;
        printer.write(bytes, 0, bytes.length);
    }

    /** Always a new one: a style copied from another would set the line spacing to zero. */
    private static Style style(Look look) {
        Style.FontSize[] sizes = Style.FontSize.values();
        return new Style()
                .setFontSize(sizes[look.wide() - 1], sizes[look.high() - 1])
                .setBold(look.bold())
                .setColorMode(look.inverse() ? Style.ColorMode.WhiteOnBlack : Style.ColorMode.BlackOnWhite_Default)
                .setJustification(look.side() == Look.Side.CENTRE ? Justification.Center : Justification.Left_Default);
    }
}
