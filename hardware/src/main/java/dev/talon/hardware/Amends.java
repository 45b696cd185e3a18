package dev.talon.hardware;

import java.util.Arrays;

/**
 * Completes a paper that broke off in the middle of a command. It sends zeros, which fill the incomplete picture and
 * have no effect after it, then a cut. Without this the beginning of the next paper would be printed as the rest of
 * that picture, on the same piece of paper.
 */
final class Amends {
    private Amends() {}

    /**
     * For a paper of which an unknown part arrived.
     *
     * @param slip all of its bytes
     * @param cut the bytes that reset the printer and cut the paper
     */
    static byte[] of(byte[] slip, byte[] cut) {
        int zeros = longestPicture(slip);
        byte[] amends = Arrays.copyOf(new byte[zeros], zeros + cut.length);
        System.arraycopy(cut, 0, amends, zeros, cut.length);
        return amends;
    }

    /**
     * The length of the longest {@code GS v 0} in the slip; at least 8 bytes, which is more than any other command can
     * lack.
     */
    private static int longestPicture(byte[] slip) {
        int longest = 8;
        for (int at = 0; at + 8 <= slip.length; at++) {
            if (slip[at] == 0x1D && slip[at + 1] == 'v' && slip[at + 2] == '0') {
                int length = number(slip, at + 4) * number(slip, at + 6);
                longest = Math.max(longest, length);
                at += 7 + length;
            }
        }
        return longest;
    }

    private static int number(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) | Byte.toUnsignedInt(bytes[at + 1]) << 8;
    }
}
