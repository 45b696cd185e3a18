package dev.talon.hardware;

import dev.talon.hardware.link.Link;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Separates a printer's answers by the bits that are fixed in each kind of answer. It ignores line ends, flow control
 * and other noise.
 */
final class Answers {
    /** The kinds of answer. */
    enum Kind {
        /** One byte, to {@code DLE EOT 1…4}: comes at once. */
        REAL_TIME(1),
        /** One byte, to {@code GS r}: comes when everything before it has been printed. */
        IN_ORDER(1),
        /** Four bytes, which a printer sends by itself at each change. */
        AUTOMATIC(4),
        /** Six bytes, to Custom's {@code DLE EOT 20}, the first two fixed. */
        FULL(6);

        private final int length;

        Kind(int length) {
            this.length = length;
        }
    }

    private static final int FULL_FIRST = 0x10;
    private static final int FULL_SECOND = 0x0F;

    private final Link link;
    private final boolean custom;
    private final int[] message = new int[6];
    private int length;
    private Kind kind = Kind.IN_ORDER;
    private Optional<Report> told = Optional.empty();

    /** @param custom whether the printer sends six-byte answers; then it sends no four-byte ones */
    Answers(Link link, boolean custom) {
        this.link = link;
        this.custom = custom;
    }

    /** What the printer last reported on this line without being asked. */
    Optional<Report> told() {
        return told;
    }

    /**
     * Waits for an answer of a kind and ignores others.
     *
     * @return its first significant byte; empty when it did not come in time
     */
    OptionalInt await(Kind wanted, long deadline) throws IOException {
        while (next(deadline)) {
            if (kind == wanted) {
                return OptionalInt.of(message[0]);
            }
        }
        return OptionalInt.empty();
    }

    /** The same, but ends also when the printer reports that it has stopped. */
    OptionalInt awaitUnlessStopped(Kind wanted, long deadline) throws IOException {
        while (next(deadline)) {
            if (kind == wanted) {
                return OptionalInt.of(message[0]);
            }
            if (told.filter(Report::stops).isPresent()) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Discards what has already arrived.
     *
     * @return how many answers of a kind were among it
     */
    int drain(Kind counted) throws IOException {
        long now = System.nanoTime();
        int count = 0;
        while (next(now)) {
            count += kind == counted ? 1 : 0;
        }
        return count;
    }

    /** Reads to the end of the next answer, of which a part may have arrived earlier. */
    private boolean next(long deadline) throws IOException {
        if (length == kind.length) {
            length = 0;
        }
        for (OptionalInt read = link.read(deadline); read.isPresent(); read = link.read(deadline)) {
            if (isWhole(read.getAsInt())) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole(int b) {
        if (length > 0 && !belongs(b)) {
            if (kind == Kind.AUTOMATIC) {
                return false;
            }
            length = 0;
        }
        if (length == 0 && !begins(b)) {
            return false;
        }
        message[length++] = b;
        if (length < kind.length) {
            return false;
        }
        if (kind == Kind.AUTOMATIC) {
            told = Optional.of(StatusBits.automatic(message[0], message[1], message[2]));
        } else if (kind == Kind.FULL) {
            told = Optional.of(StatusBits.full(message[2], message[3], message[4], message[5]));
        }
        return true;
    }

    /** Within an automatic status only flow control may occur; Custom's second byte is always the same. */
    private boolean belongs(int b) {
        return kind == Kind.AUTOMATIC ? (b & 0x90) == 0 : length != 1 || b == FULL_SECOND;
    }

    private boolean begins(int b) {
        if (custom && b == FULL_FIRST) {
            kind = Kind.FULL;
        } else if ((b & 0x93) == 0x10) {
            kind = Kind.AUTOMATIC;
        } else if ((b & 0x93) == 0x12) {
            kind = Kind.REAL_TIME;
        } else if ((b & 0x90) == 0 && b != '\n' && b != '\r') {
            kind = Kind.IN_ORDER;
        } else {
            return false;
        }
        return true;
    }
}
