package dev.talon.hardware.escpos;

import com.github.anastaciocintra.escpos.EscPos;
import dev.talon.hardware.profile.PrinterProfile;
import java.io.IOException;

/** The commands before and after every paper: the reset, the feed to the cutter, the cut, the presenter. */
record PrinterMotions(EscPos printer, PrinterProfile profile) {
    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;

    /** How far the paper comes out, in the presenter's steps of about 7 mm; every ticket is longer. */
    private static final int SHOWN_STEPS = 10;

    private static final int LAMP_BLINKS = 1;

    void begin() throws IOException {
        raw(ESC, '@');
        if (profile.cancelKanji()) {
            // After the reset, which may bring the two-byte mode back.
            raw(FS, '.');
        }
        raw(ESC, 'a', 0);
    }

    void end() throws IOException {
        if (profile.feedLines() > 0) {
            raw(ESC, 'd', profile.feedLines());
        }
        switch (profile.cut()) {
            // The library supports only the cut without a feed.
            case FEED_AND_CUT -> raw(GS, 'V', 66, 0);
            case FULL -> raw(GS, 'V', 0);
            case PARTIAL -> raw(GS, 'V', 1);
            case ESC_I -> raw(ESC, 'i');
            case ESC_M -> raw(ESC, 'm');
            case NONE -> {}
        }
        present();
    }

    private void present() throws IOException {
        int seconds = profile.presenterSeconds();
        switch (profile.presenter()) {
            case NONE -> {}
            case PRESENT -> raw(GS, 'e', 3, SHOWN_STEPS);
            case EJECT -> {
                if (seconds == 0) {
                    raw(GS, 'e', 5);
                } else {
                    raw(FS, 'P', SHOWN_STEPS, LAMP_BLINKS, 'E', seconds);
                }
            }
            case RETRACT -> raw(FS, 'P', SHOWN_STEPS, LAMP_BLINKS, 'R', seconds);
        }
    }

    private void raw(int... bytes) throws IOException {
        for (int b : bytes) {
            printer.write(b);
        }
    }
}
