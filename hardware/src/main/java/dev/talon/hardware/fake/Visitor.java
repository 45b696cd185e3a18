package dev.talon.hardware.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection to a fake printer. */
final class Visitor {
    private final InputStream in;
    private final OutputStream out;
    private final Break hangUp;
    private boolean wantsChanges;

    /** Breaks a connection off. */
    interface Break {
        void off() throws IOException;
    }

    /** @param hangUp ends the connection at once and discards data on the way */
    Visitor(InputStream in, OutputStream out, Break hangUp) {
        this.in = in;
        this.out = out;
        this.hangUp = hangUp;
    }

    int read(byte[] into, int most) throws IOException {
        return in.read(into, 0, most);
    }

    void say(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void hangUp() throws IOException {
        hangUp.off();
    }

    boolean wantsChanges() {
        return wantsChanges;
    }

    void wantChanges(boolean wanted) {
        wantsChanges = wanted;
    }
}
