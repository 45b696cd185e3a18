package dev.talon.hardware.link;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a line is not open, as far as its own end can tell. */
public enum LineFault {
    /** Nothing is there: switched off, unplugged, unknown name, refused. */
    ABSENT,
    /** It exists, but this program has no permission to use it. */
    FORBIDDEN,
    /** It exists, but another program uses it. */
    TAKEN,
    /** Something else is at that path. */
    OTHER_KIND,
    /** It was open, and took no more bytes. */
    STALLED,
    /** It was open, and broke off. */
    LOST;

    /** @param opened whether the line was open before */
    static LineFault of(IOException e, boolean opened) {
        if (e instanceof Unreachable unreachable) {
            return valueOf(unreachable.why().name());
        }
        boolean noAnswer = e instanceof SocketException
                || e instanceof SocketTimeoutException
                || e instanceof UnknownHostException;
        return noAnswer && !opened ? ABSENT : LOST;
    }

    /** The one of this word; empty: a newer program may know more. */
    public static Optional<LineFault> of(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word().equals(word))
                .findFirst();
    }

    /** {@code absent, forbidden, taken, other-kind, stalled, lost}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
