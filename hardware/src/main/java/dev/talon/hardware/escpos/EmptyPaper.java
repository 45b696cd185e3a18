package dev.talon.hardware.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import dev.talon.hardware.profile.PrinterProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends a paper that broke off: the reset and the cut, with nothing between. */
public final class EmptyPaper {
    private EmptyPaper() {}

    /** Encodes it for a printer of that profile. */
    public static byte[] encode(PrinterProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(out)) {
            PrinterMotions motions = new PrinterMotions(printer, profile);
            motions.begin();
            motions.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
